"""`route contracts`: contracts by what comes next, and their use against plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import typer

from routecli.app.narrowing import Area, check_area
from routecli.app.shared import Json, context_of, open_book, rep_wished
from routecli.core.contracts import agreements
from routecli.output.contracts import show_contracts


def run(
    ctx: typer.Context,
    within: Annotated[int | None, typer.Option("--within", min=0, metavar="DAYS")] = None,
    area: Area = None,
    json: Json = False,
) -> None:
    """List contracts, the next notice or renewal day first."""
    here = context_of(ctx)
    book = open_book(here)
    check_area(here, book, area)
    rep = rep_wished(here, book.settings)
    found = agreements(book, [c for c in book.of_rep(rep) if area is None or c.area == area], here.today)
    if within is not None:
        last = here.today + timedelta(days=within)
        found = [row for row in found if row.next_day and row.next_day <= last]
    show_contracts(here, found, rep, book.problems, as_json=json)
