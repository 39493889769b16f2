"""`route order`: what a customer usually orders, what to suggest now, and taking the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.finding import current_rep, find_customer
from routecli.app.opening import Json, context_of, open_book
from routecli.app.writing import customer_to_write, log_entry
from routecli.core.option_values import order_row
from routecli.core.suggest import never_ordered, suggestions
from routecli.errors import UsageError
from routecli.output.json import Envelope
from routecli.output.order import show_orders

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.option_values import OptionValues


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    items: Annotated[list[str] | None, typer.Argument(metavar="[ITEM=QTY]")] = None,
    *,
    take: Annotated[bool, typer.Option("--take")] = False,
    met: Annotated[bool, typer.Option("--met")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    json: Json = False,
) -> None:
    """Show the usual order and a suggestion, or take an order by phone."""
    context = context_of(ctx)
    book = open_book(context)
    if items and take:
        raise UsageError("log.outcomes", outcomes="ITEM=QTY, --take")
    if met and not (items or take):
        raise UsageError("order.met", customer=customer)
    if items or take:
        rows = [order_row(text, book.products) for text in items or ()]
        _take(context, book, customer, rows, met=met, yes=yes, as_json=json)
        return
    found = book.customers[find_customer(context, book, customer, ask=True)]
    usual = suggestions(book, found, context.today)
    around = Envelope("order", found.rep or None, book.problems, json)
    show_orders(context, around, found, usual, never_ordered(book, found, context.today))


def _take(
    context: Context, book: Book, customer: str, rows: list[OptionValues], *, met: bool, yes: bool, as_json: bool
) -> None:
    """Write an order as a contact by phone, or as a visit; without rows, what is suggested."""
    rep = current_rep(context, book.settings)
    found = customer_to_write(context, book, customer)
    rows = rows or [{"item": s.item.code, "qty": s.qty} for s in suggestions(book, found, context.today) if s.qty]
    if not rows:
        raise UsageError("order.nothing", name=found.name)
    outcome = "met" if met else "phone"
    fields = {
        "type": "visit",
        "outcome": outcome,
        "date": context.today.isoformat(),
        "time": context.time,
        "by": rep,
        "orders": rows,
    }
    log_entry(context, book, found, fields, as_json=as_json, yes=yes)
