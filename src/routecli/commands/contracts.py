"""`route contracts`: contracts by what comes next, and their use against plan."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, is_in, pick_area
from routecli.app.opening import Json, context_of, open_book
from routecli.core.contracts import contract_status
from routecli.core.ordinals import shifted
from routecli.output.contracts import contract_table
from routecli.output.fields import show_rows
from routecli.output.json import Envelope


def run(
    ctx: typer.Context,
    within: Annotated[int | None, typer.Option("--within", min=0, metavar="DAYS")] = None,
    area: Area = None,
    json: Json = False,
) -> None:
    """List contracts, the next notice or renewal day first."""
    context = context_of(ctx)
    book = open_book(context)
    area = pick_area(context, book, area)
    rep = rep_filter(context, book.settings)
    found = contract_status(book, [c for c in book.of_rep(rep) if is_in(c.area, area)], context.today)
    if within is not None:
        last = shifted(context.today, within)
        found = [row for row in found if row.next_day and row.next_day <= last]
    show_rows(context, Envelope("contracts", rep, book.problems, json), contract_table(context), found)
