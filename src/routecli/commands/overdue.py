"""`route overdue`: the weekly review in one screen."""

from __future__ import annotations

import typer  # noqa: TC002 -- Typer reads the annotation

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, is_in, pick_area
from routecli.app.opening import Json, context_of, open_book
from routecli.core.overdue import overdue_report
from routecli.output.json import Envelope
from routecli.output.overdue import show_overdue


def run(ctx: typer.Context, area: Area = None, json: Json = False) -> None:
    """List neglected customers first, then what is open and has grown old."""
    context = context_of(ctx)
    book = open_book(context)
    area = pick_area(context, book, area)
    rep = rep_filter(context, book.settings)
    asked = [id_ for id_ in book.ids_of_rep(rep) if area is None or is_in(book.customers[id_].area, area)]
    has_reasons = json or not context.is_terminal  # the tables of a terminal have no room for those of late customers
    found = overdue_report(book, context.today, asked, explain=has_reasons)
    show_overdue(context, Envelope("overdue", rep, book.problems, json), found)
