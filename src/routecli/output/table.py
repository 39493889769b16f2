"""Tables: in columns on a terminal, tab-separated and untruncated in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.width import pad, width, wrap
from routecli.output.page import paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from routecli.context import Context

STATE_STYLES = {
    "fresh": "dim",
    "due": "green",
    "overdue": "yellow",
    "neglected": "bold red",
    "new": "cyan",
    "paused": "dim",
    "on_request": "dim",
}


GAP = "  "
BELOW = "    "
NARROWEST = 8  # cells that a flexible column keeps on the narrowest terminal


class Column(NamedTuple):
    """A column: the id of its heading, the text of a row, and how it behaves.

    `at` is the terminal width from which it is shown, `flex` lets it take the rest and wrap; where there is no room for
    it, one that is `below` follows on lines of its own.
    """

    head: str
    cell: Callable[[Any], str]
    at: int = 0
    right: bool = False
    flex: bool = False
    style: Callable[[Any], str] | None = None
    below: bool = False


class DrawnColumn(NamedTuple):
    """A column as it is drawn: the texts from the heading down, their styles, and how it behaves."""

    texts: Sequence[str]
    styles: Sequence[str]
    right: bool = False
    flex: bool = False


def show_table(context: Context, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Write rows as a table or as TSV with a heading line."""
    if not context.is_terminal:
        context.out.write(tsv_heading(context, columns) + "".join(tsv_row(context, columns, row) for row in rows))
        return
    clean, room = context.words.clean, context.width
    shown = [
        DrawnColumn(
            [context.words(column.head), *(clean(column.cell(row)) for row in rows)],
            ["bold", *(column.style(row) if column.style else "" for row in rows)],
            column.right,
            column.flex,
        )
        for column in columns
        if column.at <= room
    ]
    below = [column.cell for column in columns if column.below and column.at > room]
    notes = ["\n".join(filter(None, (clean(cell(row)) for cell in below))) for row in rows]
    context.out.write(draw(shown, ["", *notes], room, color=context.has_color))


def tsv_cell(context: Context, text: str) -> str:
    """Return a cell's text on one line and safe to print."""
    return context.words.clean(text.replace("\t", " ").replace("\n", " / ").strip(" /"))


def tsv_heading(context: Context, columns: Sequence[Column]) -> str:
    """Return the heading line of a table in a pipe."""
    return _tsv_line(context, [context.words(column.head) for column in columns])


def tsv_row(context: Context, columns: Sequence[Column], row: Any) -> str:
    """Return the line of a row in a pipe."""
    return _tsv_line(context, [column.cell(row) for column in columns])


def _tsv_line(context: Context, cells: Sequence[str]) -> str:
    """Return a line of cells; nearly every one holds nothing but letters, which is quickly seen of the whole line."""
    if "".join(cells).replace("\u3000", "").isprintable():
        return "\t".join(cells) + "\n"
    return "\t".join([tsv_cell(context, cell) for cell in cells]) + "\n"


def draw(columns: Sequence[DrawnColumn], notes: Sequence[str], room: int, *, color: bool) -> str:
    """Return a table in lines of at most `room` cells; the note of a row, if any, follows it on lines of its own."""
    widths = _widths(columns, room)
    wrapped = [[wrap(text, cells) for text in column.texts] for column, cells in zip(columns, widths, strict=True)]
    lines = list[str]()
    for n, note in enumerate(notes):
        cells = [
            (parts[n], taken, column.right, column.styles[n])
            for parts, taken, column in zip(wrapped, widths, columns, strict=True)
        ]
        lines += _row(cells, color=color)
        lines += [BELOW + part for part in (wrap(note, room - len(BELOW)) if note else [])]
    return "\n".join([*lines, ""])


def _widths(columns: Sequence[DrawnColumn], room: int) -> list[int]:
    """Return the cells of each column: what its longest text takes, the widest flexible ones cut down to the room."""
    widths = [max(map(width, column.texts)) for column in columns]
    over = sum(widths) + len(GAP) * (len(columns) - 1) - room
    flexible = [n for n, column in enumerate(columns) if column.flex] or [0]
    while over > 0 and (most := max(widths[n] for n in flexible)) > NARROWEST:
        widest = [n for n in flexible if widths[n] == most]
        for n in widest[:over]:
            widths[n] -= 1
        over -= len(widest)
    return widths


def _row(cells: Sequence[tuple[Sequence[str], int, bool, str]], *, color: bool) -> Iterator[str]:
    """Yield a row's lines, one for each line of its longest cell, without blanks at their ends."""
    for n in range(max(len(parts) for parts, *_ in cells)):
        line = [(pad(parts[n] if n < len(parts) else "", taken, right), style) for parts, taken, right, style in cells]
        while line and not line[-1][0].strip():
            line.pop()
        if line:
            line[-1] = line[-1][0].rstrip(), line[-1][1]
        yield GAP.join([paint(text, style) if color else text for text, style in line])
