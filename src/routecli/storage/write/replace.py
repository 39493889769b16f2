"""Put a whole file in place at once: a reader, and a crash, meet the old content or the new, never a part."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.errors import BookError, ChangedError
from routecli.storage.write.disk import BINARY, make_folder, sync_folder, write_error
from routecli.storage.write.place import check_free, inside, read_regular

if TYPE_CHECKING:
    from routecli.storage.write.place import WritableBook

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}


def replace_bytes(book: WritableBook, name: str, seen: bytes, data: bytes) -> None:
    """Make `data` the content of the file `name` of a locked book, which the caller read as `seen`; its mode stays.

    Raises `ChangedError` `edit.changed` if the file no longer holds `seen`; `BookError` `path.…`, `write.readonly` or
    `write.failed` with the file as it was. Only `write.unsure` means that what was written could not be taken back.
    """
    target = inside(book.root, name)
    if seen == data:
        still(target, seen, name)
    else:
        put(target, seen, data, name, book.written)


def write_new(book: WritableBook, name: str, data: bytes) -> None:
    """Create the file `name` of the book (and its folders) with `data`; never touches an existing file.

    Raises `BookError`: `write.exists`, or as `replace_bytes`.
    """
    target = inside(book.root, name)
    home = Path(os.path.realpath(book.root))
    try:
        for folder in [folder for folder in reversed(target.parents) if home in folder.parents]:
            make_folder(folder)
        check_free(book, target, name)
    except OSError as error:
        raise write_error("write.failed", name, error) from error
    put(target, None, data, name, book.written)


def put(target: Path, before: bytes | None, data: bytes, name: str, written: list[str]) -> None:
    """Put `data` in the place of `before` (None: of nothing) and note it in `written`, or leave all as it was.

    `name` is what messages and `written` call the file. Errors as `replace_bytes` and `write_new`.
    """
    count, temporary = len(written), _temporary(target)
    try:
        _prepare(temporary, target, before, data, name)
        try:
            _publish_new(temporary, target) if before is None else temporary.replace(target)
            sync_folder(target.parent)
            written.append(name)
        except FileExistsError:
            raise  # nothing of ours came there
        except BaseException:
            if len(written) == count:
                _put_back(target, before, data, name)
            raise
    except FileExistsError as error:
        raise BookError("write.exists", path=name) from error
    except OSError as error:
        raise write_error("write.failed", name, error) from error
    finally:
        _remove(temporary)


def still(target: Path, seen: bytes, name: str) -> None:
    """Raise `ChangedError` `edit.changed` unless the file `target` holds exactly the bytes `seen`."""
    try:
        same = read_regular(target, name) == seen
    except FileNotFoundError:
        same = False
    except OSError as error:
        raise write_error("write.failed", name, error) from error
    if not same:
        raise ChangedError("edit.changed", path=name)


def _prepare(temporary: Path, target: Path, before: bytes | None, data: bytes, name: str) -> None:
    """Write the file that is to take the place, while the place is as the caller saw it."""
    if before is None:
        _create(temporary, data)
        return
    still(target, before, name)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _create(temporary, data, stat.S_IMODE(target.stat().st_mode))
    still(target, before, name)


def _publish_new(temporary: Path, target: Path) -> None:
    """Give a finished file its name, which must be free."""
    if sys.platform == "win32":
        temporary.rename(target)
        return
    try:
        target.hardlink_to(temporary)
    except OSError as error:
        # FAT and some network folders know no hard links.
        if error.errno not in _NO_HARD_LINKS:
            raise
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        temporary.replace(target)


def _put_back(target: Path, before: bytes | None, data: bytes, name: str) -> None:
    """Undo what `put` did, unless it came to nothing or another program has saved the file since."""
    temporary = _temporary(target)
    try:
        held = read_regular(target, name) if target.exists() else None
        if before is None and held in (data, b""):
            target.unlink()
        elif before is not None and held == data:
            _create(temporary, before, stat.S_IMODE(target.stat().st_mode))
            temporary.replace(target)
    except OSError as error:
        raise BookError("write.unsure", path=name, error=error.strerror or str(error)) from error
    finally:
        _remove(temporary)


def _remove(temporary: Path) -> None:
    """Remove a temporary file; if it stays, no reader takes it for anything."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _temporary(target: Path) -> Path:
    """A name beside `target` that no reader of the book takes for one of its files."""
    return target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")


def _create(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write `data` to a file that must not exist yet, onto the disk; `mode` wins over the umask."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666 if mode is None else mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]
        os.fsync(fd)
    finally:
        os.close(fd)
    if mode is not None:
        path.chmod(mode)
