"""Rows, spelled once: the table of a terminal, the lines of a pipe and the JSON are made from the same fields."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.lang import Count
from routecli.output.json import show_json
from routecli.output.table import Column, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from routecli.context import Context
    from routecli.lang import Words
    from routecli.output.json import Envelope


def _nothing(_: Any) -> str:
    return ""


class RowField(NamedTuple):
    """One field of a row: in the JSON `value` under `key`, in a table `text` under the heading `head`.

    Without a key it is not in the JSON, without a head in no table. Without a text of its own a table has the value:
    days and counts in words on a terminal, as ISO dates and bare numbers in a pipe. On a terminal a field that is `flex`
    takes the rest of the width and wraps; one that is `below` follows the row if there is no room for its column.
    """

    key: str
    value: Callable[[Any], Any]
    head: str = ""
    text: Callable[[Any], Any] | None = None
    right: bool = False
    flex: bool = False
    below: bool = False
    style: Callable[[Any], str] = _nothing


class RowTable(NamedTuple):
    """What a command lists: its key in the JSON, the sentence if there is nothing, and how a row is spelled.

    `columns` are the headings in order, each with the terminal width from which it is shown; all of them if left out.
    """

    key: str
    nothing: str
    fields: Sequence[RowField]
    columns: Mapping[str, int] = {}


# The fields of the customer, which many rows share.
ID = RowField("customer", lambda row: row.customer.id, "id")
NAME = RowField("name", lambda row: row.customer.name, "customer", flex=True)
REP = RowField("rep", lambda row: row.customer.rep or None, "rep")
AREA = RowField("area", lambda row: row.customer.area or None, "area")
RANK = RowField("rank", lambda row: row.customer.rank or None, "rank")
CUSTOMER = [ID, NAME, REP, AREA, RANK]


def show_rows(context: Context, around: Envelope, table: RowTable, rows: Sequence[Any]) -> None:
    """Show what a command lists: as JSON, as a table, or with a sentence if a person would see an empty one."""
    if around.as_json:
        show_json(context, around, {table.key: rows_data(table.fields, rows)})
    elif not rows and context.is_terminal:
        context.answer(table.nothing)
    else:
        show_table(context, table.fields, rows, table.columns)


def inside(part: Callable[[Any], Any], fields: Iterable[RowField]) -> list[RowField]:
    """Return fields for rows of which only a part is what the fields are about; a row without that part is left empty."""

    def within(call: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda row: None if (found := part(row)) is None else call(found)

    return [
        f._replace(value=within(f.value), text=within(f.text) if f.text else None, style=within(f.style))
        for f in fields
    ]


def row_data(fields: Iterable[RowField], row: Any) -> dict[str, Any]:
    """Return a row as the JSON has it."""
    return {field.key: field.value(row) for field in fields if field.key}


def rows_data(fields: Iterable[RowField], rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return rows as the JSON has them."""
    return [row_data(fields, row) for row in rows]


def show_table(
    context: Context, fields: Sequence[RowField], rows: Sequence[Any], columns: Mapping[str, int] | None = None
) -> None:
    """Write rows as a table, in a pipe as tab-separated lines below a line of headings."""
    headed = {field.head: field for field in fields if field.head}
    if REP.head in headed:
        headed[REP.head] = _by_name(context.words, headed[REP.head])
    columns = columns or dict.fromkeys(headed, 0)
    if not context.is_terminal:
        show_lines(context, list(columns), [(fields, rows)])
        return
    words, room = context.words, context.width
    shown = [
        Column(
            [words(f"head.{head}"), *_texts(words, headed[head], rows)],
            ["bold", *map(headed[head].style, rows)],
            headed[head].right,
            headed[head].flex,
            head == NAME.head,
        )
        for head, at in columns.items()
        if at <= room
    ]
    below = [_texts(words, headed[head], rows) for head, at in columns.items() if at > room and headed[head].below]
    notes = ["\n".join(filter(None, texts)) for texts in zip(*below, strict=True)] or [""] * len(rows)
    context.out.write(draw(shown, ["", *notes], room, color=context.has_color))


def _by_name(words: Words, rep: RowField) -> RowField:
    """Return the column of the rep with the name instead of the id; a person at a desk knows colleagues by name."""
    return rep._replace(text=lambda row: words.rep(_text(rep)(row) or ""))


def _texts(words: Words, field: RowField, rows: Sequence[Any]) -> list[str]:
    return ["" if value is None else words.clean(words.value(value)) for value in map(_text(field), rows)]


def _text(field: RowField) -> Callable[[Any], Any]:
    return field.text or field.value


def show_lines(
    context: Context, heads: Sequence[str], parts: Iterable[tuple[Sequence[RowField], Sequence[Any]]]
) -> None:
    """Write rows of one kind or several as lines below common headings; fields that a kind of row lacks stay empty."""
    lines = [_line(context.words, [context.words(f"head.{head}") for head in heads])]
    for fields, rows in parts:
        headed = {field.head: field for field in fields}
        texts = [_text(headed[head]) if head in headed else _nothing for head in heads]
        lines += [_line(context.words, [_figure(context.words, text(row)) for text in texts]) for row in rows]
    context.out.write("".join(lines))


def _figure(words: Words, value: Any) -> str:
    """Return a value as other programs read it."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value.n) if isinstance(value, Count) else words.value(value)


def _line(words: Words, cells: Sequence[str]) -> str:
    """Return a line of cells; nearly every one holds nothing but letters, which is quickly seen of the whole line."""
    if not "".join(cells).replace("\u3000", "").isprintable():
        cells = [words.clean(cell.replace("\t", " ").replace("\n", " / ").strip(" /")) for cell in cells]
    return "\t".join(cells) + "\n"
