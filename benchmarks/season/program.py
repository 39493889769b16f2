"""The program, asked as from a shell: a command line in, JSON out. It runs in this process, since a season asks it 700 times."""

from __future__ import annotations

import io
import json
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def ask(book: Path, day: date, minute: float, *args: str) -> dict[str, Any]:
    """Return the `data` that a command answers at a minute of a day."""
    out, err = io.StringIO(), io.StringIO()
    now = datetime.combine(day, time(*divmod(min(int(minute), 1439), 60)))
    context = Context(out, err, io.StringIO(), {}, book, lambda: now, Words("en"))
    status = run(["--book", str(book), *args, "--json"], context)
    if status:
        raise RuntimeError(f"route {' '.join(args)} on {day} ended with {status}: {err.getvalue()}")
    data: dict[str, Any] = json.loads(out.getvalue())["data"]
    return data
