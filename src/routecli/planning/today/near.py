"""Who to drop in on (ついで訪問): customers by their distance from a place, with the reasons to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.distance import distance_km
from routecli.core.workdays import calling_spans, customer_closed_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Span
    from routecli.planning.today.done import VisitedToday
    from routecli.planning.ways.travel import Leg, Legs


class Near(NamedTuple):
    """A customer, how far away it is, why it is closed today (None if it is not) and its hours of the day."""

    candidate: Candidate
    minutes: float
    km: float
    closed: str | None
    hours: Sequence[Span]
    estimated: bool


class Around(NamedTuple):
    """The place looked around, how far, and what has been done today."""

    place: Point
    within_km: float
    done: Sequence[VisitedToday]


def near(book: Book, found: Sequence[Candidate], around: Around, day: date, legs: Legs) -> list[Near]:
    """Return the customers within a distance, the nearest first; those visited today or paused are left out."""
    place, within_km, done = around
    gone = {row.candidate.customer.id for row in done}
    asked = [c for c in found if c.clock.state != "paused" and c.customer.id not in gone]
    asked = [c for c in asked if c.customer.at and distance_km(place, c.customer.at) <= within_km]  # no road is shorter
    ways = legs([place], [c.customer.at for c in asked])[0] if asked else []
    rows = [_row(book, c, way, day) for c, way in zip(asked, ways, strict=True)]
    return sorted((row for row in rows if row.km <= within_km), key=lambda row: (row.km, row.candidate.customer.id))


def _row(book: Book, candidate: Candidate, way: Leg, day: date) -> Near:
    customer = candidate.customer
    hours = calling_spans(customer, book, day)
    return Near(candidate, way.minutes, way.km, customer_closed_by(customer, book, day), hours, way.estimated)
