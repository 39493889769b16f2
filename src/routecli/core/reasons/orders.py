"""Orders (受注): the usual order of each item, how fast it is used, when the shelf runs empty, and who stopped buying."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.reasons.base import Case, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts

ITEMS_KEPT = 30  # the last ordered ones
GAPS_KEPT = 8  # a habit is what was done lately
QUANTITIES_KEPT = 5
COUNTS_KEPT = 4
JUDGED_FROM = 3  # order days; with fewer there is no usual gap
STOPPED_ORDERS, STOPPED_DAYS = 5, 90
LIFETIME_DAYS = 36_500
REORDER_MINUTES = 15.0
STOPPED_MINUTES = 45.0


class Counted(NamedTuple):
    """Stock counts of an item: the first of the last few, what was ordered between, the last; and ordered since."""

    first: int
    first_qty: float
    between: float
    last: int
    last_qty: float
    since: float


class Item(NamedTuple):
    """How a customer buys an item. Days are ordinals, `orders` counts order days.

    `gap` is the usual distance of order days, None with fewer than three; `qty` the usual quantity, `longest` the longest
    distance there was, `last_qty` the last order.
    """

    code: str
    orders: int
    first: int
    last: int
    gap: float | None
    qty: float
    longest: int
    last_qty: float
    counted: Counted | None = None

    @property
    def rate(self) -> float | None:
        """The use a day: from counts where they tell it, else usual quantity ÷ usual gap, None where neither does."""
        return self.counted_rate or (self.qty / self.gap if self.gap and self.qty else None)

    @property
    def counted_rate(self) -> float | None:
        """(First count + ordered between − last count) ÷ days, None where that is not above 0."""
        c = self.counted
        if c is None or c.last == c.first:
            return None
        rate = (c.first_qty + c.between - c.last_qty) / (c.last - c.first)
        return rate if rate > 0 else None

    @property
    def shelf(self) -> tuple[int, float]:
        """The day, an ordinal, from which the stock is reckoned, and the stock with what was ordered on that day or later.

        The last count where the shelf is counted about as often as the item is ordered; else it is taken to have been
        empty before the last order.
        """
        c = self.counted
        if c and (self.gap is None or c.last >= self.last - self.gap):
            return c.last, c.last_qty + c.since
        return self.last, self.last_qty

    @property
    def is_counted(self) -> bool:
        """Say whether the stock rests on a count."""
        return self.counted is not None and self.shelf[0] == self.counted.last

    def stock_on(self, day: date) -> float | None:
        """Return the estimated stock: what the shelf held, less the use since; None without a rate."""
        rate = self.rate
        if rate is None:
            return None
        start, stock = self.shelf
        return max(0.0, stock - rate * (day.toordinal() - start))

    def empty_on(self) -> date | None:
        """Return the day on which the shelf runs empty, None without a rate, or where that is a lifetime away."""
        rate = self.rate
        if rate is None:
            return None
        start, stock = self.shelf
        days = stock / rate
        return date.fromordinal(start + int(days)) if days < LIFETIME_DAYS else None

    def due_on(self) -> date | None:
        """Return the day of the usual next order: last order + usual gap, None where it cannot be judged."""
        return date.fromordinal(self.last + round(self.gap)) if self.gap else None

    def suggested(self, day: date, days: int, pack: int = 1) -> int | None:
        """Return the order that lasts `days` from `day`: use × days − stock, in whole packs; None without a rate."""
        stock = self.stock_on(day)
        if stock is None or self.rate is None:
            return None
        lacking = self.rate * days - stock
        return ceil(round(lacking / pack, 6)) * pack if lacking > 0 else 0


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the first day of interest, the rhythm of all orders and, for the items last ordered, how each is bought."""
    lines: dict[str, dict[int, float]] = {}
    for entry in entries:
        for order in entry.orders:
            days = lines.setdefault(order.item, {})
            day = entry.date.toordinal()
            days[day] = days.get(day, 0) + order.qty
    if not lines:
        return None
    counts = _counts(entries)
    items = sorted(
        (_item(code, days, counts.get(code)) for code, days in lines.items()), key=lambda i: (-i.last, i.code)
    )
    together = sorted({day for days in lines.values() for day in days})
    rhythm = _item("", dict.fromkeys(together, 0.0), None)
    kept = [rhythm, *items[:ITEMS_KEPT]]
    rows = [[_soonest(item), *item] for item in kept]
    return [min(map(_soonest, kept)), rows[0], rows[1:]]


def _soonest(item: Item) -> int:
    """Return the first day, an ordinal, on which an item can be a reason."""
    day = item.empty_on() if item.is_counted else item.due_on()
    return (day or date.max).toordinal()


