"""Append one line to a log: on disk once when this returns, not there when it raises.

Each step answers a fault that was measured: the lock (lost and mixed lines), the missing final newline (two lines
become one broken one), the single write and its length (torn and silently short lines), fsync of file and folder (power
cuts), taking back (a failed line that turns up later, so that a second try doubles it).
"""

from __future__ import annotations

import io
import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from routecli.errors import BookError
from routecli.storage.files.limits import CONFLICT_MARKS, FILE_LIMIT, LINE_LIMIT, has_utf16
from routecli.storage.write.disk import BINARY, make_folder, newline_of, sync_folder, write_error
from routecli.storage.write.encode import UNSAFE, to_utf8
from routecli.storage.write.lock import book_lock

# A text that begins with one fixed byte is found ten times as fast as a pattern with "^"; others wait for the lock meanwhile.
_CONFLICTS = tuple(b"\n" + mark.encode() for mark in CONFLICT_MARKS)


def append_line(root: Path, path: Path, line: str) -> None:
    """Add `line` (no newline) to the log `path` in the book `root`, creating the log, and `visits/`, at need.

    Raises `BookError`, with the file as it was: `text.control`, `text.surrogate`, `append.too_long` for the line;
    `path.outside`, `append.irregular`, `append.too_large`, `append.conflict`, `append.encoding` for the file;
    `lock.busy`, `lock.failed`, `write.readonly`, `append.short`, `append.failed` for the system. Only `append.unsure`
    means that the failed line could not be taken back.
    """
    data = _checked(line)
    target = inside(root, path)
    with book_lock(root):
        try:
            make_folder(target.parent)
            fd, created = _open(target)
            try:
                old = b"" if created else _content(fd, path)
                _write(fd, target, len(old), _completed(old, data), created=created)
            finally:
                # After fsync a failing close says nothing about the line any more.
                with suppress(OSError):
                    os.close(fd)
        except OSError as error:
            raise write_error("append.failed", path, error) from error


def inside(root: Path, path: Path) -> Path:
    """The file that `path` means after symlinks; raises `BookError` `path.outside` unless it lies in the book."""
    home, target = Path(os.path.realpath(root)), Path(os.path.realpath(path))
    if not target.parent.is_relative_to(home) or ".git" in target.relative_to(home).parts:
        raise BookError("path.outside", path=str(path))
    return target


def _checked(line: str) -> bytes:
    found = None if line.isprintable() else re.search(UNSAFE, line)
    if found:
        raise BookError("text.control", code=f"U+{ord(found[0]):04X}")
    data = to_utf8(line)
    if len(data) > LINE_LIMIT:
        raise BookError("append.too_long", size=len(data), limit=LINE_LIMIT)
    return data


def _open(target: Path) -> tuple[int, bool]:
    """A descriptor for reading and appending, and whether this call created the file."""
    flags = os.O_APPEND | os.O_RDWR | BINARY
    try:
        return os.open(target, flags | os.O_CREAT | os.O_EXCL, 0o666), True
    except FileExistsError:
        return os.open(target, flags), False


def _content(fd: int, path: Path) -> bytes:
    """What the log holds, provided that a line of UTF-8 may be added to it."""
    status = os.fstat(fd)
    if not stat.S_ISREG(status.st_mode):
        raise BookError("append.irregular", path=str(path))
    # Readers refuse a larger file, so the line to come must still fit.
    if status.st_size > FILE_LIMIT - LINE_LIMIT:
        raise BookError("append.too_large", path=str(path), limit=FILE_LIMIT)
    content = io.FileIO(fd, closefd=False).readall()
    if has_utf16(content):
        raise BookError("append.encoding", path=str(path))
    line = _conflict_line(content)
    if line:
        raise BookError("append.conflict", path=str(path), line=line)
    return content


def _conflict_line(content: bytes) -> int:
    """The first line that git's merge left its mark on, from 1; 0 if there is none."""
    text = b"\n" + content
    found = [place for mark in _CONFLICTS if (place := text.find(mark)) >= 0]
    return content.count(b"\n", 0, min(found)) + 1 if found else 0


def _completed(old: bytes, line: bytes) -> bytes:
    """`line` with its ending, and before it what an unfinished last line lacks of its own."""
    newline = newline_of(old)
    if not old or old.endswith(b"\n"):
        return line + newline
    if old.endswith(b"\r"):
        return b"\n" + line + newline
    return newline + line + newline


def _write(fd: int, target: Path, size: int, data: bytes, *, created: bool) -> None:
    """Put `data` behind the `size` bytes of the file and onto the disk, or take it back."""
    try:
        written = os.write(fd, data)
        if written != len(data):
            raise BookError("append.short", path=str(target), written=written, size=len(data))
        os.fsync(fd)
        if created:
            sync_folder(target.parent)
    except BaseException:
        _take_back(fd, target, size, data, created=created)
        raise


def _take_back(fd: int, target: Path, size: int, data: bytes, *, created: bool) -> None:
    """Remove what `_write` wrote, but never what another program, which knows no lock, added behind it."""
    try:
        os.lseek(fd, size, os.SEEK_SET)
        if not data.startswith(os.read(fd, len(data) + 1)):
            raise BookError("append.unsure", path=str(target), error="")
        if created:
            target.unlink()
        else:
            os.ftruncate(fd, size)
    except OSError as error:
        raise BookError("append.unsure", path=str(target), error=error.strerror or str(error)) from error
