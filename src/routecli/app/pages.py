"""Writing a page for the browser, as `--map FILE` of several commands asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from routecli.context import Context

Map = Annotated[str | None, typer.Option("--map", metavar="FILE")]


def write_map(context: Context, path: str, text: str) -> None:
    """Write a page and say where it is; an older page gives way, any other file does not."""
    from routecli.storage.write.webpage import write_page

    write_page(context.cwd, path, text)
    context.notice("map.written", path=path)
