"""`route overdue`: the weekly review in one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer  # noqa: TC002 -- Typer reads the annotation

from routecli.commands.narrowing import Area, check_area
from routecli.commands.shared import Json, context_of, open_book, rep_wished, root_of
from routecli.core.review import ranked, review
from routecli.output.overdue import pipe_columns, show_overdue
from routecli.output.table import tsv_heading, tsv_row
from routecli.storage.cachefile import code_stamp
from routecli.storage.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.context import Context
    from routecli.core.book import Book

CODE = ("core", "core/reasons", "storage", "output", "lang", "commands")  # what a line of a pipe is made by


def run(ctx: typer.Context, area: Area = None, json: Json = False) -> None:
    """List neglected customers first, then what is open and has grown old."""
    here = context_of(ctx)
    book = open_book(here)
    check_area(here, book, area)
    rep = rep_wished(here, book.settings)
    asked = [id_ for id_ in book.ids_of_rep(rep) if area is None or book.customers[id_].area == area]
    if here.is_terminal or json:
        show_overdue(here, review(book, here.today, asked), rep, book.problems, as_json=json)
    else:
        here.out.write(tsv_heading(here, pipe_columns(here)))
        here.out.write(_lines(here, book, asked))


def _lines(here: Context, book: Book, asked: Sequence[str]) -> str:
    """Return the lines of a pipe: remembered for a day while no file of those asked about changes."""
    states = [book.known.states.get(id_, "") for id_ in asked]
    question = "\n".join([*asked, *states]) if all(states) else ""
    about = f"{code_stamp(*CODE)} {here.today} {here.words.language} {book.known.state}"
    whole = Memo("overdue", root_of(here), about, keep=bool(book.known.state and question))
    found: str | None = whole.get("lines", question)
    if found is None:
        each = Memo("overdue-each", root_of(here), about, keep=bool(book.known.state))
        found = "".join(_ranked_lines(here, book, dict(zip(asked, states, strict=True)), each))
        each.save()
        whole.put("lines", question, found)
        whole.save()
    return found


def _ranked_lines(here: Context, book: Book, states: Mapping[str, str], memo: Memo) -> list[str]:
    """Return the lines in their order; those of a customer whose file and log are as they were are remembered."""
    columns = pipe_columns(here)
    rows: list[list[Any]] = []
    for id_, state in states.items():
        found = memo.get(id_, state)
        if found is None:
            alone = book.alone(id_)
            found = [
                [*place, tsv_row(here, columns, row)] for place, row in ranked(alone, here.today, alone.customers[id_])
            ]
            memo.put(id_, state, found)
        rows += found
    return [row[-1] for row in sorted(rows)]
