"""The real program, run in this process on a book in a folder."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

ROOT = Path(__file__).parents[2]


def route(book: Path, *args: str, as_of: str = "2026-11-24") -> tuple[int, str, str]:
    """Return exit status, stdout and stderr of `route -C book --as-of … args`."""
    out, err = io.StringIO(), io.StringIO()
    line = ["-C", str(book), "--as-of", as_of, "--lang", "en", *args]
    context = Context(out, err, io.StringIO(), {}, book, lambda: datetime(2026, 11, 24, 9), Words("en"))
    context.args = line
    status = run(line, context)
    return status, out.getvalue(), err.getvalue()
