"""What speaks for going, what clears it, and that nothing leaves the list because its day has passed."""

from __future__ import annotations

from hand import customer, day, entry, reasons

from routecli.core.parts import Dropped, FollowUp, Moved, Voice
from routecli.core.reasons.base import EXTRA, FIXED, INTERVAL, LEEWAY, MUST, PROMISE


def kinds(found: list) -> dict[str, int]:
    return {reason.kind: reason.level for reason in found}


def promised(due: str) -> dict:
    return {"follow_ups": [FollowUp(day(due), "見積")]}


def test_a_promise_is_a_reason_of_its_own_from_its_day_and_stays_until_done() -> None:
    made = entry("2026-11-20", **promised("2026-11-25"))
    assert kinds(reasons(customer("2 months"), "2026-11-24", made))["promise"] == INTERVAL
    assert kinds(reasons(customer("2 months"), "2026-11-25", made))["promise"] == PROMISE
    years_later = reasons(customer("2 months"), "2028-11-25", made)
    assert kinds(years_later)["promise"] == PROMISE
    assert next(r for r in years_later if r.kind == "promise").days_late(day("2028-11-25")) == 731
    done = entry("2026-11-26", done=[f"{made.id}#1"])
    assert "promise" not in kinds(reasons(customer("2 months"), "2026-11-27", made, done))


def test_a_promise_due_on_a_sunday_is_for_friday() -> None:
    made = entry("2026-11-16", **promised("2026-11-22"))
    assert kinds(reasons(customer("2 months"), "2026-11-19", made))["promise"] == INTERVAL
    assert kinds(reasons(customer("2 months"), "2026-11-20", made))["promise"] == PROMISE


def test_the_nearer_its_day_the_more_a_promise_is_worth_and_late_ones_grow() -> None:
    made = entry("2026-11-12", **promised("2026-11-20"))  # a Friday
    pressing = {
        on: next((r.level, r.minutes) for r in reasons(customer("2 months"), on, made) if r.kind == "promise")
        for on in ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-22", "2026-11-24")
    }
    assert pressing == {
        "2026-11-16": (EXTRA, 10),  # four more days to go there
        "2026-11-17": (INTERVAL, 60),  # 240 minutes, shared among four days
        "2026-11-18": (INTERVAL, 80),
        "2026-11-19": (INTERVAL, 120),
        "2026-11-20": (PROMISE, 240),
        "2026-11-22": (PROMISE, 260),
        "2026-11-24": (PROMISE, 280),
    }


def test_a_promise_can_be_moved_and_dropped() -> None:
    made = entry("2026-11-16", **promised("2026-11-18"))
    moved = entry("2026-11-17", moved=[Moved(f"{made.id}#1", day("2026-12-01"))])
    assert next(r for r in reasons(customer(), "2026-11-24", made, moved) if r.kind == "promise").due == day(
        "2026-12-01"
    )
    dropped = entry("2026-11-18", dropped=[Dropped(f"{made.id}#1", "先方都合")])
    assert "promise" not in kinds(reasons(customer(), "2026-11-24", made, moved, dropped))


def test_a_complaint_ages_from_the_day_it_was_heard_and_somebody_goes_within_seven_days() -> None:
    heard = entry("2026-11-16", voices=[Voice("complaint", "配達が遅い"), Voice("praise", "丁寧")])
    found = [r for r in reasons(customer("2 months"), "2026-11-24", heard) if r.kind == "complaint"]
    assert [(r.due, r.level, r.item) for r in found] == [(day("2026-11-23"), PROMISE, f"{heard.id}#1")]


def test_a_complaint_is_a_reason_from_the_next_day_on_until_the_customer_was_reached() -> None:
    shop = customer("2 months", rank="A")
    heard = entry("2026-11-16", type="note", outcome="", voices=[Voice("complaint", "配達が遅い")])
    levels = [kinds(reasons(shop, f"2026-11-{n}", heard))["complaint"] for n in (16, 17, 18)]
    assert levels == [EXTRA, INTERVAL, INTERVAL]
    [complaint] = [r for r in reasons(shop, "2026-11-17", heard) if r.kind == "complaint"]
    assert complaint.minutes == 120  # 40 × the weight of rank A
    called = entry("2026-11-17", outcome="phone")  # reached, but not settled: not again every day
    assert kinds(reasons(shop, "2026-11-17", heard, called))["complaint"] == EXTRA
    assert kinds(reasons(shop, "2026-11-23", heard, called))["complaint"] == PROMISE


def appointment(on: str, /, **fields: object) -> object:
    return entry("2026-11-16", type="appointment", on=day(on), **fields)


def test_appointments_lead_the_day() -> None:
    assert kinds(reasons(customer(), "2026-11-24", appointment("2026-11-24", time="10:30")))["appointment"] == FIXED
    assert (
        kinds(reasons(customer(), "2026-11-24", appointment("2026-11-24", time="10:30", leeway=15)))["appointment"]
        == LEEWAY
    )
    assert kinds(reasons(customer(), "2026-11-24", appointment("2026-11-24")))["appointment_day"] == LEEWAY


