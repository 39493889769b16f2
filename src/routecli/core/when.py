"""A day, optionally a time, and words after them on one line: `11/30 10:00 見積説明`, `明日10時半に見積`, `fri demo`."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.dates import split_date
from routecli.core.letters import fold_letters
from routecli.core.times import split_time
from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

_SOON = {"soon", "asap", "近いうち", "近いうちに", "近々", "要訪問", "なるはや"}
_AWAY = {"this": 0, "next": 1, "今": 0, "来": 1, "翌": 1, "再来": 2, "さ来": 2}
_STRETCH = re.compile(
    r"\s*(?:(?:within )?(?P<which>this|next)\s+(?P<unit>week|month|year)(?![a-z])"
    r"|(?P<away>今|再来|さ来|来|翌)(?P<span>週|月|年)(?![0-9末初頭度明]|の?\s*[0-9一二三四五六七八九十]|[上中下]旬|[前後]半|半ば|以降)中?"
    r"|(?P<in>週|月|年)内)(?:に|の(?:どこか|いつか)(?:で)?)?[\s、,]*"
)


class DateSpan(NamedTuple):
    """The first and the last day of a week or month, and the rest as typed."""

    first: date
    last: date
    rest: str


class DayTimeNote(NamedTuple):
    """A day to come, its time `HH:MM` (or empty) with the minutes it may shift, and the rest as typed."""

    day: date
    time: str
    leeway: int
    rest: str


def split_when(text: str, today: date, *is_workday: Callable[[date], bool]) -> DayTimeNote:
    """Return day, time and rest of a line; raises the errors of `split_date` and `split_time`."""
    spaced = re.sub(r"^(\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2})[tT](?=[0-9])", r"\1 ", text)
    day, rest = split_date(spaced, today, False, *is_workday)
    time, note = split_time(rest)
    return DayTimeNote(day, time.time, time.leeway, note) if time else DayTimeNote(day, "", 0, rest)


def split_stretch(text: str, today: date) -> DateSpan | None:
    """Return the week, month or year that a line begins with (`next week`, 年内), or None if it names a day or nothing."""
    match = _STRETCH.match(fold_letters(text))
    if not match:
        return None
    try:  # 来週の金曜 and `next week fri` name a day: more of the line is read as a date
        if len(split_date(text, today, past=False)[1]) < len(text[match.end() :].strip()):
            return None
    except UsageError:  # 今週: not a day
        pass
    away = _AWAY[match["away"] or match["which"] or "this"]
    first, last = _SPANS[match["unit"] or match["span"] or match["in"]](today, away)
    return DateSpan(first, last, text[match.end() :].strip())


def _week(today: date, away: int) -> tuple[date, date]:
    monday = today + timedelta(days=7 * away - today.weekday())
    return monday, monday + timedelta(days=6)


def _month(today: date, away: int) -> tuple[date, date]:
    year, month = divmod(12 * today.year + today.month - 1 + away, 12)
    first = date(year, month + 1, 1)
    return first, date(year, month + 1, monthrange(year, month + 1)[1])


def _year(today: date, away: int) -> tuple[date, date]:
    return date(today.year + away, 1, 1), date(today.year + away, 12, 31)


_SPANS = {"week": _week, "週": _week, "month": _month, "月": _month, "year": _year, "年": _year}


def split_soon(text: str) -> str | None:
    """Return the words after `soon` or 近いうち, or None if the line names a day."""
    first, *rest = text.split(maxsplit=1) or [""]
    return "".join(rest).strip() if unicodedata.normalize("NFKC", first).casefold() in _SOON else None
