"""`route list`: every customer with its clock."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.commands.shared import Json, context_of, open_book, rep_wished
from routecli.core.agenda import candidates
from routecli.core.names import sort_key
from routecli.output.list import show_list


def run(
    ctx: typer.Context,
    area: Annotated[str | None, typer.Option("--area")] = None,
    kind: Annotated[str | None, typer.Option("--kind")] = None,
    rank: Annotated[str | None, typer.Option("--rank")] = None,
    state: Annotated[str | None, typer.Option("--state")] = None,
    tag: Annotated[str | None, typer.Option("--tag")] = None,
    json: Json = False,
) -> None:
    """List customers by reading, narrowed by what is given."""
    here = context_of(ctx)
    book = open_book(here)
    rep = rep_wished(here, book.settings)
    wished = {"area": area, "kind": kind, "rank": rank}
    found = [
        c for c in candidates(book, here.today, rep)
        if all(want is None or getattr(c.customer, name) == want for name, want in wished.items())
        and (state is None or c.clock.state == state) and (tag is None or tag in c.customer.tags)
    ]  # fmt: skip
    found.sort(key=lambda c: (sort_key(c.customer.name, c.customer.kana), c.customer.id))
    show_list(here, found, rep, book.problems, as_json=json)
