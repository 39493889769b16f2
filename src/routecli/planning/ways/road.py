"""Minutes on the road between the logged stops of each day: an estimate, because driving times are not logged."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.ways.pace import learned
from routecli.planning.ways.travel import estimated_leg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.visits import LoggedVisit

Stops = dict[tuple[str, "date"], list[tuple[str, "Point"]]]


class Road(NamedTuple):
    """Travel between consecutive stops: `days` with two stops or more, `legs`, minutes, kilometres.

    `unknown` stops have no time or no location in the files and are left out.
    """

    days: int
    legs: int
    minutes: float
    km: float
    unknown: int

    @property
    def minutes_a_day(self) -> float | None:
        """Minutes between stops per such day, None without one."""
        return self.minutes / self.days if self.days else None


def road_of(book: Book, visits: Mapping[str, Sequence[LoggedVisit]]) -> Road:
    """Return the road that each rep travelled between the stops of a day, in the order of their times."""
    stops, unknown = _stops(book, visits)
    days = [(by, [place for _, place in sorted(day)]) for (by, _), day in stops.items() if len(day) > 1]
    factors = {by: learned(book, book.settings.reps.get(by)).factor for by in {by for by, _ in days}}
    legs = [
        estimated_leg(here, there, book.settings.travel, factors[by])
        for by, places in days
        for here, there in pairwise(places)
    ]
    return Road(len(days), len(legs), sum(leg.minutes for leg in legs), sum(leg.km for leg in legs), unknown)


def _stops(book: Book, visits: Mapping[str, Sequence[LoggedVisit]]) -> tuple[Stops, int]:
    """Return time and place of each rep's calls by day, and how many have no time or no place."""
    stops: Stops = {}
    unknown = 0
    for id_, found in visits.items():
        at = book.customers[id_].at
        for visit in found:
            if visit.went and visit.time and at:
                stops.setdefault((visit.by, visit.day), []).append((visit.time, tuple(at)))
            else:
                unknown += visit.went
    return stops, unknown
