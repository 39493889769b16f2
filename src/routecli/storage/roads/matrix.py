"""A file of measured travel times: CSV lines `from,to,minutes[,km]` between customers and `base`."""

from __future__ import annotations

import errno
import math
import os
from typing import TYPE_CHECKING, NamedTuple

from routecli.errors import UsageError
from routecli.storage.files.limits import FILE_LIMIT, read_up_to

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

BASE = "base"
HEAD = ["from", "to", "minutes", "km"]
LONGEST = 24 * 60


class MatrixRow(NamedTuple):
    """A line of the file; without `km` only the minutes are known."""

    line: int
    start: str
    end: str
    minutes: float
    km: float | None


def read_matrix(folder: Path, path: str, known: Container[str]) -> list[MatrixRow]:
    """Return the rows of the file at `path`, seen from `folder`.

    Raises `UsageError` with file and line for an unknown id, for a bad number, for a contradiction.
    """
    rows: dict[tuple[str, str], MatrixRow] = {}
    for row in _rows(path, _text(folder, path)):
        for id_ in (row.start, row.end):
            if id_ != BASE and id_ not in known:
                raise UsageError("matrix.unknown", path=path, line=row.line, id=id_)
        first = rows.setdefault((row.start, row.end), row)
        if first[3:] != row[3:]:
            raise UsageError("matrix.twice", path=path, line=row.line, first=first.line, start=row.start, end=row.end)
    return list(rows.values())


def _rows(path: str, text: str) -> Iterator[MatrixRow]:
    import csv

    lines = csv.reader(text.splitlines())
    try:
        for cells in lines:
            given = [cell.strip() for cell in cells]
            if not any(given) or (lines.line_num == 1 and given in (HEAD, HEAD[:3])):
                continue
            if len(given) not in (3, 4) or not given[0] or not given[1]:
                raise UsageError("matrix.row", path=path, line=lines.line_num)
            minutes, km = _figure(given[2]), _figure(given[3]) if any(given[3:]) else None
            if minutes is None or (km is None and any(given[3:])):
                raise UsageError("matrix.row", path=path, line=lines.line_num)
            yield MatrixRow(lines.line_num, given[0], given[1], minutes, km)
    except csv.Error:
        raise UsageError("matrix.row", path=path, line=lines.line_num) from None


def _figure(text: str) -> float | None:
    """Return a plain number from 0 to a day's minutes, else None."""
    try:
        value = float(text) if text.isascii() else math.nan
    except ValueError:
        return None
    return value if 0 <= value <= LONGEST else None


def _text(folder: Path, path: str) -> str:
    """Return the file's text: UTF-8, or cp932 as Excel in Japan writes it."""
    try:
        data = read_up_to(folder / path, FILE_LIMIT)
    except OSError as error:
        raise UsageError("matrix.unreadable", path=path, detail=error.strerror or str(error)) from None
    if len(data) > FILE_LIMIT:
        raise UsageError("matrix.unreadable", path=path, detail=os.strerror(errno.EFBIG))
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError("matrix.encoding", path=path)
