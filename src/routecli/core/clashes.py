"""Conflicts with an appointment: closed days, hours, another appointment at about the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.clock import hold_of
from routecli.core.durations import visit_length
from routecli.core.hours import clock_text, day_text, parse_clock
from routecli.core.reasons.appointments import open_appointments
from routecli.core.workdays import calling_spans, customer_closed_by, rep_closed_by, working_hours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer

    Clash = tuple[str, dict[str, Any]]  # the id of its sentence and the parameters

NEAR = 60  # minutes between two appointments below which they may not both be kept


def clashes(book: Book, customer: Customer, day: date, time: str) -> list[Clash]:
    """Return the conflicts with visiting a customer on `day` at `time` (`HH:MM`, or empty for any)."""
    found = list(closures(book, customer, day))
    if time:
        found += _outside(book, customer, day, time) if not found else ()
        found += _neighbours(book, customer, day, time)
    return found


def closures(book: Book, customer: Customer, day: date) -> Iterator[Clash]:
    """Yield why nobody would expect a visit on `day`: the customer is closed or on hold, the rep is off."""
    if rule := customer_closed_by(customer, book, day):
        yield "clash.customer_closed", {"name": customer.name, "day": day, "rule": rule}
    hold = hold_of(book.history(customer.id))
    if hold and hold[0] <= day <= hold[1]:
        yield "clash.paused", {"name": customer.name, "day": hold[1]}
    rep = book.settings.reps.get(customer.rep)
    if rule := rep_closed_by(rep, book, day):
        yield "clash.rep_away", {"rep": rep.name if rep else "-", "day": day, "rule": rule}


def _outside(book: Book, customer: Customer, day: date, time: str) -> Iterator[Clash]:
    """Yield the hours that the visit would not fit into as a whole."""
    start = parse_clock(time)
    end = start + visit_length(customer, book.history(customer.id), book.settings).minutes
    spans = calling_spans(customer, book, day)
    if spans and not any(opens <= start and end <= closes for opens, closes in spans):
        hours = day_text(spans)
        kind = "clash.calling_hours" if customer.calls else "clash.customer_hours"
        yield kind, {"name": customer.name, "day": day, "hours": hours, "time": time}
    rep = book.settings.reps.get(customer.rep)
    span = working_hours(rep, book, day)
    if span and not (span[0] <= start and end <= span[1]):
        hours = f"{clock_text(span[0])}-{clock_text(span[1])}"
        yield "clash.rep_hours", {"rep": rep.name if rep else "-", "hours": hours, "time": time}


def _neighbours(book: Book, customer: Customer, day: date, time: str) -> Iterator[Clash]:
    """Yield the other appointments of the customer's rep within an hour."""
    for other in book.of_rep(customer.rep):
        for at in open_appointments(book.history(other.id).facts.get("appointments")):
            near = at.on == day and at.time and abs(parse_clock(at.time) - parse_clock(time)) < NEAR
            if near and other.id != customer.id:
                yield "clash.appointment", {"name": other.name, "time": at.time, "text": at.text}
