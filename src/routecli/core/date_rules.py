"""The table of date expressions: each rule is a pattern and the day it stands for.

Patterns read folded text (see `dates.py`): plain digits and lower case. A rule takes the match and what was asked for; it
raises ValueError or OverflowError for a day that does not exist.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.hours import ENGLISH_DAY, KANJI_DAYS, weekday_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    Rule = Callable[[re.Match[str], "Asked"], date]

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
    "翌日": 1, "翌々日": 2, "昨日": -1, "きのう": -1, "一昨日": -2, "おととい": -2,
}  # fmt: skip
_WEEKS_AWAY = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "翌週": 1, "再来週": 2, "さ来週": 2, "翌々週": 2,
               "last": -1, "this": 0, "next": 1}  # fmt: skip
_MONTHS_AWAY = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1, "翌月": 1, "再来月": 2, "さ来月": 2, "翌々月": 2,
                "last": -1, "this": 0, "next": 1}  # fmt: skip
_YEARS_AWAY = {"一昨年": -2, "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1, "翌年": 1, "再来年": 2}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
# 来週末, 来月上旬: stretches of time, not days.
_WHOLE = r"(?!末|初|頭|上旬|中旬|下旬|前半|後半|半ば|早々|明け|以降|中(?:に|[^\w]|$|まで))"
_WITHIN = r"(?:の?うちに?|中(?:に|(?=[^\w]|$|まで|の)))"
_UNITS = {"日": "d", "週": "w", "年": "y"}  # every other Japanese unit is a spelling of か月
_FARTHEST = 999  # working days, which are counted one by one


class Asked(NamedTuple):
    """The day from which a text is read, whether year-less dates turn to the past, and which days are worked."""

    today: date
    past: bool
    is_workday: Callable[[date], bool]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _latin(words: Iterable[str]) -> str:
    return _any(word for word in words if word.isascii())


def _japanese(words: Iterable[str]) -> str:
    return _any(word for word in words if not word.isascii())


_LATIN_WEEKDAY = f"(?P<day>{ENGLISH_DAY})"
# A lone kanji begins too many other words (金額, 水道, 月2回) to be a weekday unless it stands apart.
_ALONE = r"(?=[^\w]|$|まで)"
_KANJI_WEEKDAY = rf"(?P<day>[{KANJI_DAYS}]曜日?|[{KANJI_DAYS}]{_ALONE})"
_ERA = f"(?P<era>{_any(_ERAS)}|[㋿㍻㍼])"
_ERA_NUMBERS = r"(?P<y>[0-9]{1,2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})"
_MONTH_NAME = f"(?P<month>{_any([*_MONTHS, *(name[:3] for name in _MONTHS), 'sept'])})\\.?"
_MONTH_WORD = _japanese(_MONTHS_AWAY)
_WEEK_WORD = _japanese(_WEEKS_AWAY)
_ORDINAL = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_AND_YEAR = r"(?:,?\s+(?P<y>[0-9]{4}))?"
_KANJI = "[〇一二三四五六七八九十]{1,3}"
_NUMBER = f"(?:[0-9]{{1,2}}|{_KANJI})"
_YEAR = "(?P<y>[0-9]{4}|[〇一二三四五六七八九十百千]{3,7})年"
_ERA_YEAR = f"(?P<y>元|{_NUMBER})年"
_KANJI_MONTH_DAY = rf"(?P<m>{_NUMBER})\s*月\s*(?P<d>{_NUMBER})\s*日(?!間)"
_MONTH_END = rf"(?P<m>{_NUMBER})\s*月の?末日?"
_LENGTH = r"(?P<n>[0-9]{1,5})(?:(?P<unit>[dwmy])|\s*(?P<word>days?|weeks?|months?|years?))"
_JAPANESE_LENGTH = rf"(?P<n>[0-9]{{1,5}}|{_KANJI})\s*(?P<unit>日|週間?|[かヶヵカケ箇]月|年)\s*(?P<sign>後|以内|前)"
_WORKDAYS = r"(?P<n>[0-9]{1,5})\s*(?:(?:business|working|work)\s*days?|bd)"

# What may follow a date: a weekday to check it by (`11/20(金)`, `11月20日金曜日`, `11/20 fri`), and that it is a holiday.
SAID_WEEKDAY = (
    rf"\s*\(\s*(?:(?P<day>{ENGLISH_DAY}|[{KANJI_DAYS}](?:曜日?)?)\.?\s*[/,、]?\s*(?:祝日?)?|祝日?)\s*\)"
    rf"|,?\s*(?P<bare>[{KANJI_DAYS}]曜日?|[{KANJI_DAYS}](?=[^\w]|$|まで|[のに](?![ぁ-ん])))|,?\s+(?P<latin>{ENGLISH_DAY})(?![a-z])\.?"
)
# What may come before one: `Tue 24 Nov`, `火曜 11/24`, `(火)11/24`.
WEEKDAY_BEFORE = (
    rf"(?:\((?P<in>[{KANJI_DAYS}](?:曜日?)?)\)|(?P<bare>[{KANJI_DAYS}](?:曜日?)?)|(?P<latin>{ENGLISH_DAY})\b)"
    r"[.,、]?\s*"
)
# Rules by what they begin with, so that a command compiles only the patterns its text may need.
RULES: dict[str, list[tuple[str, Rule]]] = {"dated": [], "digit": [], "sign": [], "latin": [], "japanese": []}


def kind_of(text: str) -> str:
    """Return the key of RULES for folded text."""
    first = text[:1]
    if not first.isascii():
        return "japanese"
    if first.isdigit():
        return "dated" if text.lstrip("0123456789")[:1] in {"-", "/", "."} else "digit"
    return "sign" if first in "+-" else "latin"


def _on(**patterns: str) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        for kind, pattern in patterns.items():
            RULES[kind].append((pattern, rule))
        return rule

    return register


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    from routecli.core.numerals import kanji_number

    return kanji_number(text)


@_on(dated=r"(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})")
@_on(digit=r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
@_on(digit=rf"{_YEAR}\s*{_KANJI_MONTH_DAY}", japanese=rf"{_YEAR}\s*{_KANJI_MONTH_DAY}")
def _full_date(m: re.Match[str], _asked: Asked) -> date:
    return date(_number(m["y"]), _number(m["m"]), _number(m["d"]))


@_on(japanese=rf"{_ERA}\s*{_ERA_YEAR}\s*{_KANJI_MONTH_DAY}", latin=rf"(?P<era>[rhs]){_ERA_YEAR}\s*{_KANJI_MONTH_DAY}")
@_on(japanese=f"{_ERA}{_ERA_NUMBERS}", latin=f"(?P<era>[rhs]){_ERA_NUMBERS}")
def _era_date(m: re.Match[str], _asked: Asked) -> date:
    first, last, year_before = _ERAS[_ERA_OF_SIGN.get(m["era"], m["era"])]
    year = year_before + (1 if m["y"] == "元" else _number(m["y"]))
    day = date(year, _number(m["m"]), _number(m["d"]))
    if not first <= day <= last:
        raise ValueError
    return day


@_on(dated=r"(?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})(?!\s*時)")
@_on(digit=_KANJI_MONTH_DAY, japanese=_KANJI_MONTH_DAY)
def _month_and_day(m: re.Match[str], asked: Asked) -> date:
    return _in_some_year(_number(m["m"]), _number(m["d"]), asked)


@_on(japanese=rf"(?P<year>{_any(_YEARS_AWAY)})の?\s*{_KANJI_MONTH_DAY}")
def _day_of_a_near_year(m: re.Match[str], asked: Asked) -> date:
    return date(asked.today.year + _YEARS_AWAY[m["year"]], _number(m["m"]), _number(m["d"]))


@_on(latin=rf"{_MONTH_NAME}\s+{_ORDINAL}{_AND_YEAR}", digit=rf"{_ORDINAL}\s+{_MONTH_NAME}{_AND_YEAR}")
def _english_date(m: re.Match[str], asked: Asked) -> date:
    month = _month_of(m["month"])
    return date(int(m["y"]), month, int(m["d"])) if m["y"] else _in_some_year(month, int(m["d"]), asked)


# In kanji it must stand apart: 十日町, 四日市 and 三日月堂 are names.
@_on(digit=r"(?P<d>[0-9]{1,2})\s*日(?!間|後|前|以内)", japanese=rf"(?P<d>{_KANJI})日(?=[^\w]|$|まで|に|の|から)")
def _day_of_some_month(m: re.Match[str], asked: Asked) -> date:
    # No two neighbouring months lack the same day, so three tries reach one that has it.
    return _nearest(lambda n: _day_of_month(asked.today, n, _number(m["d"])), 3, asked)


@_on(japanese=rf"(?P<month>{_MONTH_WORD})の?\s*(?P<d>{_NUMBER})日(?!間)")
def _day_of_a_near_month(m: re.Match[str], asked: Asked) -> date:
    return _day_of_month(asked.today, _MONTHS_AWAY[m["month"]], _number(m["d"]))


@_on(japanese="月末日?|末日", latin="(?:the )?(?:end of (?:the )?month|month[- ]end|eom)")
def _end_of_some_month(_m: re.Match[str], asked: Asked) -> date:
    return _nearest(lambda n: _later(asked.today, months=n, day=31), 2, asked)


@_on(japanese=f"(?P<month>{_MONTH_WORD})の?末日?|(?P<within>月内){_WITHIN}?|(?P<in>{_MONTH_WORD}){_WITHIN}")
@_on(latin="(?:the )?end of (?P<month>next|this|last) month|within (?:the|(?P<in>this|next)) month")
def _end_of_a_near_month(m: re.Match[str], asked: Asked) -> date:
    return _later(asked.today, months=_MONTHS_AWAY[m["month"] or m["in"] or "this"], day=31)


@_on(digit=rf"(?:{_YEAR}\s*)?{_MONTH_END}", japanese=rf"(?:{_YEAR}\s*)?{_MONTH_END}")
def _end_of_a_numbered_month(m: re.Match[str], asked: Asked) -> date:
    month = _number(m["m"])
    if m["y"]:
        return _later(date(_number(m["y"]), month, 1), day=31)
    return _nearest(lambda n: _later(date(asked.today.year + n, month, 1), day=31), 2, asked)


@_on(latin=f"(?:the )?end of {_MONTH_NAME}")
def _end_of_a_named_month(m: re.Match[str], asked: Asked) -> date:
    return _nearest(lambda n: _later(date(asked.today.year + n, _month_of(m["month"]), 1), day=31), 2, asked)


@_on(japanese=f"月(?:初め?|頭){_ALONE}", latin="(?:the )?(?:start|beginning) of (?:the )?month")
def _first_of_some_month(_m: re.Match[str], asked: Asked) -> date:
    return _nearest(lambda n: _day_of_month(asked.today, n, 1), 2, asked)


@_on(japanese=f"(?P<month>{_MONTH_WORD})の?(?:月?初め?|月?頭)(?!旬)")
@_on(latin="(?:the )?(?:start|beginning) of (?P<month>next|this|last) month")
def _first_of_a_near_month(m: re.Match[str], asked: Asked) -> date:
    return _day_of_month(asked.today, _MONTHS_AWAY[m["month"]], 1)


@_on(japanese=rf"年末(?=まで|\s|$)|(?P<within>(?:今年|本年){_WITHIN}|年内{_WITHIN}?)")
@_on(latin="(?:the )?(?:end of (?:the )?year|year[- ]end|eoy)|(?P<within>within (?:the|this) year)")
def _end_of_the_year(m: re.Match[str], asked: Asked) -> date:
    if m["within"]:
        return date(asked.today.year, 12, 31)
    return _nearest(lambda n: date(asked.today.year + n, 12, 31), 2, asked)


@_on(japanese=f"年度(?:末|内{_WITHIN}?)")
def _end_of_the_business_year(_m: re.Match[str], asked: Asked) -> date:
    return _nearest(lambda n: date(asked.today.year + n, 3, 31), 2, asked)


@_on(japanese=f"(?!今)(?P<month>{_MONTH_WORD}){_WHOLE}", latin="(?P<month>next|last) month")
def _near_month(m: re.Match[str], asked: Asked) -> date:
    return _later(asked.today, months=_MONTHS_AWAY[m["month"]])


# 明日香 and 今日子 are people.
@_on(japanese=f"(?!明日香|今日子)(?P<word>{_japanese(_DAYS_AWAY)})", latin=f"(?:the )?(?P<word>{_latin(_DAYS_AWAY)})")
def _word(m: re.Match[str], asked: Asked) -> date:
    return asked.today + timedelta(days=_DAYS_AWAY[m["word"]])


@_on(japanese=f"(?!今)(?P<week>{_WEEK_WORD}){_WHOLE}", latin="(?P<week>next|last) week")
def _near_week(m: re.Match[str], asked: Asked) -> date:
    return asked.today + timedelta(weeks=_WEEKS_AWAY[m["week"]])


@_on(japanese=f"(?:週内{_WITHIN}?|(?P<week>{_WEEK_WORD}){_WITHIN})")
@_on(latin="(?:the )?(?:end of (?:the |(?P<week>next|this|last) )?week|eow)|within (?:the|(?P<in>this|next)) week")
def _last_workday_of_a_week(m: re.Match[str], asked: Asked) -> date:
    """Return the week's last working day, not before today in this week; Sunday if there is none."""
    groups = m.groupdict()
    monday = _monday(asked.today, _WEEKS_AWAY[groups["week"] or groups.get("in") or "this"])
    week = [monday + timedelta(days=n) for n in range(7)]
    worked = [day for day in week if asked.is_workday(day) and (day >= asked.today or week[-1] < asked.today)]
    return worked[-1] if worked else week[-1]


