"""Repairs that lose nothing: a log is a set of lines, so equal lines may go and copies of a log may be united.

All else is left to a person. A file is replaced as a whole, under the book's lock, and only while it still is as read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from routecli.core import layout
from routecli.storage.files.ids import is_customer_id
from routecli.storage.files.limits import FILE_LIMIT
from routecli.storage.files.logfile import parse_log
from routecli.storage.files.walk import name_problems, walk
from routecli.storage.write.append import inside
from routecli.storage.write.disk import newline_of, sync_folder, write_error
from routecli.storage.write.lock import book_lock
from routecli.storage.write.replace import replace_bytes, still, write_new

if TYPE_CHECKING:
    from pathlib import Path

# `tanaka.sync-conflict-20261124-…`, `tanaka (1)`, `tanaka - Copy`, `tanakaのコピー`: the owner's id stands in front.
_OWNER = re.compile(r"([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?=\.sync-conflict-| |\(|の)")
_BOM = b"\xef\xbb\xbf"


class Repair(NamedTuple):
    """What was done to a file: `united` (a copy gave `n` lines), `equal` (`n` lines removed) or `newline` (added)."""

    path: str
    what: str
    n: int = 0


def repair(root: Path) -> list[Repair]:
    """Repair the logs of the book; raises `BookError` and `ChangedError` as the lock and `replace_bytes` do."""
    done: list[Repair] = []
    with book_lock(root):
        names = list(walk(root, [])[layout.VISITS])
        for name in names:
            if any(problem.check == "sync-copy" for problem in name_problems(name)):
                done += _unite(root, name)
        done += [repaired for name in names if not name_problems(name) for repaired in _tidy(root, name)]
    return done


def _unite(root: Path, name: str) -> list[Repair]:
    """Add a copy's own lines to the log that it is a copy of, then remove the copy."""
    match = _OWNER.match(name.rpartition("/")[2])
    if not match or not is_customer_id(match[1]):
        return []
    copy, log = inside(root, root / name), inside(root, root / layout.log_file(match[1]))
    copied, seen = _sound_content(copy), _sound_content(log) if log.exists() else b""
    if copied is None or seen is None:
        return []
    known = set(_lines(seen))
    missing = [line for line in dict.fromkeys(_lines(copied)) if line and line not in known]
    end = newline_of(seen)
    data = (seen if not seen or seen.endswith(b"\n") else seen + end) + b"".join(line + end for line in missing)
    if len(data) > FILE_LIMIT:
        return []
    if missing and log.exists():
        replace_bytes(log, seen, data)
    elif missing:
        write_new(log, data.decode())
    _remove(copy, copied)
    return [Repair(name, "united", len(missing))]


def _remove(copy: Path, copied: bytes) -> None:
    still(copy, copied)
    try:
        copy.unlink()
        sync_folder(copy.parent)
    except OSError as error:
        raise write_error("write.failed", copy, error) from error


def _tidy(root: Path, name: str) -> list[Repair]:
    """Remove lines that stand there already, and end the last one."""
    path = inside(root, root / name)
    seen = _sound_content(path)
    if not seen:
        return []
    known: set[bytes] = set()
    kept = []
    for row, line in zip(seen.split(b"\n"), _lines(seen), strict=True):
        if not line or line not in known:
            kept.append(row)
        known.add(line)
    data = b"\n".join(kept)
    equal = seen.count(b"\n") + 1 - len(kept)
    is_open = not data.endswith(b"\n")
    if not equal and not is_open:
        return []
    replace_bytes(path, seen, data + newline_of(seen) if is_open else data)
    return [Repair(name, "equal", equal)] if equal else [Repair(name, "newline")]


def _lines(data: bytes) -> list[bytes]:
    """Return the lines as the reader compares them."""
    return [row.rstrip(b"\r \t") for row in data.removeprefix(_BOM).split(b"\n")]


def _sound_content(path: Path) -> bytes | None:
    """Return what a log holds, None if it is not a UTF-8 text or a person is in the middle of a merge."""
    try:
        data = path.read_bytes()
        data.decode()
    except (OSError, UnicodeDecodeError):
        return None
    problems = parse_log(data, "").problems
    return None if any(p.line == 0 or p.check in {"conflict-marker", "nul-bytes"} for p in problems) else data
