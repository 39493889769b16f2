"""Tables: in columns on a terminal, tab-separated and untruncated in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.width import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.text import Text

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


def show_table(context: Context, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Write rows as a table or as TSV with a heading line."""
    if context.is_terminal:
        _draw(
            context,
            [c for c in columns if c.at <= context.width],
            [c for c in columns if c.below and c.at > context.width],
            rows,
        )
    else:
        _write_tsv(context, columns, rows)


def tsv_cell(context: Context, text: str) -> str:
    """Return a cell's text on one line and safe to print."""
    return context.words.clean(text.replace("\t", " ").replace("\n", " / ").strip(" /"))


def _write_tsv(context: Context, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    context.out.write(_tsv_line(context, [context.words(column.head) for column in columns]))
    for row in rows:
        context.out.write(_tsv_line(context, [column.cell(row) for column in columns]))


def _tsv_line(context: Context, cells: Sequence[str]) -> str:
    """Return a line of cells; nearly every one holds nothing but letters, which is quickly seen of the whole line."""
    if "".join(cells).replace("\u3000", "").isprintable():
        return "\t".join(cells) + "\n"
    return "\t".join([tsv_cell(context, cell) for cell in cells]) + "\n"


def console(context: Context) -> Any:
    """Return a Rich console on stdout that takes nothing in a text for markup."""
    from rich.console import Console

    color = context.has_color
    return Console(
        file=context.out, width=context.width, force_terminal=color, no_color=not color,
        color_system="standard" if color else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False, soft_wrap=False,
    )  # fmt: skip


def _draw(context: Context, columns: Sequence[Column], below: Sequence[Column], rows: Sequence[Any]) -> None:
    clean = context.words.clean
    heads = [context.words(column.head) for column in columns]
    cells = [[clean(column.cell(row)) for column in columns] for row in rows]
    widths = _widths(columns, [heads, *cells], context.width)
    screen = console(context)
    for line in _lines(columns, widths, heads, ["bold"] * len(columns)):
        screen.print(line, soft_wrap=True)
    for row, texts in zip(rows, cells, strict=True):
        styles = [column.style(row) if column.style else "" for column in columns]
        for line in _lines(columns, widths, texts, styles):
            screen.print(line, soft_wrap=True)
        for text in filter(None, [clean(column.cell(row)) for column in below]):
            for part in wrap(text, context.width - len(BELOW)):
                screen.print(BELOW + part, soft_wrap=True)


def _widths(columns: Sequence[Column], texts: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the cells of each column: what its longest text takes, the widest flexible ones cut down to the room."""
    widths = [max(map(width, cells)) for cells in zip(*texts, strict=True)]
    over = sum(widths) + len(GAP) * (len(columns) - 1) - room
    flexible = [n for n, column in enumerate(columns) if column.flex] or [0]
    while over > 0 and (most := max(widths[n] for n in flexible)) > NARROWEST:
        widest = [n for n in flexible if widths[n] == most]
        for n in widest[:over]:
            widths[n] -= 1
        over -= len(widest)
    return widths


def _lines(
    columns: Sequence[Column], widths: Sequence[int], texts: Sequence[str], styles: Sequence[str]
) -> Iterator[Text]:
    """Yield a row's lines, one for each line of its longest cell."""
    from rich.text import Text

    cells = [wrap(text, cells) or [""] for text, cells in zip(texts, widths, strict=True)]
    for n in range(max(map(len, cells))):
        line = Text()
        for column, parts, taken, style in zip(columns, cells, widths, styles, strict=True):
            part = parts[n] if n < len(parts) else ""
            line.append(pad(part, taken, column.right), style).append(GAP)
        line.rstrip()
        yield line
