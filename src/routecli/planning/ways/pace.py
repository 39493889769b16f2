"""The factor by which a rep's own days on the road differ from the estimate: observed ÷ estimated, over logged legs.

A leg is the trip between two consecutive visits of one rep on a day, both with a time and their minutes. A rep notes the
time of coming or that of going, so the mean of the two visits' minutes is taken off the time between.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import median
from routecli.core.visits import LoggedVisit, known_from, last_visits
from routecli.planning.ways.travel import estimated_leg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Rep, Span

MIN_LEGS = 30  # legs below which nothing is learned
MIN_MINUTES = 5.0  # estimated minutes; times noted in steps of five reveal nothing about a shorter leg
MAX_MINUTES = 90.0  # minutes between two visits; in anything longer, something else was done
LOWEST, HIGHEST = 0.5, 2.0


class Learned(NamedTuple):
    """The factor on estimated minutes, 1 if there are too few legs, and the legs it was learned from."""

    factor: float
    legs: int


LoggedStop = tuple[LoggedVisit, "Point"]


def learned(book: Book, rep: Rep | None) -> Learned:
    """Return the factor from a rep's log; `travel.learn: false` switches it off."""
    travel = book.settings.travel
    if rep is None or not travel.learn:
        return Learned(1.0, 0)
    ratios = [minutes / estimated_leg(a, b, travel).minutes for minutes, a, b in _legs(book, rep)]
    if len(ratios) < MIN_LEGS:
        return Learned(1.0, len(ratios))
    return Learned(round(min(HIGHEST, max(LOWEST, median(ratios))), 2), len(ratios))


def _legs(book: Book, rep: Rep) -> Iterator[tuple[float, Point, Point]]:
    """Yield observed minutes and the two places of every leg that can be judged."""
    lunch = rep.lunch.between if rep.lunch else None
    for stops in _days(book, rep).values():
        if any(visit.minute is None for visit, _ in stops):
            continue  # a visit without a time may belong between any two
        stops.sort(key=lambda stop: stop[0].minute or 0)
        for (a, start), (b, end) in pairwise(stops):
            minutes = _between(a, b, lunch)
            if minutes and start and end and estimated_leg(start, end, book.settings.travel).minutes >= MIN_MINUTES:
                yield minutes, start, end


def _days(book: Book, rep: Rep) -> dict[date, list[LoggedStop]]:
    """Return a rep's visits by day, as far back as all of them are kept."""
    logs = [(book.history(id_), book.customers[id_].at) for id_ in book.visited_by(rep.id)]
    since = max((known_from(log) for log, _ in logs), default=date.min)
    days: dict[date, list[LoggedStop]] = {}
    for log, at in logs:
        for visit in last_visits(log, since):
            if visit.by == rep.id:
                days.setdefault(visit.day, []).append((visit, at))
    return days


def _between(a: LoggedVisit, b: LoggedVisit, lunch: Span | None) -> float:
    """Return the minutes on the road between two visits, 0 if they are unknown."""
    if a.minute is None or b.minute is None or not (a.minutes and b.minutes):
        return 0.0
    minutes = b.minute - a.minute - (a.minutes + b.minutes) / 2
    over_lunch = lunch and a.minute < lunch[1] and b.minute > lunch[0]
    return minutes if 0 < minutes <= MAX_MINUTES and not over_lunch else 0.0
