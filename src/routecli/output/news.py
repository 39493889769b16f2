"""News as pages, TSV or JSON."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from routecli.context import Context
    from routecli.core.news import NewsStatus
    from routecli.core.reasons.news import Telling
    from routecli.errors import Problem
    from routecli.lang import Words


def show_news(
    context: Context,
    found: Sequence[NewsStatus],
    rep: str | None,
    problems: Iterable[Problem],
    *,
    whole: bool,
    as_json: bool,
) -> None:
    """Show each piece of news with whom it is still for; `whole` adds its text and who was told."""
    if as_json:
        show_json(context, "news", {"news": [_data(row) for row in found]}, rep, problems)
    elif context.is_terminal:
        show_page(
            context,
            [line for row in found for line in _lines(context.words, row, whole=whole)]
            or [PageLine(context.words("news.nothing"))],
        )
    else:
        rows = [(row, c.id, c.name, "", "", "") for row in found for c in row.untold]
        rows += [(row, c.id, c.name, *_told(known)) for row in found for c, known in row.told]
        heads = ("head.id", "head.customer", "head.told", "head.reaction", "head.reacted")
        columns = [Column("head.news", lambda r: r[0].news.id)]
        columns += [Column(head, itemgetter(n)) for n, head in enumerate(heads, 1)]
        show_table(context, columns, rows)


def _lines(words: Words, row: NewsStatus, *, whole: bool) -> Iterator[PageLine]:
    news = row.news
    until = words("news.until", day=news.until) if news.until else ""
    state = "" if row.current else words("news.over")
    yield PageLine(f"{news.title}{until}{state}  [{news.id}]", 0, "bold" if row.current else "dim")
    if whole and news.text:
        yield from (PageLine(text, 2) for text in news.text.splitlines())
    if row.current:
        names = words("closure.and").join(c.name for c in row.untold) or "-"
        yield PageLine(words("news.untold", n=len(row.untold), names=names), 2)
    yield PageLine(words("news.told", n=len(row.told)), 2)
    if whole:
        for customer, known in row.told:
            texts = [words.date(known.on), customer.name, _reaction(words, known)]
            yield PageLine("  ".join(filter(None, texts)), 4)


def _told(known: Telling) -> tuple[str, str, str]:
    return known.on.isoformat(), known.reaction, known.reacted_on.isoformat() if known.reacted_on else ""


def _reaction(words: Words, known: Telling) -> str:
    """Return the reaction, with its day where that is not the day of the telling."""
    later = known.reacted_on and known.reacted_on != known.on
    return known.reaction + (words("news.reacted", day=known.reacted_on) if later else "")


def _data(row: NewsStatus) -> dict[str, Any]:
    told = [
        {
            "customer": c.id,
            "name": c.name,
            "on": known.on,
            "reaction": known.reaction or None,
            "reacted_on": known.reacted_on,
        }
        for c, known in row.told
    ]
    untold = [{"customer": c.id, "name": c.name} for c in row.untold]
    return {
        "id": row.news.id,
        "title": row.news.title,
        "until": row.news.until,
        "current": row.current,
        "told": told,
        "untold": untold,
    }
