"""Pages of lines with hanging indents: wrapped on a terminal, one line each in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from routecli.context import Context


class PageLine(NamedTuple):
    """A line of a page: its text, its indent in cells and its style on a terminal; a link is never wrapped."""

    text: str
    indent: int = 0
    style: str = ""
    link: bool = False


def show_page(context: Context, lines: list[PageLine]) -> None:
    """Write the lines of a page; a wrapped line goes on two cells further in."""
    if not context.is_terminal:
        for line in lines:
            context.out.write(" " * line.indent + context.words.clean(line.text).rstrip() + "\n")
        return
    from rich.text import Text

    from routecli.output.table import console

    screen = console(context)
    for line in lines:
        for row in _rows(context.words.clean(line.text), line, context.width):
            screen.print(Text(row, style=line.style), soft_wrap=True)


def _rows(text: str, line: PageLine, width: int) -> list[str]:
    if line.link:
        return [" " * line.indent + text]
    from routecli.core.width import wrap

    first, *_ = wrap(text, width - line.indent) or [""]
    rest = text[len(first) :].lstrip()
    more = wrap(rest, width - line.indent - 2) if rest else []
    return [" " * line.indent + first, *(" " * (line.indent + 2) + row for row in more)]
