"""`route show`: one customer, its clock and its entries."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import find_customer
from routecli.app.opening import Json, context_of, open_book, open_log
from routecli.core import layout
from routecli.core.agenda import candidate_of
from routecli.core.chronicle import chronicle
from routecli.core.open_items import logged_items
from routecli.output.json import Envelope
from routecli.output.show import ShowPage, show_customer
from routecli.storage.schema.values import encode


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    *,
    last: Annotated[int, typer.Option("--last", min=0, metavar="N")] = 10,
    everything: Annotated[bool, typer.Option("--all")] = False,
    json: Json = False,
) -> None:
    """Show a customer with its newest entries, or with all of them and what was taken back."""
    context = context_of(ctx)
    book = open_book(context)
    id_ = find_customer(context, book, customer, ask=True)
    name, log = layout.log_file(id_), open_log(context, id_)
    told = chronicle(log.lines, context.today, with_struck=everything)
    shown = told if everything else told[:last]
    records = [encode(row.entry) for row in shown]
    candidate = candidate_of(book.customers[id_], book, context.today)
    page = ShowPage(candidate, shown, records, len(told), name, logged_items(log.entries))
    show_customer(context, Envelope("show", None, book.problems, json), page, book)
