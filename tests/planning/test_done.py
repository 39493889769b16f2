"""Where the day goes on from: the last door, not the last phone call."""

from __future__ import annotations

from test_day_route import BASE, TODAY, entry, minutes_between, plan, shop

FAR = (35.75, 139.78)


def test_a_phone_call_is_done_but_leaves_the_rep_where_it_was() -> None:
    door = [entry(TODAY, time="09:30", by="sato")]
    call = [entry(TODAY, time="10:00", by="sato", outcome="phone")]
    route = plan(shop("a", *BASE), shop("b", *FAR), shop("c", 35.71), a=door, b=call)
    assert [row.candidate.customer.id for row in route.done] == ["a", "b"]
    assert route.start == 10 * 60
    assert route.stops[0].travel_minutes == minutes_between(BASE, (35.71, 139.78))
