"""Closing rules and intervals, against a calendar on the wall and another library."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hand import book, customer, day
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.calendar import closed_by, parse_closure
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
    ],
)
def test_a_rule_closes_its_days_and_no_others(rule: str, closed: str, open_: str) -> None:
    holidays = {day("2026-11-23")}
    assert closed_by([rule], day(closed), holidays) == rule
    assert closed_by([rule], day(open_), holidays) is None


@pytest.mark.parametrize(
    "text", ["", "monday", "6th sun", "2026-02-30", "2026-08-16..2026-08-10", "wed..fri", "08-10..2026-08-16"]
)
def test_what_is_no_rule_is_none(text: str) -> None:
    assert parse_closure(text) is None


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


@pytest.mark.parametrize("text", ["", "2", "weeks", "0 days", "-1 week", "2 fortnights", "1.5 weeks", "99999 years"])
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
