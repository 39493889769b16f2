"""Every state and rule of the clock, with dates worked out by hand."""

from __future__ import annotations

import pytest
from hand import SETTINGS, clock, customer, day, entry

from routecli.core.clock import neglect_order, weight_of


@pytest.mark.parametrize(
    ("today", "state", "late"),
    [
        # two weeks from Tuesday 10 November end on Tuesday 24 November
        ("2026-11-10", "fresh", 0),
        ("2026-11-19", "fresh", 0),  # 9 / 14 = 0.64
        ("2026-11-20", "due", 0),  # 10 / 14 = 0.71
        ("2026-11-24", "due", 0),  # the due day itself is not late
        ("2026-11-25", "overdue", 1),
        ("2026-12-01", "overdue", 7),  # 21 / 14 = 1.5, not more than 1.5
        ("2026-12-02", "neglected", 8),
    ],
)
def test_the_states_follow_the_share_of_the_interval(today: str, state: str, late: int) -> None:
    found = clock(customer("2 weeks"), today, entry("2026-11-10"))
    assert (found.state, found.days_late, found.next_due) == (state, late, day("2026-11-24"))


def test_seven_tenths_of_the_interval_exactly_is_due() -> None:
    assert clock(customer("10 days"), "2026-11-17", entry("2026-11-10")).state == "due"


def test_the_acceptance_example_of_a_monday_in_june() -> None:
    # A 14 d, 14 gone: 100 %; B 30 d, 21 gone: 70 %; C 30 d, 20 gone: 67 %; D 30 d, 49 gone: 163 %
    cases = {"14 days": ("2025-06-02", "due", 1.0), "30 days": ("2025-05-26", "due", 0.7)}
    for every, (last, state, urgency) in cases.items():
        found = clock(customer(every), "2025-06-16", entry(last))
        assert (found.state, found.urgency) == (state, pytest.approx(urgency))
    assert clock(customer("30 days"), "2025-06-16", entry("2025-05-27")).state == "fresh"
    long_ago = clock(customer("30 days"), "2025-06-16", entry("2025-04-28"))
    assert long_ago.state == "neglected"
    assert long_ago.urgency == pytest.approx(49 / 30)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-10-31", "2026-11-30"),
        ("2026-02-28", "2026-03-28"),
        ("2026-12-15", "2027-01-15"),
    ],
)
def test_a_month_is_a_calendar_month_and_ends_at_its_end(last: str, due: str) -> None:
    assert clock(customer("1 month"), last, entry(last)).next_due == day(due)


def test_a_year_from_the_29th_of_february() -> None:
    assert clock(customer("1 year"), "2028-03-01", entry("2028-02-29")).next_due == day("2029-02-28")


@pytest.mark.parametrize(
    ("outcome", "resets"),
    [("met", True), ("phone", True), ("online", True), ("absent", False), ("refused", False), ("cancelled", False)],
)
def test_only_a_contact_resets_the_clock(outcome: str, resets: bool) -> None:
    found = clock(customer(), "2026-11-24", entry("2026-11-03"), entry("2026-11-20", outcome=outcome))
    assert found.last_contact == day("2026-11-20" if resets else "2026-11-03")


def test_a_wish_replaces_the_next_due_day_once() -> None:
    wished = entry("2026-11-10", next=day("2026-11-17"))
    found = clock(customer(), "2026-11-17", wished)
    assert (found.next_due, found.interval_days, found.urgency) == (day("2026-11-17"), 7, 1.0)
    later = clock(customer(), "2026-11-20", wished, entry("2026-11-18"))
    assert later.next_due == day("2026-12-02")


def test_an_absence_forgets_no_day_that_was_named() -> None:
    wished, absent = entry("2026-11-10", next=day("2026-11-17")), entry("2026-11-17", outcome="absent")
    found = clock(customer(), "2026-11-20", wished, absent)
    assert (found.next_due, found.state, found.days_late) == (day("2026-11-17"), "overdue", 3)
    assert clock(customer(), "2026-11-20", wished, entry("2026-11-18"), absent).next_due == day("2026-12-02")
    never_met = [entry("2026-11-16", outcome="absent", next=day("2026-11-19")), absent]
    assert clock(customer(), "2026-11-20", *never_met).next_due == day("2026-11-19")


