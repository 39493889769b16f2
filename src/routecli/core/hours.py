"""Opening hours: `mon-fri`, `月-金`, `"10:00-12:00, 17:00-26:00"`, as minutes since the midnight of the day they begin on."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from routecli.core.letters import fold_letters
from routecli.core.ordinals import shifted

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import date

    from routecli.core.model import Span, Week

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS, EVES = 7, 8  # the rows of a week after its days: public holidays, and the days before them
KEYS = (*DAYS, "holidays", "before holidays")
KANJI_DAYS = "月火水木金土日"
HOLIDAY_WORDS = ("holidays", "holiday", "public holidays", "祝日", "祝", "祝祭日")
EVE_WORDS = ("before holidays", "days before public holidays", "祝前日", "祝前", "祝日前", "祝日の前日")
# Days that have a word of their own; every other word is a weekday, or several in a row (土日, 月水金).
SETS = {
    "平日": range(5), "weekday": range(5), "weekdays": range(5), "workdays": range(5), "土日": range(5, 7),
    "週末": range(5, 7), "weekend": range(5, 7), "weekends": range(5, 7), "毎日": range(7), "全日": range(7),
    "daily": range(7), "everyday": range(7),
    **{word.replace(" ", ""): range(HOLIDAYS, HOLIDAYS + 1) for word in HOLIDAY_WORDS},
    **{word.replace(" ", ""): range(EVES, EVES + 1) for word in EVE_WORDS},
}  # fmt: skip
ENGLISH_DAY = "(?:mon|tues?|wednes|weds?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?"
DAY = rf"(?:{ENGLISH_DAY}s?(?![a-z])|[{KANJI_DAYS}](?:曜日?)?)"
CLOSED = {"closed", "休", "休み", "休業", "休業日", "定休", "定休日"}
ALL_DAY = {"24h", "24 hours", "24hours", "24時間", "24時間営業", "終日"}
MIDNIGHT, LATEST = 24 * 60, 36 * 60  # minutes: after midnight a span still counts to its day, at the latest to noon
_TO = r"\s*(?:[-~–〜]|から)\s*"
_TIME = r"(翌[日朝]?の?)?\s*(午前|午後|朝|夕方|夜|深夜)?\s*(\d{1,2})(?::(\d\d)|(時)(?:(半)|(\d{1,2})分)?)?(?:\s*([ap])\.?m\.?)?"
_SPAN = rf"{_TIME}{_TO}{_TIME}(?:まで)?"
_PARTS = 8  # groups of a time


def parse_days(text: str) -> list[int] | None:
    """Return the rows of a week that `mon-fri`, `sat`, 月-金, 平日, 土日祝 or `before holidays` name (Monday 0), or None."""
    if text in DAYS:
        return [DAYS.index(text)]
    days: list[int] = []
    folded = re.sub(r"\band\b", ",", fold_letters(text)).replace(" ", "").replace("\u3000", "").strip("()")
    for part in re.split("[,、/&]", folded):
        named = _named(part) or _with_holidays(part)
        if not named:
            return None
        days += named
    return days


def weekday_of(word: str) -> int:
    """Return the weekday that a word of `DAY` names: `wed`, `wednesdays`, 水, 水曜日."""
    return KANJI_DAYS.index(word[0]) if word[0] in KANJI_DAYS else DAYS.index(word[:3])


def _named(part: str) -> list[int]:
    return [*SETS.get(part, ())] or _row(part) or _range(part)


def _with_holidays(part: str) -> list[int]:
    """Return the days before a 祝 or 祝前 and those that it names: 土日祝, 金土祝前."""
    match = re.fullmatch("(.+?)(祝前日?|祝祭?日?)", part)
    days = _named(match[1]) if match else []
    return [*days, *SETS[match[2]]] if match and days else []


def _row(part: str) -> list[int]:
    """Return the days of one word or of several kanji in a row."""
    if re.fullmatch(DAY, part):
        return [weekday_of(part)]
    row = re.fullmatch(rf"([{KANJI_DAYS}]{{2,7}})(?:曜日?)?", part)
    return [KANJI_DAYS.index(kanji) for kanji in row[1]] if row else []


def _range(part: str) -> list[int]:
    ends = re.fullmatch(rf"({DAY})(?:[-~–〜]|から)({DAY})", part)
    if not ends:
        return []
    first, last = map(weekday_of, ends.groups())
    return [*range(first, last + 1)] if first <= last else [*range(first, 7), *range(last + 1)]


def parse_span(text: str) -> Span | None:
    """Return the minutes that `09:00-17:30`, 9時〜17時半 or `18:00-03:00` spans, or None; past midnight they go on counting."""
    match = re.fullmatch(_SPAN, re.sub("正午|noon", "12:00", fold_letters(text).strip()))
    if not match or not (_is_time(match.groups()[:_PARTS]) or _is_time(match.groups()[_PARTS:])):
        return None
    start, end = (_minutes(match.groups()[n : n + _PARTS]) for n in (0, _PARTS))
    if start is None or end is None:
        return None
    if end < start < MIDNIGHT:
        end += MIDNIGHT
    return (start, end) if start < end <= min(LATEST, start + MIDNIGHT) else None


def _is_time(groups: Sequence[str | None]) -> bool:
    """Return whether a number is written as a time: `18-19` may be anything."""
    *_, minute, hour_sign, _half, _spoken, am_pm = groups
    return bool(minute or hour_sign or am_pm)


def _minutes(groups: Sequence[str | None]) -> int | None:
    next_day, part, hour, minute, _, half, spoken, am_pm = groups
    hours, minutes = _hours(int(hour or 0), part or am_pm or ""), 30 if half else int(minute or spoken or 0)
    if hours is None or minutes > 59:
        return None
    return 60 * hours + minutes + (MIDNIGHT if next_day else 0)


def _hours(hour: int, part: str) -> int | None:
    """Return the hour of a day of which a part is named; 午前12時 is noon by law and midnight on clocks, so it is unknown."""
    if not part:
        return hour
    if hour > 12 or (hour == 12 and part in {"午前", "午後", "朝", "夕方"}):
        return None
    if part in {"夜", "深夜"} and hour == 12:
        return 24
    return hour % 12 + 12 if part in {"午後", "夕方", "夜", "p"} else hour % 12


def parse_spans(text: str) -> tuple[Span, ...] | None:
    """Return the spans of a day in order, `()` for `closed`, or None if they overlap or cannot be read."""
    folded = fold_letters(text).strip()
    if folded in CLOSED:
        return ()
    if folded in ALL_DAY:
        return ((0, MIDNIGHT),)
    spans = [parse_span(part) for part in re.split("[,、，/]", folded)]
    known = [span for span in spans if span]
    if len(known) != len(spans) or any(a[1] > b[0] for a, b in itertools.pairwise(known)):
        return None
    return tuple(known)


def spans_on(week: Week, day: date, holidays: Container[date]) -> Sequence[Span]:
    """Return the spans of a week on a day; what it says of public holidays, then of days before them, wins over the weekday."""
    if len(week) > HOLIDAYS:
        public, eve = week[HOLIDAYS], week[EVES]
        if public is not None and day in holidays:
            return public
        if eve is not None and shifted(day, 1) in holidays:
            return eve
    return week[day.weekday()] or ()


def names_holidays(week: Week) -> bool:
    """Return whether a week says what holds on public holidays."""
    return len(week) > HOLIDAYS and week[HOLIDAYS] is not None


def overlap(some: Iterable[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans that lie in both, in the order of the first."""
    cut = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple((first, last) for first, last in cut if first < last)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch as one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)


def day_text(spans: Sequence[Span]) -> str:
    """Return the hours of a day as the files have them: `10:00-12:00, 14:00-17:00`, `closed`."""
    return ", ".join(f"{clock_text(start)}-{clock_text(end)}" for start, end in spans) or "closed"


def week_texts(week: Week) -> dict[str, str]:
    """Return a week as the files have it, day by day; weekdays that are closed are left out."""
    rows = ((key, spans) for key, spans in zip(KEYS, week, strict=False) if spans is not None)
    return {key: day_text(spans) for key, spans in rows if spans or key not in DAYS}


def clock_text(minutes: float) -> str:
    """Return `HH:MM` for minutes since midnight, rounded to the minute; past midnight the hours go on, 26:00."""
    whole = round(minutes)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def parse_clock(text: str) -> int:
    """Return minutes since midnight for a valid `HH:MM`."""
    return 60 * int(text[:-3]) + int(text[-2:])
