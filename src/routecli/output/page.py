"""Pages of lines with hanging indents: wrapped on a terminal, one line each in a pipe."""

from __future__ import annotations

from typing import NamedTuple

from routecli.context import Context


class Line(NamedTuple):
    """A line of a page: its text, its indent in cells and its style on a terminal."""

    text: str
    indent: int = 0
    style: str = ""


def show_page(here: Context, lines: list[Line]) -> None:
    """Write the lines of a page."""
    if not here.is_terminal:
        for line in lines:
            here.out.write(" " * line.indent + here.words.clean(line.text).rstrip() + "\n")
        return
    from rich.padding import Padding
    from rich.text import Text

    from routecli.output.table import console

    screen = console(here)
    for line in lines:
        text = Text(here.words.clean(line.text), style=line.style)
        screen.print(Padding(text, (0, 0, 0, line.indent)) if line.text else text)
