"""`route why`: every term behind today's decision on one customer."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.days import route_of
from routecli.app.finding import find_customer
from routecli.app.opening import Json, context_of, open_book
from routecli.core.agenda import candidate_of, candidates
from routecli.output.json import Envelope
from routecli.output.why import show_why


def run(ctx: typer.Context, customer: Annotated[str, typer.Argument(metavar="CUSTOMER")], json: Json = False) -> None:
    """Explain a customer's state, its reasons and what became of them on today's route."""
    context = context_of(ctx)
    book = open_book(context)
    id_ = find_customer(context, book, customer, ask=True)
    rep = book.settings.reps.get(book.customers[id_].rep)
    found = candidates(book, context.today, rep.id if rep else None)
    route = route_of(context, book, rep, found) if rep else None
    listed = next((c for c in found if c.customer.id == id_), None)
    candidate = listed or candidate_of(book.customers[id_], book, context.today)
    show_why(context, Envelope("why", candidate.customer.rep or None, book.problems, json), book, candidate, route)
