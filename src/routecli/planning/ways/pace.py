"""The factor by which a rep's own days on the road differ from the estimate: observed ÷ estimated, over logged legs.

A leg is the trip between two consecutive visits of one rep on a day, both with a time and their minutes.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import median
from routecli.core.visits import LoggedVisit, known_from, last_visits
from routecli.core.workdays import calling_spans
from routecli.planning.ways.travel import estimated_leg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.core.book import Book
    from routecli.core.model import Customer, Rep, Span

PRIOR_LEGS = 30  # legs of the estimate's own pace that the observed ones are averaged with
MIN_MINUTES = 5.0  # estimated minutes; times noted in steps of five reveal nothing about a shorter leg
MAX_MINUTES = 90.0  # minutes between two visits; in anything longer, something else was done
LOWEST, HIGHEST = 0.5, 2.0
STEADY = 0.25  # spread of the ratios up to which a leg counts in full; what differs more says less
USUAL_SPREAD = 1.6  # legs that differ from the median by a larger factor were not all driving
AT_OPENING = 2  # minutes; who begins so close to an opening time may have waited for it


class Learned(NamedTuple):
    """The factor on estimated minutes, near 1 while there are few legs, and the legs it was learned from."""

    factor: float
    legs: int


LoggedStop = tuple[LoggedVisit, "Customer"]
Ratios = tuple[float, float, float]


def learned(book: Book, rep: Rep | None) -> Learned:
    """Return the factor from a rep's log; `travel.learn: false` switches it off."""
    if rep is None or not book.settings.travel.learn:
        return Learned(1.0, 0)
    legs = list(_legs(book, rep))
    if not legs:
        return Learned(1.0, 0)
    ratios = min(zip(*legs, strict=True), key=_spread)
    middle = min(HIGHEST, max(LOWEST, _usual(ratios)))
    weight = len(legs) * (STEADY / max(_spread(ratios), STEADY)) ** 2
    return Learned(round((PRIOR_LEGS + weight * middle) / (PRIOR_LEGS + weight), 2), len(legs))


def _spread(ratios: Sequence[float]) -> float:
    """Return how much the legs differ: a rep's way of noting times is the one by which they differ least."""
    middle = median(ratios)
    return round(median([abs(ratio - middle) for ratio in ratios]), 6)


def _usual(ratios: Sequence[float]) -> float:
    """Return the median of the legs near the median; waits and errands only ever make a leg longer."""
    middle = median(ratios)
    near = [ratio for ratio in ratios if middle / USUAL_SPREAD <= ratio <= middle * USUAL_SPREAD]
    return median(near) if near else middle


def _legs(book: Book, rep: Rep) -> Iterator[Ratios]:
    """Yield observed ÷ estimated minutes of every leg that can be judged.

    A rep notes the time of going, of coming or now this, now that: for the last, the mean of the two visits' minutes is
    taken off the time between.
    """
    lunch = rep.lunch.between if rep.lunch else None
    for stops in _days(book, rep).values():
        if any(visit.minute is None for visit, _ in stops):
            continue  # a visit without a time may belong between any two
        stops.sort(key=lambda stop: stop[0].minute or 0)
        for (a, start), (b, end) in pairwise(stops):
            between = _between(a, b, lunch)
            if not (between and start.at and end.at) or _may_have_waited(book, b, end):
                continue
            estimated = estimated_leg(start.at, end.at, book.settings.travel).minutes
            if estimated >= MIN_MINUTES:
                mixed, going, coming = (minutes / estimated for minutes in between)
                yield mixed, going, coming


def _days(book: Book, rep: Rep) -> dict[date, list[LoggedStop]]:
    """Return a rep's visits by day, as far back as all of them are kept."""
    logs = [(book.history(id_), book.customers[id_]) for id_ in book.visited_by(rep.id)]
    since = max((known_from(log) for log, _ in logs), default=date.min)
    days: dict[date, list[LoggedStop]] = {}
    for log, customer in logs:
        for visit in last_visits(log, since):
            if visit.by == rep.id:
                days.setdefault(visit.day, []).append((visit, customer))
    return days


def _between(a: LoggedVisit, b: LoggedVisit, lunch: Span | None) -> Ratios | None:
    """Return the minutes on the road between two visits by each way of noting times, None if they are unknown."""
    if a.minute is None or b.minute is None or not (a.minutes and b.minutes):
        return None
    between = b.minute - a.minute
    mixed = between - (a.minutes + b.minutes) / 2
    over_lunch = lunch and a.minute < lunch[1] and b.minute > lunch[0]
    if over_lunch or mixed > MAX_MINUTES or between <= min(a.minutes, b.minutes):
        return None
    return mixed, between - b.minutes, between - a.minutes


def _may_have_waited(book: Book, visit: LoggedVisit, customer: Customer) -> bool:
    """Return whether a visit began when the door opened."""
    opens = [start for start, _ in calling_spans(customer, book, visit.day)]
    began = ((visit.minute or 0) - (visit.minutes or 0), visit.minute or 0)
    return any(abs(minute - start) <= AT_OPENING for minute in began for start in opens)
