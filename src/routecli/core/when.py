"""A day, maybe a time, and words after them on one line: `11/30 10:00 見積説明`, `明日10時半に見積`, `fri demo`."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from routecli.core.dates import parse_time, split_date
from routecli.errors import UsageError

_SOON = {"soon", "asap", "近いうち", "近いうちに", "近々", "要訪問", "なるはや"}
# Where a time may begin the rest of the line; what `parse_time` then refuses is a wrong time, not a word.
_TIME = re.compile(
    r"(?:at\s+)?(?P<time>(?:午前|午後)?\s*[0-9]{1,2}(?::[0-9]{1,2}|時\s*(?:[0-9]{1,2}分|半)?)(?:\s*[ap]\.?m\.?)?"
    r"|[0-9]{1,2}\s*[ap]\.?m\.?|noon|正午)(?![0-9A-Za-z:.\-~〜])(?:頃|ごろ)?(?:に|から)?[\s、,]*",
    re.IGNORECASE,
)


_AWAY = {"this": 0, "next": 1, "今": 0, "来": 1, "再来": 2}
_STRETCH = re.compile(
    r"\s*(?:(?P<which>this|next)\s+(?P<unit>week|month)(?![a-z])|(?P<away>今|再来|来)(?P<span>週|月)(?!末|初|頭|[上中下]旬|[前後]半|半ば|明け|以降)中?)"
    r"(?:に|の(?:どこか|いつか)(?:で)?)?[\s、,]*"
)


class DateSpan(NamedTuple):
    """The first and the last day of a week or month, and the rest as typed."""

    first: date
    last: date
    rest: str


class DayTimeNote(NamedTuple):
    """A day to come, its time `HH:MM` or empty, and the rest as typed."""

    day: date
    time: str
    rest: str


def split_when(text: str, today: date) -> DayTimeNote:
    """Return day, time and rest of a line; raises the errors of `parse_date` and `parse_time`."""
    day, rest = split_date(re.sub(r"^(\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2})[tT](?=[0-9])", r"\1 ", text), today, past=False)
    folded = "".join(map(_fold, rest))
    if match := _TIME.match(folded):
        return DayTimeNote(day, parse_time(match["time"]), rest[match.end() :].strip())
    if re.match(r"[0-9]{1,2}:", folded):
        raise UsageError("time.unknown", text=rest.split()[0])
    return DayTimeNote(day, "", rest)


def split_stretch(text: str, today: date) -> DateSpan | None:
    """Return the week or month that a line begins with (`next week`, 来月), or None where it names a day, or neither."""
    folded = "".join(map(_fold, text)).lower()
    match = _STRETCH.match(folded)
    if not match:
        return None
    try:  # 来週の金曜 and `next week fri` name a day: more of the line is read as a date
        if len(split_date(text, today, past=False)[1]) < len(text[match.end() :].strip()):
            return None
    except UsageError:  # 今週, 来週中に: no day
        pass
    away = _AWAY[match["away"] or match["which"]]
    first, last = _week(today, away) if (match["unit"] or match["span"]) in {"week", "週"} else _month(today, away)
    return DateSpan(first, last, text[match.end() :].strip())


def _week(today: date, away: int) -> tuple[date, date]:
    monday = today + timedelta(days=7 * away - today.weekday())
    return monday, monday + timedelta(days=6)


def _month(today: date, away: int) -> tuple[date, date]:
    year, month = divmod(12 * today.year + today.month - 1 + away, 12)
    first = date(year, month + 1, 1)
    return first, date(year, month + 1, monthrange(year, month + 1)[1])


def split_soon(text: str) -> str | None:
    """Return the words after `soon` or 近いうち, or None where the line names a day."""
    first, *rest = text.split(maxsplit=1)
    return "".join(rest).strip() if unicodedata.normalize("NFKC", first).casefold() in _SOON else None


def _fold(character: str) -> str:
    """Return the plain form of a full-width character, one for one, so that places stay."""
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
