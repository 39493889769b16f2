"""Intervals and closed days in words: what the files spell in one way for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.calendar import parse_closures
from routecli.core.hours import DAYS, clock_text, parse_clock
from routecli.lang import Count

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from routecli.core.calendar import Closure
    from routecli.core.interval import Interval
    from routecli.lang import Words

WIDE = 60  # minutes of leeway
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "h": "hour"}


def minutes(value: float) -> Count:
    """Return a length of time, rounded to the minute."""
    return Count(float(round(value)), "minute")


def person_name(words: Words, name: str) -> str:
    """Return the name of somebody at a customer as one speaks of them: 田中 一郎さん, Daniel Archer さん."""
    honorific = words("show.honorific")
    if name.endswith(honorific):
        return name
    return f"{name} {honorific}" if name.isascii() else f"{name}{honorific}"


def interval_text(words: Words, interval: Interval | None) -> str:
    """Return `2 weeks` or 2週間, or that there is none: the customer is visited on request."""
    if interval is None or not interval.n:
        return words("state.on_request")
    return words.value(Count(interval.n, _UNITS[interval.unit]))


def appointment_time(words: Words, time: str, leeway: int) -> tuple[str, int]:
    """Return an appointment's time in words and the leeway left to say: an hour or more of it makes a span, 13:00〜17:00."""
    if not time or leeway < WIDE:
        return time, leeway
    at = parse_clock(time)
    first, last = clock_text(max(0, at - leeway)), clock_text(min(24 * 60, at + leeway))
    return words("propose.span", first=first, last=last), 0


def closure_text(words: Words, rule: str) -> str:
    """Return why a day is closed in words: a rule (`Wednesdays`, 第2日曜, `Wed 25 Nov to Thu 26 Nov`), or what else bars it."""
    if rule in {"calls", "ended"}:
        return words(f"closure.{rule}")
    return words("closure.and").join(_closure_text(words, closure) for closure in parse_closures(rule)) or rule


def _closure_text(words: Words, closure: Closure) -> str:
    day = words(f"weekday.{DAYS[closure.weekday]}")
    if closure.kind == "weekday":
        return words(f"closure.{DAYS[closure.weekday]}")
    if closure.kind in {"nth", "last"}:
        return words(f"closure.nth.{closure.nth or 'last'}", day=day)
    if closure.kind == "every":
        return words("closure.every", day=day, n=closure.nth, first=closure.first)
    if closure.kind == "yearly":
        first, last = (month_day_text(words, f"{month:02}-{day:02}") for month, day in (closure.first, closure.last))
        return words("closure.yearly", days=_span(words, first, last))
    if closure.kind == "range":
        return _span(words, words.date(closure.first), words.date(closure.last))
    return words(f"closure.{closure.kind}", **({"n": closure.nth} if closure.nth else {"day": day}))


def _span(words: Words, first: str, last: str) -> str:
    return first if first == last else words("closure.span", first=first, last=last)


def day_and_time(words: Words, day: date, time: str) -> str:
    """Return when something is: the day, and the time where there is one."""
    return f"{words.date(day)} {time}".rstrip()


def month_day_text(words: Words, text: str) -> str:
    """Return a yearly day of the files, `05-12` or `1958-05-12`, in words: `12 May`, 5月12日."""
    *years, month, day = (int(part) for part in text.split("-"))
    known = {"y": str(years[0])} if years else {}
    return words("date.of_year" if years else "date.yearly", **known, m=month, d=day, b=words.months[month - 1])


def closures_text(words: Words, rules: Iterable[str], today: date) -> str:
    """Return a list of closing rules in words, without the days that are over."""
    return words("closure.and").join(closure_text(words, rule) for rule in rules if not _is_over(rule, today))


def _is_over(rule: str, today: date) -> bool:
    closures = parse_closures(rule)
    return bool(closures) and all(closure.kind == "range" and closure.last < today for closure in closures)
