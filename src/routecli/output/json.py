"""The JSON envelope: stable keys, ISO dates, null for what is missing; the same in every language."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.interval import Interval, format_interval
from routecli.output.problems import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.errors import Problem

# JSON escapes C0 itself; a terminal would obey these too.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def plain(value: Any) -> Any:
    """Return a record as JSON values: its fields as keys, dates as ISO text, intervals as the files spell them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        return format_interval(value)
    if isinstance(value, float):
        return int(value) if value == int(value) else round(value, 4)
    if hasattr(value, "_asdict"):
        return {name.rstrip("_"): plain(item) for name, item in value._asdict().items()}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


class Envelope(NamedTuple):
    """What goes around the data of an answer: the command, its rep, the book's problems; and whether JSON is asked for."""

    command: str
    rep: str | None
    problems: Iterable[Problem]
    as_json: bool


def show_json(context: Context, around: Envelope, data: Any, *, day: date | None = None) -> None:
    """Write a command's answer in its envelope; `day` is the day it is about where that is not today."""
    problems = [
        {"path": p.path, "line": p.line, "check": p.check, "severity": p.severity, "message": message(context.words, p)}
        for p in around.problems
    ]
    head = {"route": 1, "command": around.command, "date": day or context.today, "rep": around.rep}
    text = json.dumps(plain({**head, "data": data, "problems": problems}), ensure_ascii=False, indent=1)
    context.out.write(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")
