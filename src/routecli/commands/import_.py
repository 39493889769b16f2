"""`route import`: a list or a history from another program."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.importing.frame import ImportRequest
from routecli.app.importing.plan import plan_import
from routecli.app.importing.steps import remember, write_steps
from routecli.app.narrowing import pick_known
from routecli.app.opening import Json, Texts, context_of, open_book
from routecli.app.writing import locked_book
from routecli.core.importing.headings import IGNORED, KINDS, TABLES, heading_key
from routecli.errors import UsageError
from routecli.output.importing import reason_of, show_import
from routecli.output.json import Envelope
from routecli.storage.tables.reading import read_bytes, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.context import Context
    from routecli.core.importing.rows import Row
    from routecli.output.importing import Preview


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    *,
    as_: Annotated[str, typer.Option("--as", metavar="|".join(KINDS))] = KINDS[0],
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME")] = "",
    map_: Annotated[Texts, typer.Option("--map", metavar="COLUMN=KEY")] = None,
    area: Annotated[str, typer.Option("--area", metavar="TEXT")] = "",
    refused: Annotated[str, typer.Option("--refused", metavar="FILE")] = "",
    write: Annotated[bool, typer.Option("--write")] = False,
    json: Json = False,
) -> None:
    """Show what a list would change; with `--write` change it."""
    context = context_of(ctx)
    kind = pick_known(context, "--as", as_, KINDS, "import.kind") or KINDS[0]
    rows = _rows(context, file, sheet)
    with locked_book(context) if write else nullcontext() as place:
        book = open_book(context)
        mapped = _mapped(rows, kind, map_ or ())
        known = {each: dict(getattr(book.settings.imports, each)) for each in KINDS}
        known[kind] |= mapped
        for key in known[kind].values():
            _check_key(kind, key)
        plan = plan_import(context, book, rows, ImportRequest(kind, known[kind], area))
        if place:
            write_steps(context, place, plan.steps, _progress(context))
            if mapped:
                remember(context, place, known)
            context.to_write = len(context.written)
    if refused:
        _write_refused(context, rows, plan.preview, refused)
    show_import(context, Envelope("import", None, book.problems, json), plan.preview, written=write)


def _rows(context: Context, file: str, sheet: str) -> list[Row]:
    if file == "-":
        data = getattr(context.stdin, "buffer", None)
        return read_table(data.read() if data else context.stdin.read().encode(), "-", sheet)
    return read_table(read_bytes(context.cwd / file, file), file, sheet)


def _mapped(rows: Sequence[Row], kind: str, given: Sequence[str]) -> dict[str, str]:
    """Return the keys by heading that `--map` says; raises `UsageError` for a heading or a key that there is not."""
    headings = {heading_key(cell): cell for row in rows[:30] for cell in row.cells if cell.strip()}
    mapped = {}
    for text in given:
        heading, equals, key = (part.strip() for part in text.rpartition("="))
        if not equals or not heading:
            raise UsageError("import.no_equals", text=text)
        _check_key(kind, key)
        if heading_key(heading) not in headings:
            raise UsageError("import.no_column", column=heading, columns=list(headings.values())[:30])
        mapped[" ".join(headings[heading_key(heading)].split())] = key
    return mapped


def _check_key(kind: str, key: str) -> None:
    if key != IGNORED and key not in TABLES[kind]:
        raise UsageError("import.no_key", key=key, keys=list(TABLES[kind]))


def _progress(context: Context) -> Callable[[int, int], None] | None:
    if not context.err.isatty():
        return None
    from routecli.output.progress import progress

    return progress(context, "progress.importing")


def _write_refused(context: Context, rows: Sequence[Row], found: Preview, name: str) -> None:
    """Write the refused rows below their headings to a file, to be mended there and given again."""
    from routecli.storage.tables.writing import write_rows

    words, lines = context.words, {row.line: row.cells for row in rows}
    width = max(len(row.cells) for row in rows)

    def padded(cells: Sequence[str]) -> list[str]:
        return [*cells, *[""] * (width - len(cells))]

    head = [
        *padded([column.heading for column in found.columns]),
        words("import.head_line"),
        words("import.head_reason"),
    ]
    body = [[*padded(lines[row.line]), str(row.line), reason_of(context, row)] for row in found.refused]
    write_rows(context.cwd / name, name, [head, *body])
    context.notice("import.refused_file", path=name, n=len(body))
