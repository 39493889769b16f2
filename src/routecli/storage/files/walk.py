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
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    States = dict[str, int]

SETTLED_NS = 2_000_000_000
UNTRUSTED = 0
_SYNC_COPY = r"(?i)\.sync-conflict-|conflicted copy|コピー|\(\d+\)| copy\b"
_SUFFIXES = {layout.CUSTOMERS: ".yaml", layout.VISITS: ".jsonl", layout.NEWS: ".yaml"}


def walk(root: Path, problems: list[Problem], only: str | None = None) -> dict[str, States]:
    """Return the book's files by folder, in a fixed order, with their states; with `only` no other customer's.

    A state tells one content of a file from another: a number of size, mtime, ctime (on Windows that of birth, which adds
    nothing) and inode. It is `UNTRUSTED` where the file had not rested for two seconds when the walk began: a later edit in
    the same tick would not show. What cannot be opened as a file is none and noted in `problems`: a broken link, a pipe.
    """
    rested = _rested()

    def seen(places: Iterable[tuple[str, Path | os.DirEntry[str]]]) -> States:
        return _states(places, rested, problems)

    found = {"": seen((name, root / name) for name in (layout.SETTINGS, layout.PRODUCTS))}
    if only:
        for folder, name in ((layout.CUSTOMERS, layout.customer_file(only)), (layout.VISITS, layout.log_file(only))):
            found[folder] = seen([(name, root / name)])
    for folder in _SUFFIXES:
        if folder not in found:
            found[folder] = seen(_files_in(root, folder, problems))
    return found | {layout.PLANS: {} if only else seen(_plans(root, problems))}


def walk_customers(root: Path, problems: list[Problem]) -> States:
    """Return the customers' files with their states, as `walk` does."""
    return _states(_files_in(root, layout.CUSTOMERS, problems), _rested(), problems)


def _rested() -> int:
    """Return the latest change (ns) after which a later one would show."""
    return time.time_ns() - SETTLED_NS


def _states(places: Iterable[tuple[str, Path | os.DirEntry[str]]], rested: int, problems: list[Problem]) -> States:
    """Return the states of the files at places of the book, given with their names."""
    states: States = {}
    for name, place in places:
        try:
            seen = place.stat()
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or place.is_symlink():
                problems.append(unreadable(name, error))
            continue
        if stat.S_ISREG(seen.st_mode):
            states[name] = state_of(seen, rested)
        else:
            code = errno.EISDIR if stat.S_ISDIR(seen.st_mode) else errno.EINVAL
            problems.append(unreadable(name, OSError(code, os.strerror(code))))
    return states


def state_of(seen: os.stat_result, rested: int) -> int:
    """Return the state of a file; `rested` is the latest change (ns) after which a later one would show."""
    modified, changed = seen.st_mtime_ns, seen.st_ctime_ns
    if modified > rested or changed > rested:
        return UNTRUSTED
    return hash((seen.st_size, modified, changed, seen.st_ino))


def _files_in(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the records in a folder of the book, and what looks like one."""
    suffix = _SUFFIXES[folder]
    for entry in _listed(root, folder, problems):
        if entry.name.endswith(suffix) or _is_stray(entry.name):
            yield f"{folder}/{entry.name}", entry


def _plans(root: Path, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the plans of the reps, and files among their folders."""
    for rep in _listed(root, layout.PLANS, problems):
        folder = f"{layout.PLANS}/{rep.name}"
        if _is_folder(rep):
            yield from ((f"{folder}/{e.name}", e) for e in _listed(root, folder, problems) if _is_stray(e.name))
        elif _is_stray(rep.name):
            yield folder, rep


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether a name means a folder; of one that cannot be followed, listing it says what is wrong."""
    try:
        return entry.is_dir()
    except OSError:
        return True


def _listed(root: Path, folder: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    """Yield what stands in a folder, by name; nothing if there is none."""
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
    """Return whether a file that is no record looks as if its owner takes it for one."""
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
