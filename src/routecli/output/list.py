"""Customers with their clocks as a table, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.output.json import show_json
from routecli.output.reasons import customer_line, state_text
from routecli.output.table import STATE_STYLES, Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.errors import Problem


def show_list(
    context: Context, found: Sequence[Candidate], rep: str | None, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show customers; a terminal drops columns rather than cut names."""
    words = context.words
    if as_json:
        customers = [customer_line(words, candidate, context.today) for candidate in found]
        show_json(context, "list", {"customers": customers}, rep, problems)
        return
    if not found and context.is_terminal:
        context.out.write(words("list.nothing") + "\n")
        return
    piped = not context.is_terminal

    def day(value: object) -> str:
        return "" if value is None else str(value) if piped else words.value(value)

    columns = [
        Column("head.id", lambda c: c.customer.id, at=70),
        Column("head.customer", lambda c: c.customer.name, flex=True),
        Column(
            "head.state",
            lambda c: words(f"state.{c.clock.state}") if piped else state_text(words, c),
            style=lambda c: STATE_STYLES[c.clock.state],
        ),
        Column("head.last", lambda c: day(c.clock.last_contact), at=80),
        Column("head.due", lambda c: day(c.clock.next_due)),
        Column("head.rank", lambda c: c.customer.rank, at=90),
        Column("head.area", lambda c: c.customer.area, at=100),
        Column("head.rep", lambda c: c.customer.rep, at=110),
    ]
    show_table(context, columns, found)
