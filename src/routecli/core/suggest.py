"""What to order: each item's habit with a suggestion to the next visit, and what peers buy that was never ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.clock import interval_of
from routecli.core.letters import same_word
from routecli.core.reasons.orders import codes_of, orders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.buying import BuyingHabit
    from routecli.core.model import Customer

NEXT_VISIT_DAYS = 30  # for a customer without an interval
UNUSUAL = 10  # times the usual quantity
USUAL_FROM = 2  # order days; one alone may have been a sample
PEERS_FROM = 4
PEERS_SHARE = 0.5
PEERS_DAYS = 90


class Suggestion(NamedTuple):
    """How an item is bought, and the order that lasts `days` from the day on; None if there are too few orders.

    `cover` is the days that the stock lasts.
    """

    item: BuyingHabit
    name: str
    stock: float | None
    cover: float | None
    empty: date | None
    qty: int | None
    days: int


class PeerItem(NamedTuple):
    """An item that was never ordered though `buyers` of `peers` similar customers do."""

    code: str
    name: str
    buyers: int
    peers: int


def suggestions(book: Book, customer: Customer, day: date) -> list[Suggestion]:
    """Return the items a customer buys, the one whose shelf runs empty first at the top.

    The order lasts to the next visit and `limits.order_safety` days more, in whole packs.
    """
    orders = orders_of(book.history(customer.id).facts.get("orders"))
    interval = interval_of(customer, book.settings, day)
    days = round(interval.days if interval else NEXT_VISIT_DAYS) + book.settings.limits.order_safety
    found = [_suggest(book, item, day, days) for item in (orders.items if orders else ())]
    return sorted(found, key=lambda s: (s.empty is None, s.empty or day, s.item.code))


def _suggest(book: Book, item: BuyingHabit, day: date, days: int) -> Suggestion:
    product = book.products.get(item.code)
    pack = product.pack if product else 1
    qty = item.suggested(day, days, max(1, pack))
    name = product.name if product else ""
    return Suggestion(item, name, item.stock_on(day), item.cover_on(day), item.empty_on(), qty, days)


class UnusualOrder(NamedTuple):
    """An ordered item of which `UNUSUAL` times the `usual` quantity or more was typed."""

    item: str
    name: str
    qty: float
    usual: float


def unusual_orders(book: Book, customer: Customer, rows: Iterable[Mapping[str, Any]]) -> list[UnusualOrder]:
    """Return the order lines with far more than the customer usually orders, by its last orders of the item."""
    orders = orders_of(book.history(customer.id).facts.get("orders"))
    found = []
    for row in rows if orders else ():
        item = orders.item(row["item"]) if orders else None
        if item and item.orders >= USUAL_FROM and item.qty > 0 and row["qty"] >= UNUSUAL * item.qty:
            product = book.products.get(item.code)
            found.append(UnusualOrder(item.code, product.name if product else "", row["qty"], item.qty))
    return found


def never_ordered(book: Book, customer: Customer, day: date) -> list[PeerItem]:
    """Return what at least half of four or more peers bought in the last 90 days and this customer never did.

    Peers are customers of the same kind who share an area or a tag, and who bought anything in those days.
    """
    own = {*codes_of(book.history(customer.id).facts.get("orders")), *customer.items}
    peers = [c for c in book.customers.values() if c.id != customer.id and _is_peer(c, customer)]
    buying = [codes for c in peers if (codes := _bought_lately(book, c, day))]
    if len(buying) < PEERS_FROM:
        return []
    counts = {code: sum(code in codes for codes in buying) for code in set().union(*buying) - own}
    often = [(code, n) for code, n in counts.items() if n >= PEERS_SHARE * len(buying)]
    names = {code: product.name for code, product in book.products.items()}
    rows = [PeerItem(code, names.get(code, ""), n, len(buying)) for code, n in often]
    return sorted(rows, key=lambda row: (-row.buyers, row.code))


def _bought_lately(book: Book, customer: Customer, day: date) -> set[str]:
    orders = orders_of(book.history(customer.id).facts.get("orders"))
    since = day.toordinal() - PEERS_DAYS
    return {item.code for item in orders.items if item.last > since} if orders else set()


def _is_peer(other: Customer, customer: Customer) -> bool:
    if other.kind != customer.kind:
        return False
    if other.area and same_word(other.area, customer.area):
        return True
    return any(same_word(tag, own) for tag in other.tags for own in customer.tags)
