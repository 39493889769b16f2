"""Customers around a place as a table, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.hours import clock_text
from routecli.output.json import show_json
from routecli.output.phrases import closure_text
from routecli.output.reasons import clock_data, reason_text, state_text
from routecli.output.table import STATE_STYLES, Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.context import Context
    from routecli.errors import Problem
    from routecli.planning.today.near import Near


HOURS_AT = 90  # columns


def show_near(
    context: Context, rows: Sequence[Near], rep: str | None, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show who is near, with hours or why it is closed, and the weightiest reason to go."""
    words = context.words
    if as_json:
        show_json(context, "near", {"customers": [_data(context, row) for row in rows]}, rep, problems)
        return
    if not rows and context.is_terminal:
        context.answer("near.nothing")
        return

    def hours(row: Near) -> str:
        if row.closed:
            return words("near.closed", why=closure_text(words, row.closed))
        return ", ".join(f"{clock_text(a)}-{clock_text(b)}" for a, b in row.hours)

    def why(row: Near) -> str:
        reasons = row.candidate.reasons if not context.is_terminal else row.candidate.reasons[:1]
        text = "; ".join(reason_text(words, reason, context.today) for reason in reasons)
        # Below the row stands also what the narrow table has no column for: nobody drives to a closed door.
        return "  ".join(filter(None, [hours(row), text])) if context.is_terminal and context.width < HOURS_AT else text

    show_table(
        context,
        [
            Column("head.customer", lambda r: r.candidate.customer.name, flex=True),
            Column("head.id", lambda r: r.candidate.customer.id, at=110),
            Column("head.km", lambda r: f"{r.km:.1f}", right=True),
            Column("head.travel", lambda r: f"{r.minutes:.0f}", right=True, at=70),
            Column(
                "head.state",
                lambda r: state_text(words, r.candidate),
                style=lambda r: STATE_STYLES[r.candidate.clock.state],
            ),
            Column("head.hours", hours, at=HOURS_AT),
            Column("head.what", why, at=100, flex=True, below=True),
        ],
        rows,
    )


def _data(context: Context, row: Near) -> dict[str, Any]:
    line = clock_data(context, row.candidate)
    return {
        **line,
        "km": round(row.km, 2),
        "travel_minutes": round(row.minutes),
        "travel_estimated": row.estimated,
        "closed": row.closed,
    }
