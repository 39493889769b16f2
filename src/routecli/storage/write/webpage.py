"""Writing a page for the browser where an older one of ours may stand; any other file is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.errors import BookError
from routecli.storage.write.disk import write_error
from routecli.storage.write.replace import replace_text, write_new

if TYPE_CHECKING:
    from pathlib import Path

MADE_BY = '<meta name="generator" content="route">'


def write_page(path: Path, text: str) -> None:
    """Put a page in place as a whole; raises `BookError`: `map.not_ours`, or as `replace_bytes` and `write_new`."""
    try:
        seen = path.read_bytes()
    except FileNotFoundError:
        write_new(path, text)
        return
    except OSError as error:
        raise write_error("write.failed", path, error) from error
    if MADE_BY.encode() not in seen[:400]:
        raise BookError("map.not_ours", path=str(path))
    replace_text(path, seen, text)
