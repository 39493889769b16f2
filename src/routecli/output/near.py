"""The fields of a row of the customers around a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.output.fields import RowField, RowTable, inside
from routecli.output.open_hours import spans_text
from routecli.output.phrases import closure_text
from routecli.output.reasons import clock_fields, reasons_text

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.planning.today.near import Near

HOURS_AT = 90  # columns


def near_table(context: Context) -> RowTable:
    """Return how the neighbours are listed: with hours or why it is closed, and the weightiest reason to go."""
    words = context.words

    def hours(row: Near) -> str:
        if row.closed:
            return words("near.closed", why=closure_text(words, row.closed))
        return spans_text(words, row.hours)

    def why(row: Near) -> str:
        reasons = row.candidate.reasons if not context.is_terminal else row.candidate.reasons[:1]
        text = reasons_text(words, reasons, context.today)
        # Below the row goes also what the narrow table has no column for, so that a closed customer is noticed.
        return "  ".join(filter(None, [hours(row), text])) if context.is_terminal and context.width < HOURS_AT else text

    fields = [
        *inside(lambda row: row.candidate, clock_fields(context)),
        RowField("km", lambda r: round(r.km, 2)),
        RowField("", lambda r: f"{r.km:.1f}", "km", right=True),
        RowField("travel_minutes", lambda r: round(r.minutes), "travel", right=True),
        RowField("travel_estimated", lambda r: r.estimated),
        RowField("closed", lambda r: r.closed),
        RowField("", hours, "hours"),
        RowField("", why, "what", flex=True, below=True),
    ]
    columns = {"customer": 0, "id": 110, "km": 0, "travel": 70, "state": 0, "hours": HOURS_AT, "what": 100}
    return RowTable("customers", "near.nothing", fields, columns)
