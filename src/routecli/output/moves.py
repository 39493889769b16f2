"""What a fresh plan would change in the kept one, as lines, TSV or JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.output.fields import RowField, show_table
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import closure_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.lang import Words
    from routecli.planning.weeks.moves import Move


class MovedVisit(NamedTuple):
    """A move with the rep whose plan it is in, and the customer's name (its id where there is none)."""

    rep: str
    name: str
    move: Move


def show_moves(context: Context, rows: Sequence[MovedVisit]) -> None:
    """Show the moves: a line each on a terminal, a row each in a pipe."""
    words = context.words
    if context.is_terminal:
        head = words("plan.moves", n=len(rows)) if rows else words("plan.no_moves")
        show_page(context, [PageLine(head, 0, "bold"), *(PageLine(_text(words, row), 2) for row in rows)])
    else:
        show_table(context, move_fields(words), rows)


def move_fields(words: Words) -> list[RowField]:
    """Return what a row says of a move."""
    return [
        RowField("rep", lambda r: r.rep, "rep"),
        RowField("customer", lambda r: r.move.customer, "id"),
        RowField("name", lambda r: r.name, "customer"),
        RowField("before", lambda r: r.move.before, "before"),
        RowField("after", lambda r: r.move.after, "after"),
        RowField("reason", lambda r: r.move.why),
        RowField("text", lambda r: _why(words, r.move), "what"),
    ]


def _text(words: Words, row: MovedVisit) -> str:
    before, after, why = row.move.before, row.move.after, _why(words, row.move)
    if before and after:
        return words("plan.moved", name=row.name, before=before, after=after, why=why)
    return words("plan.dropped" if before else "plan.added", name=row.name, day=before or after, why=why)


def _why(words: Words, move: Move) -> str:
    detail = move.detail
    if isinstance(detail, str) and move.why in {"away", "closed"}:
        detail = closure_text(words, detail)
    return words(f"move.{move.why}", detail=words.date(detail) if isinstance(detail, date) else detail or "").strip()