@_on(japanese="週(?:明け(?:早々)?|初め?|頭)", latin="(?:the )?(?:start|beginning) of (?:the |next )week")
def _first_workday_of_a_week(_m: re.Match[str], asked: Asked) -> date:
    monday = _monday(asked.today, 0 if asked.past else 1)
    return next((day for n in range(7) if asked.is_workday(day := monday + timedelta(days=n))), monday)


@_on(japanese="年明け(?:早々)?", latin="(?:the )?(?:start|beginning) of next year")
def _first_workday_of_a_year(_m: re.Match[str], asked: Asked) -> date:
    first = date(asked.today.year + (not asked.past), 1, 1)
    return next((day for n in range(31) if asked.is_workday(day := first + timedelta(days=n))), first)


@_on(japanese=_KANJI_WEEKDAY, latin=_LATIN_WEEKDAY)
def _bare_weekday(m: re.Match[str], asked: Asked) -> date:
    return (_last if asked.past else _next)(asked.today, weekday_of(m["day"]))


@_on(japanese=rf"(?:次|今度)の\s*{_KANJI_WEEKDAY}", latin=rf"next\s+{_LATIN_WEEKDAY}")
def _next_weekday(m: re.Match[str], asked: Asked) -> date:
    return _next(asked.today, weekday_of(m["day"]))


