"""`route overdue`: the weekly review in one screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer  # noqa: TC002 -- Typer reads the annotation

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, is_in, pick_area
from routecli.app.opening import Json, context_of, open_book, root_of
from routecli.core.overdue import overdue_report, ranked
from routecli.output.overdue import pipe_columns, show_overdue
from routecli.output.table import tsv_heading, tsv_row
from routecli.storage.cachefile import code_stamp
from routecli.storage.ranking import Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.overdue import RowPlace
    from routecli.output.table import Column

CODE = (
    "core",
    "core/reasons",
    "storage",
    "storage/files",
    "storage/schema",
    "output",
    "lang",
    "app",
    "commands",
)  # what a line of a pipe is made by


def run(ctx: typer.Context, area: Area = None, json: Json = False) -> None:
    """List neglected customers first, then what is open and has grown old."""
    context = context_of(ctx)
    book = open_book(context)
    area = pick_area(context, book, area)
    rep = rep_filter(context, book.settings)
    asked = [id_ for id_ in book.ids_of_rep(rep) if area is None or is_in(book.customers[id_].area, area)]
    if context.is_terminal or json:
        show_overdue(context, overdue_report(book, context.today, asked), rep, book.problems, as_json=json)
    else:
        columns = pipe_columns(context)
        context.out.write(tsv_heading(context, columns))
        context.out.write(_lines(context, book, asked, columns))


def _lines(context: Context, book: Book, asked: Sequence[str], columns: Sequence[Column]) -> str:
    """Return the lines of a pipe: a customer's are remembered for a day while its file and log are as they were."""
    states = book.known.states()
    about = f"{code_stamp(*CODE)} {context.today} {context.words.language} {book.known.state}"
    remembered = Ranking("overdue", root_of(context), about, keep=bool(book.known.state))
    return remembered.lines({id_: states.get(id_, 0) for id_ in asked}, partial(_judged, context, book, columns))


def _judged(context: Context, book: Book, columns: Sequence[Column], id_: str) -> list[tuple[RowPlace, str]]:
    """Return the lines of a customer and their places, looking at nobody else."""
    alone = book.alone(id_)
    return [
        (place, tsv_row(context, columns, row)) for place, row in ranked(alone, context.today, alone.customers[id_])
    ]
