"""Closing rules and intervals, against a calendar on the wall and another library."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hand import book, customer, day
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.calendar import NAMED, closed_by, needs_first_day, parse_closures
from routecli.core.hours import parse_days, parse_spans
from routecli.core.interval import ON_REQUEST, Interval, format_interval, parse_interval
from routecli.core.workdays import aim, next_workable


@pytest.mark.parametrize(
    ("rule", "closed", "open_"),
    [
        ("wed", "2026-11-25", "2026-11-24"),
        ("2nd sun", "2026-11-08", "2026-11-15"),
        ("last fri", "2026-11-27", "2026-11-20"),
        ("5th mon", "2026-11-30", "2026-11-23"),
        ("2026-08-10..2026-08-16", "2026-08-16", "2026-08-17"),
        ("2026-11-24", "2026-11-24", "2026-11-25"),
        ("12-29..01-03", "2027-01-02", "2027-01-04"),
        ("12-29..01-03", "2026-12-29", "2026-12-28"),
        ("02-29", "2028-02-29", "2028-03-01"),
        ("holidays", "2026-11-23", "2026-11-24"),
        ("水曜", "2026-11-25", "2026-11-24"),
        ("(水)", "2026-11-25", "2026-11-24"),
        ("毎週水曜定休", "2026-11-25", "2026-11-24"),
        ("Wednesdays", "2026-11-25", "2026-11-24"),
        ("土日", "2026-11-22", "2026-11-24"),
        ("日・祝", "2026-11-23", "2026-11-24"),
        ("土日祝", "2026-11-23", "2026-11-24"),
        ("第2水曜", "2026-11-11", "2026-11-18"),
        ("第２・第４水曜", "2026-11-25", "2026-11-18"),
        ("第二・四水曜", "2026-11-11", "2026-11-04"),
        ("2nd and 4th wed", "2026-11-25", "2026-11-18"),
        ("最終金曜", "2026-11-27", "2026-11-20"),
        ("祝日", "2026-11-23", "2026-11-24"),
        ("祝前日", "2026-11-22", "2026-11-23"),
        ("before holidays", "2026-11-22", "2026-11-24"),
        ("祝日の翌日", "2026-11-24", "2026-11-25"),
        ("after holidays", "2026-11-24", "2026-11-23"),
        ("月曜（祝日の場合は翌日）", "2026-11-24", "2026-11-23"),
        ("mon or next day", "2026-11-16", "2026-11-17"),
        ("年末年始", "2027-01-03", "2027-01-04"),
        ("お盆", "2026-08-13", "2026-08-12"),
        ("お盆休み", "2026-08-16", "2026-08-17"),
        ("8/10〜8/16", "2027-08-16", "2027-08-17"),
        ("8月13日〜16日", "2026-08-16", "2026-08-17"),
        ("2026年8月10日〜8月16日", "2026-08-16", "2027-08-16"),
        ("every 2nd wed from 2026-12-02", "2026-12-16", "2026-12-09"),
        ("every 2nd wed from 2026-12-02", "2026-12-02", "2026-11-18"),
        ("隔週水曜（2026-12-02から）", "2026-12-30", "2026-12-23"),
        ("25", "2026-11-25", "2026-11-24"),
        ("毎月２５日", "2026-12-25", "2026-12-24"),
        ("末日", "2026-11-30", "2026-11-29"),
        ("last day", "2028-02-29", "2028-02-28"),
        ("最終営業日", "2026-11-30", "2026-11-27"),
        ("last workday", "2026-10-30", "2026-10-31"),
    ],
)
def test_a_rule_closes_its_days_and_no_others(rule: str, closed: str, open_: str) -> None:
    holidays = {day("2026-11-23")}
    assert closed_by([rule], day(closed), holidays) == rule
    assert closed_by([rule], day(open_), holidays) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "moonday", "6th sun", "第6水曜", "2026-02-30", "2026-08-16..2026-08-10", "wed..fri", "08-10..2026-08-16"),
        *("不定休", "隔週水曜", "every 2nd wed", "every 2nd wed from 2026-12-03", "0", "32", "13/1", "水曜か木曜"),
    ],
)
def test_what_is_no_rule_is_none(text: str) -> None:
    assert parse_closures(text) == ()


def test_a_rule_without_its_first_week_is_known_as_such() -> None:
    assert [needs_first_day(text) for text in ("隔週水曜", "隔週の木", "every 2nd sun", "Every other Fri")] == [
        2,
        3,
        6,
        4,
    ]
    assert [needs_first_day(text) for text in ("水曜", "every 2nd wed from 2026-12-02", "2nd wed")] == [None] * 3


WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"})


def test_every_word_of_the_table_reads_back_in_every_width_and_case() -> None:
    for word, closure in NAMED.items():
        for spelled in (word, word.upper(), word.translate(WIDE)):
            assert parse_closures(spelled) == (closure,), spelled


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", "01234"),
        ("Mon-Fri", "01234"),
        ("月-金", "01234"),
        ("月〜金", "01234"),
        ("月曜～金曜", "01234"),
        ("月ー金", "01234"),
        ("月曜日から金曜日", "01234"),
        ("平日", "01234"),
        ("weekdays", "01234"),
        ("土", "5"),
        ("(土)", "5"),
        ("土日", "56"),
        ("月水金", "024"),
        ("月・水・金", "024"),
        ("月、水", "02"),
        ("mon, Wednesday", "02"),
        ("土-月", "560"),
        ("毎日", "0123456"),
        ("someday", ""),
        ("月金火曜か", ""),
        ("", ""),
    ],
)
def test_the_days_of_hours(text: str, days: str) -> None:
    assert parse_days(text) == ([int(day) for day in days] or None)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("09:00-17:30", ((540, 1050),)),
        ("９：００－１７：３０", ((540, 1050),)),
        ("9:00〜12:00、13:00〜17:00", ((540, 720), (780, 1020))),
        ("9時〜17時半", ((540, 1050),)),
        ("9時から17時まで", ((540, 1020),)),
        ("休み", ()),
        ("定休日", ()),
        ("9-17", None),
        ("17:00-9:00", ((1020, 1980),)),
    ],
)
def test_the_spans_of_hours(text: str, spans: tuple[tuple[int, int], ...] | None) -> None:
    assert parse_spans(text) == spans


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60), st.sampled_from("my"))
def test_months_and_years_agree_with_dateutil(start: date, n: int, unit: str) -> None:
    wanted = start + (relativedelta(months=n) if unit == "m" else relativedelta(years=n))
    assert Interval(n, unit).after(start) == wanted


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2 weeks", (2, "w")),
        ("10d", (10, "d")),
        ("1 month", (1, "m")),
        ("2000 hours", (2000, "h")),
        ("3か月", (3, "m")),
        ("2週間", (2, "w")),
        ("none", (0, "d")),
    ],
)
def test_intervals_are_read_as_people_write_them_and_written_back(text: str, interval: tuple[int, str]) -> None:
    found = parse_interval(text)
    assert found == interval
    assert parse_interval(format_interval(found)) == found


@pytest.mark.parametrize("text", ["", "2", "weeks", "0 days", "-1 week", "2 fortnights", "1.5 weeks", "100000 years"])
def test_what_is_no_interval_is_none(text: str) -> None:
    assert parse_interval(text) is None
    assert ON_REQUEST.n == 0


def test_planning_aims_at_the_last_workable_day_before_the_due_day() -> None:
    # Sunday 22 November, Monday 23 a public holiday: the last working day is Friday 20
    context = book(customer(), holidays=("2026-11-23",))
    assert aim(customer(), context, day("2026-11-23"), day("2026-11-16")) == day("2026-11-20")
    closed_on_friday = customer(closed=["fri"])
    assert aim(closed_on_friday, context, day("2026-11-23"), day("2026-11-16")) == day("2026-11-19")
    assert next_workable(customer(), context, day("2026-11-20")) == day("2026-11-24")
