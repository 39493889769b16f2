"""The usual order and a suggestion as a table, TSV or JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from routecli.lang import Count
from routecli.output.fields import RowField, rows_data, show_table
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from routecli.context import Context
    from routecli.core.model import Customer
    from routecli.core.suggest import PeerItem, Suggestion
    from routecli.lang import Words
    from routecli.output.json import Envelope

COLUMNS = {
    "code": 0, "item": 0, "orders": 110, "last_order": 130, "gap": 70, "usual": 0, "rate": 100, "stock": 0, "cover": 110,
    "empty": 80, "suggest": 0,
}  # fmt: skip


def show_orders(
    context: Context, around: Envelope, customer: Customer, rows: Sequence[Suggestion], peers: Sequence[PeerItem]
) -> None:
    """Show each item's habit, stock and suggestion, and below what peers buy."""
    fields = _fields(context.words)
    if around.as_json:
        data = {"customer": customer.id, "items": rows_data(fields, rows), "never_ordered": list(peers)}
        show_json(context, around, data)
        return
    if rows or not context.is_terminal:
        show_table(context, fields, rows, COLUMNS)
    if context.is_terminal:
        show_page(context, [PageLine(text) for text in _below(context.words, customer, rows, peers)])


def _below(words: Words, customer: Customer, rows: Sequence[Suggestion], peers: Sequence[PeerItem]) -> Iterator[str]:
    """Yield the sentences below the table: how to read it, and what peers buy."""
    if rows:
        yield words("order.until", days=Count(rows[0].days, "day"))
        yield words("order.how")
    else:
        yield words("order.never", name=customer.name)
    if peers:
        yield from ("", words("order.peers"))
    for peer in peers:
        yield words("order.peer", code=peer.code, name=peer.name, buyers=peer.buyers, peers=peer.peers)


def _fields(words: Words) -> list[RowField]:
    unknown = words("order.unknown")

    def figure(
        key: str, value: Callable[[Suggestion], Any], head: str, text: Callable[[Any], str] = words.number
    ) -> RowField:
        return RowField(key, value, head, lambda s: unknown if value(s) is None else text(value(s)), right=True)

    return [
        RowField("item", lambda s: s.item.code, "code"),
        RowField("name", lambda s: s.name or None, "item", flex=True),
        RowField("orders", lambda s: s.item.orders, "orders", right=True),
        RowField("last_order", lambda s: date.fromordinal(s.item.last), "last_order"),
        RowField("last_qty", lambda s: s.item.last_qty),
        figure("usual_gap_days", lambda s: s.item.gap, "gap"),
        figure("usual_qty", lambda s: s.item.qty, "usual"),
        figure("rate_a_day", lambda s: s.item.rate, "rate", "{:.2f}".format),
        RowField("from_counts", lambda s: s.item.counted_rate is not None),
        figure("stock", lambda s: s.stock, "stock", lambda n: words.number(round(n, 1))),
        figure("days_of_cover", lambda s: s.cover, "cover", lambda n: words.number(int(n))),
        RowField("empty_on", lambda s: s.empty, "empty", lambda s: s.empty or unknown),
        figure("suggested_qty", lambda s: s.qty, "suggest"),
        RowField("days", lambda s: s.days),
    ]
