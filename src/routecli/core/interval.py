"""Visiting intervals (訪問周期): `2 weeks`, `10d`, `1 month`, `隔週`, `quarterly`, `月2回`, `2000 hours`, `none`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from routecli.core.ordinals import shifted

_UNITS = {
    "d": ("d", "day", "days", "日", "日間"),
    "w": ("w", "week", "weeks", "wk", "wks", "週", "週間"),
    "m": ("m", "month", "months", "mo", "mos", "か月", "月"),
    "y": ("y", "year", "years", "yr", "yrs", "年"),
    "h": ("h", "hour", "hours", "hr", "hrs", "時間"),
}
# Intervals that have words of their own. `bimonthly` means two things and is none of them.
_NAMED = {
    "1 day": ("毎日", "日次", "daily", "every day"),
    "2 days": ("隔日", "1日おき", "一日おき", "every other day", "every second day"),
    "1 week": ("毎週", "週次", "weekly", "every week"),
    "2 weeks": ("隔週", "biweekly", "bi-weekly", "fortnightly", "every fortnight", "fortnight", "every other week",
                "every second week", "1週おき"),
    "15 days": ("半月", "semimonthly"),
    "1 month": ("毎月", "月次", "monthly", "every month"),
    "2 months": ("隔月", "every other month", "every second month", "1か月おき"),
    "3 months": ("四半期", "毎四半期", "quarterly", "every quarter", "quarter"),
    "6 months": ("半年", "半期", "half-yearly", "half yearly", "semiannual", "semiannually", "half a year",
                 "every half year"),
    "1 year": ("毎年", "年次", "yearly", "annual", "annually", "every year"),
    "2 years": ("隔年", "every other year", "every second year"),
    "none": ("none", "on request", "as needed", "on demand", "都度", "なし", "無し", "不定期", "随時"),
}  # fmt: skip
WORDS = {word: text for text, words in _NAMED.items() for word in words}
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
MOST = 99_999
_NUMBER = "[0-9]{1,5}|[一二三四五六七八九十]{1,3}"
_PATTERN = rf"(?:every\s+)?({_NUMBER})\s*([^\d\s半]+?)(半)?(?:ごと|毎|に[1一][回度])?に?"
# How often in a while, instead of how far apart: 月2回, twice a year.
_OFTEN = (
    rf"(?P<unit>[週月年])\s*に?\s*(?P<n>{_NUMBER})\s*[回度]?|(?:(?P<word>once|twice)|(?P<times>[0-9]{{1,2}})\s+times)"
    r"\s+(?:a|per|every)\s+(?P<english>week|month|year)"
)
_WHILES = {"w": (7, "d"), "m": (30, "d"), "y": (12, "m")}


class Interval(NamedTuple):
    """A wished distance in time: `n` of `unit` (d, w, m, y, or h for running hours); `n` 0 means none."""

    n: int
    unit: str

    def after(self, start: date, times: int = 1) -> date:
        """Return the day `times` intervals after `start`; months are calendar months and clamp to their end.

        Never beyond the calendar: one mistyped year must not stop the whole book.

        The same as `relativedelta`, which a test compares it with, at a tenth of the time for 2,000 customers.
        """
        count = self.n * times
        if self.unit in "dw":
            return shifted(start, count * (7 if self.unit == "w" else 1))
        year, month = divmod(12 * start.year + start.month - 1 + count * (12 if self.unit == "y" else 1), 12)
        if not date.min.year <= year <= date.max.year:
            return date.max if count > 0 else date.min
        leap = month == 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return date(year, month + 1, min(start.day, _LENGTHS[month] + leap))

    @property
    def days(self) -> float:
        """Return the mean length in days, for capacity and comparison."""
        return self.n * {"d": 1.0, "w": 7.0, "m": 365.25 / 12, "y": 365.25, "h": 0.0}[self.unit]


ON_REQUEST = Interval(0, "d")


@lru_cache(maxsize=512)
def parse_interval(text: str) -> Interval | None:
    """Return the interval that `text` spells, `ON_REQUEST` for `none`, or None if it is not one."""
    folded = _folded(text)
    named = WORDS.get(folded, folded)
    if named == "none":
        return ON_REQUEST
    match = re.fullmatch(_PATTERN, named)
    unit = _UNIT_OF.get(match[2]) if match else None
    if not match or not unit:
        return _often(named)
    n = _number(match[1])
    if match[3]:
        n, unit = 12 * n + 6, "m" if unit == "y" else ""
    return Interval(n, unit) if unit and n else None


def _often(folded: str) -> Interval | None:
    """Return the interval between visits of which there are so many a week, month or year, if they lie evenly."""
    match = re.fullmatch(_OFTEN, folded)
    if not match:
        return None
    unit = _UNIT_OF[match["unit"] or match["english"]]
    n = {"once": 1, "twice": 2}.get(match["word"]) or _number(match["n"] or match["times"])
    if n == 1:
        return Interval(1, unit)
    length, smaller = _WHILES[unit]
    return Interval(length // n, smaller) if n and length % n == 0 else None


def _folded(text: str) -> str:
    """Return a text in plain letters and one spelling of か月."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    return re.sub("[ヶカヵケ箇]月", "か月", " ".join(text.lower().split()))


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    from routecli.core.numerals import kanji_number

    try:
        return kanji_number(text)
    except ValueError:
        return 0


def format_interval(interval: Interval) -> str:
    """Return the spelling that the files use, the inverse of `parse_interval`."""
    if interval.n == 0:
        return "none"
    word = _UNITS[interval.unit][1]
    return f"{interval.n} {word}{'' if interval.n == 1 else 's'}"
