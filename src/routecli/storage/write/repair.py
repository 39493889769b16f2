"""Repairs that lose nothing: a log is a set of lines, so equal lines may go and copies of a log may be united.

All else is left to a person. A file is replaced as a whole, under the book's lock, and only while it still is as read.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from routecli.core import layout
from routecli.errors import BookError
from routecli.storage.files.ids import is_customer_id
from routecli.storage.files.limits import FILE_LIMIT
from routecli.storage.files.logfile import parse_log
from routecli.storage.files.walk import name_problems, walk
from routecli.storage.write.disk import newline_of, sync_folder
from routecli.storage.write.lock import book_lock
from routecli.storage.write.place import inside, read_regular
from routecli.storage.write.replace import replace_bytes, still, write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from routecli.storage.write.place import WritableBook

# `tanaka.sync-conflict-20261124-…`, `tanaka (1)`, `tanaka - Copy`, `tanakaのコピー`: the owner's id stands in front.
_OWNER = re.compile(r"([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?=\.sync-conflict-| |\(|の)")
_BOM = b"\xef\xbb\xbf"


class Repair(NamedTuple):
    """What was done to a file: `united` (a copy gave `n` lines), `equal` (`n` lines removed) or `newline` (added)."""

    path: str
    what: str
    n: int = 0


def repair(root: Path, written: list[str]) -> Iterator[Repair]:
    """Repair the logs of the book and yield each repair when it is done; links are left alone.

    Raises `BookError` and `ChangedError` as the lock and `replace_bytes` do, `repair.kept` for a copy that stays.
    """
    with book_lock(root, written) as book:
        names = [name for name in walk(root, [])[layout.VISITS] if _is_plain(root, name)]
        for name in names:
            if any(problem.check == "sync-copy" for problem in name_problems(name)):
                yield from _unite(book, name)
        for name in names:
            if not name_problems(name):
                yield from _tidy(book, name)


def _is_plain(root: Path, name: str) -> bool:
    """Return whether a name is that of a file itself, reached by no link that leads elsewhere."""
    try:
        inside(root, name)
    except BookError:
        return False
    return not (root / name).is_symlink()


def _unite(book: WritableBook, name: str) -> Iterator[Repair]:
    """Add a copy's own lines to the log that it is a copy of, then remove the copy."""
    match = _OWNER.match(name.rpartition("/")[2])
    if not match or not is_customer_id(match[1]):
        return
    log = layout.log_file(match[1])
    is_new = not os.path.lexists(book.root / log)
    copied = _content(book.root, name)
    seen = b"" if is_new else _content(book.root, log)
    if copied is None or seen is None or not _is_plain(book.root, log) or not _all_entries(copied):
        return
    known = set(_lines(seen))
    missing = [line for line in dict.fromkeys(_lines(copied)) if line and line not in known]
    end = newline_of(seen)
    data = (seen if not seen or seen.endswith(b"\n") else seen + end) + b"".join(line + end for line in missing)
    if len(data) > FILE_LIMIT:
        return
    if missing and is_new:
        write_new(book, log, data)
    elif missing:
        replace_bytes(book, log, seen, data)
    _remove(book, name, copied)
    yield Repair(name, "united", len(missing))


def _remove(book: WritableBook, name: str, copied: bytes) -> None:
    copy = inside(book.root, name)
    still(copy, copied, name)
    try:
        copy.unlink()
    except OSError as error:
        raise BookError("repair.kept", path=name, error=error.strerror or str(error)) from error
    with suppress(OSError):  # a copy that a power cut brings back is united again
        sync_folder(copy.parent)


def _tidy(book: WritableBook, name: str) -> Iterator[Repair]:
    """Remove entries that stand there already, and end the last one."""
    seen = _content(book.root, name)
    if not seen:
        return
    lines = _lines(seen)
    entries = {lines[line.number - 1] for line in parse_log(seen, name).lines}
    known: set[bytes] = set()
    kept = []
    for row, line in zip(seen.split(b"\n"), lines, strict=True):
        if line not in known:
            kept.append(row)
        known |= {line} & entries
    data = b"\n".join(kept)
    equal = len(lines) - len(kept)
    is_open = not data.endswith(b"\n") and lines[-1] in entries
    if equal or is_open:
        replace_bytes(book, name, seen, data + newline_of(seen) if is_open else data)
        yield Repair(name, "equal", equal) if equal else Repair(name, "newline")


def _lines(data: bytes) -> list[bytes]:
    """Return the lines as the reader compares them."""
    return [row.rstrip(b"\r \t") for row in data.removeprefix(_BOM).split(b"\n")]


def _all_entries(data: bytes) -> bool:
    """Return whether every line of a log reads as an entry without an error; two versions of one are both entries."""
    problems = parse_log(data, "").problems
    return all(problem.severity != "error" or problem.check == "duplicate-id" for problem in problems)


def _content(root: Path, name: str) -> bytes | None:
    """Return what a log holds, None if it is not UTF-8 text or a person is in the middle of a merge."""
    try:
        data = read_regular(root / name, name)
        data.decode()
    except (OSError, BookError, UnicodeDecodeError):
        return None
    problems = parse_log(data, "").problems
    return None if any(p.line == 0 or p.check in {"conflict-marker", "nul-bytes"} for p in problems) else data
