"""What every writer of the book needs from the disk: folders that last, and refusals as errors of the book."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from routecli.errors import BookError

if TYPE_CHECKING:
    from pathlib import Path

# Windows would turn every "\n" into "\r\n" without it.
BINARY: int = getattr(os, "O_BINARY", 0)

_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.ENOTSUP}


def write_error(id_: str, path: Path | str, error: OSError) -> BookError:
    """The error to raise when the system refuses to write `path`: `write.readonly` for a missing right, else `id_`."""
    if error.errno in _NOT_ALLOWED:
        return BookError("write.readonly", path=str(path))
    return BookError(id_, path=str(path), error=error.strerror or str(error))


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, where the system can do so; raises `OSError`."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        # Some network and FUSE file systems have no such operation; there is nothing more to ask of them.
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(fd)


def make_folder(folder: Path) -> None:
    """Create `folder` in its existing parent unless it is there, and make that last; raises `OSError`."""
    try:
        folder.mkdir()
    except FileExistsError:
        return
    try:
        sync_folder(folder.parent)
    except BaseException:
        folder.rmdir()
        raise


def newline_of(content: bytes) -> bytes:
    """The line ending that a file already uses: that of its first line, LF for a file without one."""
    end = content.find(b"\n")
    return b"\r\n" if end > 0 and content[end - 1 : end] == b"\r" else b"\n"
