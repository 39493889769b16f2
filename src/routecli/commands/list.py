"""`route list`: every customer with its clock."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.finding import rep_filter
from routecli.app.narrowing import Area, Tag, has_tag, is_in, pick_area, pick_known, pick_tag
from routecli.app.opening import Json, context_of, open_book
from routecli.core.agenda import candidate_of, without_reasons
from routecli.core.names import sort_key
from routecli.core.vocabulary import CUSTOMER_KINDS, STATES
from routecli.output.fields import show_rows
from routecli.output.json import Envelope
from routecli.output.list import customer_table


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
    state = pick_known(context, "--state", state, STATES, "state")
    kind = pick_known(context, "--kind", kind, CUSTOMER_KINDS, "business")
    book = open_book(context)
    rank = pick_known(context, "--rank", rank, book.settings.ranks)
    area, tag = pick_area(context, book, area), pick_tag(context, book, tag)
    rep = rep_filter(context, book.settings)
    wished = {"kind": kind, "rank": rank}
    asked = [
        c for c in book.of_rep(rep)
        if all(want is None or getattr(c, name) == want for name, want in wished.items())
        and is_in(c.area, area) and has_tag(c.tags, tag)
    ]  # fmt: skip
    look = candidate_of if json else without_reasons  # a table has no column for reasons
    found = [c for customer in asked if (c := look(customer, book, context.today)) and state in {None, c.clock.state}]
    found.sort(key=lambda c: (sort_key(c.customer.name, c.customer.kana), c.customer.id))
    show_rows(context, Envelope("list", rep, book.problems, json), customer_table(context), found)
