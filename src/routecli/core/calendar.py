"""Closed days: weekdays, `2nd sun`, dates, ranges and public holidays; they never move the clock, only the planning."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.hours import DAYS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_DATE = r"(?:(\d{4})-)?(\d\d)-(\d\d)"


class Closure(NamedTuple):
    """A closing rule: `weekday` or `nth`/`last` of the month with its weekday, `holidays`, or a range of days.

    A `range` runs between two dates, a `yearly` one between two (month, day) pairs, over New Year where it goes backward.
    """

    kind: str
    weekday: int = 0
    nth: int = 0
    first: Any = None
    last: Any = None


@lru_cache(maxsize=4096)
def parse_closure(rule: str) -> Closure | None:
    """Return what a closing rule means, or None where it is none."""
    text = rule.strip().lower()
    if text == "holidays":
        return Closure("holidays")
    if text in DAYS:
        return Closure("weekday", DAYS.index(text))
    if match := re.fullmatch(r"(?:([1-5])(?:st|nd|rd|th)|last)\s+(\w{3})", text):
        known = match[2] in DAYS
        return Closure("nth" if match[1] else "last", DAYS.index(match[2]), int(match[1] or 0)) if known else None
    match = re.fullmatch(rf"{_DATE}(?:\.\.{_DATE})?", text)
    return _range(*match.groups()) if match else None


def _range(*parts: str | None) -> Closure | None:
    """Return the range between two days; the second may leave out the year, and be left out altogether."""
    year, month, day, last_year, last_month, last_day = parts
    if last_month is None:
        last_year, last_month, last_day = year, month, day
    if last_year and not year:
        return None
    try:
        first = date(int(year or 2024), int(month or 0), int(day or 0))
        last = date(int(last_year or year or 2024), int(last_month or 0), int(last_day or 0))
    except ValueError:
        return None
    if not year:
        return Closure("yearly", first=(first.month, first.day), last=(last.month, last.day))
    return Closure("range", first=first, last=last) if first <= last else None


def _covers(closure: Closure, day: date, holidays: Container[date]) -> bool:
    if closure.kind == "weekday":
        return day.weekday() == closure.weekday
    if closure.kind == "holidays":
        return day in holidays
    if closure.kind == "range":
        return bool(closure.first <= day <= closure.last)
    if closure.kind == "yearly":
        context = (day.month, day.day)
        if closure.first <= closure.last:
            return bool(closure.first <= context <= closure.last)
        return bool(context >= closure.first or context <= closure.last)
    if day.weekday() != closure.weekday:
        return False
    if closure.kind == "last":
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == closure.nth


def closed_by(rules: Iterable[str], day: date, holidays: Container[date]) -> str | None:
    """Return the first rule that closes `day`, or None; `holidays` are the country's public holidays."""
    for rule in rules:
        closure = parse_closure(rule)
        if closure and _covers(closure, day, holidays):
            return rule
    return None
