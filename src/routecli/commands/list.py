"""`route list`: every customer with its clock."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, Tag, check_area, check_known, check_tag
from routecli.app.opening import Json, context_of, open_book
from routecli.core.agenda import candidates
from routecli.core.names import sort_key
from routecli.output.fields import show_rows
from routecli.output.json import Envelope
from routecli.output.list import customer_table
from routecli.output.table import STATE_STYLES
from routecli.storage.schema.table import KIND_NAMES


def run(
    ctx: typer.Context,
    area: Area = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    rank: Annotated[str | None, typer.Option("--rank", metavar="RANK")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="STATE")] = None,
    tag: Tag = None,
    json: Json = False,
) -> None:
    """List customers by reading, narrowed by what is given."""
    context = context_of(ctx)
    check_known(context, "--state", state, STATE_STYLES)
    check_known(context, "--kind", kind, KIND_NAMES)
    book = open_book(context)
    check_known(context, "--rank", rank, book.settings.ranks)
    check_area(context, book, area)
    check_tag(context, book, tag)
    rep = rep_filter(context, book.settings)
    wished = {"area": area, "kind": kind, "rank": rank}
    found = [
        c for c in candidates(book, context.today, rep)
        if all(want is None or getattr(c.customer, name) == want for name, want in wished.items())
        and (state is None or c.clock.state == state) and (tag is None or tag in c.customer.tags)
    ]  # fmt: skip
    found.sort(key=lambda c: (sort_key(c.customer.name, c.customer.kana), c.customer.id))
    show_rows(context, Envelope("list", rep, book.problems, json), customer_table(context), found)
