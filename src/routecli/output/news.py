"""News as pages, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.output.fields import ID, NAME, RowField, rows_data, show_lines
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.context import Context
    from routecli.core.model import Customer
    from routecli.core.news import NewsStatus
    from routecli.core.reasons.news import Telling
    from routecli.lang import Words
    from routecli.output.json import Envelope


class Recipient(NamedTuple):
    """A customer whom a piece of news is for, and what the telling was; None if it is still to be told."""

    news: str
    customer: Customer
    known: Telling | None = None


UNTOLD = [RowField("", lambda r: r.news, "news"), ID, NAME]
TOLD = [
    *UNTOLD,
    RowField("on", lambda r: r.known.on, "told"),
    RowField("reaction", lambda r: r.known.reaction or None, "reaction"),
    RowField("reacted_on", lambda r: r.known.reacted_on, "reacted"),
]
NEWS = [
    RowField("id", lambda row: row.news.id),
    RowField("title", lambda row: row.news.title),
    RowField("until", lambda row: row.news.until),
    RowField("current", lambda row: row.current),
    RowField("told", lambda row: rows_data(TOLD, _told(row))),
    RowField("untold", lambda row: rows_data(UNTOLD, _untold(row))),
]


def show_news(context: Context, around: Envelope, found: Sequence[NewsStatus], *, whole: bool) -> None:
    """Show each piece of news with whom it is still for; `whole` adds its text and who was told."""
    if around.as_json:
        show_json(context, around, {"news": rows_data(NEWS, found)})
    elif context.is_terminal:
        lines = [line for row in found for line in _lines(context.words, row, whole=whole)]
        show_page(context, lines or [PageLine(context.words("news.nothing"))])
    else:
        parts = [(UNTOLD, [r for row in found for r in _untold(row)]), (TOLD, [r for row in found for r in _told(row)])]
        show_lines(context, [field.head for field in TOLD], parts)


def _untold(row: NewsStatus) -> list[Recipient]:
    return [Recipient(row.news.id, customer) for customer in row.untold]


def _told(row: NewsStatus) -> list[Recipient]:
    return [Recipient(row.news.id, customer, known) for customer, known in row.told]


def _lines(words: Words, row: NewsStatus, *, whole: bool) -> Iterator[PageLine]:
    news = row.news
    until = words("news.until", day=news.until) if news.until else ""
    coming = news.from_ is not None and words.today is not None and news.from_ > words.today
    state = "" if row.current else words("news.coming", day=news.from_) if coming else words("news.over")
    yield PageLine(f"{news.title}{until}{state}  [{news.id}]", 0, "bold" if row.current else "dim")
    if whole:
        yield from (PageLine(text, 2) for text in news.text.splitlines())
    if row.current and row.untold:
        names = words("closure.and").join(c.name for c in row.untold)
        yield PageLine(words("news.untold", n=len(row.untold), names=names), 2)
    if row.told:
        yield PageLine(words("news.told", n=len(row.told)), 2)
    if whole:
        for customer, known in row.told:
            texts = [words.date(known.on), customer.name, _reaction(words, known)]
            yield PageLine("  ".join(filter(None, texts)), 4)


def _reaction(words: Words, known: Telling) -> str:
    """Return the reaction, with its day if that is not the day of the telling."""
    later = known.reacted_on and known.reacted_on != known.on
    return known.reaction + (words("news.reacted", day=known.reacted_on) if later else "")
