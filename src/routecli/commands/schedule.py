"""`route schedule`: an appointment, or a customer to be seen soon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from routecli.commands.shared import context_of, open_book, rep_of, root_of
from routecli.commands.writing import append_entry, customer_to_write
from routecli.core.clashes import clashes
from routecli.core.reasons.appointments import Appointment, open_appointments
from routecli.core.when import When, split_soon, split_when
from routecli.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    when: Annotated[list[str], typer.Argument(metavar="WHEN [NOTE]")],
    *,
    leeway: Annotated[int | None, typer.Option("--leeway", min=0, metavar="MINUTES")] = None,
    instead: Annotated[str | None, typer.Option("--instead", metavar="ID")] = None,
) -> None:
    """Write an appointment down, and say what speaks against it."""
    here = context_of(ctx)
    book = open_book(here)
    rep = rep_of(here, book.settings)
    found = customer_to_write(here, book, customer)
    ahead = open_appointments(book.history(found.id).facts.get("appointments"))
    fields = {"date": here.today.isoformat(), "by": rep, **_replaced(here, ahead, instead)}
    note = split_soon(" ".join(when))
    if note is not None:
        _must(here, found, fields, note, leeway)
        return
    at = split_when(" ".join(when), here.today)
    _refuse(here, at, leeway)
    _promise(here, book, found, {**fields, "leeway": leeway}, at)
    for other in ahead:
        if other.on >= here.today and other.id != fields.get("replaces"):
            here.say("schedule.also", day=other.on, time=other.time, id=other.id, customer=found.id)


def _must(here: Context, customer: Customer, fields: dict[str, Any], note: str, leeway: int | None) -> None:
    if leeway is not None:
        raise UsageError("schedule.leeway")
    fields |= {"type": "must", "time": here.time, "note": note}
    _, path = append_entry(here, root_of(here), customer.id, fields)
    here.tell("schedule.must", name=customer.name, path=path)


def _refuse(here: Context, at: When, leeway: int | None) -> None:
    if at.day < here.today:
        raise UsageError("schedule.past", day=at.day)
    if leeway is not None and not at.time:
        raise UsageError("schedule.leeway")


def _promise(here: Context, book: Book, customer: Customer, fields: dict[str, Any], at: When) -> None:
    fields |= {"type": "appointment", "on": at.day.isoformat(), "time": at.time, "note": at.rest}
    against = clashes(book, customer, at.day, at.time)
    id_, path = append_entry(here, root_of(here), customer.id, fields)
    room = here.words("entry.leeway", minutes=fields["leeway"]) if fields["leeway"] else ""
    text = {"note": f"  {at.rest}" if at.rest else "", "time": f" {at.time}" if at.time else "", "leeway": room}
    here.tell("schedule.done", name=customer.name, day=at.day, **text, id=id_, path=path)
    for sentence, params in against:
        here.say(sentence, **params)


def _replaced(here: Context, ahead: list[Appointment], prefix: str | None) -> dict[str, str]:
    """Return the key that names the open appointment to be replaced, by any unique beginning of its id."""
    if prefix is None:
        return {}
    found = [at for at in ahead if at.id.startswith(prefix.lower())]
    if len(found) == 1:
        return {"replaces": found[0].id}
    words = here.words
    listed = "".join(f"\n  {at.id}  {words.date(at.on)} {at.time} {at.text}".rstrip() for at in ahead)
    raise NotFoundError("schedule.which" if found else "schedule.no_such", id=prefix, listed=listed or "\n  -")
