"""`route overdue`: the weekly review in one screen."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.commands.shared import Json, context_of, open_book, rep_wished
from routecli.core.review import review
from routecli.output.overdue import show_overdue


def run(ctx: typer.Context, area: Annotated[str | None, typer.Option("--area")] = None, json: Json = False) -> None:
    """List neglected customers first, then what is open and has grown old."""
    here = context_of(ctx)
    book = open_book(here)
    rep = rep_wished(here, book.settings)
    show_overdue(here, review(book, here.today, rep, area), rep, book.problems, as_json=json)
