"""`route needs`: what customers asked for, by stage and age, and what several of them want."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, Tag, check_area, check_tag
from routecli.app.opening import Json, context_of, open_book
from routecli.core.open_needs import STAGES, heard_needs, shared_needs
from routecli.errors import UsageError
from routecli.output.json import Envelope
from routecli.output.needs import show_needs


def run(
    ctx: typer.Context,
    stage: Annotated[str | None, typer.Option("--stage", metavar="|".join(STAGES))] = None,
    age: Annotated[int, typer.Option("--age", min=0, metavar="DAYS")] = 0,
    area: Area = None,
    tag: Tag = None,
    json: Json = False,
) -> None:
    """List needs; without a stage the open ones."""
    context = context_of(ctx)
    if stage and stage not in STAGES:
        raise UsageError("log.stage", text=stage, stages=", ".join(STAGES))
    book = open_book(context)
    check_area(context, book, area)
    check_tag(context, book, tag)
    rep = rep_filter(context, book.settings)
    asked = [c for c in book.of_rep(rep) if (area is None or c.area == area) and (tag is None or tag in c.tags)]
    found = [
        row
        for row in heard_needs(book, asked)
        if (row.need.stage == stage if stage else row.need.is_open) and (context.today - row.need.since).days >= age
    ]
    show_needs(context, Envelope("needs", rep, book.problems, json), found, shared_needs(found))
