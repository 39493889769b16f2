"""Installed machines and packing lists as tables, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.output.json import show_json
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.context import Context
    from routecli.core.equipment import PackingItem, PartStatus
    from routecli.errors import Problem

_STYLES = {"late": "bold red", "due": "yellow", "open": "green", "ahead": "dim", "unknown": "dim"}


def show_equipment(
    context: Context, rows: Sequence[PartStatus], rep: str | None, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show machines by their next service."""
    if as_json:
        show_json(context, "equipment", {"equipment": [_data(row) for row in rows]}, rep, problems)
        return
    if not rows and context.is_terminal:
        context.answer("equipment.nothing")
        return
    words, piped = context.words, not context.is_terminal

    def due(row: PartStatus) -> str:
        return "" if row.due is None else row.due.on.isoformat() if piped else words.date(row.due.on)

    def part(row: PartStatus) -> str:
        return f"{row.part.part} {row.part.code}".rstrip() if row.part else ""

    show_table(
        context,
        [
            Column("head.customer", lambda r: r.customer.name, flex=True),
            Column("head.id", lambda r: r.customer.id, at=120),
            Column("head.machine", lambda r: f"{r.machine.id} {r.machine.model}".rstrip(), flex=context.width < 80),
            Column("head.part", part, flex=True),
            Column("head.due", due),
            Column("head.state", lambda r: words(f"service.{r.state}"), style=lambda r: _STYLES[r.state]),
            Column(
                "head.failures",
                lambda r: f"{r.failures[0]} ({r.failures[1]})" if any(r.failures) else "",
                at=100,
                right=True,
            ),
        ],
        rows,
    )


def _data(row: PartStatus) -> dict[str, Any]:
    due = row.due
    return {
        "customer": row.customer.id,
        "name": row.customer.name,
        "equipment": row.machine.id,
        "model": row.machine.model or None,
        "part": row.part.part if row.part else None,
        "code": row.part.code or None if row.part else None,
        "due": due.on if due else None,
        "window": [due.early, due.late] if due else None,
        "by": due.by if due else None,
        "state": row.state,
        "warranty": row.machine.warranty,
        "failures_90_days": row.failures[0],
        "failures_90_days_before": row.failures[1],
    }


def show_packing(
    context: Context, parts: Sequence[PackingItem], rep: str, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show what to put into the car for today's route."""
    if as_json:
        rows = [
            {"code": p.code or None, "part": p.part, "qty": p.qty, "customers": [c.id for c in p.customers]}
            for p in parts
        ]
        show_json(context, "equipment", {"packing": rows}, rep, problems)
        return
    if not parts and context.is_terminal:
        context.answer("equipment.no_parts")
        return
    words = context.words
    columns = [
        Column("head.code", lambda p: p.code),
        Column("head.part", lambda p: p.part),
        Column("head.qty", lambda p: str(p.qty), right=True),
        Column("head.customer", lambda p: words("closure.and").join(c.name for c in p.customers), flex=True),
    ]
    show_table(context, columns, parts)
