"""Orders (受注): what is due to be ordered again, what runs out on the shelf, and who stopped buying."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import BuyingHabit, from_text, has_stopped, item_of, to_text
from routecli.core.ordinals import LAST, day_of, shifted
from routecli.core.reasons.base import Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts

ITEMS_KEPT = 30  # the last ordered ones
REORDER_MINUTES = 15.0
STOPPED_MINUTES = 45.0


class Orders(NamedTuple):
    """How a customer buys: `rhythm` is all items' order days together, without quantities; `items`, the last ordered first."""

    rhythm: BuyingHabit
    items: list[BuyingHabit]

    def item(self, code: str) -> BuyingHabit | None:
        """Return one item, None if it was never ordered."""
        return next((item for item in self.items if item.code == code), None)


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the first day of interest, codes, as text the figures of the rhythm and of each item, and older items' codes.

    Items come by the first day, an ordinal, on which each can be a reason; its figures begin with that day. A day on which
    nothing was bought, 0 or goods taken back, is no order day.
    """
    lines: dict[str, dict[int, float]] = {}
    counts: dict[str, dict[int, float]] = {}
    for entry in entries:
        if entry.orders or entry.stock:
            day = entry.date.toordinal()
            for order in entry.orders:
                days = lines.setdefault(order.item, {})
                days[day] = days.get(day, 0) + order.qty
            for count in entry.stock:
                counts.setdefault(count.item, {})[day] = count.qty
    lines = {code: bought for code, days in lines.items() if (bought := {d: qty for d, qty in days.items() if qty > 0})}
    if not lines:
        return None
    items = [item_of(code, days, counts.get(code)) for code, days in lines.items()]
    latest = sorted(items, key=lambda i: (-i.last, i.code))
    kept = sorted((_soonest(item), item.code, item) for item in latest[:ITEMS_KEPT])
    older = [item.code for item in latest[ITEMS_KEPT:]]
    rhythm = item_of("", dict.fromkeys((day for days in lines.values() for day in days), 0.0))
    figures = [f"{soonest} {to_text(item)}" for soonest, _, item in kept]
    soonest = min(_soonest(rhythm), kept[0][0])
    return [soonest, [code for _, code, _ in kept], ";".join([f"0 {to_text(rhythm)}", *figures]), older]


def _soonest(item: BuyingHabit) -> int:
    day = item.empty_on() if item.is_counted else item.due_on()
    return day.toordinal() if day else LAST


def _items(facts: Facts, until: int) -> Iterator[BuyingHabit]:
    """Yield the rhythm, then the items that can be a reason on the ordinal `until` or before."""
    for code, row in zip(["", *facts[1]], facts[2].split(";"), strict=True):
        soonest, _, figures = row.partition(" ")
        if int(soonest) > until:
            return
        yield from_text(code, figures)


def orders_of(facts: Facts) -> Orders | None:
    """Return the facts from `fold`, None for a customer that never ordered."""
    if not facts:
        return None
    rhythm, *items = _items(facts, LAST)
    return Orders(rhythm, sorted(items, key=lambda i: (-i.last, i.code)))


def rhythm_of(facts: Facts) -> BuyingHabit | None:
    """Return the rhythm of all items together, None for a customer that never ordered."""
    return next(_items(facts, LAST)) if facts else None


def codes_of(facts: Facts) -> list[str]:
    """Return the codes of all items ever ordered."""
    return [*facts[1], *facts[3]] if facts else []


def reasons(case: ReasonContext) -> list[Reason]:
    """Return who stopped buying, else what runs out or is due to be ordered again, in one reason each."""
    facts = case.facts("orders")
    if not facts:
        return []
    safety = case.settings.limits.order_safety
    day, share = case.day.toordinal(), case.settings.neglected_from
    if day + safety < facts[0]:
        return []
    rhythm, *items = _items(facts, day + safety)
    if has_stopped(rhythm, day, share):
        return [_stopped(case, rhythm)]
    live = [item for item in items if not has_stopped(item, day, share)]
    empty = [(on, i) for i in live if i.is_counted and (on := i.empty_on()) and on.toordinal() <= day + safety]
    due = [(on, i) for i in live if not i.is_counted and (on := i.due_on()) and on <= case.day]
    return [*_one(case, "stock_out", empty, safety), *_one(case, "reorder", due, 0)]


def _stopped(case: ReasonContext, rhythm: BuyingHabit) -> Reason:
    gap = rhythm.gap or 0
    due = day_of(rhythm.last + max(rhythm.longest, int(case.settings.neglected_from * gap)))
    params = {"last": date.fromordinal(rhythm.last), "gap": round(gap), "longest": rhythm.longest}
    return Reason("stopped_buying", case.level_since(due), STOPPED_MINUTES, "order", due, params=params)


def _one(case: ReasonContext, kind: str, found: list[tuple[date, BuyingHabit]], ahead: int) -> Iterable[Reason]:
    """Return one reason for all items of a kind, due on the earliest day; it is one from `ahead` days before."""
    if not found:
        return ()
    found.sort(key=lambda pair: (pair[0], pair[1].code))
    products, due = case.book.products, found[0][0]
    names = [products[i.code].name if i.code in products else i.code for _, i in found]
    params = {"text": names[0], "more": len(names) - 1, "items": [i.code for _, i in found]}
    return [Reason(kind, case.level_since(shifted(due, -ahead)), REORDER_MINUTES, "order", due, params=params)]
