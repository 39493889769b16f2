"""How a customer buys an item: usual gap and quantity, daily use, stock, what to suggest (formulas: docs/rules.md, "Orders").

Days are ordinals, since these figures are kept for every item of every customer.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.ordinals import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

GAPS_KEPT = 8  # a habit is what was done lately
QUANTITIES_KEPT = 5
COUNTS_KEPT = 4
JUDGED_FROM = 3  # order days; with fewer there is no usual gap
STOPPED_ORDERS, STOPPED_DAYS = 5, 90
LIFETIME_DAYS = 36_500


class Counted(NamedTuple):
    """Stock counts of an item: the first of the last few, what was ordered between, the last; and ordered since."""

    first: int
    first_qty: float
    between: float
    last: int
    last_qty: float
    since: float


class BuyingHabit(NamedTuple):
    """How a customer buys an item; `orders` counts order days, `first` and `last` are the first and the last.

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
        """The daily use: from counts if they show it, else usual quantity ÷ usual gap, None if neither does."""
        return self.counted_rate or (self.qty / self.gap if self.gap and self.qty else None)

    @property
    def counted_rate(self) -> float | None:
        """(First count + ordered between − last count) ÷ days, None if that is not above 0."""
        c = self.counted
        if c is None or c.last == c.first:
            return None
        rate = (c.first_qty + c.between - c.last_qty) / (c.last - c.first)
        return rate if rate > 0 else None

    @property
    def shelf(self) -> tuple[int, float]:
        """The day, an ordinal, from which the stock is calculated, and the stock with what was ordered on that day or later.

        The last count if the shelf is counted about as often as the item is ordered; else it is assumed to have been
        empty before the last order.
        """
        c = self.counted
        if c and (self.gap is None or c.last >= self.last - self.gap):
            return c.last, c.last_qty + c.since
        return self.last, self.last_qty

    @property
    def is_counted(self) -> bool:
        """Return whether the stock is based on a count."""
        return self.counted is not None and self.shelf[0] == self.counted.last

    def stock_on(self, day: date) -> float | None:
        """Return the estimated stock: what the shelf held, less the use since; None without a rate."""
        rate = self.rate
        if rate is None:
            return None
        start, stock = self.shelf
        return max(0.0, stock - rate * (day.toordinal() - start))

    def cover_on(self, day: date) -> float | None:
        """Return the days that the estimated stock lasts from `day` on, None without a rate."""
        stock, rate = self.stock_on(day), self.rate
        return None if stock is None or rate is None else stock / rate

    def empty_on(self) -> date | None:
        """Return the day on which the shelf runs empty, None without a rate, or if that is a lifetime away."""
        rate = self.rate
        if rate is None:
            return None
        start, stock = self.shelf
        days = stock / rate
        return day_of(start + int(days)) if days < LIFETIME_DAYS else None

    def due_on(self) -> date | None:
        """Return the day of the usual next order: last order + usual gap, None if there are too few orders."""
        return day_of(self.last + round(self.gap)) if self.gap else None

    def suggested(self, day: date, days: int, pack: int = 1) -> int | None:
        """Return the order that lasts `days` from `day`: use × days − stock, in whole packs; None without a rate."""
        stock = self.stock_on(day)
        if stock is None or self.rate is None:
            return None
        lacking = self.rate * days - stock
        return ceil(round(lacking / pack, 6)) * pack if lacking > 0 else 0


def item_of(code: str, days: Mapping[int, float], counts: Mapping[int, float] | None = None) -> BuyingHabit:
    """Return how an item is bought, from quantities by order day and stock by day of count."""
    on = sorted(days)
    gaps = [b - a for a, b in pairwise(on)]
    usual = median(gaps[-GAPS_KEPT:]) if len(on) >= JUDGED_FROM else None
    qty = median(days[day] for day in on[-QUANTITIES_KEPT:])
    longest = max(gaps, default=0)
    return BuyingHabit(
        code, len(on), on[0], on[-1], usual, qty, longest, days[on[-1]], _counted(days, counts) if counts else None
    )


def _counted(days: Mapping[int, float], counts: Mapping[int, float]) -> Counted:
    """Return the last counts as far as the use between them needs: a shelf is counted before the order of its day."""
    kept = sorted(counts)[-COUNTS_KEPT:]
    first, last = kept[0], kept[-1]
    between = sum(qty for day, qty in days.items() if first <= day < last)
    since = sum(qty for day, qty in days.items() if day >= last)
    return Counted(first, counts[first], between, last, counts[last], since)


def has_stopped(item: BuyingHabit, day: int, share: float) -> bool:
    """Return whether buying has stopped by `day`, an ordinal.

    At least five orders over three months, and the gap now longer than any before and than `share` usual gaps.
    """
    if item.orders < STOPPED_ORDERS or item.last - item.first < STOPPED_DAYS or not item.gap:
        return False
    return day - item.last > max(item.longest, share * item.gap)


def to_text(item: BuyingHabit) -> str:
    """Return an item's figures as text, days counted back from the last order; a list of numbers takes longer to read."""
    gap = "-" if item.gap is None else _short(item.gap)
    figures = [
        item.last,
        item.last - item.first,
        item.orders,
        item.longest,
        _short(item.qty),
        _short(item.last_qty),
        gap,
    ]
    if c := item.counted:
        figures += [
            item.last - c.first,
            item.last - c.last,
            *map(_short, (c.first_qty, c.between, c.last_qty, c.since)),
        ]
    return " ".join(map(str, figures))


def _short(figure: float) -> float:
    return int(figure) if figure == int(figure) else round(figure, 4)


def from_text(code: str, text: str) -> BuyingHabit:
    """Return the item that `to_text` wrote."""
    last_, first, orders, longest, qty, last_qty, gap, *counted = text.split(" ")
    last, counts = int(last_), None
    if counted:
        first_qty, between, counted_qty, since = map(float, counted[2:])
        counts = Counted(last - int(counted[0]), first_qty, between, last - int(counted[1]), counted_qty, since)
    return BuyingHabit(
        code, int(orders), last - int(first), last, None if gap == "-" else float(gap), float(qty), int(longest),
        float(last_qty), counts,
    )  # fmt: skip


def median(values: Iterable[float]) -> float:
    """Return the middle value; the standard module costs as much to import as all of YAML."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
