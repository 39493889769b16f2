"""What the log teaches of a rep's days: which legs count, and how long visits take."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "core"))

from hand import SETTINGS, book, customer, entry, history

from routecli.core.durations import visit_length
from routecli.core.model import Lunch, Rep, Travel
from routecli.planning.ways.pace import Learned, learned
from routecli.planning.ways.travel import estimate, with_fallback

if TYPE_CHECKING:
    from routecli.core.entry import Entry

REP = Rep("sato", "佐藤 健", lunch=Lunch(60, (11 * 60 + 30, 14 * 60)))
PLACES = {"a": (35.70, 139.77), "b": (35.71, 139.77), "c": (35.72, 139.77), "d": (35.701, 139.77)}
A = {"time": "10:00", "minutes": 20}
B = {"time": "10:30", "minutes": 30}  # 30 - (20 + 30) / 2 = 5 minutes on the road
ESTIMATED = 6.469  # 0.01° of latitude × 1.3 at 25 km/h, and 3 minutes


def legs(days: int = 40, settings: Any = SETTINGS, rep: Rep = REP, **visits: dict[str, Any]) -> Learned:
    """What is learned from so many days, each with the visits at the shops named; each day has shops of its own."""
    shops, logs = [], {}
    for n in range(days):
        on = date(2026, 1, 1) + timedelta(days=n)
        for name, fields in visits.items():
            id_ = f"{name}-{n // 10}"
            logs.setdefault(id_, []).append(entry(on.isoformat(), **{"by": "sato", **fields}))
    shops = [customer(id=id_, at=PLACES[id_[0]]) for id_ in logs]
    return learned(book(*shops, settings=settings, **{id_: history(*log) for id_, log in logs.items()}), rep)


def test_the_factor_is_the_median_of_observed_over_estimated() -> None:
    assert legs(a=A, b=B) == Learned(round(5 / ESTIMATED, 2), 40)
    assert legs(a=A, b=B | {"time": "10:40"}) == Learned(2.0, 40)  # 15 minutes: 2.3, beyond belief
    assert legs(a=A, b=B | {"time": "10:25", "minutes": 28}).factor == 0.5


@pytest.mark.parametrize(
    "visits",
    [
        {"a": A, "b": {"time": "10:30"}},  # no minutes
        {"a": A, "b": B | {"by": "ito"}},  # somebody else's visit
        {"a": A, "b": B, "c": {"by": "sato"}},  # a visit at any time of the day
        {"a": A, "b": B, "c": {"time": "10:20", "outcome": "phone"}},  # on the phone between the two
        {"a": A, "b": B | {"time": "12:00"}},  # over lunch, and too long
        {"a": A | {"time": "11:20"}, "b": B | {"time": "11:50"}},  # perhaps over lunch
        {"a": A, "b": B | {"time": "10:05"}},  # less than no time
        {"a": A, "d": B},  # next door: 0.001° are 3.3 minutes
        {"a": A, "b": B, "c": {"time": "10:10", "type": "visit", "outcome": "absent"}},  # a door without a length
    ],
)
def test_a_leg_that_cannot_be_judged_teaches_nothing(visits: dict[str, Any]) -> None:
    assert legs(**visits) == Learned(1.0, 0)


def test_few_legs_teach_nothing_and_a_setting_forbids_it() -> None:
    assert legs(29, a=A, b=B) == Learned(1.0, 29)
    assert legs(30, a=A, b=B).factor < 1
    off = SETTINGS._replace(travel=Travel(learn=False))
    assert legs(a=A, b=B, settings=off) == Learned(1.0, 0)
    assert learned(book(), None) == Learned(1.0, 0)


def test_days_of_which_visits_are_forgotten_are_left_out() -> None:
    """Of 20 visits each, 16 are remembered: a day at their edge may lack the visit between two others."""
    logs: dict[str, list[Entry]] = {"a": [], "b": []}
    for n in range(20):
        on = (date(2026, 1, 1) + timedelta(days=n)).isoformat()
        logs["a"].append(entry(on, by="sato", **A))
        logs["b"].append(entry(on, by="sato", **B))
    shops = [customer(id=id_, at=PLACES[id_]) for id_ in logs]
    found = learned(book(*shops, **{id_: history(*log) for id_, log in logs.items()}), REP)
    assert found.legs == 15


def test_the_learned_factor_stretches_the_estimate() -> None:
    points = [(35.70, 139.77), (35.71, 139.77)]
    assert estimate(Travel(), 1.5)(points)[0][1].minutes == pytest.approx(1.5 * ESTIMATED, abs=1e-2)
    assert estimate(Travel(), 1.5)(points)[0][0] == (0, 0, False)


def test_what_is_known_goes_before_the_estimate() -> None:
    points = [(35.70, 139.77), (35.71, 139.77), (35.72, 139.77)]
    table = [[None, (4.0, 2.0), None], [(5.0, None), None, None], [None, None, None]]
    found = with_fallback(lambda _starts, _ends: table, estimate(Travel()), 3.0)(points)
    assert found[0][1] == (7.0, 2.0, False)
    assert found[1][0] == (8.0, pytest.approx(1.4455, abs=1e-3), False)  # the kilometres are still the estimate's
    assert found[0][2].estimated
    assert found[0][0] == (0, 0, False)


@pytest.mark.parametrize(
    ("logged", "expected"),
    [
        ([25, 35, 20], (25, "learned", 3)),
        ([25, 30, 35, 20], (28, "learned", 4)),  # 27.5, to the even minute
        ([25, 600, 35, 0, 20], (25, "learned", 3)),  # ten hours, and none, are slips
        ([25, 35], (30, "default", 0)),
        ([], (30, "default", 0)),
        ([90] * 10 + [20] * 16, (20, "learned", 16)),  # only the last ones count
    ],
)
def test_a_visit_takes_what_it_usually_took(logged: list[int], expected: tuple[int, str, int]) -> None:
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(len(logged)))
    log = [entry(on.isoformat(), minutes=minutes) for on, minutes in zip(days, logged, strict=True)]
    assert visit_length(customer(), history(*log), SETTINGS) == expected


def test_a_phone_call_has_no_length_of_a_visit() -> None:
    log = [entry(f"2026-01-0{n}", minutes=5, outcome="phone") for n in range(1, 9)]
    assert visit_length(customer(), history(*log), SETTINGS).source == "default"
