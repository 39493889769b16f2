"""`route order`: what a customer usually orders, what to suggest now, and taking the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.shared import Json, context_of, find_customer, open_book, rep_of
from routecli.app.writing import customer_to_write, log_entry
from routecli.core.suggest import never_ordered, suggestions
from routecli.core.typed import order_row
from routecli.errors import UsageError
from routecli.output.order import show_orders

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.typed import Row


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    items: Annotated[list[str] | None, typer.Argument(metavar="[ITEM=QTY]")] = None,
    *,
    take: Annotated[bool, typer.Option("--take")] = False,
    met: Annotated[bool, typer.Option("--met")] = False,
    json: Json = False,
) -> None:
    """Show the usual order and a suggestion, or take an order by phone."""
    here = context_of(ctx)
    book = open_book(here)
    if items and take:
        raise UsageError("log.outcomes", outcomes="ITEM=QTY, --take")
    if met and not (items or take):
        raise UsageError("order.met", customer=customer)
    if items or take:
        _take(here, book, customer, [order_row(text, book.products) for text in items or ()], met=met, as_json=json)
        return
    found = book.customers[find_customer(here, book, customer, ask=True)]
    rows = suggestions(book, found, here.today)
    show_orders(here, found, rows, never_ordered(book, found, here.today), book.problems, as_json=json)


def _take(here: Context, book: Book, customer: str, rows: list[Row], *, met: bool, as_json: bool) -> None:
    """Write an order as a contact by phone, or as a visit; without rows, what is suggested."""
    rep = rep_of(here, book.settings)
    found = customer_to_write(here, book, customer)
    rows = rows or [{"item": s.item.code, "qty": s.qty} for s in suggestions(book, found, here.today) if s.qty]
    if not rows:
        raise UsageError("order.nothing", name=found.name)
    outcome = "met" if met else "phone"
    fields = {
        "type": "visit",
        "outcome": outcome,
        "date": here.today.isoformat(),
        "time": here.time,
        "by": rep,
        "orders": rows,
    }
    log_entry(here, book, found, fields, as_json=as_json)
