"""What a list would change, worked out before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.app.importing.customers import CustomerList
from routecli.app.importing.frame import SHOWN
from routecli.app.importing.histories import HistoryList
from routecli.app.importing.products import Catalogue
from routecli.core.importing.headings import NEEDED, columns_of, is_total
from routecli.errors import UsageError
from routecli.output.importing import Preview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.app.importing.frame import ImportRequest, ImportStep, ListReader
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.importing.rows import Row

READERS: dict[str, type[ListReader]] = {
    "customers": CustomerList, "products": Catalogue, "orders": HistoryList, "visits": HistoryList
}  # fmt: skip


class ImportPlan(NamedTuple):
    """What a list would change: what is shown of it, and the steps that write it."""

    preview: Preview
    steps: Sequence[ImportStep]


def plan_import(context: Context, book: Book, rows: Sequence[Row], asked: ImportRequest) -> ImportPlan:
    """Return what a list changes; raises `UsageError` `import.no_headings` where no row is one of headings."""
    columns, start = columns_of(rows, asked.kind, asked.mapped)
    keys = {column.key for column in columns}
    if missing := [key for key in NEEDED[asked.kind] if key not in keys]:
        found = [column.heading for column in columns if column.heading] or [cell for cell in rows[0].cells if cell][
            :20
        ]
        raise UsageError("import.no_headings", keys=missing, headings=found)
    headings = {tuple(row.cells) for row in rows[:start]}
    data = [row for row in rows[start:] if tuple(row.cells) not in headings and not is_total(row)]
    totals = [row.line for row in rows[start:] if is_total(row)]
    frame = READERS[asked.kind](context, book, asked, columns)
    frame.take(data)
    counts = {**frame.counts, "refused": len(frame.refused)}
    refused = sorted(frame.refused, key=lambda row: row.line)
    return ImportPlan(
        Preview(asked.kind, columns, frame.read[:SHOWN], counts, refused, totals, frame.kept), frame.steps
    )
