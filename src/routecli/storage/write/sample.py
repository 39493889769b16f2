"""The fictional company as a book of the reader's own: a copy, in place as a whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from routecli.core import layout
from routecli.errors import BookError
from routecli.storage.write.disk import write_error

_PACKAGE = Path(__file__).parents[2]
_SHIPPED = (_PACKAGE / "sample-data", _PACKAGE.parents[1] / "sample-data")  # as installed, and in a working copy


def copy_sample(root: Path, written: list[str]) -> None:
    """Make `root`, which must not be there or be empty, a copy of the fictional company.

    Raises `BookError`: `init.not_empty`, `init.no_sample`, or `write.failed` with nothing there.
    """
    source = next((place for place in _SHIPPED if (place / layout.SETTINGS).is_file()), None)
    if source is None:
        raise BookError("init.no_sample")
    beside = root.with_name(f".{root.name}.{os.urandom(6).hex()}.tmp")
    try:
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise BookError("init.not_empty", path=root)
        root.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, beside, ignore=shutil.ignore_patterns(".route"), copy_function=shutil.copyfile)
        if root.exists():
            root.rmdir()
        beside.rename(root)
        written.append(layout.SETTINGS)
    except (OSError, shutil.Error) as error:
        raise write_error("write.failed", root, OSError(getattr(error, "errno", 0) or 0, str(error)[:200])) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