@_on(japanese=rf"(?:この)?前の\s*{_KANJI_WEEKDAY}", latin=rf"last\s+{_LATIN_WEEKDAY}")
def _last_weekday(m: re.Match[str], asked: Asked) -> date:
    return _last(asked.today - timedelta(days=1), weekday_of(m["day"]))


@_on(japanese=rf"(?P<week>{_WEEK_WORD})の?\s*{_KANJI_WEEKDAY}")
@_on(latin=rf"(?P<week>next|this|last)\s+week\s+{_LATIN_WEEKDAY}")
@_on(latin=rf"{_LATIN_WEEKDAY}\s+(?P<week>next|this|last)\s+week")
def _day_of_a_near_week(m: re.Match[str], asked: Asked) -> date:
    return _monday(asked.today, _WEEKS_AWAY[m["week"]]) + timedelta(days=weekday_of(m["day"]))


@_on(japanese=rf"(?:(?P<month>{_MONTH_WORD})の?\s*)?第\s*(?P<n>[1-5]|[一二三四五]){_KANJI_WEEKDAY}")
@_on(digit=rf"(?P<n>[1-5])(?:st|nd|rd|th)\s+{_LATIN_WEEKDAY}(?:\s+of\s+(?P<month>next|this|last)\s+month)?")
@_on(latin=rf"(?P<n>{_any(_NTH)})\s+{_LATIN_WEEKDAY}(?:\s+of\s+(?P<month>next|this|last)\s+month)?")
def _nth_weekday(m: re.Match[str], asked: Asked) -> date:
    nth = _NTH.get(m["n"]) or _number(m["n"])
    if m["month"]:
        return _nth_of_month(asked.today, _MONTHS_AWAY[m["month"]], nth, weekday_of(m["day"]))
    return _nearest(lambda n: _nth_of_month(asked.today, n, nth, weekday_of(m["day"])), 6, asked)


