"""`route equipment`: installed machines by their next service, and the parts to bring."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.days import route_of
from routecli.app.finding import current_rep, find_customer, rep_filter
from routecli.app.narrowing import Area, is_in, pick_area
from routecli.app.opening import Json, context_of, open_book
from routecli.core.agenda import candidates
from routecli.core.equipment import packing_list, part_status
from routecli.output.equipment import equipment_table, packing_table
from routecli.output.fields import show_rows
from routecli.output.json import Envelope


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
    context = context_of(ctx)
    book = open_book(context)
    area = pick_area(context, book, area)
    rep = current_rep(context, book.settings) if packing else rep_filter(context, book.settings)
    asked = [c for c in book.of_rep(rep) if is_in(c.area, area)]
    if customer is not None:
        asked = [book.customers[find_customer(context, book, customer, ask=True)]]
    around = Envelope("equipment", rep, book.problems, json)
    if packing and rep:
        route = route_of(context, book, book.settings.reps[rep], candidates(book, context.today, rep))
        wanted = {c.id for c in asked}
        stops = [c for stop in route.stops if (c := stop.candidate.customer).id in wanted]
        parts = packing_list(part_status(book, stops, context.today))
        show_rows(context, around, packing_table(context), parts)
        return
    rows = [row for row in part_status(book, asked, context.today) if not due or row.state in {"late", "due", "open"}]
    show_rows(context, around, equipment_table(context), rows)
