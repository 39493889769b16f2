"""The effect of adding customers by hand: the day's route with them against the route without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from routecli.core.agenda import Candidate
    from routecli.planning.today.route import DayRoute


class Effect(NamedTuple):
    """The customers that joined, the added minutes on the road and of the day, and who is left out in exchange.

    `kept` were on the route anyway, `done` have been visited already.
    """

    joined: list[Candidate]
    kept: list[Candidate]
    travel_minutes: float
    finish_minutes: float
    dropped: list[Candidate]
    done: list[Candidate]


def effect_of(named: set[str], without: DayRoute, route: DayRoute) -> Effect:
    """Return what the customers `named` by hand changed; those without a place are in `route.left`."""
    before = {stop.candidate.customer.id for stop in without.stops}
    after = {stop.candidate.customer.id for stop in route.stops}
    mine = [stop.candidate for stop in route.stops if stop.candidate.customer.id in named]
    return Effect(
        [who for who in mine if who.customer.id not in before],
        [who for who in mine if who.customer.id in before],
        route.travel_minutes - without.travel_minutes,
        route.finish - without.finish,
        [stop.candidate for stop in without.stops if stop.candidate.customer.id not in after],
        [row.candidate for row in route.done if row.candidate.customer.id in named],
    )
