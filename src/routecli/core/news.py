"""News across customers: who was told what and how they reacted, and who has not been told yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.news_scope import is_current
from routecli.core.reasons.news import Telling, matches, telling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer, News


class NewsStatus(NamedTuple):
    """A news item: whether it is current, who was told and when, and who still has to be told."""

    news: News
    current: bool
    told: list[tuple[Customer, Telling]]
    untold: list[Customer]


def news_status(book: Book, customers: Sequence[Customer], day: date) -> list[NewsStatus]:
    """Return every piece of news, the current ones first, the sooner they end the earlier."""
    found = [_tiding(news, book, customers, day) for news in book.news.values()]
    return sorted(found, key=lambda row: (not row.current, str(row.news.until), row.news.id))


def _tiding(news: News, book: Book, customers: Sequence[Customer], day: date) -> NewsStatus:
    told = [(c, known) for c in customers if (known := telling(book.history(c.id), news.id))]
    knowing = {c.id for c, _ in told}
    current = is_current(news, day)
    untold = [c for c in customers if current and c.id not in knowing and matches(news, c, book.history(c.id))]
    return NewsStatus(news, current, sorted(told, key=lambda row: (row[1].on, row[0].id)), untold)
