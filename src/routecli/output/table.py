"""A table on a terminal: full-width letters take two cells, and the widest flexible column gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.width import pad, width, wrap
from routecli.output.page import paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STATE_STYLES = {
    "fresh": "dim", "due": "green", "overdue": "yellow", "neglected": "bold red", "new": "cyan", "paused": "dim",
    "on_request": "dim",
}  # fmt: skip
GAP = "  "
BELOW = "    "
NARROWEST = 8  # cells that a flexible column keeps on the narrowest terminal
READABLE = 16  # cells that other columns keep until a name has to be split


class Column(NamedTuple):
    """A column: the texts from the heading down, their styles, and how it behaves."""

    texts: Sequence[str]
    styles: Sequence[str]
    right: bool = False
    flex: bool = False
    name: bool = False


def draw(columns: Sequence[Column], notes: Sequence[str], room: int, *, color: bool) -> str:
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


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return the cells of each column: what its longest text takes, the widest flexible ones cut down to the room.

    Names are split last: not before the other columns have as little as can be read with ease.
    """
    widths = [max(map(width, column.texts)) for column in columns]
    flexible = [n for n, column in enumerate(columns) if column.flex] or [0]
    _cut(widths, [n for n in flexible if not columns[n].name], READABLE, room)
    _cut(widths, flexible, NARROWEST, room)
    return widths


def _cut(widths: list[int], flexible: Sequence[int], least: int, room: int) -> None:
    """Cut the widest of some columns, down to `least` cells, until all fit into the room."""
    over = sum(widths) + len(GAP) * (len(widths) - 1) - room
    while over > 0 and (most := max((widths[n] for n in flexible), default=0)) > least:
        widest = [n for n in flexible if widths[n] == most]
        for n in widest[:over]:
            widths[n] -= 1
        over -= len(widest)


def _row(cells: Sequence[tuple[Sequence[str], int, bool, str]], *, color: bool) -> Iterator[str]:
    """Yield a row's lines, one for each line of its longest cell, without blanks at their ends."""
    for n in range(max(len(parts) for parts, *_ in cells)):
        line = [(pad(parts[n] if n < len(parts) else "", taken, right), style) for parts, taken, right, style in cells]
        while line and not line[-1][0].strip():
            line.pop()
        if line:
            line[-1] = line[-1][0].rstrip(), line[-1][1]
        yield GAP.join([paint(text, style) if color else text for text, style in line])
