"""Writing rows as CSV that spreadsheets of Japan read: UTF-8 with its mark."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from routecli.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def write_rows(path: Path, name: str, rows: Iterable[Sequence[str]]) -> None:
    """Write rows to a new file; raises `BookError` `write.exists` or `write.failed`.

    A cell that a spreadsheet would compute gets a mark before it, which reading takes off.
    """
    try:
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([_harmless(cell) for cell in row] for row in rows)
    except FileExistsError as error:
        raise BookError("write.exists", path=name) from error
    except OSError as error:
        raise BookError("write.failed", path=name, error=error.strerror or str(error)) from error


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] and cell[0] in "=+-@" else cell
