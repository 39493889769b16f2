"""Frequency both ways: the contacts that each customer's interval asked for in a period, against the actual ones.

Customers the clock calls neglected or over-visited come first; then those whose count is outside the tolerance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import Clock, clock_of, hold_of, interval_of, neglect_order, weight_of
from routecli.core.visits import first_visit, visits_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.history import History
    from routecli.core.interval import Interval
    from routecli.core.model import Customer

VERDICTS = ("neglected", "over_visited", "fewer", "more")


class Period(NamedTuple):
    """A span of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Its number of days."""
        return (self.last - self.first).days + 1


class Frequency(NamedTuple):
    """A customer's contacts in a period: `expected` by its interval, `contacts` in all, `routine` of these.

    `verdict` is one of `VERDICTS`, empty if the two agree or nothing is asked for.
    """

    customer: Customer
    clock: Clock
    interval: Interval | None
    expected: float
    contacts: int
    routine: int
    verdict: str


def frequencies(book: Book, customers: Sequence[Customer], period: Period, today: date) -> list[Frequency]:
    """Return every customer's frequency: those that disagree first, by verdict, then by neglect, then by difference."""
    found = [_frequency(book, customer, period, today) for customer in customers]

    def key(row: Frequency) -> tuple[int, float, tuple[float, int, str]]:
        weight = weight_of(row.customer, book.settings)
        place = VERDICTS.index(row.verdict) if row.verdict else len(VERDICTS)
        off = 0.0 if row.verdict == "neglected" else -abs(row.contacts - row.expected)
        return place, off, neglect_order(row.clock, weight, row.customer.id)

    return sorted(found, key=key)


def _frequency(book: Book, customer: Customer, period: Period, today: date) -> Frequency:
    history, settings = book.history(customer.id), book.settings
    clock, interval = clock_of(customer, history, settings, today), interval_of(customer, settings, today)
    contacts = [visit for visit in visits_of(history, *period) if visit.is_contact]
    routine = sum(visit.routine for visit in contacts)
    expected = days_asked(customer, history, period) / interval.days if interval else 0.0
    row = Frequency(customer, clock, interval, expected, len(contacts), routine, "")
    return row._replace(verdict=_verdict(row, settings.neglected_from, settings.limits.over_visited))


def days_asked(customer: Customer, history: History, period: Period) -> int:
    """Return the days of the period on which the interval asked for visits.

    Not before the customer was one (`since`, else its first visit), and not while the log's last hold lasted.
    """
    start = customer.since or first_visit(history) or period.first
    first = max(period.first, start)
    hold = hold_of(history)
    paused = _shared(Period(first, period.last), Period(*hold)) if hold else 0
    return max(0, Period(first, period.last).days - paused)


def _shared(a: Period, b: Period) -> int:
    return max(0, Period(max(a.first, b.first), min(a.last, b.last)).days)


def _verdict(row: Frequency, neglected_from: float, tolerance: float) -> str:
    """Return how a customer disagrees: by the clock, else by more than a visit and beyond the tolerance."""
    if row.clock.is_late and (row.clock.urgency or 0.0) > neglected_from:
        return "neglected"
    if row.clock.over_visited:
        return "over_visited"
    if row.interval is None or row.clock.state == "paused":
        return ""
    if row.expected - row.contacts > 1 and row.contacts < row.expected * (1 - tolerance):
        return "fewer"
    if row.routine - row.expected > 1 and row.routine > row.expected * (1 + tolerance):
        return "more"
    return ""
