"""Tables: drawn by Rich on a terminal, tab-separated and untruncated in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class Column(NamedTuple):
    """A column: the id of its heading, the text of a row, and how it behaves.

    `at` is the terminal width from which it is shown, `flex` lets it take the rest and wrap.
    """

    head: str
    cell: Callable[[Any], str]
    at: int = 0
    right: bool = False
    flex: bool = False
    style: Callable[[Any], str] | None = None


def show_table(here: Context, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Write rows as a table or as TSV with a heading line."""
    if here.is_terminal:
        _draw(here, [column for column in columns if column.at <= here.width], rows)
    else:
        _write_tsv(here, columns, rows)


def tsv_cell(here: Context, text: str) -> str:
    """Return a cell's text on one line and safe to print."""
    return here.words.clean(text.replace("\t", " ").replace("\n", " / ").strip(" /"))


def _write_tsv(here: Context, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    lines = [[here.words(column.head) for column in columns]]
    lines += [[tsv_cell(here, column.cell(row)) for column in columns] for row in rows]
    here.out.write("".join("\t".join(line) + "\n" for line in lines))


def console(here: Context) -> Any:
    """Return a Rich console on stdout that takes nothing in a text for markup."""
    from rich.console import Console

    color = here.has_color
    return Console(
        file=here.out, width=here.width, force_terminal=color, no_color=not color, color_system="standard" if color else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False, soft_wrap=False,
    )  # fmt: skip


def _draw(here: Context, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            Text(here.words(column.head)), justify="right" if column.right else "left", no_wrap=not column.flex,
            overflow="fold" if column.flex else "ellipsis", ratio=1 if column.flex and here.width > 100 else None,
        )  # fmt: skip
    for row in rows:
        styles = [column.style(row) if column.style else "" for column in columns]
        cells = [here.words.clean(column.cell(row)) for column in columns]
        table.add_row(*(Text(cell, style=style) for cell, style in zip(cells, styles, strict=True)))
    console(here).print(table)
