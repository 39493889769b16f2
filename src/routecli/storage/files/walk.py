"""Which files a book has, and in what state each is."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from operator import attrgetter
from typing import TYPE_CHECKING

from routecli.core import layout
from routecli.errors import Problem
from routecli.storage.files.ids import is_customer_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    States = dict[str, int]

SETTLED_NS = 2_000_000_000
UNTRUSTED = 0
_SYNC_COPY = r"(?i)\.sync-conflict-|conflicted copy|コピー|\(\d+\)| copy\b"
_FOLDERS = ((layout.CUSTOMERS, ".yaml"), (layout.VISITS, ".jsonl"), (layout.NEWS, ".yaml"))


def walk(root: Path, problems: list[Problem], only: str | None = None) -> dict[str, States]:
    """Return the book's files by folder, in a fixed order, with their states; with `only` no other customer's.

    A state tells one content of a file from another: a number of size, mtime, ctime (on Windows that of birth, which adds
    nothing) and inode. It is `UNTRUSTED` where the file had not rested for two seconds when the walk began: a later edit in
    the same tick would not show. What cannot be opened as a file is none and noted in `problems`: a broken link, a pipe.
    """
    rested = time.time_ns() - SETTLED_NS
    found: dict[str, States] = {folder: {} for folder in ("", *(folder for folder, _ in _FOLDERS), layout.PLANS)}
    for folder, name, place in _places(root, problems, only):
        try:
            seen = place.stat()
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or place.is_symlink():
                problems.append(unreadable(name, error))
            continue
        if stat.S_ISREG(seen.st_mode):
            found[folder][name] = state_of(seen, rested)
        else:
            code = errno.EISDIR if stat.S_ISDIR(seen.st_mode) else errno.EINVAL
            problems.append(unreadable(name, OSError(code, os.strerror(code))))
    return found


def state_of(seen: os.stat_result, rested: int) -> int:
    """Return the state of a file; `rested` is the latest change (ns) after which a later one would show."""
    modified, changed = seen.st_mtime_ns, seen.st_ctime_ns
    if modified > rested or changed > rested:
        return UNTRUSTED
    return hash((seen.st_size, modified, changed, seen.st_ino))


def _places(
    root: Path, problems: list[Problem], only: str | None
) -> Iterator[tuple[str, str, Path | os.DirEntry[str]]]:
    """Yield where files of the book are or should be: the folder, the name in the book, the place."""
    for name in (layout.SETTINGS, layout.PRODUCTS):
        yield "", name, root / name
    if only:
        for folder, name in ((layout.CUSTOMERS, layout.customer_file(only)), (layout.VISITS, layout.log_file(only))):
            yield folder, name, root / name
    for folder, suffix in _FOLDERS[2:] if only else _FOLDERS:
        for entry in _listed(root, folder, problems):
            name = entry.name
            if name.endswith(suffix) or _is_stray(name):
                yield folder, f"{folder}/{name}", entry
    for rep in [] if only else _listed(root, layout.PLANS, problems):
        folder = f"{layout.PLANS}/{rep.name}"
        inside = _listed(root, folder, problems) if rep.is_dir() else [rep]
        yield from (
            (layout.PLANS, f"{folder}/{e.name}" if e is not rep else folder, e) for e in inside if _is_stray(e.name)
        )


def _listed(root: Path, folder: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    """Yield what stands in a folder, by name; nothing where there is none."""
    opened = -1
    try:
        # Where the system can, files are looked at from their folder: going down the whole path to each takes a sixth longer.
        if os.scandir in os.supports_fd:
            opened = os.open(root / folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        with os.scandir(root / folder if opened < 0 else opened) as entries:
            yield from sorted(entries, key=attrgetter("name"))
    except OSError as error:
        if not isinstance(error, FileNotFoundError) or (root / folder).is_symlink():
            problems.append(unreadable(folder, error))
    finally:
        if opened >= 0:
            os.close(opened)


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem of a place that cannot be opened."""
    return Problem(name, 0, 0, "unreadable", "error", {"detail": error.strerror or str(error)})


def _is_stray(name: str) -> bool:
    """Say whether a file that is no record looks as if its owner takes it for one."""
    return not name.startswith(".") and name.lower().endswith((".yaml", ".yml", ".jsonl", ".json"))


def name_problems(name: str) -> list[Problem]:
    """Return what is wrong with a file's name: a copy left by a synchroniser, or a name that is no id."""
    folder, _, base = name.rpartition("/")
    stem, dot, ending = base.rpartition(".")
    suffix = dot + ending
    in_plans = name.startswith(f"{layout.PLANS}/")
    if (
        not folder
        or layout.is_plan(name)
        or (not in_plans and is_customer_id(stem) and suffix == (".jsonl" if folder == layout.VISITS else ".yaml"))
    ):
        return []
    check = "sync-copy" if re.search(_SYNC_COPY, base) else "plan-name" if in_plans else "file-name"
    return [Problem(name, 0, 0, check, "error", {"name": base})]
