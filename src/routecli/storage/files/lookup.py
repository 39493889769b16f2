"""Finding entries across all logs without parsing them all: by who wrote last, or by the beginning of an id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from routecli.core import layout
from routecli.core.chronicle import chronicle
from routecli.storage.files.limits import FILE_LIMIT, read_up_to
from routecli.storage.files.logfile import read_log
from routecli.storage.files.walk import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from routecli.core.chronicle import ChronicleEntry
    from routecli.errors import Problem

_ID_DAY = re.compile(rb'"id"\s*:\s*"(\d{6})-')


class Located(NamedTuple):
    """An entry, the customer in whose log it stands, and whether a later line took it back."""

    customer: str
    told: ChronicleEntry


def last_entry(root: Path, rep: str, today: date, problems: list[Problem]) -> Located | None:
    """Return the entry a rep wrote last, no correction: by the id's day, then the log's last change, then the line.

    Logs that cannot be read are left out and noted in `problems`.
    """
    best: Located | None = None
    best_rank: tuple[str, int] = ("", 0)
    for newest, mtime, path in sorted(_dated_logs(root, problems), reverse=True):
        if (newest, mtime) < best_rank:
            break
        own = [
            told
            for told in _told(path, today, problems)
            if told.entry.by == rep and not told.struck and not told.entry.voids
        ]
        if own:
            last = max(own, key=lambda told: (told.entry.id[:6], told.number))
            rank = (last.entry.id[:6], mtime)
            if rank > best_rank:
                best, best_rank = Located(path.stem, last), rank
    return best


def entries_named(root: Path, beginning: str, today: date, problems: list[Problem]) -> list[Located]:
    """Return the entries whose id begins so, struck ones and corrections included; `problems` as for `last_entry`."""
    wanted = re.compile(rb'"id"\s*:\s*"' + re.escape(beginning.encode(errors="replace")))
    logs = [path for path, data in _logs(root, problems) if wanted.search(data)]
    found = [Located(path.stem, told) for path in logs for told in _told(path, today, problems)]
    return [row for row in found if row.told.entry.id.startswith(beginning)]


def _logs(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, bytes]]:
    """Yield each log with its content."""
    for path in sorted((root / layout.VISITS).glob("*.jsonl")):
        try:
            data = read_up_to(path, FILE_LIMIT) if path.is_file() else b""
        except OSError as error:
            problems.append(unreadable(f"{layout.VISITS}/{path.name}", error))
        else:
            yield path, data


def _dated_logs(root: Path, problems: list[Problem]) -> Iterator[tuple[str, int, Path]]:
    """Yield each log with the newest day of its ids (`YYMMDD`) and when it was last saved."""
    for path, data in _logs(root, problems):
        if days := _ID_DAY.findall(data):
            yield max(days).decode(), path.stat().st_mtime_ns, path


def _told(path: Path, today: date, problems: list[Problem]) -> list[ChronicleEntry]:
    try:
        return chronicle(read_log(path, "").lines, today, with_struck=True)
    except OSError as error:
        problems.append(unreadable(f"{layout.VISITS}/{path.name}", error))
        return []
