"""The weekly review as tables, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.agenda import Candidate
from routecli.lang import Count
from routecli.output.json import show_json
from routecli.output.reasons import bare_text, clock_data, reason_text, state_text
from routecli.output.table import STATE_STYLES, Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.context import Context
    from routecli.core.overdue import Open, Overdue, OverdueRow
    from routecli.errors import Problem
    from routecli.lang import Words


def show_overdue(
    context: Context, found: Overdue, rep: str | None, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show a review to a person, or as JSON."""
    if as_json:
        show_json(context, "overdue", _data(context, found), rep, problems)
    else:
        _show_screen(context, found)


def _data(context: Context, found: Overdue) -> dict[str, Any]:
    customers = [clock_data(context, candidate) for candidate in found.late]
    return {
        "customers": customers,
        **{group: [_open_data(context, row) for row in rows] for group, rows in found.open.items()},
    }


def _open_data(context: Context, row: Open) -> dict[str, Any]:
    reason = row.reason
    return {
        "id": reason.item or None, "customer": row.customer.id, "name": row.customer.name, "due": reason.due,
        "text": _about(context.words, row),
        "days_late": reason.days_late(context.today),
    }  # fmt: skip


def _about(words: Words, row: Open) -> str:
    """Return what an open thing is about: its own text, else its reason without how late it is."""
    return str(row.reason.params.get("text") or bare_text(words, row.reason))


def _show_screen(context: Context, found: Overdue) -> None:
    words = context.words
    if not found.late and not any(found.open.values()):
        context.out.write(words("overdue.nothing") + "\n")
        return
    several = len({row.customer.rep for row in _rows(found)}) > 1
    heading = words("overdue.late", n=len(found.late))
    sections: list[tuple[str, Sequence[Column], Sequence[Any]]] = [
        (heading, _late_columns(context, several), found.late)
    ]
    sections += [
        (words(f"overdue.{group}", n=len(rows)), _open_columns(context, several), rows)
        for group, rows in found.open.items()
    ]
    shown = [section for section in sections if section[2]]
    for place, (title, columns, rows) in enumerate(shown):
        context.out.write(("\n" if place else "") + title + "\n")
        show_table(context, columns, rows)


def _rows(found: Overdue) -> list[OverdueRow]:
    return [*found.late, *(row for rows in found.open.values() for row in rows)]


def _rep_column(several: bool) -> Column:
    """Return the column that says whose customer a row is: sooner where the rows are of several reps."""
    return Column("head.rep", lambda row: row.customer.rep, at=80 if several else 110)


def _state_style(row: Candidate) -> str:
    return STATE_STYLES[row.clock.state]


def _late_columns(context: Context, several: bool) -> list[Column]:
    words = context.words
    return [
        Column("head.customer", lambda c: c.customer.name, flex=True),
        Column("head.id", lambda c: c.customer.id, at=100),
        Column("head.state", lambda c: state_text(words, c), style=_state_style),
        Column("head.late", lambda c: words.value(Count(c.clock.days_late or 0, "day")), right=True),
        Column("head.last", lambda c: words.date(c.clock.last_contact) if c.clock.last_contact else "-", at=72),
        Column("head.rank", lambda c: c.customer.rank, at=90),
        Column("head.area", lambda c: c.customer.area, at=80),
        _rep_column(several),
    ]


def _open_columns(context: Context, several: bool) -> list[Column]:
    words = context.words
    return [
        Column("head.customer", lambda o: o.customer.name, at=0, flex=context.width < 80),
        Column(
            "head.what",
            lambda o: _about(words, o),
            flex=True,
        ),
        Column("head.due", lambda o: words.date(o.reason.due) if o.reason.due else "-", at=72),
        Column("head.late", lambda o: words.value(Count(o.reason.days_late(context.today), "day")), right=True),
        _rep_column(several),
        Column("head.number", lambda o: o.reason.item, at=110),
    ]


def pipe_columns(context: Context) -> list[Column]:
    """Return the columns of the one table that a pipe gets; the first says what a line is."""
    words, today = context.words, context.today

    def late(row: OverdueRow) -> int:
        return (row.clock.days_late or 0) if isinstance(row, Candidate) else row.reason.days_late(today)

    def due(row: OverdueRow) -> str:
        day = row.clock.next_due if isinstance(row, Candidate) else row.reason.due
        return day.isoformat() if day else ""

    def what(row: OverdueRow) -> str:
        if isinstance(row, Candidate):
            return "; ".join(reason_text(words, reason, today) for reason in row.reasons)
        return _about(words, row)

    return [
        Column(
            "head.kind",
            lambda r: words(f"state.{r.clock.state}" if isinstance(r, Candidate) else f"kind_of.{r.reason.kind}"),
        ),
        Column("head.id", lambda r: r.customer.id),
        Column("head.customer", lambda r: r.customer.name),
        Column("head.rep", lambda r: r.customer.rep),
        Column("head.area", lambda r: r.customer.area),
        Column("head.rank", lambda r: r.customer.rank),
        Column("head.due", due),
        Column("head.days_late", lambda r: str(late(r)), right=True),
        Column(
            "head.urgency",
            lambda r: f"{r.clock.urgency:.2f}" if isinstance(r, Candidate) and r.clock.urgency is not None else "",
        ),
        Column("head.what", what),
        Column("head.number", lambda r: "" if isinstance(r, Candidate) else r.reason.item),
    ]
