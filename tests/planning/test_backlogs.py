"""Territories as they are found: everybody late, too few visits a day, a place that no day can reach."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "core"))

from checker import faults_of_weeks
from hand import REP, SETTINGS, book, customer, day, entry, history
from hypothesis import given, settings
from hypothesis import strategies as st
from weeks_judge import judge

from routecli.core.interval import parse_interval
from routecli.core.model import Customer, Lunch, Place, Rank, Travel
from routecli.planning.solver.weeks import plan_weeks
from routecli.planning.today.kept import SavedPlan
from routecli.planning.ways.travel import estimate
from routecli.planning.weeks.answer import Outlook, outlook
from routecli.planning.weeks.question import territory

if TYPE_CHECKING:
    from routecli.core.book import Book

TODAY = "2026-12-01"  # a Tuesday: the first week has four days
ME = REP._replace(base=Place((35.70, 139.78)), lunch=Lunch(60, (690, 840)))
RANKS = {
    "A": Rank(parse_interval("2 weeks"), 3.0),
    "B": Rank(parse_interval("1 month"), 2.0),
    "C": Rank(parse_interval("2 months"), 1.0),
}


def shop(name: str, lat: float = 35.705, lon: float = 139.78, **fields: Any) -> Customer:
    return customer(**{"id": name, "at": (lat, lon), "minutes": 30, **fields})


def book_of(*shops: Customer, last: str | list[str] = "2026-09-01", visits: int | None = None) -> Book:
    """A book whose shops were all last met on a day, or each on its own."""
    days = [last] * len(shops) if isinstance(last, str) else last
    logs = {s.id: history(entry(on)) for s, on in zip(shops, days, strict=True)}
    return book(*shops, settings=SETTINGS._replace(reps={"sato": ME._replace(visits=visits)}, ranks=RANKS), **logs)


def weeks(context: Book, number: int = 1, iterations: int = 1500) -> Outlook:
    rep = context.settings.reps["sato"]
    question = territory(context, rep, day(TODAY), number, estimate(Travel()), SavedPlan())
    assert question
    plan = plan_weeks(question.horizon, question.clients, iterations=iterations)
    found = outlook(context, question, plan)
    assert faults_of_weeks(context, found, day(TODAY)) == []
    assert judge(question.horizon, question.clients, plan).idle == ()
    return found


def seen(found: Outlook) -> list[list[str]]:
    return [[stop.customer.id for stop in row.stops] for row in found.days]


def test_four_late_customers_and_one_visit_a_day_are_seen_one_a_day() -> None:
    found = weeks(book_of(*(shop(name) for name in "abcd"), visits=1))
    assert sorted(seen(found)) == [["a"], ["b"], ["c"], ["d"]]
    assert found.capacity.stretch == 1
    twice = weeks(book_of(*(shop(name) for name in "abcdefgh"), visits=1))
    assert [len(row) for row in seen(twice)] == [1, 1, 1, 1]


def test_of_those_late_the_worst_come_first() -> None:
    dates = [f"2026-{text}" for text in ("10-13", "09-01", "10-06", "09-08", "09-22", "09-15", "09-29", "10-20")]
    found = weeks(book_of(*(shop(name) for name in "abcdefgh"), last=dates, visits=1))
    assert seen(found) == [["b"], ["d"], ["f"], ["e"]]


def test_fifty_late_customers_fill_the_days_of_a_week() -> None:
    """Four days of 7½ hours hold some twelve visits of half an hour with a few minutes between them."""
    grid = [shop(f"s{n}", 35.705 + n // 20 * 0.003, 139.78 + n % 20 * 0.003) for n in range(50)]
    found = weeks(book_of(*grid))
    assert 46 <= sum(map(len, seen(found))) <= 50
    assert found.capacity.stretch < 1.1


def test_a_year_of_neglect_is_worked_off_by_rank() -> None:
    """172 shops, all late, ten visits a day: the first week is full of rank A, then B, then C."""
    random = Random(5)
    shops = [
        shop(f"s{n}", random.gauss(35.71, 0.02), random.gauss(139.78, 0.02), every="none", rank=rank)._replace(
            every=None
        )
        for n, rank in enumerate("A" * 22 + "B" * 60 + "C" * 90)
    ]
    found = weeks(book_of(*shops, last="2026-01-19", visits=10), 4)
    days = seen(found)
    assert [len(row) for row in days] == [10] * 19
    first: dict[str, int] = {}
    for j, row in enumerate(days):
        for name in row:
            first.setdefault(name, j)
    mean = {
        rank: sum(found) / len(found)
        for rank in "ABC"
        if (found := [first[s.id] for s in shops if s.rank == rank and s.id in first])
    }
    assert mean["A"] < mean["B"] < mean["C"]
    assert all(s.id in first for s in shops if s.rank == "A")
    assert max(first[s.id] for s in shops if s.rank == "A") <= 3


def test_a_place_that_no_day_can_reach_is_named_and_spoils_nothing() -> None:
    town = [shop("a"), shop("b", 35.71), shop("c", 35.715)]
    far = shop("sapporo", 43.06, 141.35)
    without, found = weeks(book_of(*town), 4), weeks(book_of(*town, far), 4)
    assert seen(found) == seen(without)
    assert found.capacity.demand == without.capacity.demand
    assert [(row.customer.id, row.reason) for row in found.unplanned] == [("sapporo", "too_far")]


def test_an_appointment_out_of_reach_is_named_and_the_others_are_seen() -> None:
    town = [shop("a"), shop("b", 35.71), shop("c", 35.715)]
    context = book_of(*town, shop("sapporo", 43.06, 141.35))
    logs = {
        **context.histories,
        "sapporo": history(entry("2026-11-20", type="appointment", on=day("2026-12-02"), time="10:00")),
    }
    found = weeks(context._replace(histories=logs))
    assert sum(map(len, seen(found))) == 3
    assert [(row.customer.id, row.why) for row in found.missed] == [("sapporo", "too_far")]


def test_who_finds_no_room_has_a_turn_after_the_weeks() -> None:
    found = weeks(book_of(*(shop(name) for name in "abcdef"), last="2026-09-01", visits=1))
    assert [(row.reason, str(row.due), str(row.turn)) for row in found.unplanned] == [
        ("no_room", "2026-09-15", "2026-12-07")  # the Monday after
    ] * 2


def test_where_only_the_number_of_visits_binds_the_share_says_so() -> None:
    """Twelve fortnightly customers ask for 24 visits in four weeks; one a day allows nineteen."""
    found = weeks(book_of(*(shop(f"s{n}") for n in range(24)), last="2026-11-24", visits=2), 4).capacity
    assert found.demand.by_visits
    assert found.demand.share > 1
    assert found.stretch > 1
    roomy = weeks(book_of(*(shop(f"s{n}") for n in range(6)), last="2026-11-24", visits=2), 4).capacity
    assert roomy.demand.share < 1
    assert roomy.stretch == 1


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 12), st.sampled_from([None, 1, 3]), st.floats(-0.2, 8.0))
def test_another_customer_never_leaves_the_others_without_a_visit(
    seed: int, size: int, visits: int | None, away: float
) -> None:
    """Wherever it is: who could be seen without it is planned, or named with a turn to come, and no day becomes idle."""
    random = Random(seed)
    shops = [shop(f"s{n}", random.gauss(35.71, 0.03), random.gauss(139.78, 0.03)) for n in range(size)]
    last = [f"2026-{random.choice(['09', '10', '11'])}-{random.randint(10, 28)}" for _ in shops]
    before = weeks(book_of(*shops, last=last, visits=visits), iterations=300)
    after = weeks(book_of(*shops, shop("new", 35.70 + away), last=[*last, "2026-10-01"], visits=visits), iterations=300)
    made = [sum(map(len, seen(found))) for found in (before, after)]
    assert made[1] >= made[0] - 1
    named = {row.customer.id for row in after.unplanned} | {name for row in seen(after) for name in row}
    assert {s.id for s in shops} <= named
    assert all(row.reason not in {"too_far", "no_hours"} for row in after.unplanned if row.customer.id != "new")
