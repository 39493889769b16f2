"""`route undo`: take back the last entry, or the one named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.finding import current_rep
from routecli.app.opening import context_of, open_book, open_log, root_of
from routecli.app.writing import append_to, locked_entries
from routecli.core.open_items import logged_items
from routecli.errors import NotFoundError
from routecli.output.entries import Lookup, entry_lines, headline
from routecli.output.page import PageLine, show_page
from routecli.output.problems import name_broken
from routecli.storage.files.lookup import Located, entries_named, last_entry

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.errors import Problem


def run(
    ctx: typer.Context,
    entry: Annotated[str | None, typer.Argument(metavar="ENTRY")] = None,
    *,
    why: Annotated[str, typer.Option("--why", metavar="TEXT")] = "",
) -> None:
    """Write a line that takes an entry back, and show the entry."""
    context = context_of(ctx)
    book = open_book(context)
    rep = current_rep(context, book.settings)
    problems: list[Problem] = []  # of logs that could be read when the book was opened
    with locked_entries(context) as place:  # of two who take back at once, each takes back another
        found = (
            _named(context, entry, problems) if entry else last_entry(root_of(context), rep, context.today, problems)
        )
        name_broken(context, [problem for problem in problems if problem not in book.problems])
        if found is None:
            raise NotFoundError("undo.nothing", rep=context.words.rep(rep))
        fields = {"voids": found.told.entry.id, "date": context.today.isoformat(), "by": rep, "why": why}
        saved = append_to(context, place, found.customer, fields)
    _show(context, book, found, saved.path)


def _named(context: Context, beginning: str, problems: list[Problem]) -> Located:
    """Return the one entry whose id begins so; raises `NotFoundError` for none, several, or one taken back already."""
    found = entries_named(root_of(context), beginning.lower(), context.today, problems)
    if not found:
        raise NotFoundError("undo.none", id=beginning)
    if len({row.told.entry.id for row in found}) > 1:
        raise NotFoundError("undo.several", id=beginning, listed="".join(_row(context, row) for row in found[:10]))
    if found[0].told.struck:
        raise NotFoundError("undo.already", id=found[0].told.entry.id)
    return found[0]


def _row(context: Context, found: Located) -> str:
    return f"\n  {found.told.entry.id}  {found.customer}  {headline(context.words, found.told.entry)}"


def _show(context: Context, book: Book, found: Located, path: str) -> None:
    entry = found.told.entry
    customer = book.customers.get(found.customer)
    title = "undo.again" if entry.voids else "undo.done"
    head = context.words(title, name=customer.name if customer else found.customer, path=path, id=entry.id)
    items = logged_items(open_log(context, found.customer).entries)
    show_page(context, [PageLine(head), *entry_lines(context.words, entry, Lookup(book, items, customer), 2)])
