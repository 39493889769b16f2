"""Machines ask for service by time or by hours, whichever comes first; every date worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hand import SETTINGS, book, customer, day, entry, history, reasons
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.clock import Clock
from routecli.core.interval import parse_interval
from routecli.core.model import Limits, Machine, Part
from routecli.core.parts import Failure, Meter, Serviced
from routecli.core.reasons import reasons_for
from routecli.core.reasons.base import INTERVAL, PROMISE, Reason, ReasonContext
from routecli.core.reasons.service import dues, failure_trend, hours_a_day, log_of, next_by_time

LIMITS = Limits()


def every(text: str, part: str = "フィルター", **fields: object) -> Part:
    interval = parse_interval(text)
    assert interval is not None
    return Part(part, interval, **fields)  # type: ignore[arg-type]


def machine(*parts: Part, installed: str = "2024-06-20", **fields: object) -> Machine:
    return Machine("case-1", "SC-45", installed=day(installed), service=parts, **fields)  # type: ignore[arg-type]


def serviced(on: str, part: str = "フィルター", **fields: object) -> object:
    return entry(on, service=[Serviced("case-1", part)], **fields)


def meter(on: str, hours: float) -> object:
    return entry(on, meters=[Meter("case-1", hours)])


def due(one: Machine, *log: object) -> list[str]:
    facts = history(*log).facts.get("service")
    return [f"{d.part.part} {d.on} {d.by}" for d in dues(one, log_of(facts, "case-1"), LIMITS)]


def of(kind: str, found: list[Reason]) -> list[Reason]:
    return [r for r in found if r.kind == kind]


def test_a_filter_of_december_is_due_in_june_and_on_the_route_before_the_interval_is() -> None:
    # every 6 months from 2024-12-20: due 06-20, from 06-13 to 07-04 (7 days early, 14 late)
    shop = customer("6 months", equipment=[machine(every("6 months", code="FLT-45"))])
    log = [serviced("2024-12-20"), entry("2025-06-09")]
    assert of("service", reasons(shop, "2025-06-12", *log)) == []
    [filter_] = of("service", reasons(shop, "2025-06-16", *log))
    assert (filter_.due, filter_.params["until"], filter_.level) == (day("2025-06-20"), day("2025-07-04"), INTERVAL)
    assert (filter_.params["code"], filter_.item) == ("FLT-45", "case-1/フィルター")
    assert of("service", reasons(shop, "2025-07-03", *log))[0].level == INTERVAL  # still a day to spare
    assert of("service", reasons(shop, "2025-07-04", *log))[0].level == PROMISE
    assert of("service", reasons(shop, "2026-06-20", *log))[0].days_late(day("2026-06-20")) == 351  # since 07-04


def test_a_service_whose_window_ends_on_a_sunday_is_for_friday() -> None:
    shop = customer("6 months", equipment=[machine(every("6 months"))])  # to Sunday 2025-07-06, 14 days after the 22nd
    levels = [of("service", reasons(shop, f"2025-07-0{n}", serviced("2024-12-22")))[0].level for n in (3, 4)]
    assert levels == [INTERVAL, PROMISE]
    worth = [of("service", reasons(shop, on, serviced("2024-12-22")))[0].minutes for on in ("2025-06-23", "2025-07-03")]
    assert worth == [45, 120]  # a small detour while there is time, half of what a promise is worth on its day


@pytest.mark.parametrize(("anchor", "following"), [("done", "2025-12-16"), ("fixed", "2025-12-20")])
def test_exchanged_on_the_16th_the_next_counts_from_then_or_from_the_grid(anchor: str, following: str) -> None:
    one = machine(every("6 months", anchor=anchor, first=day("2024-12-20")))
    assert due(one) == ["フィルター 2024-12-20 time"]
    assert due(one, serviced("2024-12-20"), serviced("2025-06-16")) == [f"フィルター {following} time"]


@pytest.mark.parametrize(
    ("done", "following"),
    [
        ("2025-06-01", "2025-12-20"),  # early advances
        ("2025-07-30", "2025-12-20"),  # late stays on the grid
        ("2025-10-10", "2026-06-20"),  # so late that it is nearer to the next: 71 days to December, 112 since June
        ("2025-03-01", "2025-06-20"),  # nearer to December before
    ],
)
def test_on_a_grid_a_service_counts_for_the_day_it_is_nearest_to(done: str, following: str) -> None:
    assert due(machine(every("6 months", anchor="fixed", first=day("2024-12-20"))), serviced(done)) == [
        f"フィルター {following} time"
    ]


def test_without_a_service_or_a_first_day_it_is_one_cycle_after_the_installation() -> None:
    assert due(machine(every("1 year"))) == ["フィルター 2025-06-20 time"]
    assert due(Machine("case-1", service=[every("1 year")])) == []


def test_hours_come_from_the_last_two_readings_that_differ() -> None:
    # 1,000 h on 1 March, 1,240 h on 31 March: 8 h a day; belt at 2,000 h: 760 h or 95 days later, 4 July
    one = machine(every("2000 hours", "ベルト"), installed="2024-09-01")
    log = [meter("2025-01-10", 900), meter("2025-03-01", 1000), meter("2025-03-31", 1240)]
    assert hours_a_day(one, log_of(history(*log).facts["service"], "case-1")) == 8
    assert due(one, *log) == ["ベルト 2025-07-04 hours"]
    again = [*log, meter("2025-04-02", 1240)]  # standing still for two days is no rate; 760 h from there
    assert due(one, *again) == ["ベルト 2025-07-06 hours"]


def test_one_reading_is_measured_from_the_installation() -> None:
    # 500 h in 50 days: 10 h a day; 2,000 h after another 150 days
    one = machine(every("2000 hours", "ベルト"), installed="2025-01-01")
    assert due(one, meter("2025-02-20", 500)) == ["ベルト 2025-07-20 hours"]
    assert due(one) == []


def test_after_a_service_by_hours_the_count_goes_on_from_its_reading() -> None:
    # done at 1,240 h; 8 h a day; 3,240 h is 250 days after 31 March
    one = machine(every("2000 hours", "ベルト"))
    log = [meter("2025-03-01", 1000), meter("2025-03-31", 1240), serviced("2025-03-31", "ベルト")]
    assert due(one, *log) == ["ベルト 2025-12-06 hours"]


def test_a_part_with_two_cycles_is_due_once_when_the_first_is_reached_and_one_service_resets_both() -> None:
    one = machine(every("1 year", "ベルト"), every("2000 hours", "ベルト"), installed="2024-09-01")
    log = [meter("2025-03-01", 1000), meter("2025-03-31", 1240)]
    assert due(one, *log) == ["ベルト 2025-07-04 hours"]
    slow = [meter("2025-03-01", 1000), meter("2025-03-31", 1030)]
    assert due(one, *slow) == ["ベルト 2025-09-01 time"]
    assert due(one, *log, serviced("2025-03-31", "ベルト")) == ["ベルト 2025-12-06 hours"]


def test_the_part_may_bring_its_own_window() -> None:
    shop = customer("6 months", equipment=[machine(every("6 months", early=0, late=3))])
    log = [serviced("2024-12-20"), entry("2025-06-09")]
    assert of("service", reasons(shop, "2025-06-18", *log)) == []
    assert of("service", reasons(shop, "2025-06-20", *log))[0].params["until"] == day("2025-06-23")


def test_a_warranty_is_mentioned_180_days_ahead_until_its_last_day() -> None:
    shop = customer("6 months", equipment=[machine(warranty=day("2025-12-13"))])
    assert of("warranty", reasons(shop, "2025-06-15", entry("2025-06-09"))) == []
    assert len(of("warranty", reasons(shop, "2025-06-16", entry("2025-06-09")))) == 1
    assert len(of("warranty", reasons(shop, "2025-12-13", entry("2025-12-09")))) == 1
    assert of("warranty", reasons(shop, "2025-12-14", entry("2025-12-09"))) == []


def test_a_machine_that_fails_more_often_than_before_is_named() -> None:
    shop = customer("6 months", equipment=[machine()])
    log = [entry(on, failures=[Failure("case-1", "異音")]) for on in ("2025-03-20", "2025-05-01", "2025-06-10")]
    assert failure_trend(log_of(history(*log).facts["service"], "case-1"), day("2025-07-01")) == (2, 1)
    assert len(of("failing", reasons(shop, "2025-07-01", *log))) == 1
    assert of("failing", reasons(shop, "2025-09-10", *log)) == []  # none of them within 90 days but one


def test_what_the_file_does_not_know_is_left_to_check() -> None:
    shop = customer("6 months", equipment=[machine(every("6 months"))])
    log = [entry("2025-06-09", service=[Serviced("case-9", "ベルト"), Serviced("case-1", "無い部品")])]
    assert [r.item for r in of("service", reasons(shop, "2025-06-10", *log))] == ["case-1/フィルター"]


def test_a_cycle_of_none_and_a_lifetime_of_hours_ask_for_nothing() -> None:
    assert due(machine(every("none"))) == []
    assert due(machine(every("99999 hours")), meter("2025-01-01", 1), meter("2025-12-31", 2)) == []


@given(
    st.dates(day("2015-01-01"), day("2035-12-31")),
    st.integers(0, 4000),
    st.sampled_from(["10 days", "3 weeks", "6 months", "1 year"]),
)
def test_a_service_on_any_day_puts_the_next_after_it(first: object, later: int, cycle: str) -> None:
    for anchor in ("done", "fixed"):
        part = every(cycle, anchor=anchor, first=first)
        done = first + timedelta(days=later)  # type: ignore[operator]
        following = next_by_time(part, None, done)
        assert following > done
        assert (following - done).days <= 1.5 * part.every.days + 2


def test_a_machine_that_stands_still_past_its_hours_is_due_on_the_straight_line() -> None:
    # 18,001 h in 4,018 days from 2015-01-01; 2,000 h after 446.4 of them; by 1 h a year it would be 16,000 years ago
    one = machine(every("2000 hours", "ベルト"), installed="2015-01-01")
    assert due(one, meter("2025-01-01", 18_000), meter("2026-01-01", 18_001)) == ["ベルト 2016-03-23 hours"]
    # 2,200 h since the service of 2025-01-01 in 300 days, 1 h in the last 30; 2,000 h after 272.7 of them
    done = [meter("2025-01-01", 500), serviced("2025-01-01", "ベルト")]
    assert due(one, *done, meter("2025-09-28", 2699), meter("2025-10-28", 2700)) == ["ベルト 2025-10-01 hours"]


@pytest.mark.parametrize(
    "one",
    [
        machine(every("3 months", early=999_999_999, late=999_999_999)),
        machine(every("3 months", first=day("9999-12-25"))),
        machine(every("3 months", anchor="fixed", first=day("9999-12-25"))),
        machine(every("3 months", first=day("0001-01-01"))),
        machine(every("3 months"), installed="9999-12-01", warranty=day("9999-12-31")),
    ],
)
def test_days_at_the_end_of_the_calendar_hide_nobody(one: Machine) -> None:
    shop = customer("6 months", equipment=[one])
    assert [r.kind for r in reasons(shop, "2026-06-16", entry("2025-06-09")) if r.kind == "neglected"] == ["neglected"]


def test_a_warranty_may_be_mentioned_all_along() -> None:
    shop = customer("6 months", equipment=[machine(warranty=day("9999-12-31"))])
    context = book(shop, settings=SETTINGS._replace(limits=LIMITS._replace(warranty=999_999_999)))
    case = ReasonContext(shop, history(), Clock("fresh"), day("2026-06-16"), context)
    assert [r.due for r in of("warranty", reasons_for(case))] == [date.max]
