"""Hours and closed days worked out another way: whole calendars from dateutil's rules and jpholiday's holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import jpholiday
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DAY = timedelta(days=1)
MIDNIGHT = time(0, 0)
Interval = tuple[datetime, datetime]


def dates(frequency: int, since: date = FIRST, **rule: object) -> set[date]:
    """The days of a recurrence rule."""
    begin = datetime.combine(since, MIDNIGHT)
    return {day.date() for day in rrule(frequency, dtstart=begin, until=datetime.combine(LAST, MIDNIGHT), **rule)}


ALL = dates(DAILY)
HOLIDAYS = {day for day, _ in jpholiday.between(FIRST - 7 * DAY, LAST + 7 * DAY)}


def next_open(day: date) -> date:
    """The first day from `day` on that is no public holiday."""
    return day if day not in HOLIDAYS else next_open(day + DAY)


def last_workdays() -> set[date]:
    """The last day from Monday to Friday of each month that is no public holiday."""
    found = set()
    for first in dates(MONTHLY, bymonthday=1):
        day = first + relativedelta(day=31)
        while day in HOLIDAYS or day.weekday() > 4:
            day -= DAY
        found.add(day)
    return found


def between(first: date, last: date) -> set[date]:
    """All days from one to another."""
    return {first + n * DAY for n in range((last - first).days + 1)}


MONDAYS = dates(WEEKLY, FIRST - 14 * DAY, byweekday=MO)
WINTER = {d for year in (2025, 2026, 2027) for d in between(date(year, 12, 29), date(year + 1, 1, 3))}
OBON = {d for year in (2026, 2027) for d in between(date(year, 8, 13), date(year, 8, 16))}
# What the files say in English, the same as people write it in Japanese, and the days it means.
CLOSURES: list[tuple[str, list[str], set[date]]] = [
    ("wed", ["水曜", "水", "水曜日", "毎週水曜", "（水）", "水曜定休"], dates(WEEKLY, byweekday=WE)),
    ("sat, sun", ["土日", "土・日", "週末", "土曜・日曜"], dates(WEEKLY, byweekday=(SA, SU))),
    ("sun, holidays", ["日祝", "日・祝", "日曜・祝日", "日、祝日"], dates(WEEKLY, byweekday=SU) | HOLIDAYS),
    ("mon-wed", ["月〜水", "月-水", "月曜から水曜"], dates(WEEKLY, byweekday=(MO, TU, WE))),
    ("2nd wed", ["第2水曜", "第２水曜日", "第二水曜"], dates(MONTHLY, byweekday=WE(2))),
    ("2nd and 4th wed", ["第2・第4水曜", "第2・4水曜", "第２、第４水曜日"], dates(MONTHLY, byweekday=(WE(2), WE(4)))),
    ("1st mon, 3rd fri", ["第1月曜、第3金曜"], dates(MONTHLY, byweekday=(MO(1), FR(3)))),
    ("5th sun", ["第5日曜"], dates(MONTHLY, byweekday=SU(5))),
    ("last fri", ["最終金曜", "最終週の金曜"], dates(MONTHLY, byweekday=FR(-1))),
    ("holidays", ["祝日", "祝", "祝祭日"], HOLIDAYS),
    ("before holidays", ["祝前日", "祝前", "祝日の前日"], {day - DAY for day in HOLIDAYS}),
    ("after holidays", ["祝日の翌日", "祝翌日"], {next_open(day) for day in HOLIDAYS}),
    ("mon or next day", ["月曜（祝日の場合は翌日）", "月曜日（祝日の時は翌日）", "月曜、祝日の場合は翌日"], set(map(next_open, MONDAYS))),
    ("every 2nd wed from 2026-12-02", ["隔週水曜（2026-12-02から）"], dates(WEEKLY, date(2026, 12, 2), interval=2)),
    ("every 3rd thu from 2026-01-08", [], dates(WEEKLY, date(2026, 1, 8), interval=3, byweekday=TH)),
    ("25", ["25日", "毎月25日", "２５日"], dates(MONTHLY, bymonthday=25)),
    ("31", ["毎月31日"], dates(MONTHLY, bymonthday=31)),
    ("last day", ["末日", "月末"], dates(MONTHLY, bymonthday=-1)),
    ("last workday", ["最終営業日"], last_workdays()),
    ("12-29..01-03", ["年末年始", "12/29〜1/3", "12月29日〜1月3日"], WINTER),
    ("08-13..08-16", ["お盆", "お盆休み", "8/13～8/16", "8月13日〜16日"], OBON),
    ("05-01", ["5/1", "5月1日"], dates(YEARLY, bymonth=5, bymonthday=1)),
    ("2026-08-10..2026-08-16", ["2026年8月10日〜8月16日"], between(date(2026, 8, 10), date(2026, 8, 16))),
    ("2027-02-11", [], {date(2027, 2, 11)}),
]  # fmt: skip


def at(day: date, minutes: int) -> datetime:
    """A moment, `minutes` after a day's midnight."""
    return datetime.combine(day, MIDNIGHT) + timedelta(minutes=minutes)


def opened(rows: dict[str, list[tuple[int, int]]], days: set[date]) -> list[Interval]:
    """The moments between which a week of hours is open that begins on one of `days`, as a clock would tell them."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    found = []
    for day in sorted(days):
        name = names[day.weekday()]
        if "holidays" in rows and day in HOLIDAYS:
            name = "holidays"
        elif "before holidays" in rows and day + DAY in HOLIDAYS:
            name = "before holidays"
        found += [(at(day, start), at(day, end)) for start, end in rows.get(name, [])]
    return found


def joined(intervals: list[Interval]) -> list[Interval]:
    """The same moments, those that touch as one."""
    edges = sorted({edge for interval in intervals for edge in interval})
    kept = [(a, b) for a, b in pairwise(edges) if any(c <= a and b <= d for c, d in intervals)]
    found: list[Interval] = []
    for a, b in kept:
        found[-1:] = [(found[-1][0], b)] if found and found[-1][1] == a else [*found[-1:], (a, b)]
    return found


def common(intervals: list[Interval], others: list[Interval]) -> list[Interval]:
    """The moments in both."""
    pairs = ((max(a, c), min(b, d)) for a, b in intervals for c, d in others)
    return [(first, last) for first, last in pairs if first < last]
