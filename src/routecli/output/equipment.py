"""The fields of rows of installed machines and of a packing list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.output.fields import ID, NAME, RowField, RowTable

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.equipment import PackingItem, PartStatus

_STYLES = {"late": "bold red", "due": "yellow", "open": "green", "ahead": "dim", "unknown": "dim"}


def equipment_table(context: Context) -> RowTable:
    """Return how machines are listed, a row for each part with a service of its own."""
    words = context.words

    def part(row: PartStatus) -> str:
        return f"{row.part.part} {row.part.code}".rstrip() if row.part else ""

    def failures(row: PartStatus) -> str:
        return f"{row.failures[0]} ({row.failures[1]})" if any(row.failures) else ""

    fields = [
        ID,
        NAME,
        RowField("equipment", lambda r: r.machine.id),
        RowField("model", lambda r: r.machine.model or None),
        RowField("", lambda r: f"{r.machine.id} {r.machine.model}".rstrip(), "machine", below=True),
        RowField("part", lambda r: r.part.part if r.part else None, "part", part, flex=True),
        RowField("code", lambda r: (r.part.code or None) if r.part else None),
        RowField("due", lambda r: r.due.on if r.due else None, "due"),
        RowField("window", lambda r: [r.due.early, r.due.late] if r.due else None),
        RowField("by", lambda r: r.due.by if r.due else None),
        RowField(
            "state", lambda r: r.state, "state", lambda r: words(f"service.{r.state}"), style=lambda r: _STYLES[r.state]
        ),
        RowField("warranty", lambda r: r.machine.warranty),
        RowField("failures_90_days", lambda r: r.failures[0], "failures", failures, right=True),
        RowField("failures_90_days_before", lambda r: r.failures[1]),
    ]
    columns = {"customer": 0, "id": 120, "machine": 80, "part": 0, "due": 0, "state": 0, "failures": 100}
    return RowTable("equipment", "equipment.nothing", fields, columns)


def packing_table(context: Context) -> RowTable:
    """Return how the parts for today's route are listed, to be put into the car; what has no code is work to be done."""
    words, task = context.words, context.words("equipment.task") if context.is_terminal else ""

    def names(item: PackingItem) -> str:
        return words("closure.and").join(customer.name for customer in item.customers)

    fields = [
        RowField("code", lambda p: p.code or None, "code", lambda p: p.code or task),
        RowField("part", lambda p: p.part, "part"),
        RowField("qty", lambda p: p.qty, "qty", right=True),
        RowField("customers", lambda p: [c.id for c in p.customers], "customer", names, flex=True),
    ]
    return RowTable("packing", "equipment.no_parts", fields)
