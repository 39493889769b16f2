"""The route of a day on a book one can check by eye: who is on it, when, and why the others are not."""

from __future__ import annotations

import math
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "core"))

from hand import SETTINGS, WEEK, book, customer, day, entry, history
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.agenda import candidates
from routecli.core.distance import distance_km
from routecli.core.hours import clock_text
from routecli.core.model import Customer, Lunch, Place, Rep, Travel
from routecli.core.parts import FollowUp
from routecli.planning.solver.day import plan_day
from routecli.planning.today.kept import kept_day
from routecli.planning.today.route import DayRoute, day_route
from routecli.planning.today.wishes import DayOptions
from routecli.planning.ways.travel import estimate

if TYPE_CHECKING:
    from routecli.core.distance import Point
    from routecli.core.entry import Entry
    from routecli.planning.solver.day import Planner

TODAY = "2026-11-24"  # a Tuesday
BASE = (35.7123, 139.7780)
QUICK = partial(plan_day, iterations=150)
REP = Rep("sato", "佐藤 健", base=Place(BASE), hours=WEEK, lunch=Lunch(60, (11 * 60 + 30, 14 * 60)))
LATE = "2026-10-01"
HOLD = entry("2026-11-20", type="hold", until=day("2026-12-01"))


def appointment(time: str, **fields: Any) -> Entry:
    """An appointment of this Tuesday."""
    return entry("2026-11-20", type="appointment", on=day(TODAY), time=time, **fields)


def shop(name: str, lat: float = 35.71, lon: float = 139.78, **fields: Any) -> Customer:
    return customer(**{"id": name, "at": (lat, lon), "minutes": 30, **fields})


def plan(
    *shops: Customer,
    wishes: DayOptions | None = None,
    rep: Rep = REP,
    on: str = TODAY,
    holidays: tuple[str, ...] = (),
    planner: Planner = plan_day,
    **logs: list[Entry],
) -> DayRoute:
    settings = SETTINGS._replace(reps={"sato": rep})
    known = {s.id: history(*logs.get(s.id, [entry(LATE)])) for s in shops}
    context = book(*shops, holidays=holidays, settings=settings, **known)
    return day_route(
        context,
        candidates(context, day(on), "sato"),
        rep,
        day(on),
        wishes or DayOptions(),
        estimate(Travel()),
        planner=planner,
    )


def times(route: DayRoute) -> dict[str, str]:
    return {stop.candidate.customer.id: f"{clock_text(stop.start)}-{clock_text(stop.leave)}" for stop in route.stops}


def left(route: DayRoute) -> dict[str, str]:
    return {row.candidate.customer.id: row.reason for row in route.left}


def minutes_between(a: Point, b: Point) -> float:
    """The way by the settings' 25 km/h, detour 1.3 and 3 minutes to park."""
    km = 1.3 * distance_km(a, b)
    return 60 * km / 25 + 3 if km > 0.005 else 0


def check(route: DayRoute, shops: list[Customer], *, until: int = 17 * 60 + 30, begun: bool = False) -> None:
    """Judge a route by the rules alone: travel, hours for the whole visit, lunch, the day's end, nobody dropped."""
    where, now = BASE, float(route.start)
    if begun:
        where = route.done[-1].candidate.customer.at
    fed = route.lunch is None
    if route.lunch:
        assert route.lunch[0] >= 11 * 60 + 30
        assert route.lunch[0] + 60 == route.lunch[1] <= 14 * 60
    for stop in route.stops:
        at = stop.candidate.customer.at
        minutes = minutes_between(where, at)
        assert stop.arrive >= now + minutes - 1e-6
        if not fed and route.lunch and route.lunch[0] < stop.start:
            assert stop.start >= now + minutes + 60 - 1e-6
            fed = True
        assert route.lunch is None or stop.leave <= route.lunch[0] + 1 or stop.start >= route.lunch[1] - 1
        assert stop.leave - stop.start == pytest.approx(stop.candidate.customer.minutes)
        kinds = {reason.kind: reason for reason in stop.candidate.reasons}
        if "appointment" in kinds:
            wanted = kinds["appointment"].params
            hour, minute = map(int, wanted["time"].split(":"))
            after = stop.start - (60 * hour + minute)
            assert -wanted["leeway"] - 1e-6 <= after <= wanted["leeway"] + 15 + 1e-6
            assert stop.late == pytest.approx(max(0, after - wanted["leeway"]))
        elif "appointment_day" not in kinds:
            assert "tue" not in stop.candidate.customer.closed
            week = stop.candidate.customer.hours
            assert not week or any(a <= stop.start and stop.leave <= b for a, b in week[route.day.weekday()])
        where, now = at, stop.leave
    if route.stops:
        assert route.finish == pytest.approx(now + minutes_between(where, BASE) + (0 if fed else 60), abs=1)
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
    minutes, km, estimated = estimate(Travel())([(35.70, 139.77), (35.71, 139.77)])[0][1]
    assert estimated
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
    hold = HOLD
    made = entry("2026-11-10", follow_ups=(FollowUp(day("2026-11-20"), "見積"),))
    assert left(plan(shop("a"), a=[made, hold])) == {"a": "paused"}


