"""Who is known to be quiet is one whom judging would find nothing to say of, on every day of a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hand import SETTINGS, book, customer, day, entry, history
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.book import Book, BookSummary
from routecli.core.interval import parse_interval
from routecli.core.model import Customer, Limits, Machine, Part, Person
from routecli.core.overdue import overdue_report, quiet_until, ranked
from routecli.core.parts import Dropped, FollowUp, Meter, Moved, Serviced, Voice

if TYPE_CHECKING:
    from routecli.core.entry import Entry

FILTER = parse_interval("3 months")
assert FILTER
BUYER = Person("花", key=True)


def spoken(context: Book, who: Customer) -> list[date]:
    """The days of a year, from the log's last, on which judging finds something."""
    start = max(context.history(who.id).upto, day("2026-01-01"))
    days = [start + timedelta(days=n) for n in range(400)]
    return [on for on in days if ranked(context, on, who)]


@pytest.mark.parametrize(
    ("who", "log", "first"),
    [
        # the clock: 2026-03-02 + 2 weeks = 03-16, late from the next day
        (customer(), [entry("2026-03-02")], "2026-03-17"),
        (customer(since=day("2026-03-02")), [], "2026-03-17"),
        (customer(), [entry("2026-03-02", next=day("2026-04-01"))], "2026-04-02"),
        # on request, and open: a promise, one moved, a complaint (7 days), an appointment
        (customer("none"), [entry("2026-03-02", follow_ups=[FollowUp(day("2026-03-05"), "見積")])], "2026-03-06"),
        (
            customer("none"),
            [
                entry("2026-03-02", id="260302-aaaaaaaa", follow_ups=[FollowUp(day("2026-03-05"), "見積")]),
                entry("2026-03-03", moved=[Moved("260302-aaaaaaaa#1", day("2026-03-20"))]),
            ],
            "2026-03-21",
        ),
        (customer("none"), [entry("2026-03-02", voices=[Voice("complaint", "遅い")])], "2026-03-10"),
        (customer("none"), [entry("2026-03-02", type="appointment", on=day("2026-03-09"))], "2026-03-10"),
        # a key person: 90 days for a customer on request
        (customer("none", contacts=[BUYER]), [entry("2026-03-02")], "2026-06-01"),
        # a filter every three months
        (
            customer("none", equipment=[Machine("case-1", service=[Part("フィルター", FILTER)])]),
            [entry("2026-03-02", service=[Serviced("case-1", "フィルター")])],
            "2026-06-17",
        ),
    ],
)
def test_the_first_day_with_something_to_say(who: Customer, log: list[Entry], first: str) -> None:
    facts = history(*log)
    assert quiet_until(who, facts, SETTINGS) == day(first)
    assert spoken(book(who, tanaka=facts), who)[0] == day(first)


@pytest.mark.parametrize(("who", "log"), [(customer("none"), [entry("2026-03-02")]), (customer(), [])])
def test_who_is_on_request_or_new_without_a_start_is_quiet_for_ever(who: Customer, log: list[Entry]) -> None:
    assert quiet_until(who, history(*log), SETTINGS) == date.max


def test_when_others_leave_a_contact_without_names_is_the_last_ones() -> None:
    # Seen by nobody's name on 2026-01-05, in the post since 2026-02-01: alone from 2026-03-01, unseen 90 days after the former
    people = [BUYER._replace(since=day("2026-02-01")), Person("一郎", left=day("2026-03-01"))]
    who, facts = customer("none", contacts=people), history(entry("2026-01-05"))
    assert quiet_until(who, facts, SETTINGS) == day("2026-04-06")
    assert spoken(book(who, tanaka=facts), who)[0] == day("2026-05-03")  # until then somebody new to be greeted


DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))
LATER = st.dates(date(2026, 1, 1), date(2026, 12, 31))
NAMES = st.sampled_from(["花", "一郎", "健"])