@_on(sign=rf"(?P<sign>[-+])\s*{_LENGTH}", latin=rf"(?P<sign>in)\s+{_LENGTH}")
@_on(digit=rf"{_LENGTH}(?:\s+(?P<sign>ago))?")
def _english_length(m: re.Match[str], asked: Asked) -> date:
    n = int(m["n"])
    return _away(asked.today, -n if _is_back(m["sign"], asked) else n, (m["unit"] or m["word"])[0])


@_on(digit=_JAPANESE_LENGTH, japanese=_JAPANESE_LENGTH)
def _japanese_length(m: re.Match[str], asked: Asked) -> date:
    n = _number(m["n"])
    return _away(asked.today, -n if m["sign"] == "前" else n, _UNITS.get(m["unit"][0], "m"))


@_on(japanese="(?:翌|次の?|明)営業日", latin=r"(?:the )?next (?:business|working|work)\s*day")
def _next_workday(_m: re.Match[str], asked: Asked) -> date:
    return _workdays_away(asked, 1)


@_on(japanese="前の?営業日", latin=r"(?:the )?(?:last|previous) (?:business|working|work)\s*day")
def _previous_workday(_m: re.Match[str], asked: Asked) -> date:
    return _workdays_away(asked, -1)


@_on(sign=rf"(?P<sign>[-+])\s*{_WORKDAYS}", latin=rf"(?P<sign>in)\s+{_WORKDAYS}")
@_on(digit=rf"{_WORKDAYS}(?:\s+(?P<sign>ago))?")
@_on(digit=r"(?P<n>[0-9]{1,5})\s*営業日\s*(?P<sign>後|以内|前)", japanese=rf"(?P<n>{_KANJI})営業日(?P<sign>後|以内|前)")
def _some_workdays(m: re.Match[str], asked: Asked) -> date:
    n = _number(m["n"])
    return _workdays_away(asked, -n if _is_back(m["sign"], asked) else n)


