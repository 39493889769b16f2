"""The usual order and a suggestion as a table, TSV or JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from routecli.lang import Count
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from routecli.context import Context
    from routecli.core.model import Customer
    from routecli.core.suggest import PeerItem, Suggestion
    from routecli.errors import Problem
    from routecli.lang import Words


def show_orders(
    context: Context,
    customer: Customer,
    rows: Sequence[Suggestion],
    peers: Sequence[PeerItem],
    problems: Iterable[Problem],
    *,
    as_json: bool,
) -> None:
    """Show each item's habit, stock and suggestion, and below what peers buy."""
    if as_json:
        data = {"customer": customer.id, "items": [_data(row) for row in rows], "never_ordered": list(peers)}
        show_json(context, "order", data, customer.rep or None, problems)
        return
    if rows or not context.is_terminal:
        show_table(context, order_columns(context.words, context), rows)
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


def order_columns(words: Words, context: Context) -> list[Column]:
    """Return the columns of a suggestion."""
    unknown = words("order.unknown")

    def number(value: float | None) -> str:
        return unknown if value is None else words.number(value)

    def day(on: date | None) -> str:
        return unknown if on is None else words.date(on) if context.is_terminal else on.isoformat()

    return [
        Column("head.code", lambda s: s.item.code),
        Column("head.item", lambda s: s.name, flex=True),
        Column("head.orders", lambda s: str(s.item.orders), at=110, right=True),
        Column("head.last_order", lambda s: day(date.fromordinal(s.item.last)), at=130),
        Column("head.gap", lambda s: number(s.item.gap), at=70, right=True),
        Column("head.usual", lambda s: number(s.item.qty), right=True),
        Column("head.rate", lambda s: unknown if s.item.rate is None else f"{s.item.rate:.2f}", at=100, right=True),
        Column("head.stock", lambda s: number(None if s.stock is None else round(s.stock, 1)), right=True),
        Column("head.cover", lambda s: number(None if s.cover is None else int(s.cover)), at=110, right=True),
        Column("head.empty", lambda s: day(s.empty), at=80),
        Column("head.suggest", lambda s: number(s.qty), right=True),
    ]


def _data(row: Suggestion) -> dict[str, Any]:
    item = row.item
    return {
        "item": item.code,
        "name": row.name or None,
        "orders": item.orders,
        "last_order": date.fromordinal(item.last),
        "last_qty": item.last_qty,
        "usual_gap_days": item.gap,
        "usual_qty": item.qty,
        "rate_a_day": item.rate,
        "from_counts": item.counted_rate is not None,
        "stock": row.stock,
        "days_of_cover": row.cover,
        "empty_on": row.empty,
        "suggested_qty": row.qty,
        "days": row.days,
    }
