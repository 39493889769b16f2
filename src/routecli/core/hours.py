"""Opening hours: `mon-fri`, `月-金`, `"10:00-12:00, 14:00-17:00"`, as minutes since midnight."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from routecli.core.letters import fold_letters

if TYPE_CHECKING:
    from routecli.core.model import Span

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KANJI_DAYS = "月火水木金土日"
# Days that have a word of their own; every other word is a weekday, or several in a row (土日, 月水金).
SETS = {
    "平日": range(5), "weekday": range(5), "weekdays": range(5), "workdays": range(5), "土日": range(5, 7),
    "週末": range(5, 7), "weekend": range(5, 7), "weekends": range(5, 7), "毎日": range(7), "全日": range(7),
    "daily": range(7), "everyday": range(7),
}  # fmt: skip
ENGLISH_DAY = "(?:mon|tues?|wednes|weds?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?"
DAY = rf"(?:{ENGLISH_DAY}s?(?![a-z])|[{KANJI_DAYS}](?:曜日?)?)"
CLOSED = {"closed", "休", "休み", "休業", "休業日", "定休", "定休日"}
_TO = r"\s*(?:[-~–〜]|から)\s*"
_TIME = r"(\d{1,2})(?::(\d\d)|時(?:(半)|(\d{1,2})分)?)"
_SPAN = rf"{_TIME}{_TO}{_TIME}(?:まで)?"


def parse_days(text: str) -> list[int] | None:
    """Return the weekdays (Monday 0) that `mon-fri`, `sat`, `mon, wed`, 月-金, 平日 or 土日 name, or None."""
    if text in DAYS:
        return [DAYS.index(text)]
    days: list[int] = []
    for part in re.split("[,、/]", fold_letters(text).replace(" ", "").replace("\u3000", "").strip("()")):
        named = SETS.get(part) or _row(part) or _range(part)
        if not named:
            return None
        days += named
    return days


def weekday_of(word: str) -> int:
    """Return the weekday that a word of `DAY` names: `wed`, `wednesdays`, 水, 水曜日."""
    return KANJI_DAYS.index(word[0]) if word[0] in KANJI_DAYS else DAYS.index(word[:3])


def _row(part: str) -> list[int]:
    """Return the days of one word or of several kanji in a row."""
    if re.fullmatch(DAY, part):
        return [weekday_of(part)]
    row = re.fullmatch(rf"([{KANJI_DAYS}]{{2,7}})(?:曜日?)?", part)
    return [KANJI_DAYS.index(kanji) for kanji in row[1]] if row else []


def _range(part: str) -> list[int]:
    ends = re.fullmatch(rf"({DAY})(?:[-~–〜]|から)({DAY})", part)
    if not ends:
        return []
    first, last = map(weekday_of, ends.groups())
    return [*range(first, last + 1)] if first <= last else [*range(first, 7), *range(last + 1)]


def parse_span(text: str) -> Span | None:
    """Return the minutes that `09:00-17:30` or 9時〜17時半 spans, or None if it is not a forward span of one day."""
    match = re.fullmatch(_SPAN, fold_letters(text).strip())
    if not match:
        return None
    start, end = (_minutes(*match.groups()[n : n + 4]) for n in (0, 4))
    return (start, end) if start is not None and end is not None and start < end <= 24 * 60 else None


def _minutes(hour: str, minute: str | None, half: str | None, spoken: str | None) -> int | None:
    minutes = 30 if half else int(minute or spoken or 0)
    return 60 * int(hour) + minutes if minutes < 60 else None


def parse_spans(text: str) -> tuple[Span, ...] | None:
    """Return the spans of a day in order, `()` for `closed`, or None if they overlap or cannot be read."""
    if fold_letters(text).strip() in CLOSED:
        return ()
    spans = [parse_span(part) for part in re.split("[,、，]", text)]
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
