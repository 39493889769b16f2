"""What one more stop does to a day, by hand: minutes on the road, the end of the day, who drops out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_day_route import BASE, entry, minutes_between, plan, shop

from routecli.planning.today.effect import Effect, effect_of
from routecli.planning.today.wishes import DayOptions

if TYPE_CHECKING:
    from routecli.core.agenda import Candidate
    from routecli.core.entry import Entry
    from routecli.core.model import Customer

FRESH = [entry("2026-11-23")]


def effect(name: str, *shops: Customer, **logs: list[Entry]) -> Effect:
    wishes = DayOptions(adds=[name])
    return effect_of({name}, plan(*shops, **logs), plan(*shops, wishes=wishes, **logs))


def ids(found: list[Candidate]) -> list[str]:
    return [who.customer.id for who in found]


def test_one_more_stop_lengthens_the_day_by_its_way_and_its_visit() -> None:
    north = (35.73, 139.78)
    found = effect("e", shop("a", *BASE), shop("e", *north), e=FRESH)
    assert (ids(found.joined), found.kept, found.dropped) == (["e"], [], [])
    assert found.travel_minutes == pytest.approx(2 * minutes_between(BASE, north))
    assert found.finish_minutes == pytest.approx(30 + 2 * minutes_between(BASE, north))


def test_in_a_full_day_somebody_drops_out() -> None:
    # seven hours and a half of work, all at the base: seven visits of an hour fit, one of two pushes out two
    shops = [shop(f"s{n}", *BASE, minutes=60) for n in range(7)]
    logs = {f"s{n}": [entry(f"2026-11-{1 + n:02d}")] for n in range(7)}
    found = effect("e", *shops, shop("e", *BASE, minutes=120), e=FRESH, **logs)
    assert ids(found.joined) == ["e"]
    assert set(ids(found.dropped)) == {"s5", "s6"}  # the least neglected
    assert found.travel_minutes == 0


def test_who_is_on_the_route_anyway_changes_nothing_and_who_is_closed_finds_no_place() -> None:
    found = effect("a", shop("a"), shop("b"))
    assert (found.joined, ids(found.kept), found.travel_minutes, found.dropped) == ([], ["a"], 0, [])
    shut = effect("a", shop("a", closed=["tue"]), shop("b"))
    assert (shut.joined, shut.kept, shut.dropped) == ([], [], [])
