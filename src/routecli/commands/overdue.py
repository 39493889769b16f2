"""`route overdue`: the weekly review in one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002 -- Typer reads the annotation

from routecli.commands.narrowing import Area, check_area
from routecli.commands.shared import Json, context_of, open_book, rep_wished, root_of
from routecli.core.review import ranked, review
from routecli.output.overdue import pipe_heading, pipe_lines, show_overdue
from routecli.storage.cachefile import code_stamp
from routecli.storage.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.core.book import Book

CODE = ("core", "core/reasons", "storage", "output", "lang", "commands")  # what a line of a pipe is made by


def run(ctx: typer.Context, area: Area = None, json: Json = False) -> None:
    """List neglected customers first, then what is open and has grown old."""
    here = context_of(ctx)
    book = open_book(here)
    check_area(here, book, area)
    rep = rep_wished(here, book.settings)
    if here.is_terminal or json:
        show_overdue(here, review(book, here.today, rep, area), rep, book.problems, as_json=json)
    else:
        asked = [id_ for id_ in book.ids_of_rep(rep) if area is None or book.customers[id_].area == area]
        here.out.write(pipe_heading(here))
        here.out.writelines(_lines(here, book, asked))


def _lines(here: Context, book: Book, asked: Iterable[str]) -> list[str]:
    """Return the lines of a pipe in their order; those of a customer whose files are as they were are remembered a day."""
    about = f"{code_stamp(*CODE)} {here.today} {here.words.language} {book.known.state}"
    memo = Memo("overdue", root_of(here), about, keep=bool(book.known.state))
    line_of = pipe_lines(here)
    rows = []
    for id_ in asked:
        state = book.known.states.get(id_, "")
        found = memo.get(id_, state)
        if found is None:
            alone = book.alone(id_)
            found = [[*place, line_of(row)] for place, row in ranked(alone, here.today, alone.customers[id_])]
            memo.put(id_, state, found)
        rows += found
    memo.save()
    return [row[-1] for row in sorted(rows)]
