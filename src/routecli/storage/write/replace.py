"""Put a whole file in place at once: a reader, and a crash, meet the old content or the new, never a part."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from routecli.errors import BookError, ChangedError
from routecli.storage.write.disk import BINARY, make_folder, sync_folder, write_error
from routecli.storage.write.encode import to_utf8

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}


def replace_text(path: Path, seen: bytes, text: str) -> None:
    """Make `text` the content of `path`, whose bytes the caller read as `seen`; errors as `replace_bytes`."""
    replace_bytes(path, seen, to_utf8(text))


def replace_bytes(path: Path, seen: bytes, data: bytes) -> None:
    """Make `data` the content of the file `path`, or of the file its symlink means; its mode stays.

    Raises `ChangedError` `edit.changed` if the file no longer holds `seen`, `BookError` `write.readonly` or
    `write.failed` with the file as it was, `write.unsynced` if it is in place but may not survive a power cut.
    """
    still(path, seen)
    target = Path(os.path.realpath(path))
    temporary = _temporary(target)
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _create(temporary, data, mode)
        try:
            temporary.chmod(mode)
            still(path, seen)
            temporary.replace(target)
        except BaseException:
            temporary.unlink()
            raise
    except OSError as error:
        raise write_error("write.failed", path, error) from error
    _sync(target)


def write_new(path: Path, text: str) -> None:
    """Create the file `path` (and its folder in an existing parent) with `text`; never touches an existing file.

    Raises `BookError`: `write.exists`, or as `replace_bytes`.
    """
    data = to_utf8(text)
    temporary = _temporary(path)
    try:
        make_folder(path.parent)
        _create(temporary, data)
        try:
            _publish(temporary, path, data)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as error:
        raise BookError("write.exists", path=str(path)) from error
    except OSError as error:
        raise write_error("write.failed", path, error) from error
    _sync(path)


def still(path: Path, seen: bytes) -> None:
    """Raise `ChangedError` `edit.changed` unless the file `path` holds exactly the bytes `seen`."""
    try:
        same = path.read_bytes() == seen
    except FileNotFoundError:
        same = False
    except OSError as error:
        raise write_error("write.failed", path, error) from error
    if not same:
        raise ChangedError("edit.changed", path=str(path))


def _temporary(target: Path) -> Path:
    """A name beside `target` that no reader of the book takes for one of its files."""
    return target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")


def _create(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write `data` to a file that must not exist yet, onto the disk, or leave no file."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(fd, rest) :]
            os.fsync(fd)
        finally:
            os.close(fd)
    except BaseException:
        path.unlink()
        raise


def _publish(temporary: Path, path: Path, data: bytes) -> None:
    """Give the finished file its name, which must be free."""
    if sys.platform == "win32":
        temporary.rename(path)
        return
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        # FAT and some network folders know no hard links.
        if error.errno not in _NO_HARD_LINKS:
            raise
        _create(path, data)


def _sync(path: Path) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise BookError("write.unsynced", path=str(path), error=error.strerror or str(error)) from error
