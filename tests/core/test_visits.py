"""Single visits kept in a line of text come back as they were logged, for any period within the time they are kept."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hand import entry, history
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.parts import Need, Order, Serviced, Stage, Told
from routecli.core.visits import KEPT_DAYS, LoggedVisit, first_visit, fruitless, visits_of
from routecli.core.vocabulary import OUTCOMES

if TYPE_CHECKING:
    from routecli.core.entry import Entry
    from routecli.core.history import History

LAST = date(2026, 11, 24)


def rows(found: History, first: str = "2000-01-01", last: str = "2026-12-31") -> list[LoggedVisit]:
    return visits_of(found, date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("fields", "sold", "fruitful", "routine"),
    [
        ({}, False, False, True),
        ({"note": "talked"}, False, False, True),
        ({"orders": [Order("A100", 2)]}, True, True, True),
        ({"orders": [Order("A100", 0)]}, False, True, True),
        ({"stages": [Stage("261101-00000000#1", "won")]}, True, True, True),
        ({"stages": [Stage("261101-00000000#1", "lost")]}, False, True, True),
        ({"needs": [Need("冷凍ケース", "won")]}, True, True, True),
        ({"told": [Told("winter-2026")]}, False, False, True),
        ({"service": [Serviced("m", "ベルト")]}, False, True, False),
        ({"done": ["261101-00000000#1"]}, False, True, False),
        ({"purpose": "delivery"}, False, False, False),
        ({"satisfaction": 3}, False, True, True),
    ],
)
def test_what_a_visit_brought(fields: dict[str, Any], sold: bool, fruitful: bool, routine: bool) -> None:
    made = entry("2026-11-02", time="09:05", by="sato", minutes=20, **fields)
    assert rows(history(made)) == [
        LoggedVisit(date(2026, 11, 2), "09:05", "sato", "met", 20, sold, fruitful, routine),
    ]


def test_only_visits_in_force_count() -> None:
    kept, taken_back = entry("2026-11-02", by="sato"), entry("2026-11-03", by="sato")
    log = [kept, taken_back, entry("2026-11-04", voids=taken_back.id), entry("2026-11-05", type="note")]
    assert [row.day for row in rows(history(*log))] == [kept.date]


def test_a_log_without_visits_has_none() -> None:
    empty = history(entry("2026-11-05", type="note"))
    assert (rows(empty), first_visit(empty), fruitless(empty)) == ([], None, 0)


def test_contacts_that_nothing_came_of_are_counted_from_the_last() -> None:
    log = [
        entry("2026-10-01"),
        entry("2026-10-08", orders=[Order("A100", 1)]),
        entry("2026-10-15"),
        entry("2026-10-22", outcome="absent"),
        entry("2026-10-29", outcome="phone"),
    ]
    assert [fruitless(history(*log[:n])) for n in range(1, 6)] == [1, 0, 1, 1, 2]


visits = st.lists(
    st.builds(
        lambda ago, **fields: entry(str(LAST - timedelta(days=ago)), **fields),
        st.integers(0, 2 * KEPT_DAYS),
        time=st.sampled_from(["", "09:05", "23:59"]),
        by=st.sampled_from(["sato", "ito", "", "a,b;c d"]),
        outcome=st.sampled_from(OUTCOMES),
        minutes=st.sampled_from([None, 5, 120]),
        orders=st.sampled_from([(), [Order("A100", 1)]]),
    ),
    min_size=1,
    max_size=12,
)


@given(visits, st.integers(0, KEPT_DAYS), st.integers(0, KEPT_DAYS))
def test_every_visit_of_a_period_comes_back(log: list[Entry], start: int, length: int) -> None:
    found = history(*log)
    found = found._replace(facts=json.loads(json.dumps(found.facts)))  # as the index keeps it
    newest = max(e.date for e in log)
    first = newest - timedelta(days=start)
    last = first + timedelta(days=length)
    wanted = [
        (e.date, e.time, e.by, e.outcome, e.minutes, bool(e.orders))
        for e in sorted(log, key=lambda e: (e.date, e.time, e.id))
        if first <= e.date <= last
    ]
    assert [tuple(row[:6]) for row in visits_of(found, first, last)] == wanted
    assert first_visit(found) == min(e.date for e in log)
