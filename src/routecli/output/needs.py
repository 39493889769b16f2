"""Needs as tables, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.lang import Count
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.context import Context
    from routecli.core.open_needs import Heard, Shared
    from routecli.errors import Problem
    from routecli.lang import Words


def show_needs(
    context: Context,
    found: Sequence[Heard],
    shared: Sequence[Shared],
    rep: str | None,
    problems: Iterable[Problem],
    *,
    as_json: bool,
) -> None:
    """Show needs, and below them what several customers of one kind want."""
    if as_json:
        show_json(context, "needs", _data(context, found, shared), rep, problems)
        return
    if not found and context.is_terminal:
        context.answer("needs.nothing")
        return
    words = context.words

    def age(row: Heard) -> int:
        return (context.today - row.need.since).days

    piped = not context.is_terminal
    show_table(
        context,
        [
            Column("head.stage", lambda r: words(f"stage.{r.need.stage}")),
            Column("head.customer", lambda r: r.customer.name, flex=context.width < 80),
            Column("head.id", lambda r: r.customer.id, at=120),
            Column("head.what", lambda r: r.need.text, flex=True),
            Column("head.words", lambda r: r.need.words, at=100, flex=True),
            Column("head.age", lambda r: str(age(r)) if piped else words.value(Count(age(r), "day")), right=True),
            Column("head.area", lambda r: r.customer.area, at=90),
            Column("head.number", lambda r: r.need.id, at=80),
        ],
        found,
    )
    if shared and context.is_terminal:
        heading = [PageLine(""), PageLine(words("needs.shared"))]
        show_page(context, heading + [PageLine(_group_text(words, group), 2) for group in shared])


def _group_text(words: Words, group: Shared) -> str:
    names = words("closure.and").join(customer.name for customer in group.customers)
    kind = words(f"business.{group.kind}")
    return words("needs.group", n=len(group.customers), kind=kind, text=group.text, names=names)


def _data(context: Context, found: Sequence[Heard], shared: Sequence[Shared]) -> dict[str, Any]:
    needs = [
        {
            **row.need._asdict(),
            "customer": row.customer.id,
            "name": row.customer.name,
            "area": row.customer.area or None,
            "age_days": (context.today - row.need.since).days,
        }
        for row in found
    ]
    groups = [{"kind": g.kind, "text": g.text, "customers": [c.id for c in g.customers]} for g in shared]
    return {"needs": needs, "shared": groups}
