"""`route equipment`: installed machines by their next service, and the parts to bring."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.days import route_of
from routecli.app.narrowing import Area, check_area
from routecli.app.shared import Json, context_of, find_customer, open_book, rep_of, rep_wished
from routecli.core.agenda import candidates
from routecli.core.equipment import installed, packing_list
from routecli.output.equipment import show_equipment, show_packing


def run(
    ctx: typer.Context,
    customer: Annotated[str | None, typer.Argument(metavar="[CUSTOMER]")] = None,
    *,
    due: Annotated[bool, typer.Option("--due")] = False,
    packing: Annotated[bool, typer.Option("--packing")] = False,
    area: Area = None,
    json: Json = False,
) -> None:
    """List machines with their next service; for packing, the parts for today's route."""
    here = context_of(ctx)
    book = open_book(here)
    check_area(here, book, area)
    rep = rep_of(here, book.settings) if packing else rep_wished(here, book.settings)
    asked = [c for c in book.of_rep(rep) if area is None or c.area == area]
    if customer is not None:
        asked = [book.customers[find_customer(here, book, customer, ask=True)]]
    if packing and rep:
        route = route_of(here, book, book.settings.reps[rep], candidates(book, here.today, rep))
        wanted = {c.id for c in asked}
        stops = [c for stop in route.stops if (c := stop.candidate.customer).id in wanted]
        show_packing(here, packing_list(installed(book, stops, here.today)), rep, book.problems, as_json=json)
        return
    rows = [row for row in installed(book, asked, here.today) if not due or row.state in {"late", "due", "open"}]
    show_equipment(here, rows, rep, book.problems, as_json=json)
