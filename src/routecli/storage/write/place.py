"""Where a command may write: into regular files of the book, and through no link that leads to anything else."""

from __future__ import annotations

import io
import os
import stat
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from routecli.core import layout
from routecli.errors import BookError
from routecli.storage.write.disk import BINARY

# The first part of the names that belong to somebody's records.
_RECORDS = {layout.SETTINGS, layout.PRODUCTS, layout.CUSTOMERS, layout.VISITS, layout.NEWS, layout.PLANS}


class WritableBook(NamedTuple):
    """A book as its writers need it: the folder, and the list that gets the name of each file they finish.

    A file is noted where its write is finished, so that nothing that fails later can deny it. Under the lock `names` keeps
    what each folder holds, by the name in lower case: to list it for each of thousands of new files takes ten seconds.
    """

    root: Path
    written: list[str]
    names: dict[Path, dict[str, str]] | None = None


def inside(root: Path, name: str) -> Path:
    """Return the file that `name` in the book `root` means after links.

    Raises `BookError`: `path.outside` if it lies outside the book, `path.other` if a link leads to a file that the book
    keeps under another name, or to a hidden one.
    """
    home, target = Path(os.path.realpath(root)), Path(os.path.realpath(root / name))
    plain = PurePosixPath(name)
    if plain.is_absolute() or ".." in plain.parts or not target.parent.is_relative_to(home):
        raise BookError("path.outside", path=name)
    place = target.relative_to(home)
    hidden = any(part.startswith(".") for part in place.parts)
    if place != Path(name) and (hidden or place.parts[0] in _RECORDS):
        raise BookError("path.other", path=name, other=place.as_posix())
    return target


def read_regular(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file; `name` is what a message calls it.

    Raises `OSError`, and `BookError` `path.irregular` for anything else: a pipe would wait, a device never end.
    """
    fd = os.open(path, os.O_RDONLY | BINARY | getattr(os, "O_NONBLOCK", 0))
    try:
        check_regular(os.fstat(fd), name)
        return io.FileIO(fd, closefd=False).readall()
    finally:
        with suppress(OSError):
            os.close(fd)


def check_regular(status: os.stat_result, name: str) -> None:
    """Raise `BookError` `path.irregular` unless a regular file has this status."""
    if not stat.S_ISREG(status.st_mode):
        raise BookError("path.irregular", path=name)


def check_unshared(target: Path, status: os.stat_result, name: str) -> None:
    """Raise `BookError` `path.shared` if a file that is about to be changed in place has another name as well."""
    if status.st_nlink == 1:
        return
    # What a writer that was killed has left behind is no other file.
    left = [path for path in target.parent.glob(f".{target.name}.*.tmp") if os.path.samestat(path.lstat(), status)]
    if status.st_nlink - len(left) > 1:
        from shlex import quote

        raise BookError("path.shared", path=name, file=quote(str(target)))


def check_free(book: WritableBook, target: Path, name: str) -> None:
    """Raise `BookError` `write.exists` if there is a file of that name, or of one that differs in upper case only."""
    folded = target.name.casefold()
    names = book.names.get(target.parent) if book.names is not None else None
    if names is None:
        with os.scandir(target.parent) as entries:
            names = {entry.name.casefold(): entry.name for entry in entries}
    if taken := names.get(folded):
        raise BookError("write.exists", path=name.removesuffix(target.name) + taken)
    if book.names is not None:
        book.names[target.parent] = names
        names[folded] = target.name
