"""Writing a page for the browser where an older one of ours may stand; any other file is left alone."""

from __future__ import annotations

import os
from pathlib import Path

from routecli.errors import BookError
from routecli.storage.write.disk import make_folder, write_error
from routecli.storage.write.encode import to_utf8
from routecli.storage.write.place import read_regular
from routecli.storage.write.replace import put

MADE_BY = '<meta name="generator" content="route">'


def write_page(folder: Path, name: str, text: str) -> None:
    """Put the page that the person calls `name`, seen from `folder`, in place as a whole.

    Raises `BookError`: `map.not_ours`, `path.irregular`, or as `put`.
    """
    target = Path(os.path.realpath(folder / name))
    try:
        make_folder(target.parent)
        seen = read_regular(target, name) if target.exists() else None
    except OSError as error:
        raise write_error("write.failed", name, error) from error
    if seen is not None and MADE_BY.encode() not in seen[:400]:
        raise BookError("map.not_ours", path=name)
    if seen != to_utf8(text):
        put(target, seen, to_utf8(text), name, [])
