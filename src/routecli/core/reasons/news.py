"""News (情報提供): what matching customers have not been told yet; told once, never again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.letters import same_word
from routecli.core.news_scope import is_current, is_for
from routecli.core.reasons.base import EXTRA, Reason, ReasonContext
from routecli.core.reasons.needs import needs_of
from routecli.core.reasons.orders import codes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, History
    from routecli.core.model import Customer, News

NEWS_MINUTES = 3.0


class Telling(NamedTuple):
    """When a piece of news was told first, and the last reaction to it with its own day (None without one)."""

    on: date
    reaction: str
    reacted_on: date | None


def fold(entries: Sequence[Entry]) -> Facts:
    """Return by news the day it was first told, the last reaction and the day of that."""
    told: dict[str, list[str]] = {}
    for entry in entries:
        for row in entry.told:
            day = entry.date.isoformat()
            known = told.setdefault(row.news, [day, "", ""])
            if row.reaction:
                known[1:] = row.reaction, day
    return told


def telling(history: History, news_id: str) -> Telling | None:
    """Return when and how a customer was told a piece of news, None if not yet."""
    row = (history.facts.get("news") or {}).get(news_id)
    if not row:
        return None
    first, reaction, reacted = row
    return Telling(date.fromisoformat(first), reaction, date.fromisoformat(reacted) if reacted else None)


def matches(news: News, customer: Customer, history: History) -> bool:
    """Return whether a piece of news is for a customer: every list it names must fit; one that names none is for everyone.

    Items fit where the customer ordered or lists one; tags fit its own tags or the words of an open need.
    """
    if not is_for(news, customer):
        return False
    if news.items and not _buys(news, customer, history):
        return False
    return not news.tags or _is_interested(news, customer, history)


def _buys(news: News, customer: Customer, history: History) -> bool:
    if any(item in customer.items for item in news.items):
        return True
    bought = codes_of(history.facts.get("orders"))
    return any(item in bought for item in news.items)


def _is_interested(news: News, customer: Customer, history: History) -> bool:
    if any(same_word(tag, own) for tag in news.tags for own in customer.tags):
        return True
    facts = history.facts.get("needs")
    return bool(facts) and any(tag in need.text for need in needs_of(facts) if need.is_open for tag in news.tags)


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the current news for this customer not told yet."""
    if not case.book.news:
        return []
    told = case.facts("news") or ()
    return [
        Reason("news", EXTRA, NEWS_MINUTES, "news", news.until, id_, {"news": id_, "text": news.title})
        for id_, news in case.book.news.items()
        if id_ not in told and is_current(news, case.day) and matches(news, case.customer, case.history)
    ]
