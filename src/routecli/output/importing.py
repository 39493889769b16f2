"""What a list would change, or has changed: which column is which key, rows as they are read, counts, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.importing.headings import IGNORED, ListColumn
from routecli.output.fields import RowField, rows_data, show_table
from routecli.output.json import show_json
from routecli.output.page import PageLine, section, show_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.context import Context
    from routecli.core.importing.rows import Refusal
    from routecli.output.json import Envelope

MOST_SHOWN = 20  # refused rows on a terminal


class Preview(NamedTuple):
    """What was read of a list: its columns, first rows by key, counts, refused rows, lines of totals, what notes keep."""

    kind: str
    columns: Sequence[ListColumn]
    read: Sequence[Mapping[str, Any]]
    counts: Mapping[str, int]
    refused: Sequence[Refusal]
    totals: Sequence[int]
    kept: Mapping[str, int]


def show_import(context: Context, around: Envelope, found: Preview, *, written: bool) -> None:
    """Show a list as JSON, or as pages and tables, with what to type next."""
    fields = refused_fields(context)
    if around.as_json:
        columns = {column.heading: column.key for column in found.columns if column.heading}
        data = {
            "rows": found.counts,
            "columns": columns,
            "refused": rows_data(fields, found.refused),
            "written": written,
        }
        show_json(context, around, data | {"kept_in_notes": found.kept, "totals": list(found.totals)})
        return
    if not written:
        show_table(context, _column_fields(context, found), [column for column in found.columns if column.heading])
        title = context.words("import.first_rows")
        show_page(context, section(title, [_spelled(row) for row in found.read]))
    counts = context.words(f"import.{'done' if written else 'would'}", **found.counts)
    if written:
        show_page(context, [PageLine(counts, 0, "bold")])
    _show_rest(context, found, fields)
    if not written:
        show_page(context, [PageLine(""), PageLine(counts, 0, "bold")])
    if not written and found.counts["new"] + found.counts["changed"]:
        from shlex import join

        command = join(["route", *(arg for arg in context.args if arg != "--json"), "--write"])
        show_page(context, [PageLine(context.words("import.to_write", command=command))])


def _show_rest(context: Context, found: Preview, fields: Sequence[RowField]) -> None:
    """Show the refused rows, and say what was put into notes or left out."""
    lines = []
    if found.kept:
        lines.append(context.words("import.kept", columns=list(dict.fromkeys(found.kept))))
    dropped = [column.heading for column in found.columns if column.heading and column.key in {"", IGNORED}]
    if found.kind != "customers" and dropped:
        lines.append(context.words("import.not_taken", columns=dropped))
    if found.totals:
        lines.append(context.words("import.totals", lines=[str(line) for line in found.totals]))
    show_page(context, [PageLine(""), *map(PageLine, lines)] if lines else [])
    if found.refused:
        show_page(context, [PageLine(""), PageLine(context.words("import.refused", n=len(found.refused)), 0, "bold")])
        shown = found.refused[:MOST_SHOWN] if context.is_terminal else found.refused
        show_table(context, fields, shown)
        if more := len(found.refused) - len(shown):
            show_page(context, [PageLine(context.words("import.more", n=more))])


def refused_fields(context: Context) -> list[RowField]:
    """Return the fields of a refused row."""
    return [
        RowField("line", lambda row: row.line, "line", right=True),
        RowField("column", lambda row: row.column or None, "column"),
        RowField("reason", lambda row: reason_of(context, row), "reason", flex=True),
    ]


def reason_of(context: Context, row: Refusal) -> str:
    """Return why a row is refused, in a sentence."""
    return context.words(row.id, **row.params)


def _column_fields(context: Context, found: Preview) -> list[RowField]:
    words = context.words
    unknown = words("import.to_notes" if found.kind == "customers" else "import.unused")

    def meaning(column: ListColumn) -> str:
        return words("import.ignored") if column.key == IGNORED else column.key or unknown

    return [RowField("", lambda c: c.heading, "column", flex=True), RowField("", meaning, "key")]


def _spelled(row: Mapping[str, Any]) -> str:
    return " · ".join(f"{key}: {_value(value)}" for key, value in row.items() if value not in (None, "", []))


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return " / ".join(str(value).split("\n"))
