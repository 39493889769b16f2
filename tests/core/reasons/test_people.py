"""People have clocks, birthdays and successors of their own."""

from __future__ import annotations

import pytest
from hand import customer, day, entry, reasons

from routecli.core.model import Occasion, Person
from routecli.core.reasons.base import EXTRA, INTERVAL, Reason
from routecli.core.reasons.people import greetings

BUYER = Person("鈴木 花", role="仕入", key=True)
OWNER = Person("田中 一郎", role="店主")


def of(kind: str, found: list[Reason]) -> list[Reason]:
    return [r for r in found if r.kind == kind]


def test_a_buyer_unseen_for_95_days_is_a_reason_though_the_shop_was_visited_last_week() -> None:
    # 30-day interval × 3 = 90 days; 2025-03-13 + 95 days = 2025-06-16
    shop = customer("30 days", contacts=[BUYER, OWNER])
    log = [entry("2025-03-13", with_=["鈴木花"]), entry("2025-06-09", with_=["田中 一郎"])]
    [unseen] = of("unseen_person", reasons(shop, "2025-06-16", *log))
    assert (unseen.due, unseen.level, unseen.params["last"]) == (day("2025-06-11"), INTERVAL, day("2025-03-13"))
    assert unseen.days_late(day("2025-06-16")) == 5


def test_the_ninetieth_day_itself_is_not_late() -> None:
    shop = customer("30 days", contacts=[BUYER, OWNER])
    log = [entry("2025-03-13", with_=["鈴木 花"])]
    assert of("unseen_person", reasons(shop, "2025-06-11", *log)) == []
    assert len(of("unseen_person", reasons(shop, "2025-06-12", *log))) == 1


def test_a_key_person_of_a_customer_on_request_is_unseen_after_ninety_days() -> None:
    # 2025-03-13 + 90 days = 2025-06-11
    shop = customer("none", contacts=[BUYER, OWNER])
    log = [entry("2025-03-13", with_=["鈴木 花"]), entry("2025-06-09", with_=["田中 一郎"])]
    assert reasons(shop, "2025-06-11", *log) == []
    [unseen] = reasons(shop, "2025-06-12", *log)
    assert (unseen.kind, unseen.due, unseen.level) == ("unseen_person", day("2025-06-11"), INTERVAL)


def test_somebody_never_named_counts_from_the_first_contact_or_the_own_start() -> None:
    shop = customer("10 days", contacts=[BUYER, OWNER])
    log = [entry("2026-01-05", with_=["田中 一郎"])]
    [unseen] = of("unseen_person", reasons(shop, "2026-02-10", *log))
    assert (unseen.due, unseen.params["last"]) == (day("2026-02-04"), None)
    later = customer("10 days", contacts=[BUYER._replace(since=day("2025-12-01")), OWNER])
    assert of("unseen_person", reasons(later, "2026-02-10", *log))[0].due == day("2026-02-04")


def test_a_contact_without_names_counts_for_the_only_person() -> None:
    alone, two = customer("10 days", contacts=[BUYER]), customer("10 days", contacts=[BUYER, OWNER])
    log = [entry("2026-01-05", with_=["鈴木 花"]), entry("2026-02-20")]
    assert of("unseen_person", reasons(alone, "2026-03-01", *log)) == []
    assert len(of("unseen_person", reasons(two, "2026-03-01", *log))) == 1


def test_who_left_is_never_a_reason() -> None:
    gone = BUYER._replace(left=day("2025-05-31"), birthday="06-20")
    shop = customer("10 days", contacts=[gone, OWNER])
    assert {r.kind for r in reasons(shop, "2025-06-16", entry("2025-01-10", with_=["鈴木 花"]))} == {"neglected"}


