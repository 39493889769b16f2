"""On which days a rep can be at a customer, and the day to aim at so that nothing turns late over a weekend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.calendar import closed_by
from routecli.core.hours import DAYS
from routecli.core.ordinals import shifted

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer, Rep, Span

YEAR = 366
WORKWEEK = (((9 * 60, 17 * 60 + 30),),) * 5 + ((),) * 2


def rep_closed_by(rep: Rep | None, book: Book, day: date) -> str | None:
    """Return why the rep does not work on `day` (a weekday, a holiday, a closure, an absence), or None."""
    week = (rep.hours if rep else ()) or WORKWEEK
    if not week[day.weekday()]:
        return DAYS[day.weekday()]
    if day in book.holidays:
        return "holidays"
    away = closed_by(rep.away, day, book.holidays) if rep and rep.away else None
    return away or closed_by(book.settings.closed, day, book.holidays)


def customer_closed_by(customer: Customer, book: Book, day: date) -> str | None:
    """Return why the customer is closed on `day` (no hours that weekday, a rule of `closed`), or None."""
    if customer.hours and not customer.hours[day.weekday()]:
        return DAYS[day.weekday()]
    return closed_by(customer.closed, day, book.holidays) if customer.closed else None


def working_hours(rep: Rep | None, day: date) -> Span | None:
    """Return the rep's working time on a weekday, from the first opening to the last close, or None."""
    spans = ((rep.hours if rep else ()) or WORKWEEK)[day.weekday()]
    return (spans[0][0], spans[-1][1]) if spans else None


def day_hours(rep: Rep | None, day: date) -> Span:
    """Return the hours that a day has if it is worked at all: the rep's, on a weekday off those of a usual day."""
    return working_hours(rep, day) or WORKWEEK[0][0]


def most_visits(rep: Rep, fixed: int) -> int | None:
    """Return the most visits that a day of the rep is planned with, the fixed ones at least; None without a limit."""
    return max(rep.visits, fixed) if rep.visits else None


def visit_spans(customer: Customer, day: date, hours: Span) -> tuple[Span, ...]:
    """Return when the customer may be seen within the rep's `hours`, by its own hours alone; closing rules are not asked."""
    spans = (customer.hours[day.weekday()] if customer.hours else ()) or (hours,)
    cut = [(max(a, hours[0]), min(b, hours[1])) for a, b in spans]
    return tuple((a, b) for a, b in cut if a < b)


def agreed_span(time: int, leeway: int, minutes: int) -> Span:
    """Return the window of an appointment: the visit begins at its time, give or take the leeway."""
    return time - leeway, time + leeway + minutes


def is_workable(customer: Customer, book: Book, day: date) -> bool:
    """Return whether the customer's rep works on `day` and the customer is open."""
    if customer_closed_by(customer, book, day) is not None:
        return False
    return rep_closed_by(book.settings.reps.get(customer.rep), book, day) is None


def aim(customer: Customer, book: Book, due: date, earliest: date) -> date:
    """Return the last workable day in the year up to `due`, not before `earliest`; `due` itself if there is none."""
    days = (shifted(due, -n) for n in range(min(YEAR, (due - earliest).days + 1)))
    return next((day for day in days if is_workable(customer, book, day)), due)


def next_workable(customer: Customer, book: Book, after: date, minutes: float = 0, within: int = 31) -> date | None:
    """Return the first workable day after `after` with hours that hold a visit of `minutes`, or None within a month."""
    rep = book.settings.reps.get(customer.rep)

    def has_room(day: date) -> bool:
        hours = working_hours(rep, day)
        return hours is not None and any(b - a >= minutes for a, b in visit_spans(customer, day, hours))

    days = (shifted(after, n) for n in range(1, within + 1))
    return next((day for day in days if is_workable(customer, book, day) and has_room(day)), None)