def _counts(entries: Sequence[Entry]) -> dict[str, dict[int, float]]:
    counts: dict[str, dict[int, float]] = {}
    for entry in entries:
        for count in entry.stock:
            counts.setdefault(count.item, {})[entry.date.toordinal()] = count.qty
    return counts


def _item(code: str, days: Mapping[int, float], counts: Mapping[int, float] | None) -> Item:
    on = sorted(days)
    gaps = [b - a for a, b in pairwise(on)]
    usual = median(gaps[-GAPS_KEPT:]) if len(on) >= JUDGED_FROM else None
    qty = median(days[day] for day in on[-QUANTITIES_KEPT:])
    longest = max(gaps, default=0)
    return Item(
        code, len(on), on[0], on[-1], usual, qty, longest, days[on[-1]], _counted(days, counts) if counts else None
    )


def _counted(days: Mapping[int, float], counts: Mapping[int, float]) -> Counted:
    """Return the last counts as far as the use between them needs: a shelf is counted before the order of its day."""
    kept = sorted(counts)[-COUNTS_KEPT:]
    first, last = kept[0], kept[-1]
    between = sum(qty for day, qty in days.items() if first <= day < last)
    since = sum(qty for day, qty in days.items() if day >= last)
    return Counted(first, counts[first], between, last, counts[last], since)


class Orders(NamedTuple):
    """How a customer buys: `rhythm` is all items' order days together, without quantities; `items`, the last ordered first."""

    rhythm: Item
    items: list[Item]

    def item(self, code: str) -> Item | None:
        """Return one item, None where it was never ordered."""
        return next((item for item in self.items if item.code == code), None)


def orders_of(facts: Facts) -> Orders | None:
    """Return what `fold` found, None for a customer that never ordered."""
    return Orders(_revive(facts[1]), [_revive(row) for row in facts[2]]) if facts else None


def codes_of(facts: Facts) -> list[str]:
    """Return the codes of the items ordered, the last ordered first."""
    return [row[1] for row in facts[2]] if facts else []


def _revive(row: Sequence[Any]) -> Item:
    item = Item(*row[1:])
    return item._replace(counted=Counted(*item.counted)) if item.counted else item


def has_stopped(item: Item, day: int, share: float) -> bool:
    """Say whether buying has stopped by `day`, an ordinal.

    At least five orders over three months, and the gap now longer than any before and than `share` usual gaps.
    """
    if item.orders < STOPPED_ORDERS or item.last - item.first < STOPPED_DAYS or not item.gap:
        return False
    return day - item.last > max(item.longest, share * item.gap)


def reasons(case: Case) -> list[Reason]:
    """Return who stopped buying, else what runs out or is due to be ordered again, in one reason each."""
    facts = case.facts("orders")
    if not facts:
        return []
    safety = timedelta(days=case.settings.limits.order_safety)
    day, share = case.day.toordinal(), case.settings.neglected_from
    if day + safety.days < facts[0]:
        return []
    rhythm = _revive(facts[1])
    if has_stopped(rhythm, day, share):
        return [_stopped(case, rhythm)]
    items = [_revive(row) for row in facts[2] if row[0] <= day + safety.days]
    live = [item for item in items if not has_stopped(item, day, share)]
    empty = [(on, i) for i in live if i.is_counted and (on := i.empty_on()) and on <= case.day + safety]
    due = [(on, i) for i in live if not i.is_counted and (on := i.due_on()) and on <= case.day]
    return [*_one(case, "stock_out", empty, safety), *_one(case, "reorder", due, timedelta())]


def _stopped(case: Case, rhythm: Item) -> Reason:
    gap = rhythm.gap or 0
    due = date.fromordinal(rhythm.last + max(rhythm.longest, int(case.settings.neglected_from * gap)))
    params = {"last": date.fromordinal(rhythm.last), "gap": round(gap), "longest": rhythm.longest}
    return Reason("stopped_buying", case.level_since(due), STOPPED_MINUTES, "order", due, params=params)


def _one(case: Case, kind: str, found: list[tuple[date, Item]], ahead: timedelta) -> Iterable[Reason]:
    """Return one reason for all items of a kind, due on the earliest day; it is one from `ahead` of that day on."""
    if not found:
        return ()
    found.sort(key=lambda pair: (pair[0], pair[1].code))
    products, due = case.book.products, found[0][0]
    names = [products[i.code].name if i.code in products else i.code for _, i in found]
    params = {"text": names[0], "more": len(names) - 1, "items": [i.code for _, i in found]}
    return [Reason(kind, case.level_since(due - ahead), REORDER_MINUTES, "order", due, params=params)]
