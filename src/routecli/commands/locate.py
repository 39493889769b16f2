"""`route locate`: places from addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.changing import change_places
from routecli.app.finding import rep_filter
from routecli.app.locating import address_lookup, can_look_up
from routecli.app.opening import Json, Texts, context_of, open_book
from routecli.app.writing import customer_to_write
from routecli.core.names import sort_key
from routecli.errors import UsageError
from routecli.output.json import Envelope
from routecli.output.locate import Placing, placing, show_placings
from routecli.output.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer


def run(
    ctx: typer.Context,
    customer: Annotated[Texts, typer.Argument(metavar="[CUSTOMER]...")] = None,
    *,
    all_: Annotated[bool, typer.Option("--all")] = False,
    write: Annotated[bool, typer.Option("--write")] = False,
    json: Json = False,
) -> None:
    """Show which places the addresses give, and write them if asked to."""
    context = context_of(ctx)
    if bool(customer) == all_:
        raise UsageError("locate.which")
    book = open_book(context)
    rep = rep_filter(context, book.settings)
    if not can_look_up(book.settings):
        raise UsageError("locate.abroad", country=book.settings.country or "none")
    rows = _placings(context, book, _customers(context, book, customer or (), rep))
    new = {row.customer.id: row.found for row in rows if row.is_new}
    if write and new:
        change_places(context, new)
    show_placings(context, Envelope("locate", rep, book.problems, json), rows, written=write and bool(new))


def _customers(context: Context, book: Book, names: Sequence[str], rep: str | None) -> Sequence[Customer]:
    """Return the customers that are named, else all (of the rep) whose place was not set by hand."""
    if names:
        named = [customer_to_write(context, book, name) for name in names]
        return list({customer.id: customer for customer in named}.values())
    found = [c for c in book.customers.values() if rep in (None, c.rep) and not (c.at and not c.at_from)]
    return sorted(found, key=lambda c: (sort_key(c.name, c.kana), c.id))


def _placings(context: Context, book: Book, customers: Sequence[Customer]) -> list[Placing]:
    look_up = address_lookup(context, book.settings)
    tell = progress(context, "progress.locating") if context.err.isatty() else None
    rows = []
    for done, customer in enumerate(customers, 1):
        rows.append(placing(customer, look_up(customer.address, customer.postal)))
        if tell:
            tell(done, len(customers))
    return rows
