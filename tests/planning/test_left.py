"""What a stop costs, and why somebody is left out: no room, not worth the way, or enough stops; worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_day_route import BASE, REP, day, entry, minutes_between, plan, shop

from routecli.core.parts import Order
from routecli.planning.today.wishes import DayOptions

if TYPE_CHECKING:
    from routecli.planning.today.route import DayRoute, LeftOut

FAR = 35.80  # 9.75 km north of the base: 30 minutes by the estimate's rule


def row(route: DayRoute, name: str) -> LeftOut:
    return next(row for row in route.left if row.candidate.customer.id == name)


def test_a_detour_dearer_than_the_visit_is_told_from_a_full_day() -> None:
    # 2 weeks, 10 days gone: 240 × (0.714 − 0.7) ÷ 1.3 = 2.6 minutes; there and back takes an hour
    route = plan(shop("near"), shop("far", FAR), far=[entry("2026-11-14")])
    left = row(route, "far")
    way = minutes_between(BASE, (35.71, 139.78)) + minutes_between((35.71, 139.78), (FAR, 139.78))
    assert left.cost
    assert (left.reason, left.cost.against, left.cost.visit) == ("no_time", "worth", 30)
    assert left.cost.detour == pytest.approx(way + minutes_between((FAR, 139.78), BASE) - 2 * 3.7, abs=1)
    assert left.candidate.minutes == pytest.approx(240 * (10 / 14 - 0.7) / 1.3)


def test_where_the_hours_are_taken_there_is_no_room() -> None:
    # the base's own place, eight hours and a half, an hour of it lunch: seven visits of an hour
    shops = [shop(f"s{n}", *BASE, minutes=60) for n in range(8)]
    route = plan(*shops)
    assert [(left.cost.against, left.cost.detour) for left in route.left if left.cost] == [("room", 0.0)]


def test_a_limit_of_stops_is_named_as_such() -> None:
    route = plan(shop("a"), shop("b"), wishes=DayOptions(most=1))
    assert [(left.cost.against, left.detail) for left in route.left if left.cost] == [("limit", "1")]


def test_a_stop_costs_the_way_that_the_day_would_be_spared_without_it() -> None:
    route = plan(shop("near"), shop("far", FAR), far=[entry("2026-10-01")])
    detours = {stop.candidate.customer.id: stop.detour for stop in route.stops}
    alone = {name: plan(shop(name, lat)).travel_minutes for name, lat in (("near", 35.71), ("far", FAR))}
    assert detours["far"] == pytest.approx(route.travel_minutes - alone["near"])
    assert detours["near"] == pytest.approx(route.travel_minutes - alone["far"])


def test_the_next_day_is_one_on_which_rep_and_customer_have_time_for_the_whole_visit() -> None:
    # Tuesday 24 November: away on the 25th; on Thursdays the shop opens for twenty minutes, on Fridays after the rep's day
    rep = REP._replace(away=["2026-11-25"])
    none, short, late = (), ((600, 620),), ((17 * 60, 18 * 60),)
    hours = (((600, 720),), none, ((600, 720),), short, late, none, none)
    route = plan(shop("a", hours=hours, minutes=45), rep=rep)
    assert (row(route, "a").reason, row(route, "a").next_day) == ("closed", day("2026-11-30"))


def test_only_who_could_have_been_visited_has_a_cost() -> None:
    assert row(plan(shop("a", closed=["tue"])), "a").cost is None
    assert row(plan(shop("a"), wishes=DayOptions(skips={"a": ""})), "a").cost is None


def test_an_order_of_a_customer_seen_recently_is_for_the_phone() -> None:
    # bought every two weeks, last on 9 November: the next order is expected on the 23rd, half a month after that visit
    log = [entry(f"2026-{on}", orders=[Order("A100", 12)]) for on in ("09-28", "10-12", "10-26", "11-09")]
    monthly = row(plan(shop("a", every="1 month"), a=log), "a")
    assert (monthly.candidate.reasons[0].kind, monthly.reason, monthly.next_day) == ("reorder", "phone", None)
    weeks = plan(shop("a", every="3 weeks"), a=log)  # 15 of 21 days: due, and the order one reason more
    assert [stop.candidate.customer.id for stop in weeks.stops] == ["a"]
