"""What no file of a book may be: too large, UTF-16, in the middle of a merge; said once for its readers and writers."""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING

from routecli.core import layout
from routecli.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

FILE_LIMIT = 50 * 1024 * 1024
YAML_LIMIT = 1024 * 1024
CATALOGUE = 5  # times as much for products.yaml
VALUES = 70_000  # keys and values in `YAML_LIMIT`: in memory each takes far more room than in the file
LINE_LIMIT = 64 * 1024
NOTE_LIMIT = 20_000
# Git's, at the start of a line; a record of a log starts with "{".
CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_RECORD_IN_TWO_BYTES = rb"\{\0[^\0]"  # how a line of a log begins in UTF-16, of either byte order
_OLD_ENCODINGS = {
    "EUC-JP": "euc_jp",
    "Shift_JIS": "cp932",
}  # bytes of the first often pass for the second, seldom the other way
_LATIN_IN_TWO_BYTES = ([True, False, True, False], [False, True, False, True])  # where the zeros of two characters are


def yaml_limit(path: str) -> int:
    """Return how many bytes a YAML file of the book may have: only the catalogue grows with the firm."""
    return min(FILE_LIMIT, YAML_LIMIT * (CATALOGUE if path == layout.PRODUCTS else 1))


def values_of(path: str) -> int:
    """Return how many keys and values a YAML file of the book may have."""
    return VALUES * (CATALOGUE if path == layout.PRODUCTS else 1)


def read_up_to(path: Path, limit: int) -> bytes:
    """Return the bytes of a file; of one beyond the limit one byte more than the limit, by which it shows.

    Raises `OSError`, for anything but a regular file too: a pipe would keep us waiting, a device never end.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL
        raise OSError(code, os.strerror(code), str(path))
    if status.st_size <= limit:
        return path.read_bytes()
    with path.open("rb") as file:
        return file.read(limit + 1)


def refusal(data: bytes, path: str, limit: int = FILE_LIMIT) -> Problem | None:
    """Return why a file is not read at all, None if it may be."""
    if len(data) > limit:
        return Problem(path, 0, 0, "too-large", "error", {"limit": limit >> 20})
    return Problem(path, 0, 0, "encoding", "error", {"found": "UTF-16"}) if is_utf16(data) else None


def is_utf16(data: bytes) -> bool:
    """Return whether a file is UTF-16, by its byte order mark or by the zeros in its first two characters."""
    return data.startswith(_BYTE_ORDER_MARKS) or [byte == 0 for byte in data[:4]] in _LATIN_IN_TWO_BYTES


def has_utf16(log: bytes) -> bool:
    """Return whether a log is UTF-16 or has a line that is, as a shell of Windows may have added it."""
    return is_utf16(log) or (b"{\0" in log and re.search(_RECORD_IN_TWO_BYTES, log) is not None)


def encoding_of(data: bytes) -> str:
    """Return what encoding a text that is not UTF-8 seems to have."""
    if has_utf16(data):
        return "UTF-16"
    return next((name for name, codec in _OLD_ENCODINGS.items() if _decodes(data, codec)), "?")


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
