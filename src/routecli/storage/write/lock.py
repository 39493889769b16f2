"""One writer at a time: an exclusive lock on `.route/lock`, which the system frees when its holder dies."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.errors import BookError
from routecli.storage.write.disk import BINARY, write_error
from routecli.storage.write.place import WritableBook

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK = "lock"
_LONGEST_NAP, _SHORTEST_NAP = 0.02, 0.001
_NAME_LENGTH = 119  # a longer name leaves its end behind, after the line that is read
# Windows hides locked bytes from other readers: the lock lies far behind the text that names the holder.
_LOCKED_BYTE = 1 << 30
_BUSY = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}


@contextmanager
def book_lock(
    root: Path, written: list[str] | None = None, *, name: str = LOCK, timeout: float = 10.0
) -> Iterator[WritableBook]:
    """Hold the book at `root` for writing, and yield it; not re-entrant.

    What is finished is noted in `written`. Under another `name` it is another lock.

    Raises `BookError`: `lock.busy` with the holder after `timeout` seconds, `write.readonly` for a folder that cannot
    be written, `lock.failed` for anything else the system refuses. Whether someone holds the lock is asked of the
    system, never read from the file, so a holder that was killed leaves nothing to clean up.
    """
    path = root / ".route" / name
    try:
        fd = _open(path)
    except OSError as error:
        raise write_error("lock.failed", path, error) from error
    try:
        _wait(fd, path, timeout)
        _name_holder(fd)
        yield WritableBook(root, [] if written is None else written, {})
    finally:
        _unlock(fd)
        # What was written under the lock is on disk already; a failing close cannot undo it.
        with suppress(OSError):
            os.close(fd)


def _open(path: Path) -> int:
    path.parent.mkdir(exist_ok=True)
    # A received folder could point the lock at one of the reader's own files; its text would be overwritten.
    if path.parent.is_symlink() or path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    fd = os.open(path, os.O_RDWR | os.O_CREAT | BINARY | getattr(os, "O_NOFOLLOW", 0), 0o666)
    status = os.fstat(fd)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        os.close(fd)
        raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))
    return fd


def _wait(fd: int, path: Path, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while True:
        try:
            _lock(fd)
        except OSError as error:
            if error.errno not in _BUSY:
                raise write_error("lock.failed", path, error) from error
        else:
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise BookError("lock.busy", seconds=round(timeout), **_holder(fd))
        # Who has waited longer asks more often: with one pace for all, a few of a hundred wait over ten seconds.
        time.sleep(max(_SHORTEST_NAP, _LONGEST_NAP * (left / timeout) ** 2))


def _lock(fd: int) -> None:
    """Take the lock or raise `OSError` at once."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(fd: int) -> None:
    """Free the lock before the close: Windows does that late, elsewhere the close is enough."""
    if sys.platform == "win32":
        import msvcrt

        with suppress(OSError):
            os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)


def _name_holder(fd: int) -> None:
    """Write who holds the lock, for the message of whoever waits; the lock holds without it, on a full disk too.

    In place and of one length: a file cut to nothing and written again gives the disk so much to do that the fsync of the
    log line, for which the others wait, takes twice as long (10 instead of 6 ms on ext4).
    """
    host = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "?")
    text = f"{os.getpid()} {host} {Path(sys.argv[0]).name}".ljust(_NAME_LENGTH) + "\n"
    with suppress(OSError):
        os.lseek(fd, 0, os.SEEK_SET)
        os.write(fd, text.encode(errors="replace"))


def _holder(fd: int) -> dict[str, str]:
    text = b""
    with suppress(OSError):
        os.lseek(fd, 0, os.SEEK_SET)
        text = os.read(fd, 300)
    words = text.partition(b"\n")[0].decode(errors="replace").strip().split(maxsplit=2)
    return dict(zip(("pid", "host", "program"), [*words, "?", "?", "?"], strict=False))
