"""The kinds of value that the schema table names: what text they take, and what it becomes.

A converter takes the text of a value (those of `WHOLE`: the list or mapping) and raises `BadValueError` else.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from routecli.core.hours import DAYS
from routecli.core.interval import Interval, parse_interval
from routecli.storage.schema.table import bounds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DATE = r"\d{4}-\d\d-\d\d"
_NUMBER = r"-?\d{1,1000}(\.\d{1,1000})?([eE][+-]?\d{1,9})?"
_URL = r"https?://[\w.~-]+(:\d{1,5})?(/[\w.~%/-]*)?|https?://\[[0-9a-fA-F:.]+\](:\d{1,5})?(/[\w.~%/-]*)?"
LONGEST_DAY = 1000  # characters of the hours of a day: room for more openings than a day has
_BOOLS = {"true": True, "yes": True, "false": False, "no": False}


class BadValueError(Exception):
    """A value that is not of its kind; `check` names the defect, `params` fill its sentence.

    Where only a part of the value is wrong, `part` is that part's key, and `kind` and `value` are what belongs there and
    what stands there; `at_name` says that it is the key itself.
    """

    def __init__(self, check: str = "bad-value", **params: Any) -> None:
        self.check = check
        self.params = params
        self.part: tuple[str, ...] = ()
        self.kind, self.value, self.at_name = "", None, False

    def within(self, part: str, kind: str, value: Any, *, at_name: bool = False) -> BadValueError:
        """Return the error with the part of the value that it is about."""
        self.part, self.kind, self.value, self.at_name = (part,), kind, value, at_name
        return self


@lru_cache(maxsize=4096)
def _date(text: str) -> date:
    if not re.fullmatch(_DATE, text, re.ASCII):
        raise BadValueError
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValueError("impossible-date") from None


def _monthday(text: str) -> str:
    full = text if re.fullmatch(_DATE, text, re.ASCII) else f"2024-{text}"
    _date(full)
    return text


def _plain(text: str) -> str:
    """Return a number in plain digits: `１，２００` is 1200."""
    if text.isascii() and "," not in text:
        return text
    from routecli.core.numerals import arabic

    try:
        return arabic(text).strip()
    except ValueError:
        raise BadValueError from None


def _minutes(text: str) -> int:
    if text.isascii() and text.removeprefix("-").isdigit():
        return _int(text)
    from routecli.core.amounts import parse_minutes

    return int(_checked(parse_minutes)(text))


def _number(text: str) -> float:
    text = _plain(text)
    if not re.fullmatch(_NUMBER, text, re.ASCII):
        raise BadValueError
    value = float(text)
    return int(value) if math.isfinite(value) and value == int(value) else value


def _url(text: str) -> str:
    if not re.fullmatch(_URL, text, re.ASCII):
        raise BadValueError
    return text.rstrip("/")


def _int(text: str) -> int:
    text = _plain(text)
    if not re.fullmatch(r"-?\d{1,1000}", text, re.ASCII):
        raise BadValueError
    return int(text)


def _checked(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Turn a parser that answers None into one that refuses."""

    def convert(text: str) -> Any:
        value = parse(text)
        if value is None:
            raise BadValueError
        return value

    return convert


def _interval(text: str) -> Interval:
    value: Interval = _cycle(text)
    if value.unit == "h":
        raise BadValueError
    return value


@lru_cache(maxsize=2048)
def _clock(text: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise BadValueError
    return text


def _closure(text: str) -> str:
    from routecli.core import calendar  # no log line needs it, and `route log` should start at once

    if calendar.parse_closures(text):
        return text
    day = calendar.needs_first_day(text)
    if day is None:
        raise BadValueError
    first = date(2026, 11, 30) + timedelta(days=day)  # a Monday
    raise BadValueError("no-first-day", example=f"every 2nd {DAYS[day]} from {first}")


def _yearday(text: str) -> str:
    """Return a day of every year as `MM-DD`: `07-01`, `7/1`, 7月1日."""
    from routecli.core.calendar import parse_closures

    match parse_closures(text):
        case (closure,) if closure.kind == "yearly" and closure.first == closure.last:
            return "{:02}-{:02}".format(*closure.first)
    raise BadValueError


def _preference(text: str) -> str:
    from routecli.core.preferences import preference_of_word

    return str(_checked(preference_of_word)(text))


def _span(text: str) -> Any:
    from routecli.core.hours import parse_span

    return _checked(parse_span)(text)


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}|none", text):
        raise BadValueError
    return "" if text == "none" else text


