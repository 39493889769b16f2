"""The JSON envelope: stable keys, ISO dates, null for what is missing; the same in every language."""

from __future__ import annotations

import re
from datetime import date
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.interval import Interval, format_interval
from routecli.output.problems import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routecli.context import Context
    from routecli.errors import Problem

# JSON escapes C0 itself; a terminal would obey these too.
_UNSAFE = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"


_SCALARS: dict[type, Callable[[Any], str]] = {
    str: quoted,
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: repr,
    float: lambda value: repr(int(value) if value == int(value) else round(value, 4)),
    date: lambda value: f'"{value.isoformat()}"',
    Interval: lambda value: quoted(format_interval(value)),
}


def keyed(record: Any) -> dict[str, Any]:
    """Return a record's fields by the keys that files and answers call them."""
    return {name.rstrip("_"): value for name, value in zip(record._fields, record, strict=True)}


def spelled(value: Any, margin: str = "\n") -> str:
    """Return a value as JSON, a line each: records as objects, dates as ISO text, intervals as the files spell them.

    Like `json.dumps` with an indent of one, at a third of its time: thousands of customers are waited for.
    """
    if scalar := _SCALARS.get(type(value)):
        return scalar(value)
    inner = margin + " "
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        rows, (first, last) = [spelled(item, inner) for item in value], "[]"
    else:
        items = value if isinstance(value, dict) else keyed(value)
        rows, (first, last) = [f"{quoted(name)}: {spelled(item, inner)}" for name, item in items.items()], "{}"
    return first + inner + ("," + inner).join(rows) + margin + last if rows else first + last


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
    answer = {
        "route": 1, "command": around.command, "date": day or context.today, "rep": around.rep, "data": data,
        "problems": problems,
    }  # fmt: skip
    text = spelled(answer)
    context.answer_json(re.sub(_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", text))
