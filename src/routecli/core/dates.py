"""Dates and times as people type them, in English and Japanese; the expressions stand in `date_rules.py`.

- Without a year (`11/24`, `24日`) the nearest such day in the direction asked for, today included; `2/29` and `31日`
  skip the years and months that lack them.
- A weekday alone is the first strictly after today or, looking back, today or before. `next fri` and `次の金曜` are
  strictly after, `last fri` strictly before today. `来週の金曜` and `next week fri` count weeks beginning on Monday.
- A length without a sign (`2w`, `10 days`) goes in the direction asked for. Months and years end at the month's end.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from routecli.core.date_rules import RULES, SAID_WEEKDAY, kind_of, weekday
from routecli.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.date_rules import Rule

FIRST_YEAR, LAST_YEAR = 1900, 9990  # room to reckon in on both sides
FAR = 300  # days

_LEAD = r"\s*(?:(?:by|on)\s+)?"
# What ties a date to the words after it; before hiragana, に and の may belong to the next word (明日にんじんを…).
_PARTICLE = r"\s*(?:中に|中(?=[^\w]|$)|までに|まで|[にの](?![ぁ-ん])|[、,:])?\s*"
# A date ends where its number or word ends: no `fri` in `fridge`, no `12/1` in `12/1-12/3`, no `あす` in `あすか`.
_END = "(?!(?<=[0-9a-z])[0-9a-zÀ-ɏ])(?!(?<=[0-9])[-/.:][0-9])(?!(?<=[ぁ-ん])(?!まで|に|の)[ぁ-ん])"
_JAPANESE_TIME = (
    r"(?P<half>午前|午後)?\s*(?P<h>[0-9]{1,2})(?::(?P<m>[0-9]{2})|時\s*(?:(?P<min>[0-9]{1,2})分|(?P<m30>半))?)"
)
_ENGLISH_TIME = r"(?P<h>[0-9]{1,2})(?::(?P<m>[0-9]{2}))?\s*(?P<half>[ap])\.?m\.?"


def parse_date(text: str, today: date, past: bool) -> date:
    """Return the day that `text` means; `past` turns year-less dates, weekdays and bare lengths to the past.

    Raises UsageError `date.unknown` (not a date), `date.impossible` (30 February, 平成40年), `date.weekday`
    (`11/20(月)` in a year in which that is a Friday) or `date.beyond` (before 1900, after 9990).
    """
    day, rest = split_date(text, today, past)
    if rest:
        raise UsageError("date.unknown", text=text)
    return day


def within(day: date, text: str) -> date:
    """Return a typed day, or raise UsageError `date.beyond` where nothing could be reckoned from it any more."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError("date.beyond", text=text, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def far_ahead(text: str, today: date) -> date | None:
    """Return the day ahead that `text` means, where it names no year and the same words were a day lately past.

    `11/20` typed on 24 November is nearly a year away, and seldom what was meant. A year-less date more than 300 days
    ahead was less than 66 days ago; a length (`400 days`) or a date with its year is taken as it stands.
    """
    try:
        day, past = (split_date(text, today, past)[0] for past in (False, True))
    except UsageError:  # a weekday beside it, as in 11/20(土), tells the year
        return None
    return day if (day - today).days > FAR and 0 < (today - past).days < 366 - FAR else None


def split_date(text: str, today: date, past: bool) -> tuple[date, str]:
    """Split `"+7d 見積"` into the day it begins with and the rest as typed, without a leading までに, に or comma.

    Of several readings the longest counts. Raises the errors of `parse_date`.
    """
    folded = _fold(text)
    start = _end_of(_compiled(_LEAD).match(folded))
    readings = _readings(folded, start)
    if not readings:
        raise UsageError("date.unknown", text=text)
    match, rule = max(readings, key=lambda reading: reading[0].end())
    try:
        day = rule(match, today, past)
    except (ValueError, OverflowError):  # what `date` and `timedelta` raise outside the calendar
        raise UsageError("date.impossible", text=text) from None
    said = _compiled(SAID_WEEKDAY).match(folded, match.end())
    if said and weekday(said["day"] or said["bare"]) != day.weekday():
        raise UsageError("date.weekday", text=text, date=day, weekday=day.weekday())
    end = said.end() if said else match.end()
    return within(day, text), text[_end_of(_compiled(_PARTICLE).match(folded, end)) :].strip()


def _readings(folded: str, start: int) -> list[tuple[re.Match[str], Rule]]:
    rules = RULES[kind_of(folded[start:])]
    found = [(match, rule) for pattern, rule in rules if (match := _compiled(pattern).match(folded, start))]
    return [(match, rule) for match, rule in found if _compiled(_END).match(folded, match.end())]


def parse_time(text: str) -> str:
    """Return `HH:MM` for `9:30`, `9時半`, `午後2時15分`, `2:15pm`, `noon`; raises UsageError `time.unknown`.

    午前12時 is noon by law and midnight on clocks, so it counts as unknown.
    """
    folded = _fold(text).strip()
    if folded in ("noon", "正午"):
        return "12:00"
    match = _compiled(_JAPANESE_TIME).fullmatch(folded) or _compiled(_ENGLISH_TIME).fullmatch(folded)
    if not match:
        raise UsageError("time.unknown", text=text)
    parts = match.groupdict()
    minute = 30 if parts.get("m30") else int(parts["m"] or parts.get("min") or 0)
    hour = _hour(int(parts["h"]), parts["half"])
    if hour is None or minute > 59:
        raise UsageError("time.unknown", text=text)
    return f"{hour:02}:{minute:02}"


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour if hour < 24 else None
    if hour > 12 or (hour == 12 and half == "午前"):
        return None
    return hour % 12 + (12 if half in ("p", "午後") else 0)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile on first use: most commands are given no date at all."""
    return re.compile(pattern)


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _fold(text: str) -> str:
    """Return `text` in plain digits, lower case and plain dashes, character for character."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    # An input method gives ー for the minus key and ・ for the slash.
    if character in "−‐‑–—ー":
        return "-"
    folded = unicodedata.normalize("NFKC", character).lower().replace("・", "/")
    return folded if len(folded) == 1 else character
