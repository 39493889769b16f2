"""`route needs`: what customers asked for, by stage and age, and what several of them want."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, Tag, has_tag, is_in, pick_area, pick_known, pick_tag
from routecli.app.opening import Json, context_of, open_book
from routecli.core.open_needs import heard_needs, shared_needs
from routecli.core.vocabulary import STAGES
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
    stage = pick_known(context, "--stage", stage, STAGES, "stage")
    book = open_book(context)
    area, tag = pick_area(context, book, area), pick_tag(context, book, tag)
    rep = rep_filter(context, book.settings)
    asked = [c for c in book.of_rep(rep) if is_in(c.area, area) and has_tag(c.tags, tag)]
    found = [
        row
        for row in heard_needs(book, asked)
        if (row.need.stage == stage if stage else row.need.is_open) and (context.today - row.need.since).days >= age
    ]
    show_needs(context, Envelope("needs", rep, book.problems, json), found, shared_needs(found))
