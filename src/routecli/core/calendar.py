"""Closed days: weekdays, `2nd sun`, dates, ranges and public holidays; they never move the clock, only the planning."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date, timedelta
from functools import lru_cache

from routecli.core.hours import DAYS

_NTH = re.compile(r"([1-5])(?:st|nd|rd|th)\s+(\w{3})")
_LAST = re.compile(r"last\s+(\w{3})")
_DATE = r"(?:(\d{4})-)?(\d\d)-(\d\d)"
_RANGE = re.compile(rf"{_DATE}(?:\.\.{_DATE})?")


def _day(year: str | None, month: str, day: str, near: date) -> date | None:
    """Return the named day, in the year of `near` where none is named; None where it does not exist."""
    try:
        return date(int(year) if year else near.year, int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def closure_kind(rule: str) -> str | None:
    """Return what a closure rule is (`holidays`, `weekday`, `nth`, `last`, `range`), or None where it is none."""
    text = rule.strip().lower()
    if text == "holidays" or text in DAYS:
        return "holidays" if text == "holidays" else "weekday"
    for kind, pattern in (("nth", _NTH), ("last", _LAST)):
        if match := pattern.fullmatch(text):
            return kind if match[match.lastindex or 1] in DAYS else None
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    leap = date(2024, 1, 1)
    first = _day(match[1], match[2], match[3], leap)
    last = _day(match[4] or match[1], match[5], match[6], leap) if match[5] else first
    if not first or not last or bool(match[1]) < bool(match[4]):
        return None
    return None if match[1] and last < first else "range"


def _in_range(rule: str, day: date) -> bool:
    match = _RANGE.fullmatch(rule)
    if not match:
        return False
    first = _day(match[1], match[2], match[3], day)
    last = _day(match[4] or match[1], match[5], match[6], day) if match[5] else first
    if not first or not last:
        return False
    if first <= last:
        return first <= day <= last
    return day >= first or day <= last  # a yearly range over New Year


def closed_by(rules: Iterable[str], day: date, holidays: Container[date]) -> str | None:
    """Return the first rule that closes `day`, or None; `holidays` are the country's public holidays."""
    for rule in rules:
        text, kind = rule.strip().lower(), closure_kind(rule)
        if kind == "weekday":
            closed = DAYS[day.weekday()] == text
        elif kind == "nth" and (match := _NTH.fullmatch(text)):
            closed = DAYS[day.weekday()] == match[2] and (day.day - 1) // 7 + 1 == int(match[1])
        elif kind == "last":
            closed = DAYS[day.weekday()] == text[-3:] and (day + timedelta(days=7)).month != day.month
        elif kind == "holidays":
            closed = day in holidays
        else:
            closed = kind == "range" and _in_range(text, day)
        if closed:
            return rule
    return None