def test_a_paused_customer_is_seen_where_it_was_promised_or_asked_for() -> None:
    assert times(plan(shop("a"), a=[HOLD, appointment("10:00")])) == {"a": "10:00-10:30"}
    assert "a" in times(plan(shop("a"), a=[entry(LATE), HOLD], wishes=DayOptions(adds=["a"])))


def test_a_promised_day_is_kept_though_the_shop_is_closed() -> None:
    assert "a" in times(plan(shop("a", closed=["tue"]), a=[entry(LATE), appointment("")]))


def test_an_appointment_outside_the_working_hours_makes_the_day_longer() -> None:
    evening = plan(shop("a"), shop("b"), a=[entry(LATE), appointment("18:00")])
    assert times(evening)["a"] == "18:00-18:30"
    way = minutes_between((35.71, 139.78), BASE)
    assert evening.finish == pytest.approx(18 * 60 + 30 + way)
    early = plan(shop("a"), shop("b"), a=[entry(LATE), appointment("08:00")])
    assert times(early)["a"] == "08:00-08:30"
    assert early.start == pytest.approx(8 * 60 - way)
    assert early.stops[1].start >= 9 * 60  # nobody else is visited before work begins


def test_an_appointment_after_the_hour_at_which_the_rep_wants_to_stop_is_named() -> None:
    route = plan(shop("a"), a=[entry(LATE), appointment("16:30")], wishes=DayOptions(until=16 * 60))
    assert left(route) == {"a": "no_time"}


def test_two_appointments_that_cannot_both_be_kept_leave_one_and_name_it() -> None:
    # 21 km and 66 minutes apart, ten minutes between the appointments
    route = plan(shop("a"), shop("b", 35.86), a=[entry(LATE), appointment("10:00")], b=[appointment("10:40")])
    assert len(route.stops) == 1
    assert sorted([*times(route), *left(route)]) == ["a", "b"]


def test_leeway_gives_room_around_the_time() -> None:
    route = plan(shop("a"), a=[entry(LATE), appointment("10:00", leeway=15)])
    assert 9 * 60 + 45 <= route.stops[0].start <= 10 * 60 + 15


