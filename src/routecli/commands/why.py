"""`route why`: every term behind today's decision on one customer."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.days import route_of
from routecli.app.shared import Json, context_of, find_customer, open_book
from routecli.core.agenda import candidates
from routecli.output.why import show_why


def run(ctx: typer.Context, customer: Annotated[str, typer.Argument(metavar="CUSTOMER")], json: Json = False) -> None:
    """Explain a customer's state, its reasons and what became of them on today's route."""
    here = context_of(ctx)
    book = open_book(here)
    id_ = find_customer(here, book, customer, ask=True)
    rep = book.settings.reps.get(book.customers[id_].rep)
    found = candidates(book, here.today, rep.id if rep else None)
    route = route_of(here, book, rep, found) if rep else None
    show_why(here, book, next(c for c in found if c.customer.id == id_), route, as_json=json)
