"""The weekly review as tables, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.lang import Count
from routecli.output.fields import AREA, ID, NAME, RANK, REP, RowField, rows_data, show_lines, show_table
from routecli.output.json import show_json
from routecli.output.reasons import bare_text, clock_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.context import Context
    from routecli.core.overdue import Open, Overdue
    from routecli.output.json import Envelope

LATE = {"customer": 0, "id": 100, "state": 0, "late": 0, "last": 72, "rank": 90, "area": 80, "rep": 110}
OPEN = {"customer": 0, "what": 0, "due": 72, "late": 0, "rep": 110, "entry": 110}
SEVERAL_REPS = {"rep": 80}  # with rows of several reps, the rep's column is shown sooner
# A pipe gets one table; its first column gives the kind of each line.
PIPE = ["kind", "id", "customer", "rep", "area", "rank", "due", "days_late", "urgency", "what", "entry"]


class _Part(NamedTuple):
    """The late customers, or a group of what is open: key, title, fields, columns on a terminal, rows."""

    key: str
    title: str
    fields: Sequence[RowField]
    columns: Mapping[str, int]
    rows: Sequence[Any]


def show_overdue(context: Context, around: Envelope, found: Overdue) -> None:
    """Show late customers, and by group what is open and has grown old."""
    aged = _open_fields(context)
    parts = [_Part("customers", "overdue.late", _late_fields(context), LATE, found.late)]
    parts += [_Part(group, f"overdue.{group}", aged, OPEN, rows) for group, rows in found.open.items()]
    if around.as_json:
        show_json(context, around, {part.key: rows_data(part.fields, part.rows) for part in parts})
    elif not context.is_terminal:
        show_lines(context, PIPE, [(part.fields, part.rows) for part in parts])
    elif shown := [part for part in parts if part.rows]:
        _show_tables(context, shown)
    else:
        context.answer("overdue.nothing")


def _show_tables(context: Context, parts: Sequence[_Part]) -> None:
    several = len({row.customer.rep for part in parts for row in part.rows}) > 1
    for n, (_, title, fields, columns, rows) in enumerate(parts):
        context.out.write(("\n" if n else "") + context.words(title, n=len(rows)) + "\n")
        show_table(context, fields, rows, {**columns, **(SEVERAL_REPS if several else {})})


def _late_fields(context: Context) -> list[RowField]:
    return [
        *clock_fields(context),
        RowField("", lambda c: context.words(f"state.{c.clock.state}"), "kind"),
        RowField("", lambda c: c.clock.last_contact or "-", "last"),
        RowField("", lambda c: Count(c.clock.days_late or 0, "day"), "late", right=True),
    ]


def _open_fields(context: Context) -> list[RowField]:
    words, today = context.words, context.today
    missing = "-" if context.is_terminal else ""

    def about(row: Open) -> str:
        """Return what it is about: its own text, else its reason without how late it is."""
        return str(row.reason.params.get("text") or bare_text(words, row.reason))

    return [
        RowField("id", lambda o: o.reason.item or None, "entry"),
        ID,
        NAME._replace(flex=context.width < 80),
        RowField("due", lambda o: o.reason.due, "due", lambda o: o.reason.due or missing),
        RowField("text", about, "what", flex=True),
        RowField("days_late", lambda o: o.reason.days_late(today), "days_late"),
        RowField("", lambda o: Count(o.reason.days_late(today), "day"), "late", right=True),
        RowField("", lambda o: words(f"kind_of.{o.reason.kind}"), "kind"),
        *(field._replace(key="") for field in (REP, AREA, RANK)),
    ]