_cycle = _checked(parse_interval)
SCALARS: dict[str, Callable[[str], Any]] = {
    "text": str, "date": _date, "monthday": _monthday, "number": _number, "int": _int, "minutes": _minutes, "time": _clock,
    "bool": _checked(lambda text: _BOOLS.get(text.lower())), "interval": _interval, "cycle": _cycle,
    "yearday": _yearday, "preference": _preference, "url": _url, "closure": _closure, "span": _span, "country": _country,
}  # fmt: skip


def text_of(raw: Any) -> str:
    """Return the text of a scalar; JSON gives numbers and booleans their own types, YAML is read as text."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return repr(raw)
    raise BadValueError


def point(raw: Any) -> tuple[float, float]:
    """Return latitude and longitude in degrees."""
    if not isinstance(raw, list) or len(raw) != 2:
        raise BadValueError
    lat, lon = (_number(text_of(part)) for part in raw)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadValueError
    return lat, lon


def windows(raw: Any) -> list[Any]:
    """Return a week of which the days that it does not name are open all day."""
    return week(raw, unnamed=((0, 24 * 60),))


def week(raw: Any, unnamed: Sequence[Any] = ()) -> list[Any]:
    """Return the spans of each weekday, Monday first, then those of public holidays and the days before if any are named."""
    if not isinstance(raw, dict):
        raise BadValueError
    from routecli.core.hours import HOLIDAYS, parse_days

    days_of: list[Any] = [list(unnamed) for _ in range(HOLIDAYS)] + [None, None]
    for days, text in raw.items():
        numbers = parse_days(days) if len(days) <= LONGEST_DAY else None
        if numbers is None:
            raise BadValueError().within(days, "weekdays", days, at_name=True)
        try:
            spans = day_hours(text)
        except BadValueError as bad:
            raise bad.within(days, "day_hours", text) from bad
        for number in numbers:
            days_of[number] = list(spans)
    return days_of if days_of[HOLIDAYS:] != [None, None] else days_of[:HOLIDAYS]


# The kinds of which the value is more than a text.
WHOLE: dict[str, Callable[[Any], Any]] = {"point": point, "week": week, "windows": windows}


def day_hours(raw: Any) -> list[Any]:
    """Return the spans of a day, in minutes since midnight."""
    from routecli.core.hours import parse_spans

    text = text_of(raw)
    spans = parse_spans(text) if len(text) <= LONGEST_DAY else None
    if spans is None:
        raise BadValueError
    return list(spans)


def _choice(options: list[str]) -> Callable[[str], str]:
    def convert(text: str) -> str:
        if text not in options:
            raise BadValueError
        return text

    return convert


def _within(convert: Callable[[str], Any], low: str, high: str) -> Callable[[str], Any]:
    """Turn a converter into one that refuses what lies outside the bounds; intervals are compared by their length."""
    least, most = (_size(convert(bound)) if bound else 0 for bound in (low, high))

    def convert_within(text: str) -> Any:
        value = convert(text)
        if not least <= _size(value) <= most:
            raise BadValueError("out-of-range")
        return value

    return convert_within


def _size(value: Any) -> Any:
    return value.days if isinstance(value, Interval) else value


@cache
def converter(kind: str) -> Callable[[str], Any] | None:
    """Return what types the text of a scalar kind, or None if the kind is more than text."""
    head, _, rest = kind.partition(":")
    if head == "choice":
        return _choice(rest.split("|"))
    name, low, high = bounds_of(kind)
    scalar = SCALARS.get(name)
    return _within(scalar, low, high) if scalar and high else scalar
