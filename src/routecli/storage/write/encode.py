"""Text as it is written into the book: one physical line to every reader, never half a character."""

from __future__ import annotations

import json
import re
from typing import Any

from routecli.errors import BookError

# Control characters, every line break that some reader accepts, the byte-order mark, the two non-characters YAML forbids.
UNSAFE = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"


def json_line(value: Any) -> str:
    """Return a record or a text as JSON without a line break; a text so quoted is YAML as well.

    Raises `BookError` for a lone surrogate (`text.surrogate`) and `ValueError` for a number JSON does not have.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    to_utf8(text)
    return text if text.isprintable() else re.sub(UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", text)


def to_utf8(text: str) -> bytes:
    """The bytes of `text`; raises `BookError` for a lone surrogate, which no UTF-8 file can hold."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise BookError("text.surrogate") from error
