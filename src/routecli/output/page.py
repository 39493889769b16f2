"""Pages of lines with hanging indents: wrapped on a terminal, one line each in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.width import hang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context

# Select Graphic Rendition (ECMA-48, 8.3.117): what every terminal of colour understands.
CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}


class PageLine(NamedTuple):
    """A line of a page: its text, its indent in cells and its style on a terminal; a link is never wrapped."""

    text: str
    indent: int = 0
    style: str = ""
    link: bool = False


def show_page(context: Context, lines: Iterable[PageLine]) -> None:
    """Write the lines of a page; a wrapped line goes on two cells further in."""
    clean = context.words.clean
    if not context.is_terminal:
        context.out.write("".join(" " * line.indent + clean(line.text).rstrip() + "\n" for line in lines))
        return
    color, width = context.has_color, context.width
    rows = [(row, line.style if color else "") for line in lines for row in _rows(clean(line.text), line, width)]
    context.out.write("".join(paint(row, style) + "\n" for row, style in rows))


def section(title: str, lines: Iterable[PageLine | str], style: str = "bold") -> list[PageLine]:
    """Return lines below a blank line and a heading, plain texts a little further in; nothing if there are none."""
    rows = [PageLine(line, 2) if isinstance(line, str) else line for line in lines]
    return [PageLine(""), PageLine(title, 0, style), *rows] if rows else []


def paint(text: str, style: str) -> str:
    """Return a text in a style such as `bold red`."""
    return f"\x1b[{';'.join(CODES[name] for name in style.split())}m{text}\x1b[0m" if style and text else text


def _rows(text: str, line: PageLine, width: int) -> list[str]:
    text = " " * line.indent + text
    return [text] if line.link else hang(text, width)
