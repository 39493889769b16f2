"""The route of a day on a book one can check by eye: who is on it, when, and why the others are not."""

from __future__ import annotations

import math
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "core"))

from hand import SETTINGS, WEEK, book, customer, day, entry, history
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.agenda import candidates
from routecli.core.hours import clock_text
from routecli.core.model import Customer, Lunch, Place, Rep, Travel
from routecli.planning.route import DayRoute, Wishes, day_route
from routecli.planning.travel import distance_km, estimate

if TYPE_CHECKING:
    from routecli.core.entry import Entry

TODAY = "2026-11-24"  # a Tuesday
BASE = (35.7123, 139.7780)
REP = Rep("sato", "佐藤 健", base=Place(BASE), hours=WEEK, lunch=Lunch(60, (11 * 60 + 30, 14 * 60)))
LATE = "2026-10-01"


def shop(name: str, lat: float = 35.71, lon: float = 139.78, **fields: Any) -> Customer:
    return customer(**{"id": name, "at": (lat, lon), "minutes": 30, **fields})


def plan(
    *shops: Customer,
    wishes: Wishes | None = None,
    rep: Rep = REP,
    on: str = TODAY,
    holidays: tuple[str, ...] = (),
    **logs: list[Entry],
) -> DayRoute:
    settings = SETTINGS._replace(reps={"sato": rep})
    known = {s.id: history(*logs.get(s.id, [entry(LATE)])) for s in shops}
    here = book(*shops, holidays=holidays, settings=settings, **known)
    return day_route(here, candidates(here, day(on), "sato"), rep, day(on), wishes or Wishes(), estimate(Travel()))


def times(route: DayRoute) -> dict[str, str]:
    return {stop.candidate.customer.id: f"{clock_text(stop.start)}-{clock_text(stop.leave)}" for stop in route.stops}


def left(route: DayRoute) -> dict[str, str]:
    return {row.candidate.customer.id: row.reason for row in route.left}


def check(route: DayRoute, shops: list[Customer], *, until: int = 17 * 60 + 30) -> None:
    """Judge a route by the rules alone: travel, hours for the whole visit, lunch, the day's end, nobody dropped."""
    where, now = BASE, float(route.start)
    fed = route.lunch is None
    for stop in route.stops:
        at = stop.candidate.customer.at
        km = 1.3 * distance_km(where, at)
        minutes = 60 * km / 25 + 3 if km > 0.005 else 0
        assert stop.arrive >= now + minutes - 1e-6
        if not fed and route.lunch and route.lunch[0] < stop.start:
            assert stop.start >= now + minutes + 60 - 1e-6
            fed = True
        assert stop.leave - stop.start == pytest.approx(stop.candidate.customer.minutes)
        week = stop.candidate.customer.hours
        if week:
            assert any(a <= stop.start and stop.leave <= b for a, b in week[route.day.weekday()])
        where, now = at, stop.leave
    assert route.finish <= until + 1e-6
    seen = (
        {s.candidate.customer.id for s in route.stops}
        | set(left(route))
        | {d.candidate.customer.id for d in route.done}
    )
    assert seen == {s.id for s in shops}


def test_an_estimated_leg_is_the_great_circle_by_hand() -> None:
    # one hundredth of a degree of latitude is 1.11195 km; × 1.3 ÷ 25 km/h × 60 + 3 min
    assert distance_km((35.70, 139.77), (35.71, 139.77)) == pytest.approx(math.pi / 180 * 0.01 * 6371.0088)
    minutes, km = estimate(Travel())([(35.70, 139.77), (35.71, 139.77)])[0][1]
    assert km == pytest.approx(1.4455, abs=1e-3)
    assert minutes == pytest.approx(6.469, abs=1e-2)


def test_an_appointment_is_kept_to_the_minute() -> None:
    at = entry("2026-11-20", type="appointment", on=day(TODAY), time="10:30")
    route = plan(shop("a"), shop("b", 35.72), a=[entry(LATE), at])
    assert times(route)["a"] == "10:30-11:00"
    check(route, [shop("a"), shop("b", 35.72)])


def test_the_whole_visit_lies_within_the_hours() -> None:
    morning = shop("a", hours=(((10 * 60, 10 * 60 + 30),),) * 7)
    route = plan(morning, shop("b"))
    assert times(route)["a"] == "10:00-10:30"
    too_short = shop("c", hours=(((10 * 60, 10 * 60 + 29),),) * 7)
    assert left(plan(too_short)) == {"c": "hours"}


