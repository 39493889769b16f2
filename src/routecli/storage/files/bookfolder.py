"""How a book is found, and its language before anything in it is understood."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from routecli.core.layout import SETTINGS
from routecli.core.vocabulary import LANGUAGES
from routecli.errors import BookError


@lru_cache(maxsize=4)
def find_book(named: str | None, cwd: Path) -> Path:
    """Return the book's folder: the named one, else the nearest upward with a `route.yaml`, else `./routes`."""
    if named:
        return _named_book(named, cwd)
    for folder in (cwd, *cwd.parents, cwd / "routes"):
        with suppress(OSError):  # a folder above that may not be looked into
            if (folder / SETTINGS).is_file():
                return folder
    raise BookError("book.none", path=str(cwd))


def _named_book(named: str, cwd: Path) -> Path:
    root = named_folder(named, cwd)
    if not is_book(root):
        raise BookError("book.not_here", path=named)
    return root


def named_folder(named: str, cwd: Path) -> Path:
    """Return the folder that a person means; raises `BookError` `book.closed` for one that no folder can be."""
    try:
        folder = cwd / Path(named).expanduser()
        folder.is_dir()
    except RuntimeError as error:  # the home of somebody whom this computer does not know
        raise BookError("book.closed", path=named, detail=os.strerror(errno.ENOENT)) from error
    except OSError as error:
        raise BookError("book.closed", path=named, detail=error.strerror or str(error)) from error
    return folder


def is_book(folder: Path) -> bool:
    """Return whether a folder is a book; raises `BookError` `book.closed` if that cannot be seen."""
    try:
        return (folder / SETTINGS).is_file()
    except OSError as error:
        raise BookError("book.closed", path=str(folder), detail=error.strerror or str(error)) from error


def peek_language(root: Path) -> str | None:
    """Return the book's language without a YAML parser: help must speak it before any file is understood."""
    try:
        with (root / SETTINGS).open("rb") as file:
            lines = file.read(65536).removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError:
        return None
    found = next((line for line in lines if line.startswith(b"language:")), b"")
    name = found.partition(b":")[2].partition(b"#")[0].strip(b" \t\"'").decode(errors="replace")
    return name if name in LANGUAGES else None
