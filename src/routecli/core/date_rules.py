"""The table of date expressions: each rule is a pattern and the day it stands for.

Patterns read folded text (see `dates.py`): plain digits and lower case. A rule takes the match, today, and whether
year-less dates turn to the past; it raises ValueError or OverflowError for a day that does not exist.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    Rule = Callable[[re.Match[str], date, bool], date]

_KANJI_DAYS = "月火水木金土日"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_ERA_OF_SIGN = {"r": "令和", "h": "平成", "s": "昭和", "㋿": "令和", "㍻": "平成", "㍼": "昭和"}
# First day, last day, the year before year 1. Source: the cabinet orders naming 昭和 (1926), 平成 (1989), 令和 (2019).
_ERAS = {
    "令和": (date(2019, 5, 1), date.max, 2018),
    "平成": (date(1989, 1, 8), date(2019, 4, 30), 1988),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7), 1925),
}
_DAYS_AWAY = {
    "today": 0, "tomorrow": 1, "day after tomorrow": 2, "yesterday": -1, "day before yesterday": -2,
    "今日": 0, "本日": 0, "きょう": 0, "明日": 1, "あす": 1, "あした": 1, "明後日": 2, "あさって": 2, "しあさって": 3,
    "昨日": -1, "きのう": -1, "一昨日": -2, "おととい": -2,
}  # fmt: skip
_WEEKS_AWAY = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2, "last": -1, "this": 0, "next": 1}
_MONTHS_AWAY = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1, "再来月": 2, "last": -1, "this": 0, "next": 1}
_YEARS_AWAY = {"昨年": -1, "去年": -1, "今年": 0, "来年": 1}
# 来週末, 来月上旬, 来週中に: stretches of time, not days.
_WHOLE = r"(?!末|初|頭|上旬|中旬|下旬|前半|後半|半ば|早々|明け|以降|中(?:に|[^\w]|$))"
_UNITS = {"日": "d", "週": "w", "年": "y"}  # every other Japanese unit is a spelling of か月


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _latin(words: Iterable[str]) -> str:
    return _any(word for word in words if word.isascii())


def _japanese(words: Iterable[str]) -> str:
    return _any(word for word in words if not word.isascii())


_ENGLISH_DAY = "(?:mon|tues?|wednes|weds?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?"
_LATIN_WEEKDAY = f"(?P<day>{_ENGLISH_DAY})"
# A lone kanji begins too many other words (金額, 水道, 月2回) to be a weekday unless it stands apart.
_KANJI_WEEKDAY = rf"(?P<day>[{_KANJI_DAYS}]曜日?|[{_KANJI_DAYS}](?=[^\w]|$|まで))"
_ERA = f"(?P<era>{_any(_ERAS)}|[㋿㍻㍼])"
_ERA_NUMBERS = r"(?P<y>[0-9]{1,2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
_MONTH_NAME = f"(?P<month>{_any([*_MONTHS, *(name[:3] for name in _MONTHS), 'sept'])})\\.?"
_MONTH_WORD = _japanese(_MONTHS_AWAY)
_WEEK_WORD = _japanese(_WEEKS_AWAY)
_ORDINAL = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_AND_YEAR = r"(?:,?\s+(?P<y>[0-9]{4}))?"
_KANJI_MONTH_DAY = r"(?P<m>[0-9]{1,2})月\s*(?P<d>[0-9]{1,2})日(?!間)"
_LENGTH = r"(?P<n>[0-9]{1,5})(?:(?P<unit>[dwmy])|\s*(?P<word>days?|weeks?|months?|years?))"

# What may follow a date: a weekday to check it by, as in `11/20(金)`, `11/23(月・祝)`, `11月20日金曜日`.
SAID_WEEKDAY = (
    rf"\s*\(\s*(?P<day>{_ENGLISH_DAY}|[{_KANJI_DAYS}](?:曜日?)?)\.?(?:/?祝日?)?\s*\)|(?P<bare>[{_KANJI_DAYS}]曜日?)"
)
# Rules by what they begin with, so that a command compiles only the patterns its text may need.
RULES: dict[str, list[tuple[str, Rule]]] = {"digit": [], "sign": [], "latin": [], "japanese": []}


def kind_of(text: str) -> str:
    """Return the key of RULES for folded text."""
    first = text[:1]
    if first.isascii():
        return "digit" if first.isdigit() else "sign" if first in "+-" else "latin"
    return "japanese"


def weekday(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return _KANJI_DAYS.index(word[0]) if word[0] in _KANJI_DAYS else _ENGLISH_DAYS.index(word[:3])


def _on(**patterns: str) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        for kind, pattern in patterns.items():
            RULES[kind].append((pattern, rule))
        return rule

    return register


@_on(digit=r"(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})")
@_on(digit=r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
@_on(digit=rf"(?P<y>[0-9]{{4}})年\s*{_KANJI_MONTH_DAY}")
def _full_date(m: re.Match[str], _today: date, _past: bool) -> date:
    return date(int(m["y"]), int(m["m"]), int(m["d"]))


@_on(japanese=rf"{_ERA}\s*(?P<y>元|[0-9]{{1,2}})年\s*{_KANJI_MONTH_DAY}")
@_on(japanese=f"{_ERA}{_ERA_NUMBERS}", latin=f"(?P<era>[rhs]){_ERA_NUMBERS}")
def _era_date(m: re.Match[str], _today: date, _past: bool) -> date:
    first, last, year_before = _ERAS[_ERA_OF_SIGN.get(m["era"], m["era"])]
    year = year_before + (1 if m["y"] == "元" else int(m["y"]))
    day = date(year, int(m["m"]), int(m["d"]))
    if not first <= day <= last:
        raise ValueError
    return day


@_on(digit=r"(?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})")
@_on(digit=_KANJI_MONTH_DAY)
def _month_and_day(m: re.Match[str], today: date, past: bool) -> date:
    return _in_some_year(int(m["m"]), int(m["d"]), today, past)


@_on(japanese=rf"(?P<year>{_any(_YEARS_AWAY)})の?\s*{_KANJI_MONTH_DAY}")
def _day_of_a_near_year(m: re.Match[str], today: date, _past: bool) -> date:
    return date(today.year + _YEARS_AWAY[m["year"]], int(m["m"]), int(m["d"]))


@_on(latin=rf"{_MONTH_NAME}\s+{_ORDINAL}{_AND_YEAR}", digit=rf"{_ORDINAL}\s+{_MONTH_NAME}{_AND_YEAR}")
def _english_date(m: re.Match[str], today: date, past: bool) -> date:
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(m["month"][:3]))
    return date(int(m["y"]), month, int(m["d"])) if m["y"] else _in_some_year(month, int(m["d"]), today, past)


@_on(digit=r"(?P<d>[0-9]{1,2})日(?!間|後|前|以内)")
def _day_of_some_month(m: re.Match[str], today: date, past: bool) -> date:
    # No two neighbouring months lack the same day, so three tries reach one that has it.
    return _nearest(lambda n: _day_of_month(today, n, int(m["d"])), 3, today, past)


@_on(japanese=rf"(?P<month>{_MONTH_WORD})の?\s*(?P<d>[0-9]{{1,2}})日(?!間)")
def _day_of_a_near_month(m: re.Match[str], today: date, _past: bool) -> date:
    return _day_of_month(today, _MONTHS_AWAY[m["month"]], int(m["d"]))


@_on(japanese="月末", latin="(?:the )?end of (?:the )?month")
def _end_of_some_month(_m: re.Match[str], today: date, past: bool) -> date:
    return _nearest(lambda n: _later(today, months=n, day=31), 2, today, past)


@_on(japanese=f"(?P<month>{_MONTH_WORD})の?末", latin="(?:the )?end of (?P<month>next|this|last) month")
def _end_of_a_near_month(m: re.Match[str], today: date, _past: bool) -> date:
    return _later(today, months=_MONTHS_AWAY[m["month"]], day=31)


@_on(japanese=f"(?!今)(?P<month>{_MONTH_WORD}){_WHOLE}", latin="(?P<month>next|last) month")
def _near_month(m: re.Match[str], today: date, _past: bool) -> date:
    return _later(today, months=_MONTHS_AWAY[m["month"]])


# 明日香 and 今日子 are people.
@_on(japanese=f"(?!明日香|今日子)(?P<word>{_japanese(_DAYS_AWAY)})", latin=f"(?:the )?(?P<word>{_latin(_DAYS_AWAY)})")
def _word(m: re.Match[str], today: date, _past: bool) -> date:
    return today + timedelta(days=_DAYS_AWAY[m["word"]])


@_on(japanese=f"(?!今)(?P<week>{_WEEK_WORD}){_WHOLE}", latin="(?P<week>next|last) week")
def _near_week(m: re.Match[str], today: date, _past: bool) -> date:
    return today + timedelta(weeks=_WEEKS_AWAY[m["week"]])


@_on(japanese=_KANJI_WEEKDAY, latin=_LATIN_WEEKDAY)
def _bare_weekday(m: re.Match[str], today: date, past: bool) -> date:
    return _last(today, weekday(m["day"])) if past else _next(today, weekday(m["day"]))


@_on(japanese=rf"(?:次|今度)の\s*{_KANJI_WEEKDAY}", latin=rf"next\s+{_LATIN_WEEKDAY}")
def _next_weekday(m: re.Match[str], today: date, _past: bool) -> date:
    return _next(today, weekday(m["day"]))


@_on(japanese=rf"(?:この)?前の\s*{_KANJI_WEEKDAY}", latin=rf"last\s+{_LATIN_WEEKDAY}")
def _last_weekday(m: re.Match[str], today: date, _past: bool) -> date:
    return _last(today - timedelta(days=1), weekday(m["day"]))


@_on(japanese=rf"(?P<week>{_WEEK_WORD})の?\s*{_KANJI_WEEKDAY}")
@_on(latin=rf"(?P<week>next|this|last)\s+week\s+{_LATIN_WEEKDAY}")
@_on(latin=rf"{_LATIN_WEEKDAY}\s+(?P<week>next|this|last)\s+week")
def _day_of_a_near_week(m: re.Match[str], today: date, _past: bool) -> date:
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=_WEEKS_AWAY[m["week"]], days=weekday(m["day"]))


@_on(sign=rf"(?P<sign>[-+])\s*{_LENGTH}", latin=rf"(?P<sign>in)\s+{_LENGTH}")
@_on(digit=rf"{_LENGTH}(?:\s+(?P<sign>ago))?")
def _english_length(m: re.Match[str], today: date, past: bool) -> date:
    back = m["sign"] in ("-", "ago") or (past and not m["sign"])
    return _away(today, -int(m["n"]) if back else int(m["n"]), (m["unit"] or m["word"])[0])


@_on(digit=r"(?P<n>[0-9]{1,5})\s*(?P<unit>日|週間?|[かヶヵカケ箇]月|年)\s*(?P<sign>後|以内|前)")
def _japanese_length(m: re.Match[str], today: date, _past: bool) -> date:
    return _away(today, -int(m["n"]) if m["sign"] == "前" else int(m["n"]), _UNITS.get(m["unit"][0], "m"))


def _away(today: date, n: int, unit: str) -> date:
    if unit in "dw":
        return today + timedelta(days=n if unit == "d" else 7 * n)
    return _later(today, months=n) if unit == "m" else _later(today, years=n)


def _later(today: date, months: int = 0, years: int = 0, day: int | None = None) -> date:
    """Return `today` moved by calendar months and years, clamped to the month's end."""
    from dateutil.relativedelta import relativedelta

    return today + relativedelta(months=months, years=years, day=day)


def _next(today: date, day: int) -> date:
    return today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)


def _last(today: date, day: int) -> date:
    return today - timedelta(days=(today.weekday() - day) % 7)


def _day_of_month(today: date, months: int, day: int) -> date:
    return _later(today, months=months, day=1).replace(day=day)


def _in_some_year(month: int, day: int, today: date, past: bool) -> date:
    # Leap days are at most eight years apart (1896, 1904).
    return _nearest(lambda n: date(today.year + n, month, day), 9, today, past)


def _nearest(day_of: Callable[[int], date], tries: int, today: date, past: bool) -> date:
    """Return the first of `day_of(0)`, `day_of(±1)`, … that exists and is today or in the direction asked for."""
    for n in range(tries):
        try:
            day = day_of(-n if past else n)
        except ValueError:
            continue
        if day == today or (day < today) == past:
            return day
    raise ValueError
