"""`route schedule`: an appointment, or a customer to be seen soon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from routecli.app.asked import name_clashes, warn_far, workdays
from routecli.app.finding import current_rep
from routecli.app.legs import Matrix  # noqa: TC001 -- Typer reads it
from routecli.app.opening import Json, context_of, open_book
from routecli.app.writing import append_entry, customer_to_write
from routecli.core.clashes import clashes
from routecli.core.option_values import length
from routecli.core.reasons.appointments import Appointment, open_appointments
from routecli.core.times import time_within
from routecli.core.when import DayTimeNote, split_soon, split_stretch, split_when
from routecli.errors import NotFoundError, UsageError
from routecli.output.phrases import appointment_time, day_and_time

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.core.when import DateSpan


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    when: Annotated[list[str] | None, typer.Argument(metavar="[WHEN [NOTE]]")] = None,
    *,
    leeway: Annotated[str | None, typer.Option("--leeway", metavar="MINUTES")] = None,
    instead: Annotated[str | None, typer.Option("--instead", metavar="ID")] = None,
    propose: Annotated[bool, typer.Option("--propose")] = False,
    days: Annotated[int | None, typer.Option("--days", min=1, max=60, metavar="N")] = None,
    matrix: Matrix = None,
    json: Json = False,
) -> None:
    """Write an appointment down, and say what speaks against it; or propose days and times."""
    context = context_of(ctx)
    text, room = " ".join(when or ()), length(leeway, "--leeway") if leeway else None
    stretch = split_stretch(text, context.today)
    if propose or stretch or not text:
        _propose(context, customer, text, stretch, {"leeway": room, "instead": instead}, days, matrix, as_json=json)
        return
    if json or days or matrix:
        raise UsageError("schedule.only_proposing")
    book = open_book(context)
    rep = current_rep(context, book.settings)
    found = customer_to_write(context, book, customer)
    ahead = open_appointments(book.history(found.id).facts.get("appointments"))
    fields = {"date": context.today.isoformat(), "by": rep, **_replaced(context, ahead, instead)}
    note = split_soon(text)
    if note is not None:
        _must(context, found, fields, note, room)
        return
    at = split_when(text, context.today, workdays(book, rep))
    _refuse(context, at, room)
    id_ = _promise(context, book, found, {**fields, "leeway": at.leeway or room}, at)
    warn_far(context, text)
    if not at.time and (time := time_within(at.rest)):
        _name_time(context, found, at._replace(time=time), id_)
    for other in ahead:
        if other.on >= context.today and other.id != fields.get("replaces"):
            context.notice(
                "schedule.also", when=day_and_time(context.words, other.on, other.time), id=other.id, customer=found.id
            )


def _propose(
    context: Context,
    customer: str,
    text: str,
    stretch: DateSpan | None,
    options: dict[str, Any],
    days: int | None,
    matrix: str | None,
    *,
    as_json: bool,
) -> None:
    """Show days and times that suit; nothing is written."""
    from routecli.app.proposing import ProposalRequest, show_days_for

    first, last, note = stretch or (None, None, "")
    if text and not stretch:
        at = split_when(text, context.today)
        _refuse(context, at, None)
        first, note = at.day, at.rest
    request = ProposalRequest(first, last, days, note, options, matrix)
    show_days_for(context, customer, request, as_json=as_json)


def _must(context: Context, customer: Customer, fields: dict[str, Any], note: str, leeway: int | None) -> None:
    if leeway is not None:
        raise UsageError("schedule.leeway")
    fields |= {"type": "must", "time": context.time, "note": note}
    saved = append_entry(context, customer.id, fields)
    context.answer("schedule.must", name=customer.name, path=saved.path)


def _refuse(context: Context, at: DayTimeNote, leeway: int | None) -> None:
    if at.day < context.today:
        raise UsageError("schedule.past", day=at.day)
    if leeway is not None and (not at.time or at.leeway):
        raise UsageError("schedule.leeway")


def _promise(context: Context, book: Book, customer: Customer, fields: dict[str, Any], at: DayTimeNote) -> str:
    """Write the appointment down, say what was understood and what speaks against it, and return its id."""
    fields |= {"type": "appointment", "on": at.day.isoformat(), "time": at.time, "note": at.rest}
    against = clashes(book, customer, at.day, at.time)
    saved = append_entry(context, customer.id, fields)
    time, leeway = appointment_time(context.words, at.time, fields["leeway"] or 0)
    room = context.words("entry.leeway", minutes=leeway) if leeway else ""
    text = {"note": f"  {at.rest}" if at.rest else "", "time": f" {time}" if time else "", "leeway": room}
    context.answer("schedule.done", name=customer.name, day=at.day, **text, id=saved.entry.id, path=saved.path)
    name_clashes(context, against)
    return saved.entry.id


def _name_time(context: Context, customer: Customer, at: DayTimeNote, id_: str) -> None:
    """Say that a time in the note is not the appointment's, and how to make it so."""
    words = ("schedule", customer.id, at.day.isoformat(), at.time, at.rest, "--instead", id_)
    context.notice("schedule.no_time", note=at.rest, command=context.words.command(*words))


def _replaced(context: Context, ahead: list[Appointment], prefix: str | None) -> dict[str, str]:
    """Return the key that names the open appointment to be replaced, by any unique beginning of its id."""
    if prefix is None:
        return {}
    found = [at for at in ahead if at.id.startswith(prefix.lower())]
    if len(found) == 1:
        return {"replaces": found[0].id}
    words = context.words
    listed = "".join(f"\n  {at.id}  {words.date(at.on)} {at.time} {at.text}".rstrip() for at in ahead)
    raise NotFoundError("schedule.which" if found else "schedule.no_such", id=prefix, listed=listed or "\n  -")
