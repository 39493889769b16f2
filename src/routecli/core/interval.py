"""Visiting intervals (訪問周期): `2 weeks`, `10d`, `1 month`, `2000 hours`, `none`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from routecli.core.ordinals import shifted

_UNITS = {
    "d": ("d", "day", "days", "日"),
    "w": ("w", "week", "weeks", "週", "週間"),
    "m": ("m", "month", "months", "か月", "ヶ月", "カ月", "ヵ月", "月"),
    "y": ("y", "year", "years", "年"),
    "h": ("h", "hour", "hours", "時間"),
}
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_PATTERN = r"(\d{1,5})\s*([^\d\s]+)(?:ごと|毎)?"


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
    """Return the interval that `text` spells, `ON_REQUEST` for `none`, or None where it is not one."""
    folded = text.strip().lower()
    if folded in {"none", "on request", "都度", "なし"}:
        return ON_REQUEST
    match = re.fullmatch(_PATTERN, folded)
    unit = _UNIT_OF.get(match[2]) if match else None
    if not match or not unit or not 0 < int(match[1]) <= (99_999 if unit == "h" else 3_660):
        return None
    return Interval(int(match[1]), unit)


def format_interval(interval: Interval) -> str:
    """Return the spelling that the files use, the inverse of `parse_interval`."""
    if interval.n == 0:
        return "none"
    word = _UNITS[interval.unit][1]
    return f"{interval.n} {word}{'' if interval.n == 1 else 's'}"
