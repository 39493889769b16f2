"""An interval that fits a customer's own rhythm, with the reasons; it says nothing of what more visits would bring.

Rule (docs/rules.md, "Recommended intervals"): an open complaint or a poor score asks for one visit soon and for no new
interval; else the customer's wish; else just before the usual order gap ends, two or more fruitless contacts stretching
it, inside the band of the rank.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.buying import has_stopped
from routecli.core.clock import clock_of, interval_of, is_paused
from routecli.core.interval import Interval
from routecli.core.reasons import reasons_for
from routecli.core.reasons.base import ReasonContext
from routecli.core.reasons.orders import rhythm_of
from routecli.core.visits import fruitless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer

BAND = (0.5, 2.0)  # of the rank's interval
FRUITLESS_FROM, STRETCH = 2, 1.5
FRUITLESS_UPTO = 30  # further visits change nothing: the band has long been reached
AGREES = (0.8, 1.25)  # closer than this to the interval, nothing is recommended
WHOLE_WEEKS_FROM = 0.8  # weeks keep the weekday; they are taken where that shortens by no more than a fifth
SOON = {
    "complaint": "voices",
    "dissatisfied": "aftersales",
}  # kinds of reasons that ask for one visit, and their domains


class Why(NamedTuple):
    """A reason by its kind (`wish`, `gap`, `fruitless`, `band`, `complaint`, `dissatisfied`) and what it is about."""

    kind: str
    params: Mapping[str, Any]


class Recommendation(NamedTuple):
    """Another interval for a customer, or with `by` instead one visit until that day; `interval` None is on request."""

    customer: Customer
    now: Interval | None
    interval: Interval | None
    by: date | None
    why: list[Why]


def recommendations(book: Book, customers: Iterable[Customer], today: date) -> list[Recommendation]:
    """Return what is recommended: visits due soon first, by day, then new intervals by the customer's id."""
    found = [row for customer in customers if (row := recommendation_of(book, customer, today))]
    return sorted(found, key=lambda row: (row.by is None, str(row.by), row.customer.id))


def recommendation_of(book: Book, customer: Customer, today: date) -> Recommendation | None:
    """Return what is recommended for a customer, None if its interval fits or too little is known."""
    if is_paused(book.history(customer.id), today):
        return None
    now = interval_of(customer, book.settings, today)
    if soon := _visit_soon(book, customer, now, today):
        return soon
    return _wished(customer, now) if customer.wish else _fitting(book, customer, now, today)


def _visit_soon(book: Book, customer: Customer, now: Interval | None, today: date) -> Recommendation | None:
    history = book.history(customer.id)
    clock = clock_of(customer, history, book.settings, today)
    reasons = reasons_for(ReasonContext(customer, history, clock, today, book), SOON.values())
    soon = sorted((r for r in reasons if r.kind in SOON and r.due), key=lambda r: (str(r.due), r.item))
    return Recommendation(customer, now, now, soon[0].due, [Why(r.kind, r.params) for r in soon]) if soon else None


def _wished(customer: Customer, now: Interval | None) -> Recommendation | None:
    wish = customer.wish if customer.wish and customer.wish.n else None
    return None if wish == now else Recommendation(customer, now, wish, None, [Why("wish", {})])


def _fitting(book: Book, customer: Customer, now: Interval | None, today: date) -> Recommendation | None:
    """Return the interval that the order gap and fruitless contacts speak for, where it differs from the one set."""
    if now is None:
        return None
    gap, idle = _gap(book, customer, today), fruitless(book.history(customer.id))
    rank = book.settings.ranks.get(customer.rank)
    usual = rank.every if rank and rank.every and rank.every.n else None
    stretch = STRETCH ** min(idle, FRUITLESS_UPTO) if idle >= FRUITLESS_FROM else 1.0
    base = gap or (usual.days if usual and stretch > 1 else None)
    if base is None:
        return None
    least, most = band_of(usual or now)
    wanted = floor(base * stretch)
    days = min(max(wanted, least), most)
    if gap is None and days <= now.days:  # fruitless contacts never ask for more of them
        return None
    interval = in_weeks(days, least)
    if AGREES[0] <= interval.days / now.days <= AGREES[1]:
        return None
    band = {"rank": customer.rank, "least": least, "most": most}
    why = {
        "gap": {"gap": round(gap)} if gap else None,
        "fruitless": {"visits": idle} if stretch > 1 else None,
        "band" if usual else "own_band": band if days != wanted else None,
    }
    return Recommendation(customer, now, interval, None, [Why(kind, about) for kind, about in why.items() if about])


def _gap(book: Book, customer: Customer, today: date) -> float | None:
    """Return the usual gap between order days, None if there are too few orders or the customer stopped buying."""
    rhythm = rhythm_of(book.history(customer.id).facts.get("orders"))
    if rhythm is None or has_stopped(rhythm, today.toordinal(), book.settings.neglected_from):
        return None
    return rhythm.gap


def band_of(interval: Interval) -> tuple[int, int]:
    """Return the whole days, least and most, between which a recommendation stays."""
    return max(1, ceil(BAND[0] * interval.days)), floor(BAND[1] * interval.days)


def in_weeks(days: int, least: int) -> Interval:
    """Return a number of days in whole weeks, rounded down if that shortens them little, else in days."""
    weeks = days // 7
    return Interval(weeks, "w") if weeks and 7 * weeks >= max(least, WHOLE_WEEKS_FROM * days) else Interval(days, "d")
