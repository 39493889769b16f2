"""Needs as a table, TSV or JSON, and below them what several customers of one kind want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.lang import Count
from routecli.output.fields import AREA, ID, NAME, RowField, rows_data, show_table
from routecli.output.json import show_json
from routecli.output.page import section, show_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.open_needs import Heard, Shared
    from routecli.lang import Words
    from routecli.output.json import Envelope

COLUMNS = {"stage": 0, "customer": 0, "id": 120, "what": 70, "words": 100, "age": 0, "area": 90, "entry": 80}
SHARED = [
    RowField("kind", lambda group: group.kind),
    RowField("text", lambda group: group.text),
    RowField("customers", lambda group: [customer.id for customer in group.customers]),
]


def show_needs(context: Context, around: Envelope, found: Sequence[Heard], shared: Sequence[Shared]) -> None:
    """Show needs, and below them what several customers of one kind want."""
    fields = _fields(context)
    if around.as_json:
        show_json(context, around, {"needs": rows_data(fields, found), "shared": rows_data(SHARED, shared)})
    elif not found and context.is_terminal:
        context.answer("needs.nothing")
    else:
        show_table(context, fields, found, COLUMNS)
        if context.is_terminal:
            groups = [_group_text(context.words, group) for group in shared]
            show_page(context, section(context.words("needs.shared"), groups, style=""))


def _fields(context: Context) -> list[RowField]:
    def age(row: Heard) -> int:
        return (context.today - row.need.since).days

    return [
        RowField("id", lambda r: r.need.id, "entry"),
        RowField("stage", lambda r: r.need.stage, "stage", lambda r: context.words(f"stage.{r.need.stage}")),
        RowField("heard", lambda r: r.need.heard),
        RowField("since", lambda r: r.need.since),
        RowField("text", lambda r: r.need.text, "what", flex=True, below=True),
        RowField("words", lambda r: r.need.words, "words", flex=True),
        ID,
        NAME._replace(flex=context.width < 80),
        AREA,
        RowField("age_days", age, "age", lambda r: Count(age(r), "day"), right=True),
    ]


def _group_text(words: Words, group: Shared) -> str:
    names = words("closure.and").join(customer.name for customer in group.customers)
    kind = words(f"business.{group.kind}")
    return words("needs.group", n=len(group.customers), kind=kind, text=group.text, names=names)
