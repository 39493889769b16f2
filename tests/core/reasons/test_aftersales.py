"""Satisfaction falls, first deliveries are asked after, silence is heard."""

from __future__ import annotations

import pytest
from hand import customer, day, entry, reasons

from routecli.core.parts import FollowUp, Need, Order, Serviced, StockCount
from routecli.core.reasons.aftersales import Score, is_falling, trend
from routecli.core.reasons.base import EXTRA, INTERVAL, PROMISE, Reason


def of(kind: str, found: list[Reason]) -> list[Reason]:
    return [r for r in found if r.kind == kind]


def scored(*scores: int) -> list[Score]:
    return [Score(day("2026-01-01"), score) for score in scores]


def test_the_trend_is_the_last_score_less_the_mean_of_the_three_before() -> None:
    assert trend(scored(5, 4, 3)) is None
    assert trend(scored(5, 4, 3, 3)) == pytest.approx(-1.0)  # 3 − (5 + 4 + 3) / 3
    assert trend(scored(1, 3, 4, 4, 5)) == pytest.approx(5 - 11 / 3)


@pytest.mark.parametrize(
    ("scores", "falls"), [((5, 4, 4), True), ((4, 4, 3), True), ((5, 3, 4), False), ((4, 4, 4), False), ((5, 4), False)]
)
def test_falling_is_one_or_more_over_two_steps_without_a_rise(scores: tuple[int, ...], falls: bool) -> None:
    assert is_falling(scored(*scores)) is falls


def test_a_score_of_two_is_answered_within_seven_days() -> None:
    log = [entry("2026-11-02", satisfaction=4), entry("2026-11-16", satisfaction=2)]
    [poor] = of("dissatisfied", reasons(customer("2 months"), "2026-11-18", *log))
    assert (poor.due, poor.level) == (day("2026-11-23"), EXTRA)
    [poor] = of("dissatisfied", reasons(customer("2 months"), "2026-11-23", *log))
    assert poor.level == PROMISE
    assert of("dissatisfied", reasons(customer("2 months"), "2026-11-24", *log, entry("2026-11-20"))) == []


def test_a_falling_score_is_a_reason_of_its_own_after_a_week() -> None:
    log = [entry(f"2026-{on}", satisfaction=s) for on, s in (("09-01", 5), ("10-01", 4), ("11-02", 4))]
    [falling] = of("satisfaction_falling", reasons(customer("2 months"), "2026-11-09", *log))
    assert (falling.due, falling.level, falling.params["before"], falling.params["score"]) == (
        day("2026-11-09"), INTERVAL, 5, 4,
    )  # fmt: skip


def test_a_first_delivery_is_asked_after_fourteen_days_later_once_the_log_is_two_months_old() -> None:
    old = entry("2026-01-05", orders=[Order("A100", 10)])
    early = entry("2026-02-10", orders=[Order("B110", 6)])  # day 36 of the log: everything is new then
    first = entry("2026-06-01", orders=[Order("A100", 10), Order("D100", 5)])
    assert of("first_delivery", reasons(customer("6 months"), "2026-03-10", old, early)) == []
    assert of("first_delivery", reasons(customer("6 months"), "2026-06-14", old, early, first)) == []
    [ask] = of("first_delivery", reasons(customer("6 months"), "2026-06-15", old, early, first))
    assert (ask.due, ask.level, ask.params["text"]) == (day("2026-06-15"), INTERVAL, "D100")


def test_the_follow_up_stays_until_a_contact_from_its_day_on() -> None:
    old, first = entry("2026-01-05"), entry("2026-06-01", orders=[Order("D100", 5)])
    too_soon, asked = entry("2026-06-10"), entry("2026-06-15", outcome="phone")
    assert len(of("first_delivery", reasons(customer("6 months"), "2026-07-01", old, first, too_soon))) == 1
    assert of("first_delivery", reasons(customer("6 months"), "2026-07-01", old, first, asked)) == []


def test_a_service_is_asked_after_at_the_next_visit() -> None:
    serviced = entry("2026-06-01", service=[Serviced("case-1", "フィルター")])
    [ask] = of("after_service", reasons(customer("6 months"), "2026-06-15", serviced))
    assert (ask.due, ask.level, ask.params["text"]) == (day("2026-06-15"), EXTRA, "case-1/フィルター")


def test_three_contacts_that_brought_nothing_are_silence() -> None:
    shop = customer("6 months", kind="wholesale")
    spoke = entry("2026-01-05", needs=[Need("棚を替えたい")])
    quiet = [entry("2026-02-02"), entry("2026-02-10", outcome="absent"), entry("2026-03-02", outcome="phone")]
    assert of("silence", reasons(shop, "2026-03-03", spoke, *quiet)) == []
    assert of("silence", reasons(shop, "2026-04-07", spoke, *quiet, entry("2026-04-06")))[0].params["visits"] == 3
    spoken = entry("2026-04-06", satisfaction=4)
    assert of("silence", reasons(shop, "2026-04-07", spoke, *quiet, spoken)) == []
    for brought in ({"stock": [StockCount("A100", 3)]}, {"follow_ups": [FollowUp(day("2026-05-01"), "見積")]}):
        assert of("silence", reasons(shop, "2026-04-07", spoke, *quiet, entry("2026-04-06", **brought))) == []
    maker = customer("6 months", kind="manufacturing")
    assert of("silence", reasons(maker, "2026-04-07", spoke, *quiet, entry("2026-04-06"))) == []