def test_what_stands_higher_in_the_order_of_a_day_wins_the_only_place() -> None:
    """Appointment before must before promise before the interval, however neglected."""
    logs = {
        "a": [entry("2025-01-06")],  # a year and a half late
        "b": [entry("2026-11-20"), entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-24"), "見積"),))],
        "c": [entry("2026-11-19"), entry("2026-11-20", type="must", note="早めに")],
        "d": [entry("2026-11-20"), appointment("15:00")],
    }
    for kept in "dcba":
        route = plan(*(shop(name, 35.70 + n / 50) for n, name in enumerate(logs)), wishes=DayOptions(most=1), **logs)
        assert list(times(route)) == [kept]
        assert set(left(route)) == set(logs) - {kept}
        del logs[kept]


def test_a_day_that_is_over_is_not_blamed_on_the_shops_hours() -> None:
    late = entry(TODAY, time="17:40", by="sato")
    assert left(plan(shop("a"), shop("b"), a=[late])) == {"b": "no_time"}
    assert left(plan(shop("a", 36.9))) == {"a": "too_far"}  # 132 km away: nearly seven hours there, as long back
    assert left(plan(shop("a"), wishes=DayOptions(until=8 * 60))) == {"a": "no_time"}
    morning = shop("b", hours=(((9 * 60, 12 * 60),),) * 7)
    assert left(plan(shop("a"), morning, a=[entry(TODAY, time="13:00", by="sato")])) == {"b": "hours"}


def test_what_another_rep_logged_is_not_this_reps_day() -> None:
    route = plan(shop("a"), shop("b"), a=[entry(TODAY, time="13:10", by="suzuki")])
    assert route.done == []
    assert route.start == 9 * 60


def test_without_a_time_a_logged_visit_keeps_its_place_and_the_day_its_start() -> None:
    route = plan(shop("a", 35.75), shop("b", 35.75), a=[entry(TODAY, by="sato")])
    assert [row.candidate.customer.id for row in route.done] == ["a"]
    assert (route.start, route.stops[0].travel_minutes) == (9 * 60, 0)


def test_what_was_logged_today_stays_and_planning_goes_on_from_there() -> None:
    route = plan(shop("a"), shop("b"), a=[entry(TODAY, time="13:10", by="sato")])
    assert [row.candidate.customer.id for row in route.done] == ["a"]
    assert route.start == 13 * 60 + 10
    assert times(route)["b"] == "13:10-13:40"  # the same place, no travel


TWO = REP._replace(visits=2)
DUE = {name: [entry("2026-11-11")] for name in "abcd"}  # due tomorrow, 13 of 14 days


def test_calls_that_can_wait_end_at_the_usual_number_of_visits() -> None:
    shops = [shop(name, 35.70 + n / 100) for n, name in enumerate("abcd")]
    route = plan(*shops, rep=TWO, **DUE)
    assert (len(route.stops), route.more) == (2, 2)
    assert set(left(route).values()) == {"no_time"}
    assert {row.cost.against for row in route.left if row.cost} == {"limit"}
    assert len(plan(*shops, rep=TWO, wishes=DayOptions(most=3), **DUE).stops) == 3
    done = plan(*shops, rep=TWO, **{**DUE, "a": [entry(TODAY, time="09:30", by="sato")]})
    assert len(done.stops) == 1


def test_who_is_late_or_promised_is_visited_beyond_the_usual_number() -> None:
    shops = [shop(name, 35.70 + n / 100) for n, name in enumerate("abcd")]
    late = {name: [entry("2026-11-09")] for name in "abc"}  # due yesterday
    route = plan(*shops, rep=TWO, **{**DUE, **late})
    assert set(times(route)) == set("abc")  # and not d, which is due tomorrow
    assert route.more == 1
    promised = {name: [appointment(f"{hour}:00")] for name, hour in zip("abc", (10, 13, 15), strict=True)}
    assert set(times(plan(*shops, rep=TWO, **{**DUE, **promised}))) == set("abc")


def test_an_appointment_is_kept_up_to_a_quarter_of_an_hour_late() -> None:
    def after(time: str) -> DayRoute:  # nine minutes away; the last stop was logged at that time
        logs = {"here": [entry(TODAY, time=time, by="sato")], "there": [appointment("10:30")]}
        return plan(shop("here", 35.70), shop("there", 35.7173), shop("near", 35.70), **logs)

    way = minutes_between((35.70, 139.78), (35.7173, 139.78))
    assert 9 < way < 10
    in_time, late, too_late = after("10:15"), after("10:30"), after("10:40")
    first = in_time.stops[0]
    assert (first.candidate.customer.id, first.late) == ("there", 0)
    first = late.stops[0]
    assert (first.candidate.customer.id, first.late) == ("there", pytest.approx(way))
    assert "there" in left(too_late)


def test_of_two_appointments_at_once_the_higher_rank_is_seen_and_the_other_says_with_whom_it_clashes() -> None:
    logs = {name: [entry(LATE), appointment("10:30")] for name in "ab"}
    for ranks in ("AB", "BA"):
        route = plan(*(shop(name, rank=rank, every="none") for name, rank in zip("ab", ranks, strict=True)), **logs)
        [stop], [row] = route.stops, route.left
        assert stop.candidate.customer.rank == "A"
        assert (row.reason, row.detail, row.next_day) == ("clash", "田中商店 10:30", None)


def test_the_rest_of_the_day_begins_when_the_rep_says_or_after_the_last_stop() -> None:
    route = plan(shop("a"), wishes=DayOptions(begin=15 * 60 + 50))
    assert route.stops[0].start == pytest.approx(15 * 60 + 50 + minutes_between(BASE, (35.71, 139.78)))
    logged = plan(shop("a"), shop("b"), a=[entry(TODAY, time="16:10", by="sato")], wishes=DayOptions(begin=15 * 60))
    assert logged.start == 16 * 60 + 10
    assert left(plan(shop("a"), wishes=DayOptions(begin=17 * 60 + 10))) == {"a": "no_time"}


def test_a_long_wait_names_who_could_be_seen_in_it() -> None:
    # an appointment at 16:00 and the shop next to it due tomorrow, which the usual number of visits leaves out
    logs = {"fixed": [appointment("16:00")], "next": [entry("2026-11-11")]}
    fixed, neighbour = shop("fixed", 35.75, every="none"), shop("next", 35.751)
    route = plan(fixed, neighbour, rep=REP._replace(visits=1), **logs)
    assert list(times(route)) == ["fixed"]
    [free] = route.free
    assert free.position == 1
    assert free.visit
    assert free.visit.customer.id == "next"
    # without anybody to see, a phone call that is due
    call = plan(fixed, shop("next", 35.751, phone="03-0000-0001", closed=("tue",)), **logs)
    assert call.free[0].phone
    assert call.free[0].phone.customer.id == "next"


def saved(days: dict[str, list[str]], on: str = TODAY) -> DayOptions:
    return DayOptions(plan=kept_day({day(text): names for text, names in days.items()}, day(on)))


def test_a_planned_visit_that_was_not_made_is_asked_for_again_from_the_next_day_on() -> None:
    fresh = [entry("2026-11-13")]  # 11 of 14 days: due, but planned for Thursday again
    wishes = saved({"2026-11-20": ["a"], "2026-11-24": [], "2026-11-26": ["a"]})
    route = plan(shop("a"), wishes=wishes, a=fresh)
    assert list(times(route)) == ["a"]
    assert {r.kind: r.params.get("on") for r in route.stops[0].candidate.reasons}["plan_missed"] == day("2026-11-20")
    made = plan(shop("a"), wishes=wishes, a=[entry("2026-11-20")])
    assert times(made) == {}
    tried = plan(shop("a"), wishes=wishes, a=[entry("2026-11-13"), entry("2026-11-20", outcome="absent")])
    assert "plan_missed" not in {r.kind for r in tried.stops[0].candidate.reasons}  # tried again for another reason
    assert list(times(tried)) == ["a"]


def test_whom_the_plan_would_see_too_late_does_not_wait_for_it() -> None:
    # every 2 weeks: 1.2 intervals are 16.8 days
    wishes = saved({"2026-11-24": [], "2026-11-27": ["a", "b"]})
    route = plan(shop("a"), shop("b"), wishes=wishes, a=[entry("2026-11-10")], b=[entry("2026-11-11")])
    assert list(times(route)) == ["a"]  # 17 days on Friday
    assert left(route) == {"b": "planned"}  # 16 days


def test_a_contact_older_than_the_plan_takes_nobody_out_of_it() -> None:
    days = {"2026-11-24": ["a"], "2026-11-25": ["a"]}
    before = plan(shop("a"), wishes=saved(days), a=[entry("2026-11-20")])
    assert list(times(before)) == ["a"]
    log = [entry("2026-11-10"), entry("2026-11-23", outcome="phone", by="sato")]  # the Monday of the planned week
    since = plan(shop("a"), wishes=saved({**days, "2026-11-24": []}, "2026-11-25"), on="2026-11-25", a=log)
    assert left(since) == {"a": "seen"}


def test_wishes_of_the_rep_are_kept() -> None:
    shops = [shop(name, 35.70 + n / 100) for n, name in enumerate("abcd")]
    assert len(plan(*shops, wishes=DayOptions(most=2)).stops) == 2
    assert plan(*shops, wishes=DayOptions(until=10 * 60)).finish <= 600
    pinned = plan(*shops, wishes=DayOptions(pins={"d": 1}))
    assert pinned.stops[0].candidate.customer.id == "d"
    skipped = plan(*shops, wishes=DayOptions(skips={"a": "休業"}))
    assert [(row.reason, row.detail) for row in skipped.left] == [("skipped", "休業")]
    fresh = plan(shop("a"), shop("e"), wishes=DayOptions(adds=["e"]), e=[entry("2026-11-23")])
    assert "e" in times(fresh)
    assert left(plan(shop("a", closed=["tue"]), wishes=DayOptions(adds=["a"]))) == {"a": "closed"}
    assert left(plan(*shops, wishes=DayOptions(most=0))) == dict.fromkeys("abcd", "no_time")
    off = plan(shop("a"), shop("b"), on="2026-11-22", wishes=DayOptions(adds=["a"]))
    assert (off.closed, list(times(off))) == ("sun", ["a"])


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
def test_no_window_is_ever_broken(rows: list[tuple[int, int, Any, int]]) -> None:
    shops = [
        shop(f"s{n}", 35.69 + a / 200, 139.76 + b / 200, minutes=m, hours=((spans,) * 7 if spans else ()))
        for n, (a, b, spans, m) in enumerate(rows)
    ]
    check(plan(*shops, planner=QUICK), shops)


STORIES = {
    "late": [entry(LATE)],
    "fresh": [entry("2026-11-23")],
    "never": [entry("2026-11-20", type="note")],
    "must": [entry("2026-11-20", type="must", note="早めに")],
    "promise": [entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-24"), "見積"),))],
    "hold": [entry(LATE), HOLD],
    "hold and promise": [entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-24"), "見積"),)), HOLD],
    "at ten": [entry(LATE), appointment("10:00")],
    "about two": [entry(LATE), appointment("14:00", leeway=30)],
    "today": [entry(LATE), appointment("")],
    "missed": [entry(LATE), entry("2026-11-10", type="appointment", on=day("2026-11-19"), time="14:00")],
    "done": [entry(TODAY, time="09:40", by="sato")],
    "found closed": [entry(LATE), entry(TODAY, time="10:20", by="sato", outcome="absent")],
}
ROWS = st.tuples(st.integers(0, 9), SPANS, st.sampled_from(sorted(STORIES)), st.sampled_from([(), ("tue",)]))
WISHES = st.builds(
    DayOptions,
    until=st.sampled_from([None, 15 * 60]),
    most=st.sampled_from([None, 2]),
    pins=st.sampled_from([{}, {"s0": 1}]),
    skips=st.sampled_from([{}, {"s1": "休業"}]),
    adds=st.sampled_from([[], ["s2"]]),
)


@given(st.lists(ROWS, min_size=3, max_size=8), WISHES, st.sampled_from([TODAY, "2026-11-22"]))
def test_no_rule_is_ever_broken_and_nobody_dropped(
    rows: list[tuple[int, Any, str, Any]], wishes: DayOptions, on: str
) -> None:
    shops = [
        shop(f"s{n}", 35.69 + a / 200, hours=(spans,) * 7 if spans else (), closed=closed)
        for n, (a, spans, _, closed) in enumerate(rows)
    ]
    route = plan(
        *shops, wishes=wishes, on=on, planner=QUICK, **{f"s{n}": STORIES[row[2]] for n, row in enumerate(rows)}
    )
    found = {row.candidate.customer.id for row in (*route.done, *route.stops, *route.left)}
    assert len(found) == len(route.done) + len(route.stops) + len(route.left)  # everybody once
    if on != TODAY:
        assert found == set(wishes.adds) | set(wishes.pins)  # a Sunday: only who was named
        return
    missing = {f"s{n}": row[2] for n, row in enumerate(rows) if f"s{n}" not in found}
    assert set(missing.values()) <= {"fresh", "hold"}  # nothing speaks for going there today
    check(route, [s for s in shops if s.id in found], until=wishes.until or 17 * 60 + 30, begun=bool(route.done))
    assert wishes.most is None or len(route.stops) <= wishes.most
    if "s1" in wishes.skips and "s1" in left(route):
        assert left(route)["s1"] == "skipped"
    names = [stop.candidate.customer.id for stop in route.stops]
    assert "s0" not in wishes.pins or "s0" not in names or names[0] == "s0"
