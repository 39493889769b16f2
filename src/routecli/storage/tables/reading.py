"""Reading a table from a file, whose kind shows in its first bytes, since endings are often wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.errors import BookError
from routecli.storage.files.limits import FILE_LIMIT, read_up_to

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.core.importing.rows import Row

MOST_ROWS, MOST_COLUMNS = 300_000, 500
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # zip (xlsx, ods) and OLE (xls)
_PAGES = (b"<html", b"<!doctype", b"<table", b"<meta", b"%pdf-")


def read_bytes(path: Path, name: str) -> bytes:
    """Return what a file holds; raises `BookError` `import.unreadable`, or `import.too_large` as `read_table` does."""
    try:
        return read_up_to(path, FILE_LIMIT)
    except OSError as error:
        raise BookError("import.unreadable", path=name, error=error.strerror or str(error)) from error


def read_table(data: bytes, name: str, sheet: str = "") -> list[Row]:
    """Return the rows of a file that holds `data`; `sheet` names one of a workbook's, else the first with rows is read.

    Raises `BookError` `import.…` with one sentence for a file that is no table, is damaged, or too large.
    """
    if len(data) > FILE_LIMIT:
        raise BookError("import.too_large", path=name, limit=FILE_LIMIT >> 20)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PAGES):
        raise BookError("import.no_table", path=name)
    if data.startswith(_WORKBOOKS):
        from routecli.storage.tables.workbook import read_workbook

        rows = read_workbook(data, name, sheet)
    elif start.startswith(b"begin:vcard"):
        from routecli.storage.tables.cards import read_cards

        rows = read_cards(data, name)
    else:
        from routecli.storage.tables.delimited import read_delimited

        rows = read_delimited(data, name)
    return _within_limits(rows, name)


def _within_limits(rows: list[Row], name: str) -> list[Row]:
    width = max((len(row.cells) for row in rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise BookError("import.too_wide", path=name, rows=len(rows), columns=width, most=MOST_ROWS, wide=MOST_COLUMNS)
    if not rows:
        raise BookError("import.empty", path=name)
    return rows
