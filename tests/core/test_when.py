"""A week or a month is no day: what a line like `next week` stands for, checked against a calendar on the wall."""

from __future__ import annotations

import pytest
from hand import day

from routecli.core.when import split_stretch

TODAY = "2026-11-24"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("next week", "2026-11-30", "2026-12-06", ""),
        ("Next Week quotation", "2026-11-30", "2026-12-06", "quotation"),
        ("this week", "2026-11-23", "2026-11-29", ""),
        ("来週", "2026-11-30", "2026-12-06", ""),
        ("来週中に見積", "2026-11-30", "2026-12-06", "見積"),
        ("再来週、棚替え", "2026-12-07", "2026-12-13", "棚替え"),
        ("来月", "2026-12-01", "2026-12-31", ""),
        ("this month", "2026-11-01", "2026-11-30", ""),
    ],
)
def test_a_week_begins_on_monday_and_a_month_on_its_first(text: str, first: str, last: str, rest: str) -> None:
    assert split_stretch(text, day(TODAY)) == (day(first), day(last), rest)


def test_next_month_may_be_next_year() -> None:
    assert split_stretch("来月", day("2026-12-31")) == (day("2027-01-01"), day("2027-01-31"), "")


@pytest.mark.parametrize(
    "text", ["来週の金曜", "来週金曜 10時", "next week fri", "来月5日", "来月末", "来月上旬", "11/30", "weekly", ""]
)
def test_what_names_a_day_or_less_than_a_month_is_no_stretch(text: str) -> None:
    assert split_stretch(text, day(TODAY)) is None