def test_a_closed_customer_is_named_with_a_day_that_suits() -> None:
    route = plan(shop("a", closed=["tue"]))
    assert [(row.reason, row.detail, row.next_day) for row in route.left] == [("closed", "tue", day("2026-11-25"))]


def test_on_a_day_off_only_appointments_are_kept() -> None:
    at = entry("2026-11-20", type="appointment", on=day("2026-11-23"), time="10:30")
    route = plan(shop("a"), shop("b"), on="2026-11-23", holidays=("2026-11-23",), a=[entry(LATE), at])
    assert (route.closed, list(times(route))) == ("holidays", ["a"])


def test_a_customer_without_a_location_is_put_in_its_area_or_left_out() -> None:
    unknown = shop("b", area="上野")._replace(at=())
    route = plan(shop("a", area="上野"), unknown)
    assert {stop.candidate.customer.id: stop.placed for stop in route.stops} == {"a": "", "b": "area"}
    assert left(plan(shop("a", area="浅草"), unknown)) == {"b": "no_location"}


def test_where_nobody_has_a_location_the_day_is_still_planned() -> None:
    route = plan(shop("a")._replace(at=()), shop("b")._replace(at=()))
    assert {stop.placed for stop in route.stops} == {"nowhere"}
    assert len(route.stops) == 2


def test_a_paused_customer_with_a_promise_is_named() -> None:
    from routecli.core.entry import FollowUp

    hold = entry("2026-11-20", type="hold", until=day("2026-12-01"))
    made = entry("2026-11-10", follow_ups=(FollowUp(day("2026-11-20"), "見積"),))
    assert left(plan(shop("a"), a=[made, hold])) == {"a": "paused"}


def test_what_was_logged_today_stays_and_planning_goes_on_from_there() -> None:
    route = plan(shop("a"), shop("b"), a=[entry(TODAY, time="13:10", by="sato")])
    assert [row.candidate.customer.id for row in route.done] == ["a"]
    assert route.start == 13 * 60 + 10
    assert times(route)["b"] == "13:10-13:40"  # the same place, no travel


def test_wishes_of_the_rep_are_kept() -> None:
    shops = [shop(name, 35.70 + n / 100) for n, name in enumerate("abcd")]
    assert len(plan(*shops, wishes=Wishes(most=2)).stops) == 2
    assert plan(*shops, wishes=Wishes(until=10 * 60)).finish <= 600
    pinned = plan(*shops, wishes=Wishes(pins={"d": 1}))
    assert pinned.stops[0].candidate.customer.id == "d"
    skipped = plan(*shops, wishes=Wishes(skips={"a": "休業"}))
    assert [(row.reason, row.detail) for row in skipped.left] == [("skipped", "休業")]
    fresh = plan(shop("a"), shop("e"), wishes=Wishes(adds=["e"]), e=[entry("2026-11-23")])
    assert "e" in times(fresh)


def test_a_day_too_full_leaves_out_the_least_neglected() -> None:
    # ten places, four hours each way around lunch: about 7 half-hour visits of 60 minutes fit
    shops = [shop(f"s{n}", 35.70 + n / 1000, minutes=60) for n in range(10)]
    lasts = {f"s{n}": [entry(date(2026, 11, 1 + n).isoformat())] for n in range(10)}
    route = plan(*shops, **lasts)
    check(route, shops)
    kept = {stop.candidate.customer.id for stop in route.stops}
    gone = {name for name, reason in left(route).items() if reason == "no_time"}
    assert kept
    assert gone
    assert min(int(name[1:]) for name in gone) > min(int(name[1:]) for name in kept)


def test_the_same_book_gives_the_same_route() -> None:
    shops = [shop(f"s{n}", 35.70 + n * 7 % 10 / 500, 139.77 + n * 3 % 10 / 500) for n in range(12)]
    assert plan(*shops) == plan(*shops)


SPANS = st.sampled_from([(), ((540, 720),), ((600, 720), (840, 1020)), ((780, 1050),), ((600, 625),)])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), SPANS, st.sampled_from([15, 30, 45])), max_size=9))
def test_no_rule_is_ever_broken(rows: list[tuple[int, int, Any, int]]) -> None:
    shops = [
        shop(f"s{n}", 35.69 + a / 200, 139.76 + b / 200, minutes=m, hours=((spans,) * 7 if spans else ()))
        for n, (a, b, spans, m) in enumerate(rows)
    ]
    check(plan(*shops), shops)