def _is_back(sign: str | None, asked: Asked) -> bool:
    return sign in {"-", "ago", "前"} or (asked.past and not sign)


def _workdays_away(asked: Asked, n: int) -> date:
    """Return the nth working day after today, or before it; raises ValueError if none comes within a year."""
    if abs(n) > _FARTHEST:
        raise ValueError
    day, step, left, idle = asked.today, timedelta(days=1 if n >= 0 else -1), abs(n), 0
    while left:
        day += step
        worked = asked.is_workday(day)
        left, idle = left - worked, 0 if worked else idle + 1
        if idle > 366:
            raise ValueError
    return day


def _away(today: date, n: int, unit: str) -> date:
    if unit in "dw":
        return today + timedelta(days=n if unit == "d" else 7 * n)
    return _later(today, months=n) if unit == "m" else _later(today, years=n)


def _later(today: date, months: int = 0, years: int = 0, day: int | None = None) -> date:
    """Return `today` moved by calendar months and years, clamped to the month's end."""
    from dateutil.relativedelta import relativedelta

    return today + relativedelta(months=months, years=years, day=day)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def _next(today: date, day: int) -> date:
    return today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)


def _last(today: date, day: int) -> date:
    return today - timedelta(days=(today.weekday() - day) % 7)


def _day_of_month(today: date, months: int, day: int) -> date:
    return _later(today, months=months, day=1).replace(day=day)


def _nth_of_month(today: date, months: int, nth: int, day: int) -> date:
    first = _later(today, months=months, day=1)
    return first.replace(day=(day - first.weekday()) % 7 + 7 * nth - 6)


def _month_of(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _in_some_year(month: int, day: int, asked: Asked) -> date:
    # Leap days are at most eight years apart (1896, 1904).
    return _nearest(lambda n: date(asked.today.year + n, month, day), 9, asked)


def _nearest(day_of: Callable[[int], date], tries: int, asked: Asked) -> date:
    """Return the first of `day_of(0)`, `day_of(±1)`, … that exists and is today or in the direction asked for."""
    for n in range(tries):
        try:
            day = day_of(-n if asked.past else n)
        except ValueError:
            continue
        if day == asked.today or (day < asked.today) == asked.past:
            return day
    raise ValueError