def test_greetings_appear_seven_days_ahead_and_ride_along() -> None:
    shop = customer("2 months", contacts=[OWNER._replace(birthday="06-20")], dates=[Occasion("06-23", "創業記念日")])
    log = [entry("2025-06-02", with_=["田中 一郎"])]
    kinds = {r.kind: (r.due, r.level) for r in reasons(shop, "2025-06-16", *log)}
    assert kinds == {"birthday": (day("2025-06-20"), EXTRA), "anniversary": (day("2025-06-23"), EXTRA)}
    assert of("birthday", reasons(shop, "2025-06-12", *log)) == []
    assert of("birthday", reasons(shop, "2025-06-21", *log)) == []


def test_a_contact_in_those_days_has_carried_the_greeting_but_the_day_itself_is_said() -> None:
    shop = customer("2 months", contacts=[OWNER._replace(birthday="1960-06-20")])
    log = [entry("2025-06-17", with_=["田中 一郎"])]
    assert of("birthday", reasons(shop, "2025-06-18", *log)) == []
    assert len(of("birthday", reasons(shop, "2025-06-20", *log))) == 1


@pytest.mark.parametrize(
    ("today", "kept"), [("2027-02-25", "2027-02-28"), ("2028-02-25", "2028-02-29"), ("2027-02-21", "2027-02-28")]
)
def test_the_29th_of_february_is_kept_on_the_28th_in_common_years(today: str, kept: str) -> None:
    shop = customer(contacts=[OWNER._replace(birthday="1964-02-29")])
    assert [g.on for g in greetings(shop, day(today), 7)] == [day(kept)]
    assert greetings(shop, day("2028-02-20"), 8) == []  # a leap year has its 29th, and it is nine days off


def test_the_years_are_said_only_where_the_first_is_known() -> None:
    people = [OWNER._replace(birthday="1960-06-20"), BUYER._replace(birthday="06-21")]
    shop = customer(contacts=people, dates=[Occasion("1926-06-23", "創業記念日")])
    assert [(g.who, g.years) for g in greetings(shop, day("2026-06-16"), 7)] == [
        ("田中 一郎", 66), ("鈴木 花", 0), ("田中商店", 100),
    ]  # fmt: skip
    new_year = customer(contacts=[OWNER._replace(birthday="1960-01-02")])
    assert greetings(new_year, day("2025-12-28"), 7)[0].years == 66  # by then it is 2026


def test_greetings_reach_over_new_year() -> None:
    shop = customer(contacts=[OWNER._replace(birthday="01-02")])
    assert [g.on for g in greetings(shop, day("2026-12-28"), 7)] == [day("2027-01-02")]


def test_a_successor_is_to_be_greeted_within_ninety_days_until_met() -> None:
    new = Person("木村 純", role="店長", key=True, since=day("2025-06-01"))
    shop = customer("1 month", contacts=[BUYER._replace(left=day("2025-05-31")), new, OWNER])
    log = [entry("2025-01-10"), entry("2025-06-10", with_=["田中 一郎"])]
    [reason] = of("new_person", reasons(shop, "2025-06-16", *log))
    assert (reason.level, reason.params["who"]) == (INTERVAL, "店長 木村 純")
    assert of("new_person", reasons(shop, "2025-06-18", *log, entry("2025-06-17", with_=["木村 純"]))) == []
    assert len(of("new_person", reasons(shop, "2025-08-30", *log))) == 1
    assert of("new_person", reasons(shop, "2025-08-31", *log)) == []


def test_on_a_first_visit_everybody_is_new_and_nobody_a_successor() -> None:
    shop = customer(contacts=[BUYER._replace(since=day("2025-06-01"))])
    assert of("new_person", reasons(shop, "2025-06-16")) == []
    assert of("new_person", reasons(shop, "2025-06-16", entry("2025-06-10", with_=["田中 一郎"]))) == []


def test_a_year_that_cannot_be_right_gives_no_age() -> None:
    def years(birthday: str) -> int:
        shop = customer("2 months", contacts=[OWNER._replace(birthday=birthday)])
        [greeting] = of("birthday", reasons(shop, "2025-06-20", entry("2025-05-01")))
        return greeting.params["age"]

    assert [years("1604-06-20"), years("1905-06-20"), years("1904-06-20")] == [0, 120, 0]
