"""Days as people type them, in English and Japanese; the expressions are those of `date_rules.py`.

- Without a year (`11/24`, `24日`) the nearest such day in the direction asked for, today included; `2/29` and `31日`
  skip the years and months that lack them.
- A weekday alone is the first strictly after today or, looking back, today or before. `next fri` and `次の金曜` are
  strictly after, `last fri` strictly before today. `来週の金曜` and `next week fri` count weeks beginning on Monday.
- A length without a sign (`2w`, `10 days`) goes in the direction asked for. Months and years end at the month's end.
- Working days (`翌営業日`, `3 business days`, `今週中`, `週明け`) are those of the caller, Monday to Friday without one.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from routecli.core.letters import fold_letters
from routecli.core.ordinals import FIRST_YEAR, LAST_YEAR
from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.core.date_rules import Asked, Rule

FAR = 300  # days

_LEAD = r"\s*(?:(?:by|on|until|till|through)\s+)?"
# What ties a date to the words after it; before hiragana, に and の may belong to the next word (明日にんじんを…).
_PARTICLE = r"\s*(?:中に|中(?=[^\w]|$)|までに|まで|[にの](?![ぁ-ん])|[、,:])?\s*"
# A date ends where its number or word ends: no `fri` in `fridge`, no `12/1` in `12/1-12/3`, no `あす` in `あすか`.
_END = "(?!(?<=[0-9a-z])[0-9a-zÀ-ɏ])(?!(?<=[0-9])[-/.:][0-9])(?!(?<=[ぁ-ん])(?!まで|に|の)[ぁ-ん])"


def _mon_to_fri(day: date) -> bool:
    return day.weekday() < 5


def parse_date(text: str, today: date, past: bool, is_workday: Callable[[date], bool] = _mon_to_fri) -> date:
    """Return the day that `text` means; `past` turns year-less dates, weekdays and bare lengths to the past.

    Raises UsageError `date.unknown` (not a date), `date.impossible` (30 February, 平成40年), `date.no_month` (30/11),
    `date.weekday` (`11/20(月)` in a year in which that is a Friday) or `date.beyond` (before 1900, after 9990).
    """
    day, rest = split_date(text, today, past, is_workday)
    if rest:
        raise UsageError("date.unknown", text=text)
    return day


def within(day: date, text: str) -> date:
    """Return a typed day, or raise UsageError `date.beyond` where nothing could be reckoned from it any more."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError("date.beyond", text=text, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def far_away(text: str, today: date, past: bool) -> date | None:
    """Return the day that `text` means, if it is nearly a year away only because no year was named.

    `11/20` typed on 24 November for a day ahead, `12/20` typed on 5 November for a day gone by: the same words, taken the
    other way, are less than 66 days off, and mostly what was meant. A length (`400 days`) or a date with its year is
    taken as it stands.
    """
    try:
        day, other = (split_date(text, today, way)[0] for way in (past, not past))
    except UsageError:  # a weekday beside it, as in 11/20(土), tells the year
        return None
    return day if abs((day - today).days) > FAR and 0 < abs((today - other).days) < 366 - FAR else None


def split_date(
    text: str, today: date, past: bool, is_workday: Callable[[date], bool] = _mon_to_fri
) -> tuple[date, str]:
    """Split `"+7d 見積"` into the day it begins with and the rest as typed, without a leading までに, に or comma.

    Of several readings the longest counts. Raises the errors of `parse_date`.
    """
    if (day := iso_date(text)) is not None:  # the usual one in scripts, which needs no rules
        return within(day, text), ""
    from routecli.core.date_rules import SAID_WEEKDAY, Asked
    from routecli.core.hours import weekday_of

    folded = fold_letters(text)
    before, match, rule = _reading(text, folded)
    day = _day(text, match, rule, Asked(today, past, is_workday))
    if match.end() == len(folded) and not before:
        return within(day, text), ""
    said = _compiled(SAID_WEEKDAY).match(folded, match.end())
    for weekday_said in (before, said):
        named = next(filter(None, weekday_said.groups()), "") if weekday_said else ""
        if named and weekday_of(named) != day.weekday():
            raise UsageError("date.weekday", text=text, date=day, weekday=day.weekday())
    end = said.end() if said else match.end()
    return within(day, text), text[_end_of(_compiled(_PARTICLE).match(folded, end)) :].strip()


def iso_date(text: str) -> date | None:
    """Return the day of `2026-11-24`, or None for any other text."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _reading(text: str, folded: str) -> tuple[re.Match[str] | None, re.Match[str], Rule]:
    """Return the longest reading at the start of a text, and the weekday before it that a calendar date may have."""
    from routecli.core.date_rules import WEEKDAY_BEFORE

    start = _end_of(_compiled(_LEAD).match(folded))
    if not folded[start : start + 1].isdigit() and (before := _compiled(WEEKDAY_BEFORE).match(folded, start)):
        readings = [found for found in _readings(folded, before.end()) if _names_a_month(found[0])]
        if readings:
            return before, *max(readings, key=lambda reading: reading[0].end())
    readings = _readings(folded, start)
    if not readings:
        raise UsageError("date.unknown", text=text)
    return None, *max(readings, key=lambda reading: reading[0].end())


def _names_a_month(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("d") and (groups.get("m") or groups.get("month")))


def _readings(folded: str, start: int) -> list[tuple[re.Match[str], Rule]]:
    from routecli.core.date_rules import RULES, kind_of

    rules = RULES[kind_of(folded[start:])]
    found = [(match, rule) for pattern, rule in rules if (match := _compiled(pattern).match(folded, start))]
    return [(match, rule) for match, rule in found if _compiled(_END).match(folded, match.end())]


def _day(text: str, match: re.Match[str], rule: Rule, asked: Asked) -> date:
    try:
        return rule(match, asked)
    except (ValueError, OverflowError):  # what `date` and `timedelta` raise outside the calendar
        if instead := _swapped(match):
            raise UsageError("date.no_month", text=text, month=int(match["m"]), instead=instead) from None
        raise UsageError("date.impossible", text=text) from None


def _swapped(match: re.Match[str]) -> str:
    """Return 11/30 for 30/11, empty if month and day are not simply exchanged."""
    month, day = (match.groupdict().get(name) or "" for name in "md")
    if not (month.isdigit() and day.isdigit() and int(month) > 12 >= int(day) > 0):
        return ""
    first, text = match.start(), match[0]
    between = text[match.end("m") - first : match.start("d") - first]
    return f"{text[: match.start('m') - first]}{day}{between}{month}{text[match.end('d') - first :]}"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile on first use: most commands are given no date at all."""
    return re.compile(pattern)


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
