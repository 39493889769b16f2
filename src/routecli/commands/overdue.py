"""`route overdue`: the weekly review in one screen."""

from __future__ import annotations

import typer  # noqa: TC002 -- Typer reads the annotation

from routecli.commands.narrowing import Area, check_area
from routecli.commands.shared import Json, context_of, open_book, rep_wished
from routecli.core.review import review
from routecli.output.overdue import show_overdue


def run(ctx: typer.Context, area: Area = None, json: Json = False) -> None:
    """List neglected customers first, then what is open and has grown old."""
    here = context_of(ctx)
    book = open_book(here)
    check_area(here, book, area)
    rep = rep_wished(here, book.settings)
    show_overdue(here, review(book, here.today, rep, area), rep, book.problems, as_json=json)
