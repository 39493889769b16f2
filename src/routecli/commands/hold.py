"""`route hold`: no visits to a customer through a day, or again from now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.shared import context_of, open_book, rep_of, root_of
from routecli.app.writing import append_entry, customer_to_write, warn_far
from routecli.core.dates import split_date
from routecli.core.holds import hold_in_force, holds_to_end
from routecli.core.reasons.appointments import open_appointments
from routecli.errors import NotFoundError, UsageError
from routecli.storage.files import layout
from routecli.storage.files.logfile import read_log

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.entry import Entry
    from routecli.core.model import Customer


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    until: Annotated[list[str] | None, typer.Argument(metavar="UNTIL [WHY]")] = None,
    *,
    end: Annotated[bool, typer.Option("--end")] = False,
) -> None:
    """Pause a customer through a day, that day included, or end its pause."""
    here = context_of(ctx)
    if bool(until) == end:
        raise UsageError("hold.until_or_end")
    book = open_book(here)
    rep = rep_of(here, book.settings)
    found = customer_to_write(here, book, customer)
    log = read_log(layout.log_path(root_of(here), found.id), "")
    if end:
        _end(here, found, rep, holds_to_end(log.entries, here.today))
        return
    last, why = split_date(" ".join(until or ()), here.today, past=False)
    if last < here.today:
        raise UsageError("hold.past", day=last)
    current = hold_in_force(log.entries, here.today)
    today = here.today.isoformat()
    fields = {"type": "hold", "date": today, "time": here.time, "by": rep, "until": last.isoformat(), "note": why}
    if current and current.date == here.today:
        fields["replaces"] = current.id
    _hold(here, book, found, fields, last)
    warn_far(here, " ".join(until or ()))


def _hold(here: Context, book: Book, customer: Customer, fields: dict[str, str], last: date) -> None:
    _, path = append_entry(here, root_of(here), customer.id, fields)
    here.tell("hold.done", name=customer.name, day=last, back=last + timedelta(days=1), path=path)
    for at in open_appointments(book.history(customer.id).facts.get("appointments")):
        if here.today <= at.on <= last:
            here.say("hold.appointment", day=at.on, time=at.time, id=at.id, customer=customer.id)


def _end(here: Context, customer: Customer, rep: str, holds: list[Entry]) -> None:
    if not holds:
        raise NotFoundError("hold.none", name=customer.name)
    for hold in holds:
        fields = {"voids": hold.id, "date": here.today.isoformat(), "by": rep}
        _, path = append_entry(here, root_of(here), customer.id, fields)
    here.tell("hold.ended", name=customer.name, day=holds[0].until, path=path)
