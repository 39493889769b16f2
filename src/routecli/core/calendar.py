"""Closed days (定休日): weekdays, `2nd sun`, 第2・第4水曜, dates, public holidays; they never move the clock, only planning."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.hours import DAY, DAYS, EVE_WORDS, EVES, HOLIDAY_WORDS, HOLIDAYS, parse_days, weekday_of
from routecli.core.letters import fold_letters
from routecli.core.ordinals import shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable


class Closure(NamedTuple):
    """A closing rule.

    `weekday`; the `nth` or `last` of the month of a weekday; `every` `nth` weeks on a weekday from `first` on; `or_next`: a
    weekday, or the next day that is not a public holiday if it is one; `holidays`, `before_holidays`, `after_holidays`;
    `day` `nth` of the month, `last_day`, `last_workday`; a `range` between two dates, a `yearly` one between two
    (month, day) pairs, over New Year where it goes backward.
    """

    kind: str
    weekday: int = 0
    nth: int = 0
    first: Any = None
    last: Any = None


# Rules that have words of their own.
_NAMED = {
    Closure("holidays"): HOLIDAY_WORDS,
    Closure("before_holidays"): EVE_WORDS,
    Closure("after_holidays"): ("after holidays", "days after public holidays", "祝日の翌日", "祝日翌日", "祝翌日"),
    Closure("last_day"): ("last day", "last day of the month", "末日", "月末", "月末日", "月の末日"),
    Closure("last_workday"): (
        "last workday",
        "last working day",
        "last working day of the month",
        "最終営業日",
        "月末営業日",
        "月の最終営業日",
    ),
    Closure("yearly", first=(12, 29), last=(1, 3)): ("年末年始",),
    Closure("yearly", first=(8, 13), last=(8, 16)): ("お盆", "盆"),
}
NAMED = {word: closure for closure, words in _NAMED.items() for word in words}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL = f"(?:[1-5](?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_OF_MONTH = r"(?:\s+of\s+the\s+month)?"
_NTH = "[1-5一二三四五]"
_FULL_DATE = r"\d{4}[-/]\d{1,2}[-/]\d{1,2}"
_EVERY = (
    rf"(?:(?P<since>{_FULL_DATE})\s*から\s*)?(?:every\s+(?:(?P<n>[2-9])(?:nd|rd|th)|other)\s+|隔週の?)(?P<day>{DAY})"
    rf"(?:\s*(?:from\s+|\()?\s*(?P<from>{_FULL_DATE})\s*(?:から)?\)?)?"
)
_OR_NEXT = (
    rf"(?P<day>{DAY})(?:,?\s+or\s+(?:the\s+)?next\s+day(?:\s+if\s+that\s+is\s+a\s+public\s+holiday)?"
    r"|(?:定休)?\s*[(、,]?\s*祝日?(?:の場合|のとき|の時|と重なる場合|なら)?は?、?翌日(?:休み?)?\s*\)?)"
)


def _end(name: str) -> str:
    """Return the pattern of one end of a range: `2026-08-10`, `08-10`, 8/10, 8月10日."""
    return (
        rf"(?:(?P<{name}y>\d{{4}})[-/年])?"
        rf"(?:(?P<{name}m>\d\d)-(?P<{name}d>\d\d)|(?P<{name}M>\d{{1,2}})[/月](?P<{name}D>\d{{1,2}})日?)"
    )


_RANGE = rf"(?:毎年)?{_end('a')}(?:\s*(?:\.\.|~|〜|-|から)\s*(?:{_end('b')}|(?P<only>\d{{1,2}})日)(?:まで)?)?"


@lru_cache(maxsize=4096)
def parse_closures(rule: str) -> tuple[Closure, ...]:
    """Return what a closing rule means, one closure or several (第2・第4水曜), or none where it cannot be read."""
    text = re.sub(
        r"^毎週の?|^every (?=[a-z]{3})(?!other)|は?(?:定休日?|休み|休業日?)$", "", _spaced(fold_letters(rule))
    )
    if found := _whole(text):
        return tuple(dict.fromkeys(found))
    parts = re.split(r"\s*(?:[,、]|(?<!\d)/|/(?!\d)|\band\b)\s*|(?<=[月火水木金土日])(?=祝)", text)
    each = [_whole(part) for part in parts]
    return tuple(dict.fromkeys(closure for found in each for closure in found)) if len(parts) > 1 and all(each) else ()


def needs_first_day(rule: str) -> int | None:
    """Return the weekday of a rule that closes every other week but names no week to count from (隔週水曜), else None."""
    match = re.fullmatch(_EVERY, _spaced(fold_letters(rule)))
    return weekday_of(match["day"]) if match and not (match["from"] or match["since"]) else None


def weekly_closed(rules: Iterable[str]) -> set[int]:
    """Return the weekdays that are closed every week."""
    return {c.weekday for rule in rules for c in parse_closures(rule) if c.kind == "weekday"}


def _spaced(folded: str) -> str:
    return " ".join(folded.split())


def _whole(text: str) -> list[Closure]:
    """Return the closures that a text names as a whole, none if it does not."""
    if text in NAMED:
        return [NAMED[text]]
    if days := parse_days(text):
        return [_of_row(day) for day in days]
    for pattern, closures in _PATTERNS:
        if match := re.fullmatch(pattern, text):
            return closures(match)
    return []


def _of_row(row: int) -> Closure:
    """Return the closure of a row of a week."""
    named = {HOLIDAYS: Closure("holidays"), EVES: Closure("before_holidays")}
    return named.get(row) or Closure("weekday", row)


def _nth(m: re.Match[str]) -> list[Closure]:
    day = weekday_of(m["day"])
    numbers = [_ORDINALS.get(word) or int(word[0]) for word in re.findall(rf"{_ORDINAL}|[1-5]", _arabic(m["nths"]))]
    return [Closure("nth", day, n) for n in numbers]


def _arabic(text: str) -> str:
    return text.translate(str.maketrans("一二三四五", "12345"))


def _last(m: re.Match[str]) -> list[Closure]:
    return [Closure("last", weekday_of(m["day"]))]


def _or_next(m: re.Match[str]) -> list[Closure]:
    return [Closure("or_next", weekday_of(m["day"]))]


def _every(m: re.Match[str]) -> list[Closure]:
    """Return a rule of every nth week; its first day must be a day of that weekday."""
    first = _date(*re.split("[-/]", m["from"] or m["since"] or "0-0-0"))
    day = weekday_of(m["day"])
    return [Closure("every", day, int(m["n"] or 2), first)] if first and first.weekday() == day else []


def _day_of_month(m: re.Match[str]) -> list[Closure]:
    return [Closure("day", nth=int(m["n"]))] if 1 <= int(m["n"]) <= 31 else []


def _range(m: re.Match[str]) -> list[Closure]:
    """Return the range between two days; the second may leave out the year or the month, and be left out altogether."""
    year, month, day = m["ay"], m["am"] or m["aM"], m["ad"] or m["aD"]
    last_year, last_month, last_day = m["by"], m["bm"] or m["bM"] or month, m["bd"] or m["bD"] or m["only"] or day
    first, last = _date(year or "2024", month, day), _date(last_year or year or "2024", last_month, last_day)
    if first is None or last is None or (last_year and not year):
        return []
    if not year:
        return [Closure("yearly", first=(first.month, first.day), last=(last.month, last.day))]
    return [Closure("range", first=first, last=last)] if first <= last else []


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], list[Closure]]], ...] = (
    (rf"(?P<nths>{_ORDINAL}(?:(?:\s*,\s*|\s+and\s+){_ORDINAL})*)\s+(?P<day>{DAY}){_OF_MONTH}", _nth),
    (rf"(?P<nths>第\s*{_NTH}(?:\s*(?:[,、/と]\s*第?|第)\s*{_NTH})*)\s*(?P<day>{DAY})", _nth),
    (rf"(?:last\s+|最終週?の?|最後の)(?P<day>{DAY}){_OF_MONTH}", _last),
    (_OR_NEXT, _or_next),
    (_EVERY, _every),
    (rf"(?:毎月|day\s+)?(?P<n>\d{{1,2}})日?{_OF_MONTH}", _day_of_month),
    (_RANGE, _range),
)


def _covers(closure: Closure, day: date, holidays: Container[date]) -> bool:
    if closure.kind == "weekday":
        return day.weekday() == closure.weekday
    if closure.kind == "holidays":
        return day in holidays
    if closure.kind == "range":
        return bool(closure.first <= day <= closure.last)
    return _COVERS[closure.kind](closure, day, holidays)


def _covers_yearly(closure: Closure, day: date, _: Container[date]) -> bool:
    at = (day.month, day.day)
    if closure.first <= closure.last:
        return bool(closure.first <= at <= closure.last)
    return bool(at >= closure.first or at <= closure.last)


def _covers_or_next(closure: Closure, day: date, holidays: Container[date]) -> bool:
    """Return whether `day` is the weekday, or the first day after a run of holidays that contains the weekday."""
    if day in holidays:
        return False
    if day.weekday() == closure.weekday:
        return True
    before = shifted(day, -1)
    while before in holidays:
        if before.weekday() == closure.weekday:
            return True
        before = shifted(before, -1)
    return False


def _is_last_workday(day: date, holidays: Container[date]) -> bool:
    rest = [shifted(day, n) for n in range(31) if shifted(day, n).month == day.month]
    return [each for each in rest if each.weekday() < 5 and each not in holidays] == [day]


_COVERS: dict[str, Callable[[Closure, date, Container[date]], bool]] = {
    "nth": lambda c, day, _: day.weekday() == c.weekday and (day.day - 1) // 7 + 1 == c.nth,
    "last": lambda c, day, _: day.weekday() == c.weekday and shifted(day, 7).month != day.month,
    "every": lambda c, day, _: day >= c.first and (day - c.first).days % (7 * c.nth) == 0,
    "or_next": _covers_or_next,
    "before_holidays": lambda _c, day, holidays: shifted(day, 1) in holidays,
    "after_holidays": lambda _c, day, holidays: day not in holidays and shifted(day, -1) in holidays,
    "day": lambda c, day, _: day.day == c.nth,
    "last_day": lambda _c, day, _: shifted(day, 1).month != day.month,
    "last_workday": lambda _c, day, holidays: _is_last_workday(day, holidays),
    "yearly": _covers_yearly,
}


def rule_text(closure: Closure) -> str:
    """Return a closure as the files have it, in English: `wed`, `2nd sun`, `last workday`, `08-13..08-16`."""
    return _WORD_OF.get(closure.kind) or _RULES[closure.kind](closure)


def _range_text(first: str, last: str) -> str:
    return first if first == last else f"{first}..{last}"


_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_WORD_OF = {closure.kind: words[0] for closure, words in _NAMED.items() if closure.kind != "yearly"}
_RULES: dict[str, Callable[[Closure], str]] = {
    "weekday": lambda c: DAYS[c.weekday],
    "nth": lambda c: f"{c.nth}{_SUFFIXES.get(c.nth, 'th')} {DAYS[c.weekday]}",
    "last": lambda c: f"last {DAYS[c.weekday]}",
    "or_next": lambda c: f"{DAYS[c.weekday]} or next day",
    "every": lambda c: f"every {c.nth}{_SUFFIXES.get(c.nth, 'th')} {DAYS[c.weekday]} from {c.first}",
    "day": lambda c: str(c.nth),
    "yearly": lambda c: _range_text(*("{:02}-{:02}".format(*at) for at in (c.first, c.last))),
    "range": lambda c: _range_text(str(c.first), str(c.last)),
}


def closed_by(rules: Iterable[str], day: date, holidays: Container[date]) -> str | None:
    """Return the first rule that closes `day`, or None; `holidays` are the country's public holidays."""
    for rule in rules:
        if any(_covers(closure, day, holidays) for closure in parse_closures(rule)):
            return rule
    return None
