"""`route news`: what to tell, who was told and how they reacted, and who still has to be told."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import rep_filter
from routecli.app.opening import Json, context_of, open_book
from routecli.core.news import news_status
from routecli.errors import NotFoundError
from routecli.output.json import Envelope
from routecli.output.news import show_news


def run(
    ctx: typer.Context,
    news: Annotated[str | None, typer.Argument(metavar="[NEWS]")] = None,
    json: Json = False,
) -> None:
    """List the current news, or one piece with everyone it is for."""
    context = context_of(ctx)
    book = open_book(context)
    rep = rep_filter(context, book.settings)
    found = news_status(book, book.of_rep(rep), context.today)
    if news is not None:
        found = [row for row in found if row.news.id == news]
        if not found:
            raise NotFoundError("log.news", text=news, news=list(book.news))
    show_news(context, Envelope("news", rep, book.problems, json), found, whole=news is not None)