def some(make: Any, *values: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records with these fields drawn, the others as they are without."""
    drawn = st.tuples(st.tuples(*values), st.fixed_dictionaries(named))
    return drawn.map(lambda given: make(*given[0], **given[1]))


PARTS = some(
    Part, st.sampled_from(["フィルター", "ベルト"]), st.sampled_from([FILTER, parse_interval("500 hours")]),
    st.sampled_from(["done", "fixed"]), early=st.none() | st.integers(0, 30), first=st.none() | LATER,
)  # fmt: skip
PEOPLE = some(Person, NAMES, key=st.booleans(), since=st.none() | DAYS, left=st.none() | LATER)
MACHINES = some(Machine, st.just("case-1"), installed=st.none() | DAYS, service=st.lists(PARTS, max_size=2))
CUSTOMERS = some(
    customer,
    st.sampled_from(["10 days", "1 month", "none"]),
    since=st.none() | DAYS,
    contacts=st.lists(PEOPLE, max_size=3, unique_by=lambda person: person.name),
    equipment=st.lists(MACHINES, max_size=1),
)
LIMITS = some(Limits, person_intervals=st.sampled_from([0.5, 3.0]), complaint=st.integers(0, 20))
CLEARED = st.sampled_from(["260101-00000000", "260101-00000000#1", "260101-00000001#2"])


@st.composite
def logs(draw: st.DrawFn) -> list[Entry]:
    """Some lines of a log; what is cleared or moved may be there or not."""
    kinds = {
        "visit": lambda: {
            "outcome": draw(st.sampled_from(["met", "phone", "absent", "cancelled"])),
            "with_": draw(st.lists(NAMES, max_size=2)),
            "next": draw(st.none() | LATER),
            "follow_ups": draw(st.lists(some(FollowUp, LATER, st.just("見積")), max_size=2)),
            "voices": draw(
                st.lists(some(Voice, st.sampled_from(["complaint", "praise"]), st.just("遅い")), max_size=1)
            ),
            "done": draw(st.lists(CLEARED, max_size=1)),
            "dropped": draw(st.lists(some(Dropped, CLEARED, st.just("不要")), max_size=1)),
            "moved": draw(st.lists(some(Moved, CLEARED, LATER), max_size=1)),
            "service": draw(st.lists(st.just(Serviced("case-1", "フィルター")), max_size=1)),
            "meters": draw(st.lists(some(Meter, st.just("case-1"), st.integers(0, 900)), max_size=1)),
        },
        "appointment": lambda: {"on": draw(LATER)},
        "hold": lambda: {"until": draw(LATER)},
        "note": dict[str, Any],
    }

    def line(n: int) -> Entry:
        kind = draw(st.sampled_from(sorted(kinds)))
        return entry(draw(DAYS).isoformat(), type=kind, id=f"260101-{n:08d}", **kinds[kind]())

    return [line(n) for n in range(draw(st.integers(0, 5)))]


@given(CUSTOMERS, logs(), LIMITS)
def test_skipping_is_judging_everybody(who: Customer, log: list[Entry], limits: Limits) -> None:
    settings = SETTINGS._replace(limits=limits)
    facts = history(*log)
    context = book(who, settings=settings, tanaka=facts)
    first = quiet_until(who, facts, settings)
    assert [on for on in spoken(context, who) if on < first] == []


def test_the_list_leaves_out_who_is_quiet_and_nobody_else() -> None:
    shops = [customer(id=f"shop-{n}", since=day("2026-03-02")) for n in range(3)]
    told = {"shop-0": "2026-03-18", "shop-1": "2026-03-17"}  # of the third nothing is known
    context = book(*shops)._replace(known=BookSummary(quiet=lambda ids: {id_: told[id_] for id_ in ids if id_ in told}))
    found = overdue_report(context, day("2026-03-17"), ["shop-0", "shop-1", "shop-2"])
    assert [candidate.customer.id for candidate in found.late] == ["shop-1", "shop-2"]
