"""On which days a rep can be at a customer, and who of a territory is asked about in which order."""

from __future__ import annotations

import pytest
from hand import SETTINGS, WEEK, book, customer, day, entry, history

from routecli.core.agenda import candidates
from routecli.core.hours import clock_text, parse_clock, parse_days, parse_spans
from routecli.core.model import Rep
from routecli.core.workdays import (
    aim,
    customer_closed_by,
    is_workable,
    next_workable,
    rep_closed_by,
    working_hours,
)


@pytest.mark.parametrize(
    ("text", "days"),
    [("mon-fri", [0, 1, 2, 3, 4]), ("sat", [5]), ("mon, wed", [0, 2]), ("sat-mon", [5, 6, 0]), ("MON", [0])],
)
def test_days_are_read(text: str, days: list[int]) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "moonday", "mon-", "mon-xyz", "月木か"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_days(text) is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("09:00-17:30", ((540, 1050),)),
        ("10:00-12:00, 14:00-17:00", ((600, 720), (840, 1020))),
        ("9:00〜12:00,12:00–18:00", ((540, 720), (720, 1080))),
        ("00:00-24:00", ((0, 1440),)),
        ("closed", ()),
    ],
)
def test_hours_are_read_in_minutes(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert parse_spans(text) == spans


@pytest.mark.parametrize(
    "text",
    ["", "09:00", "09:00-09:00", "09:60-10:00", "09:00-33:01", "12:00-36:01", "10:00-12:00, 11:00-13:00", "22-26"],
)
def test_what_is_no_span_of_a_day_is_none(text: str) -> None:
    assert parse_spans(text) is None


@pytest.mark.parametrize("text", ["00:00", "09:05", "23:59"])
def test_the_clock_is_read_and_written(text: str) -> None:
    assert clock_text(parse_clock(text)) == text


def test_a_rep_is_away_on_free_weekdays_holidays_closures_and_absences() -> None:
    rep = Rep("sato", "佐藤 健", hours=WEEK, away=["2026-11-25", "last fri"])
    context = book(
        holidays=("2026-11-23",), settings=SETTINGS._replace(reps={"sato": rep}, closed=["2026-12-29..2027-01-03"])
    )
    assert rep_closed_by(rep, context, day("2026-11-24")) is None
    assert rep_closed_by(rep, context, day("2026-11-22")) == "sun"
    assert rep_closed_by(rep, context, day("2026-11-23")) == "holidays"
    assert rep_closed_by(rep, context, day("2026-11-25")) == "2026-11-25"
    assert rep_closed_by(rep, context, day("2026-11-27")) == "last fri"
    assert rep_closed_by(rep, context, day("2027-01-01")) == "2026-12-29..2027-01-03"


def test_without_hours_a_rep_works_on_weekdays_from_nine_to_half_past_five() -> None:
    nobody = Rep("x", "X")
    assert working_hours(nobody, book(), day("2026-11-24")) == (9 * 60, 17 * 60 + 30)
    assert working_hours(nobody, book(), day("2026-11-22")) is None
    split = Rep("y", "Y", hours=(((9 * 60, 12 * 60), (13 * 60, 18 * 60)),) * 7)
    assert working_hours(split, book(), day("2026-11-22")) == (9 * 60, 18 * 60)


def test_a_customer_is_closed_without_hours_that_day_or_by_a_rule() -> None:
    shop = customer(hours=(*WEEK[:5], (), ()), closed=["2nd tue", "holidays"])
    context = book(shop, holidays=("2026-11-23",))
    assert customer_closed_by(shop, context, day("2026-11-28")) == "sat"
    assert customer_closed_by(shop, context, day("2026-11-10")) == "2nd tue"
    assert customer_closed_by(shop, context, day("2026-11-23")) == "holidays"
    assert customer_closed_by(shop, context, day("2026-11-24")) is None
    assert not is_workable(customer(), context, day("2026-11-22"))  # the rep's Sunday, though the shop is open


def test_over_new_year_planning_aims_before_it_and_finds_the_first_day_after() -> None:
    # the firm is closed from Tuesday 29 December to Sunday 3 January
    context = book(customer(), settings=SETTINGS._replace(closed=["2026-12-29..2027-01-03"]))
    assert aim(customer(), context, day("2027-01-02"), day("2026-12-21")) == day("2026-12-28")
    assert next_workable(customer(), context, day("2026-12-28")) == day("2027-01-04")


def test_where_no_day_is_left_the_due_day_itself_is_aimed_at() -> None:
    context = book(customer())
    sunday = day("2026-11-22")
    assert aim(customer(), context, sunday, day("2026-11-21")) == sunday
    assert next_workable(customer(closed=["mon", "tue", "wed", "thu", "fri"]), context, sunday) is None


def test_a_territory_is_asked_in_the_order_of_neglect() -> None:
    # two weeks each: 22 days gone of A (weight 3), 22 and 30 of others (weight 1), 3 days gone, and of another rep
    shops = [
        customer(id="b", rank="A"), customer(id="a"), customer(id="c"), customer(id="d"), customer(id="e", rep="ito")
    ]  # fmt: skip
    lasts = {"b": "2026-11-02", "a": "2026-11-02", "c": "2026-10-25", "d": "2026-11-21", "e": "2026-01-05"}
    context = book(*shops, **{name: history(entry(last)) for name, last in lasts.items()})
    found = candidates(context, day("2026-11-24"), "sato")
    assert [c.customer.id for c in found] == ["b", "c", "a", "d"]
    assert [c.customer.id for c in found if c.clock.is_late] == ["b", "c", "a"]
    assert candidates(context, day("2026-11-24"))[0].customer.id == "e"
