"""`route brief`: one page to read before walking in."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import find_customer
from routecli.app.opening import Json, context_of, open_book, open_log
from routecli.core.agenda import candidate_of
from routecli.core.chronicle import chronicle
from routecli.core.open_items import logged_items
from routecli.output.brief import Brief, show_brief
from routecli.output.json import Envelope

VISITS = 3


def run(ctx: typer.Context, customer: Annotated[str, typer.Argument(metavar="CUSTOMER")], json: Json = False) -> None:
    """Show what to know of a customer, the most important line first."""
    context = context_of(ctx)
    book = open_book(context)
    id_ = find_customer(context, book, customer, ask=True)
    log = open_log(context, id_)
    visits = [told.entry for told in chronicle(log.lines, context.today) if told.entry.type == "visit"]
    candidate = candidate_of(book.customers[id_], book, context.today)
    page = Brief(candidate, book, visits[:VISITS], logged_items(log.entries))
    show_brief(context, Envelope("brief", None, book.problems, json), page)
