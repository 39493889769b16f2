"""What no file of a book may be: too large, UTF-16, in the middle of a merge; said once for its readers and writers."""

from __future__ import annotations

from routecli.errors import Problem

FILE_LIMIT = 50 * 1024 * 1024
LINE_LIMIT = 64 * 1024
NOTE_LIMIT = 20_000
# Git's, at the start of a line; a record of a log starts with "{".
CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LATIN_IN_TWO_BYTES = ([True, False, True, False], [False, True, False, True])  # where the zeros of two characters are


def refusal(data: bytes, path: str) -> Problem | None:
    """Return why a file is not read at all, None where it may be."""
    if len(data) > FILE_LIMIT:
        return Problem(path, 0, 0, "too-large", "error", {"limit": FILE_LIMIT >> 20})
    return Problem(path, 0, 0, "encoding", "error", {"found": "UTF-16"}) if is_utf16(data) else None


def is_utf16(data: bytes) -> bool:
    """Say whether a file is UTF-16, by its byte order mark or by the zeros in its first two characters."""
    return data.startswith(_BYTE_ORDER_MARKS) or [byte == 0 for byte in data[:4]] in _LATIN_IN_TWO_BYTES
