"""The fields of a row of the list of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.output.fields import RowField, RowTable
from routecli.output.reasons import clock_fields

if TYPE_CHECKING:
    from routecli.context import Context


def customer_table(context: Context) -> RowTable:
    """Return how customers are listed; a terminal drops columns rather than cut names, a pipe gets the bare state."""
    fields = clock_fields(context)
    if not context.is_terminal:
        fields.append(RowField("", lambda c: context.words(f"state.{c.clock.state}"), "state"))
    columns = {"id": 70, "customer": 0, "state": 0, "last": 80, "due": 0, "rank": 90, "area": 100, "rep": 110}
    return RowTable("customers", "list.nothing", fields, columns)
