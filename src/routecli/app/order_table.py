"""The small table of `route log --table`: the usual items one by one, a quantity and a count typed for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.suggest import suggestions
from routecli.core.typed import number
from routecli.errors import UsageError

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.core.typed import Row


def ask_orders(here: Context, book: Book, customer: Customer) -> tuple[list[Row], list[Row]]:
    """Ask for order and stock of each item the customer buys; return the order lines and the counts.

    An answer is `ORDER`, `ORDER STOCK`, `- STOCK` or nothing. Raises `UsageError` without a person to ask.
    """
    if not here.can_ask:
        raise UsageError("table.no_terminal")
    orders: list[Row] = []
    counts: list[Row] = []
    here.say("table.how")
    for row in suggestions(book, customer, here.today):
        suggested = here.words("order.unknown") if row.qty is None else str(row.qty)
        name = f"{row.item.code} {row.name}".rstrip()
        here.err.write(
            here.words.clean(
                here.words("table.item", item=name, usual=here.words.number(row.item.qty), suggest=suggested)
            )
        )
        here.err.flush()
        order, _, stock = here.stdin.readline().strip().partition(" ")
        if order and order != "-":
            orders.append({"item": row.item.code, "qty": number(order, "--table")})
        if stock.strip():
            counts.append({"item": row.item.code, "qty": number(stock.strip(), "--table")})
    return orders, counts
