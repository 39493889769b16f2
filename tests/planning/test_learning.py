"""What the log teaches of a rep's days: which legs count, and how long visits take."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
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


def with_prior(ratio: float, n: int = 40) -> float:
    """Thirty legs at the estimate's own pace count as well."""
    return round((30 + n * ratio) / (30 + n), 2)


def test_the_factor_is_the_median_of_observed_over_estimated() -> None:
    assert legs(a=A, b=B) == Learned(with_prior(5 / ESTIMATED), 40)
    assert legs(a=A, b=B | {"time": "10:40"}) == Learned(with_prior(2.0), 40)  # 15 minutes: 2.3, beyond belief
    assert legs(a=A, b=B | {"time": "10:25", "minutes": 28}).factor == with_prior(0.5)


def test_the_first_legs_count_little_and_no_single_one_changes_the_day() -> None:
    factors = [legs(n, a=A, b=B).factor for n in (1, 10, 29, 30, 31)]
    assert factors == [with_prior(5 / ESTIMATED, n) for n in (1, 10, 29, 30, 31)]


def test_legs_that_disagree_teach_less() -> None:
    """6 minutes for a way of 6.5 on half of the days, 11 on the others: the median deviation is half of their distance."""
    shops = [customer(id=id_, at=PLACES[id_[0]]) for id_ in ("a-0", "a-1", "b-0", "b-1")]
    logs: dict[str, list[Entry]] = {shop.id: [] for shop in shops}
    for n in range(30):
        on = (date(2026, 1, 1) + timedelta(days=n)).isoformat()
        logs[f"a-{n // 15}"].append(entry(on, by="sato", **A))
        logs[f"b-{n // 15}"].append(entry(on, by="sato", **B | {"time": "10:31" if n % 2 else "10:36"}))
    found = learned(book(*shops, **{id_: history(*log) for id_, log in logs.items()}), REP)
    middle, spread = 8.5 / ESTIMATED, 2.5 / ESTIMATED
    assert found.factor == pytest.approx(
        (30 + 30 * (0.25 / spread) ** 2 * middle) / (30 + 30 * (0.25 / spread) ** 2), abs=0.01
    )


@pytest.mark.parametrize("noted", ["going", "coming"])
@pytest.mark.parametrize("true", [0.8, 1.0, 1.3])
def test_driving_is_told_from_waiting_and_from_visits_of_any_length(noted: str, true: float) -> None:
    """200 days of four visits, noted in one way: visits of 10 to 50 minutes, roads 20 % faster or slower, a wait on one leg of six."""
    random = Random(f"{noted}{true}")
    spots = [(35.70 + n / 100, 139.77 + m / 100) for n in range(12) for m in range(6)]
    shops = [customer(id=f"s{n}", at=at) for n, at in enumerate(spots)]
    logs: dict[str, list[Entry]] = {shop.id: [] for shop in shops}
    for n in range(200):
        on, now, here = date(2026, 1, 1) + timedelta(days=n), 14 * 60 + 5.0, None
        for shop in random.sample(shops, 4):
            if here:
                now += true * random.uniform(0.8, 1.2) * estimate(Travel())([here], [shop.at])[0][0].minutes
                now += random.uniform(5, 40) * (random.random() < 1 / 6)
            came, here = now, shop.at
            now += (minutes := random.randint(10, 50))
            at = round(now if noted == "going" else came)
            logs[shop.id].append(
                entry(on.isoformat(), by="sato", minutes=minutes, time=f"{at // 60:02d}:{at % 60:02d}")
            )
    found = learned(book(*shops, settings=SETTINGS, **{id_: history(*log) for id_, log in logs.items()}), REP)
    assert found.legs > 300
    assert found.factor == pytest.approx(true, abs=0.05)


def test_who_begins_at_opening_time_may_have_waited_for_it() -> None:
    hours = (((10 * 60 + 45, 12 * 60),),) * 7
    at_opening = entry("2026-01-01", by="sato", time="10:45", minutes=30)
    shops = customer(id="a", at=PLACES["a"]), customer(id="b", at=PLACES["b"], hours=hours)
    logs = {"a": history(entry("2026-01-01", by="sato", **A)), "b": history(at_opening)}
    assert learned(book(*shops, **logs), REP) == Learned(1.0, 0)
    assert learned(book(shops[0], shops[1]._replace(hours=()), **logs), REP).legs == 1


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


def test_a_setting_forbids_learning() -> None:
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