def test_before_its_first_day_the_clock_of_a_new_customer_stands_still() -> None:
    found = clock(customer(since=day("2026-12-01")), "2026-11-24")
    assert (found.state, found.elapsed_days, found.urgency, found.days_late) == ("new", None, 0.0, 0)
    assert found.next_due == day("2026-12-15")
    assert clock(customer(since=day("2026-11-24")), "2026-11-24").elapsed_days == 0


def test_a_wish_said_while_nobody_was_there_counts_too() -> None:
    found = clock(
        customer(), "2026-11-24", entry("2026-11-10"), entry("2026-11-20", outcome="absent", next=day("2026-11-30"))
    )
    assert (found.next_due, found.last_contact) == (day("2026-11-30"), day("2026-11-10"))


def test_a_hold_pauses_through_its_last_day() -> None:
    hold = entry("2026-11-01", type="hold", until=day("2026-11-20"))
    assert clock(customer(), "2026-11-20", entry("2026-10-01"), hold).state == "paused"
    assert clock(customer(), "2026-11-21", entry("2026-10-01"), hold).state == "neglected"


def test_without_an_interval_the_customer_is_on_request() -> None:
    assert clock(customer("none", rank="A"), "2026-11-24", entry("2026-01-05")).state == "on_request"
    assert clock(customer().__class__("x", "X"), "2026-11-24").state == "on_request"


def test_the_rank_gives_the_interval_and_the_customers_own_wins() -> None:
    by_rank = customer()._replace(every=None, rank="B")
    assert clock(by_rank, "2026-11-24", entry("2026-10-24")).next_due == day("2026-11-24")
    assert clock(by_rank._replace(every=customer("1w").every), "2026-11-24", entry("2026-11-17")).next_due == day(
        "2026-11-24"
    )


def test_a_customer_never_visited_starts_at_its_since() -> None:
    found = clock(customer(since=day("2026-11-01")), "2026-11-24")
    assert (found.state, found.next_due, found.days_late, found.is_late) == ("new", day("2026-11-15"), 9, True)
    assert not clock(customer(since=day("2026-11-10")), "2026-11-24").is_late


def test_never_visited_without_a_since_is_due_today() -> None:
    found = clock(customer(), "2026-11-24")
    assert (found.state, found.next_due, found.urgency, found.is_late) == ("new", day("2026-11-24"), None, False)


def test_entries_of_a_later_day_do_not_exist_yet() -> None:
    assert clock(customer(), "2026-11-24", entry("2026-11-10"), entry("2026-11-30")).last_contact == day("2026-11-10")


def test_too_many_routine_visits_are_said_and_those_with_a_reason_do_not_count() -> None:
    # three intervals of two weeks back from 24 November: after 13 October
    five = [entry(on) for on in ("2026-10-14", "2026-10-21", "2026-11-02", "2026-11-10", "2026-11-20")]
    assert clock(customer(), "2026-11-24", *five).over_visited == 5
    assert clock(customer(), "2026-11-24", *five[1:]).over_visited == 0  # four are within the tolerance of a third
    with_reason = [*five[1:], entry("2026-10-16", purpose="delivery")]
    assert clock(customer(), "2026-11-24", *with_reason).over_visited == 0


def test_neglect_is_ordered_by_share_times_weight_then_days_then_id() -> None:
    weekly = clock(customer("1 week"), "2026-11-24", entry("2026-11-10"))  # 14 / 7 = 2.0
    monthly = clock(customer("60 days"), "2026-11-24", entry("2026-08-26"))  # 90 / 60 = 1.5, and more days late
    assert neglect_order(weekly, 1, "b") < neglect_order(monthly, 1, "a")
    assert neglect_order(monthly, 2, "a") < neglect_order(weekly, 1, "b")
    assert neglect_order(weekly, 1, "a") < neglect_order(weekly, 1, "b")


def test_an_unknown_rank_weighs_one() -> None:
    assert weight_of(customer(rank="Z"), SETTINGS) == 1.0
    assert weight_of(customer(rank="A"), SETTINGS) == 3.0
