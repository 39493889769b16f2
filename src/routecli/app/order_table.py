"""The small table of `route log --table`: the usual items one by one, a quantity and a count typed for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.option_values import quantity, unit_of
from routecli.core.suggest import suggestions
from routecli.errors import UsageError

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.core.option_values import OptionValues


def ask_orders(context: Context, book: Book, customer: Customer) -> tuple[list[OptionValues], list[OptionValues]]:
    """Ask for order and stock of each item the customer buys; return the order lines and the counts.

    An answer is `ORDER`, `ORDER STOCK`, `- STOCK` or nothing. Raises `UsageError` without a person to ask.
    """
    if not context.can_ask:
        raise UsageError("table.no_terminal")
    orders: list[OptionValues] = []
    counts: list[OptionValues] = []
    context.notice("table.how")
    for row in suggestions(book, customer, context.today):
        suggested = context.words("order.unknown") if row.qty is None else str(row.qty)
        name = f"{row.item.code} {row.name}".rstrip()
        context.err.write(
            context.words.clean(
                context.words("table.item", item=name, usual=context.words.number(row.item.qty), suggest=suggested)
            )
        )
        context.err.flush()
        order, _, stock = context.stdin.readline().strip().partition(" ")
        if order and order != "-":
            orders.append(
                {"item": row.item.code, "qty": quantity(order, "--table", unit_of(row.item.code, book.products))}
            )
        if stock.strip():
            counts.append(
                {
                    "item": row.item.code,
                    "qty": quantity(stock.strip(), "--table", unit_of(row.item.code, book.products)),
                }
            )
    return orders, counts