def test_a_missed_appointment_stays_until_a_contact_of_its_day_or_later() -> None:
    at = appointment("2026-11-19", time="14:00")
    assert kinds(reasons(customer(), "2026-11-24", at))["missed_appointment"] == PROMISE
    assert "missed_appointment" in kinds(reasons(customer(), "2026-11-24", at, entry("2026-11-18")))
    assert "missed_appointment" in kinds(reasons(customer(), "2026-11-24", at, entry("2026-11-20", outcome="absent")))
    assert "missed_appointment" not in kinds(reasons(customer(), "2026-11-24", at, entry("2026-11-19")))
    assert "missed_appointment" not in kinds(
        reasons(customer(), "2026-11-24", at, entry("2026-11-19", outcome="cancelled"))
    )


def test_an_appointment_ahead_answers_the_interval() -> None:
    due = [entry("2026-11-13")]
    assert kinds(reasons(customer(), "2026-11-24", *due)) == {"due": INTERVAL}
    assert kinds(reasons(customer(), "2026-11-24", *due, appointment("2026-11-27"))) == {}  # 14 days after the last


def test_an_appointment_beyond_the_interval_leaves_the_customer_due() -> None:
    assert kinds(reasons(customer(), "2026-11-24", entry("2026-11-02"), appointment("2026-11-27"))) == {
        "neglected": INTERVAL
    }


def test_the_same_appointment_twice_is_one() -> None:
    twice = [appointment("2026-11-24", time="10:30"), appointment("2026-11-24", time="10:30", note="again")]
    assert [r.kind for r in reasons(customer("none"), "2026-11-24", *twice)] == ["appointment"]
    assert [r.kind for r in reasons(customer("none"), "2026-11-25", *twice)] == ["missed_appointment"]


def test_a_must_is_cleared_by_the_next_contact() -> None:
    wanted = entry("2026-11-20", type="must", time="09:00", note="早めに")
    assert kinds(reasons(customer(), "2026-11-24", wanted))["must"] == MUST
    assert "must" in kinds(reasons(customer(), "2026-11-24", wanted, entry("2026-11-21", outcome="absent")))
    assert "must" not in kinds(reasons(customer(), "2026-11-24", wanted, entry("2026-11-20", time="11:00")))


def test_the_interval_is_a_reason_from_due_on_and_a_day_earlier_before_a_weekend() -> None:
    # one week from Monday 16 November ends on Monday 23, a holiday: Friday 20 is the last chance
    visited = entry("2026-11-16")
    weekly = customer("1 week")
    assert kinds(reasons(weekly, "2026-11-19", visited, holidays=("2026-11-23",))) == {}
    before = reasons(weekly, "2026-11-20", visited, holidays=("2026-11-23",))
    assert kinds(before) == {"due": INTERVAL}
    # worth what it is worth on the due day: 240 × 1 × (1.0 − 0.7) / 1.3
    assert round(before[0].minutes, 1) == 55.4


def test_a_whole_interval_late_is_worth_four_hours_times_the_weight() -> None:
    found = reasons(customer("1 week", rank="A"), "2026-11-24", entry("2026-11-10"))
    assert round(found[0].minutes) == 720


def test_a_paused_customer_keeps_its_promises_but_no_interval_reason() -> None:
    hold = entry("2026-11-20", type="hold", until=day("2026-12-20"))
    found = kinds(reasons(customer("1 week"), "2026-11-24", entry("2026-11-02", **promised("2026-11-10")), hold))
    assert found == {"promise": PROMISE}


def test_a_visit_that_failed_is_tried_again_from_the_next_day_on() -> None:
    shop = customer(rank="A")
    log = [entry("2026-11-16"), entry("2026-11-20", outcome="absent")]
    assert kinds(reasons(shop, "2026-11-20", *log)) == {}  # four days of fourteen, and tried today
    [again] = reasons(shop, "2026-11-23", *log)
    assert (again.kind, again.level, again.minutes) == ("retry", INTERVAL, 180)  # 60 × the weight of rank A
    assert "retry" not in kinds(reasons(shop, "2026-11-24", *log, entry("2026-11-23")))
    agreed = entry("2026-11-20", outcome="absent", next=day("2026-11-30"))
    assert "retry" not in kinds(reasons(shop, "2026-11-24", log[0], agreed))


def test_after_two_refusals_the_rep_phones_first() -> None:
    log = [entry("2026-10-16"), entry("2026-11-10", outcome="refused"), entry("2026-11-20", outcome="refused")]
    assert "retry" in kinds(reasons(customer(), "2026-11-16", *log[:2]))
    assert "retry" not in kinds(reasons(customer(), "2026-11-24", *log))
    assert kinds(reasons(customer(), "2026-11-24", *log))["refused_twice"] == INTERVAL
