"""On which days a rep can be at a customer, and the day to aim at so that nothing turns late over a weekend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.calendar import closed_by
from routecli.core.hours import DAYS, MIDNIGHT, merged, names_holidays, overlap, spans_on
from routecli.core.news_scope import is_current, is_for
from routecli.core.ordinals import shifted
from routecli.core.seasons import in_season
from routecli.core.tenure import has_ended

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer, Rep, Span, Week

YEAR = 366
WORKWEEK = (((9 * 60, 17 * 60 + 30),),) * 5 + ((),) * 2


def rep_closed_by(rep: Rep | None, book: Book, day: date) -> str | None:
    """Return why the rep does not work on `day` (a weekday, a holiday, a closure, an absence), or None.

    A rep whose hours name public holidays works on them.
    """
    week = (rep.hours if rep else ()) or WORKWEEK
    if day in book.holidays and not (names_holidays(week) and spans_on(week, day, book.holidays)):
        return "holidays" if week[day.weekday()] else DAYS[day.weekday()]
    if not spans_on(week, day, book.holidays):
        return _shut(week, day, book)
    away = closed_by(rep.away, day, book.holidays) if rep and rep.away else None
    return away or closed_by(book.settings.closed, day, book.holidays)


def customer_closed_by(customer: Customer, book: Book, day: date) -> str | None:
    """Return why nobody can be visited on `day`, or None: no hours, a rule of `closed`, no calling hours, `ended`.

    Where there are calling hours (`calls`), they are asked instead of the hours.
    """
    if has_ended(customer, day):
        return "ended"
    now = in_season(customer, day)
    if not now.calls and now.hours and not spans_on(now.hours, day, book.holidays):
        return _shut(now.hours, day, book)
    if now.closed and (rule := closed_by(now.closed, day, book.holidays)):
        return rule
    return "calls" if now.calls and not spans_on(now.calls, day, book.holidays) else None


def _shut(week: Week, day: date, book: Book) -> str:
    """Return which key of a week makes a day closed."""
    if week[day.weekday()]:
        return "holidays" if day in book.holidays and names_holidays(week) else "before holidays"
    return DAYS[day.weekday()]


def working_hours(rep: Rep | None, book: Book, day: date) -> Span | None:
    """Return the rep's working time on a day, from the first opening to the last close, or None."""
    spans = spans_on((rep.hours if rep else ()) or WORKWEEK, day, book.holidays)
    return (spans[0][0], spans[-1][1]) if spans else None


def day_hours(rep: Rep | None, book: Book, day: date) -> Span:
    """Return the hours that a day has if it is worked at all: the rep's, on a weekday off those of a usual day."""
    return working_hours(rep, book, day) or WORKWEEK[0][0]


def most_visits(rep: Rep, fixed: int) -> int | None:
    """Return the most visits that a day of the rep is planned with, the fixed ones at least; None without a limit."""
    return max(rep.visits, fixed) if rep.visits else None


def visit_windows(customer: Customer, book: Book, day: date, hours: Span, *, agreed: bool = False) -> tuple[Span, ...]:
    """Return when a customer can be visited on a day within a rep's `hours`: the only answer to that question.

    Closed days have none, unless the day was `agreed` on. Then calling hours, else opening hours, by season; of the night before
    what runs past midnight; what current news leaves open.
    """
    if not agreed and customer_closed_by(customer, book, day):
        return ()
    spans = overlap(_open_spans(customer, book, day, hours), [hours])
    for news in book.news.values():
        if news.windows and is_current(news, day) and is_for(news, customer):
            spans = overlap(spans, spans_on(news.windows, day, book.holidays))
    return spans


def _open_spans(customer: Customer, book: Book, day: date, hours: Span) -> Sequence[Span]:
    """Return when a customer is open, from the day's own midnight on; all of `hours` if it says nothing of the day."""
    spans = calling_spans(customer, book, day)
    if not spans:
        return (hours,)
    before, after = shifted(day, -1), shifted(day, 1)
    night = [(0, end - MIDNIGHT) for _, end in calling_spans(customer, book, before) if end > MIDNIGHT]
    if night and customer_closed_by(customer, book, before):
        night = []
    if hours[1] > MIDNIGHT and not customer_closed_by(customer, book, after):
        night += [(start + MIDNIGHT, end + MIDNIGHT) for start, end in calling_spans(customer, book, after)]
    return merged([*night, *spans])


def calling_spans(customer: Customer, book: Book, day: date) -> Sequence[Span]:
    """Return the calling hours, else the opening hours, that begin on a day, whether or not it is a closed day."""
    now = in_season(customer, day)
    return spans_on(now.calls or now.hours, day, book.holidays) if now.calls or now.hours else ()


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
        hours = working_hours(rep, book, day)
        return hours is not None and any(b - a >= minutes for a, b in visit_windows(customer, book, day, hours))

    days = (shifted(after, n) for n in range(1, within + 1))
    return next((day for day in days if is_workable(customer, book, day) and has_room(day)), None)
