"""`route hold`: no visits to a customer through a day, or again from now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.asked import split_day, warn_far
from routecli.app.finding import current_rep
from routecli.app.opening import context_of, open_book, open_log
from routecli.app.writing import append_to, customer_to_write, locked_entries
from routecli.core.holds import hold_in_force, holds_to_end
from routecli.core.ordinals import shifted
from routecli.core.reasons.appointments import open_appointments
from routecli.errors import NotFoundError, UsageError
from routecli.output.phrases import day_and_time

if TYPE_CHECKING:
    from datetime import date

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    until: Annotated[list[str] | None, typer.Argument(metavar="UNTIL [WHY]")] = None,
    *,
    end: Annotated[bool, typer.Option("--end")] = False,
) -> None:
    """Pause a customer through a day, that day included, or end its pause."""
    context = context_of(ctx)
    if bool(until) == end:
        raise UsageError("hold.until_or_end")
    book = open_book(context)
    rep = current_rep(context, book.settings)
    found = customer_to_write(context, book, customer)
    if end:
        _end(context, found, rep)
        return
    last, why = _until(context, book, rep, " ".join(until or ()))
    _hold(context, book, found, rep, last, why)
    warn_far(context, " ".join(until or ()))


def _until(context: Context, book: Book, rep: str, text: str) -> tuple[date, str]:
    """Return the last day of the pause, today or later, and the reason."""
    last, why = split_day(context, book, text, rep=rep)
    if last < context.today:
        raise UsageError("hold.past", day=last)
    return last, why


def _hold(context: Context, book: Book, customer: Customer, rep: str, last: date, why: str) -> None:
    """Write a hold, in the place of one of the same day."""
    today = context.today.isoformat()
    fields = {"type": "hold", "date": today, "time": context.time, "by": rep, "until": last.isoformat(), "note": why}
    with locked_entries(context) as place:  # of two who hold at once, the second replaces the first
        current = hold_in_force(open_log(context, customer.id).entries, context.today)
        if current and current.date == context.today:
            fields["replaces"] = current.id
        saved = append_to(context, place, customer.id, fields)
    context.answer("hold.done", name=customer.name, day=last, back=shifted(last, 1), path=saved.path)
    for at in open_appointments(book.history(customer.id).facts.get("appointments")):
        if context.today <= at.on <= last:
            context.notice(
                "hold.appointment", when=day_and_time(context.words, at.on, at.time), id=at.id, customer=customer.id
            )


def _end(context: Context, customer: Customer, rep: str) -> None:
    with locked_entries(context) as place:
        holds = holds_to_end(open_log(context, customer.id).entries, context.today)
        if not holds:
            raise NotFoundError("hold.none", name=customer.name)
        voids = [{"voids": hold.id, "date": context.today.isoformat(), "by": rep} for hold in holds]
        saved = append_to(context, place, customer.id, *voids)
    context.answer("hold.ended", name=customer.name, day=holds[0].until, path=saved.path)
