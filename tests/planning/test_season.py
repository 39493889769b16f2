"""The closed loop of benchmarks/season on a few days of a small territory: what it writes, and how it judges."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.season.book import BookFolder
from benchmarks.season.ledger import Appointment, Call, Ledger, Promise
from benchmarks.season.loop import Season, SeasonDay, run_season
from benchmarks.season.measures import figures
from benchmarks.season.program import ask
from benchmarks.season.rep import Driven
from benchmarks.season.report import Result, causes, report
from benchmarks.season.trail import late_trails
from benchmarks.season.world import BASE, Shape, World

SMALL = Shape(9, 0.4, 0.34, 0.33, 20, 1.3, "city")
POLICIES = ("naiveA", "again")


@pytest.fixture(scope="module")
def seasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Season]]:
    found = {}
    for policy in POLICIES:
        folder = tmp_path_factory.mktemp("season") / "book"
        found[policy] = folder, run_season(folder, World("small", SMALL, 3, days=4), policy, warm_up=1)
    return found


def test_the_program_reads_the_log_as_the_judge_knows_it(seasons: dict[str, tuple[Path, Season]]) -> None:
    for folder, season in seasons.values():
        rows = ask(folder, season.last, 1080, "list")["customers"]
        known = {id_: days[-1].isoformat() for id_, days in season.ledger.contacts.items()}
        assert {row["customer"]: row["last_contact"] for row in rows} == known
        assert any(call.outcome == "met" for call in season.ledger.calls)


def test_the_luck_is_the_same_for_every_policy(seasons: dict[str, tuple[Path, Season]]) -> None:
    a, b = (seasons[policy][1].ledger for policy in POLICIES)
    assert [(p.customer, p.made, p.due) for p in a.promises] == [(p.customer, p.made, p.due) for p in b.promises]
    assert [(x.customer, x.on, x.time) for x in a.appointments] == [(x.customer, x.on, x.time) for x in b.appointments]
    day, (one, other) = a.world.days[2], a.world.customers[:2]
    assert a.world.travel(day, one.at, other.at) == b.world.travel(day, one.at, other.at)
    assert a.world.at_the_door(one, day) == b.world.at_the_door(b.world.customers[0], day)


def test_roads_take_a_fifth_more_or_less_than_the_rep_expects() -> None:
    world = World("small", SMALL, 3, days=1, pace=1.5)
    at = world.customers[0].at
    ratios = [
        world.travel(date(2026, 1, 1) + timedelta(days=k), BASE, at) / world.minutes(BASE, at) for k in range(200)
    ]
    assert 1.5 * 0.8 <= min(ratios) < 1.5 * 0.85
    assert 1.5 * 1.15 < max(ratios) <= 1.5 * 1.2


def test_a_season_is_judged_as_by_hand(tmp_path: Path) -> None:
    world = World("small", SMALL, 3, days=3)
    mon, tue, wed = world.days[:3]
    shop, others = world.customers[0], {c.id: 0.0 for c in world.customers[1:]}
    shop.hours = {weekday: [(540, 1080)] for weekday in range(5)}
    assert (mon, shop.rank, shop.every) == (date(2026, 11, 16), "A", "1 week")
    ledger = Ledger(world, BookFolder(tmp_path / "book", world))
    ledger.contacts = {c.id: [wed] for c in world.customers} | {shop.id: [date(2026, 11, 6), wed]}
    ledger.promises = [Promise("promise", shop.id, f"{due}#1", mon, due, wed) for due in (tue, wed)]
    ledger.appointments = [
        Appointment(shop.id, "a", mon, wed, 600, late=15), Appointment(shop.id, "b", mon, wed, 600, late=16),
        Appointment(shop.id, "c", mon, tue, 600), Appointment(shop.id, "d", mon, mon, 600),
    ]  # fmt: skip
    ledger.calls = [Call(tue, shop, 600, 605, 10, 0, "absent", 11 / 7, appointment=False)]
    met = [Call(wed, shop, 600, 620, 10, 0, "met", 12 / 7, appointment=False)]
    days = [
        SeasonDay(mon, Driven(), {}, {}, {shop.id: 10 / 7, **others}, [shop.id]),
        SeasonDay(tue, Driven(ledger.calls, [], 20, end=625), {}, {}, {shop.id: 11 / 7, **others}, [shop.id]),
        SeasonDay(wed, Driven(met, [], 20, end=1040), {}, {}, {shop.id: 0.0, **others}, []),
    ]
    season = Season(ledger, days, 1, [(44, 40), (66, 60)], 0)
    found = figures(season)
    assert (found["gaps"], found["early"], found["late"]) == (0, 0, 100)  # 12 days of 7 are 1.71 intervals
    assert found["neglected A"] == pytest.approx(100 / 3)  # one of three, at 11 ÷ 7 = 1.57 on Tuesday
    assert found["95th A"] == pytest.approx(4 / 7)  # six evenings, one of them late
    assert found["promises late"] == 50
    assert found["appointments missed"] == pytest.approx(200 / 3)  # 16 minutes late, and not reached; Monday is warm-up
    assert found["idle days"] == 1  # Tuesday: home at 10:25 with somebody late
    assert found["pace"] == pytest.approx(1.1)
    (trail,) = late_trails(season)
    assert [day.cause for day in trail.days] == ["appointment ahead with an hour free", "absent"]
    assert trail.cause == "appointment ahead with an hour free, after a failed try"


def test_the_report_has_a_row_for_each_policy_and_marks_what_misses(seasons: dict[str, tuple[Path, Season]]) -> None:
    results = [
        Result("small", policy, 3, 1.0, {**figures(season), "gaps": gaps}, causes(season))
        for (policy, (_, season)), gaps in zip(seasons.items(), (90, 80), strict=True)
    ]
    text = report(results)
    assert "| gaps within 0.7–1.3 ≥ 85% | again | **80** |" in text
    assert "| gaps not below the better naive rule | again | **80 : 90** |" in text
