"""Append lines to a log: on disk once when this returns, not there when it raises.

Each step answers a fault that was measured: the lock (lost and mixed lines), the missing final newline (two lines
become one broken one), the single write and its length (torn and silently short lines), fsync of file and folder (power
cuts), taking back (a failed line that turns up later, so that a second try doubles it).
"""

from __future__ import annotations

import io
import os
import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from routecli.errors import BookError
from routecli.storage.files.limits import CONFLICT_MARKS, FILE_LIMIT, LINE_LIMIT, has_utf16
from routecli.storage.write.disk import BINARY, make_folder, newline_of, sync_folder, write_error
from routecli.storage.write.encode import UNSAFE, to_utf8
from routecli.storage.write.place import check_free, check_regular, check_unshared, inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from routecli.storage.write.place import WritableBook

# A text that begins with one fixed byte is found ten times as fast as a pattern with "^"; others wait for the lock meanwhile.
_CONFLICTS = tuple(b"\n" + mark.encode() for mark in CONFLICT_MARKS)


def append_lines(book: WritableBook, name: str, *lines: str) -> None:
    """Add lines (without newlines) to the log `name` of a locked book, creating the log, and its folder, if missing.

    Raises `BookError`, with the file as it was: `text.control`, `text.surrogate`, `append.too_long` for a line;
    `path.…`, `append.too_large`, `append.conflict`, `append.encoding` for the file; `write.readonly`, `append.short`,
    `append.failed` for the system. Only `append.unsure` means that the failed lines could not be taken back.
    """
    checked = [_checked(line) for line in lines]
    target = inside(book.root, name)
    try:
        make_folder(target.parent)
        with _opened(book, target, name) as (fd, old):
            _write(fd, len(old), _completed(old, checked), name, book.written)
    except OSError as error:
        raise write_error("append.failed", name, error) from error


def _checked(line: str) -> bytes:
    found = None if line.isprintable() else re.search(UNSAFE, line)
    if found:
        raise BookError("text.control", code=f"U+{ord(found[0]):04X}")
    data = to_utf8(line)
    if len(data) > LINE_LIMIT:
        raise BookError("append.too_long", size=len(data), limit=LINE_LIMIT)
    return data


@contextmanager
def _opened(book: WritableBook, target: Path, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield a descriptor for reading and appending, and what the log holds; a new log that stays empty is removed."""
    is_new, fd = not os.path.lexists(target), -1
    if is_new:
        check_free(book, target, name)
    try:
        fd = os.open(target, os.O_APPEND | os.O_RDWR | BINARY | (os.O_CREAT | os.O_EXCL) * is_new, 0o666)
        if is_new:
            sync_folder(target.parent)
        yield fd, b"" if is_new else _content(fd, target, name)
    finally:
        # After fsync a failing close says nothing about the lines any more.
        with suppress(OSError):
            if fd >= 0:
                os.close(fd)
        with suppress(OSError):
            if is_new and not target.stat().st_size:
                target.unlink()


def _content(fd: int, target: Path, name: str) -> bytes:
    """What the log holds, provided that a line of UTF-8 may be added to it."""
    status = os.fstat(fd)
    check_regular(status, name)
    check_unshared(target, status, name)
    # Readers refuse a larger file, so the line to come must still fit.
    if status.st_size > FILE_LIMIT - LINE_LIMIT:
        raise BookError("append.too_large", path=name, limit=FILE_LIMIT)
    content = io.FileIO(fd, closefd=False).readall()
    if has_utf16(content):
        raise BookError("append.encoding", path=name)
    line = _conflict_line(content)
    if line:
        raise BookError("append.conflict", path=name, line=line)
    return content


def _conflict_line(content: bytes) -> int:
    """The first line that git's merge left its mark on, from 1; 0 if there is none."""
    text = b"\n" + content
    found = [place for mark in _CONFLICTS if (place := text.find(mark)) >= 0]
    return content.count(b"\n", 0, min(found)) + 1 if found else 0


def _completed(old: bytes, lines: list[bytes]) -> bytes:
    """The lines with their endings, and before them what an unfinished last line lacks of its own."""
    newline = newline_of(old)
    data = b"".join(line + newline for line in lines)
    if not old or old.endswith(b"\n"):
        return data
    return (b"\n" if old.endswith(b"\r") else newline) + data


def _write(fd: int, size: int, data: bytes, name: str, written: list[str]) -> None:
    """Put `data` behind the `size` bytes of the file and onto the disk and note it, or take it back."""
    count = len(written)
    try:
        done = os.write(fd, data)
        if done != len(data):
            raise BookError("append.short", path=name, written=done, size=len(data))
        os.fsync(fd)
        written.append(name)
    except BaseException:
        if len(written) == count:
            _take_back(fd, size, data, name)
        raise


def _take_back(fd: int, size: int, data: bytes, name: str) -> None:
    """Remove what `_write` wrote, but never what another program, which knows no lock, added behind it."""
    try:
        os.lseek(fd, size, os.SEEK_SET)
        if not data.startswith(os.read(fd, len(data) + 1)):
            raise BookError("append.unsure", path=name, error="")
        os.ftruncate(fd, size)
    except OSError as error:
        raise BookError("append.unsure", path=name, error=error.strerror or str(error)) from error
