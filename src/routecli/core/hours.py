"""Opening hours: `mon-fri`, `"10:00-12:00, 14:00-17:00"`, as minutes since midnight."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routecli.core.model import Span

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = r"(\d{1,2}):(\d\d)\s*[-~–〜～]\s*(\d{1,2}):(\d\d)"


def parse_days(text: str) -> list[int] | None:
    """Return the weekdays (Monday 0) that `mon-fri`, `sat` or `mon, wed` name, or None."""
    days: list[int] = []
    for part in text.lower().replace(" ", "").split(","):
        first, dash, last = part.partition("-")
        if first not in DAYS or (dash and last not in DAYS):
            return None
        start, end = DAYS.index(first), DAYS.index(last or first)
        days += range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    return days


def parse_span(text: str) -> Span | None:
    """Return the minutes that `09:00-17:30` spans, or None where it is no forward span of one day."""
    match = re.fullmatch(_SPAN, text.strip())
    if not match:
        return None
    start, end = (60 * int(match[i]) + int(match[i + 1]) for i in (1, 3))
    valid = int(match[2]) < 60 and int(match[4]) < 60 and start < end <= 24 * 60
    return (start, end) if valid else None


def parse_spans(text: str) -> tuple[Span, ...] | None:
    """Return the spans of a day in order, `()` for `closed`, or None where they overlap or cannot be read."""
    if text.strip().lower() == "closed":
        return ()
    spans = [parse_span(part) for part in text.split(",")]
    known = [span for span in spans if span]
    if len(known) != len(spans) or any(a[1] > b[0] for a, b in itertools.pairwise(known)):
        return None
    return tuple(known)


def clock_text(minutes: float) -> str:
    """Return `HH:MM` for minutes since midnight, rounded to the minute."""
    whole = round(minutes)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def parse_clock(text: str) -> int:
    """Return minutes since midnight for a valid `HH:MM`."""
    return 60 * int(text[:-3]) + int(text[-2:])
