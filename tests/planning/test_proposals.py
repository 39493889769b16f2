"""Which day a customer fits in best, on a book one can check by eye: detours, closed days, who would have to wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from test_day_route import BASE, REP, TODAY, book, day, entry, history, minutes_between, shop

from routecli.core.parts import FollowUp
from routecli.planning.today.proposals import Proposal, ProposalQuery, expected_days, proposals, question, working_days
from routecli.planning.ways.travel import estimate

if TYPE_CHECKING:
    from routecli.core.entry import Entry
    from routecli.core.model import Customer, Rep

from hand import SETTINGS

NORTH = (35.76, 139.78)  # 5.3 km from the base: 20 minutes by the estimate's rule
THURSDAY = "2026-11-26"
SEEN = entry("2026-11-20")  # last Friday: nothing is due for a week


def appointment(on: str, time: str = "10:00", **fields: object) -> Entry:
    return entry("2026-11-20", type="appointment", on=day(on), time=time, **fields)


def ask(*shops: Customer, rep: Rep = REP, **logs: list[Entry]) -> ProposalQuery:
    """The question about the first shop."""
    settings = SETTINGS._replace(reps={"sato": rep})
    context = book(*shops, settings=settings, **{s.id: history(*logs.get(s.id, [SEEN])) for s in shops})
    found = question(context, rep, shops[0], day(TODAY), estimate(settings.travel))
    assert found
    return found


def offers(asked: ProposalQuery, most: int = 4) -> dict[str, Proposal]:
    days = working_days(asked.book, asked.rep, day(TODAY) + timedelta(days=1), None, most)
    return {offer.day.isoformat(): offer for offer in proposals(asked, day(TODAY), days)}


def kinds(offer: Proposal) -> list[str]:
    return [kind for kind, _ in offer.remarks]


def test_the_day_on_which_the_rep_is_near_comes_first() -> None:
    asked = ask(shop("a", *NORTH), shop("x", NORTH[0], 139.77), x=[SEEN, appointment(THURSDAY)])
    found = offers(asked)
    assert [(name, offer.grade) for name, offer in found.items()] == [
        ("2026-11-26", "green"),
        ("2026-11-25", "yellow"),
        ("2026-11-27", "yellow"),
        ("2026-11-30", "yellow"),
    ]
    x, a = (NORTH[0], 139.77), NORTH
    extra = minutes_between(x, a) + minutes_between(a, BASE) - minutes_between(x, BASE)
    assert found[THURSDAY].detour_minutes == pytest.approx(extra)
    assert found["2026-11-25"].detour_minutes == pytest.approx(2 * minutes_between(BASE, a))
    assert kinds(found["2026-11-25"]) == ["alone", "far"]


def test_what_is_late_takes_the_earliest_day_not_the_shortest_way() -> None:
    late = entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-23"), "見積"),))
    asked = ask(shop("a", *NORTH), shop("x", NORTH[0], 139.77), a=[late], x=[SEEN, appointment(THURSDAY)])
    assert list(offers(asked)) == ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]
    closed = ask(shop("a", *NORTH, closed=("wed",)), a=[late])
    assert list(offers(closed)) == ["2026-11-26", "2026-11-27", "2026-11-30", "2026-11-25"]


def test_the_span_leaves_the_others_their_times_and_the_rep_the_end_of_the_day() -> None:
    # after the appointment (10:00-10:30), 0.9 km on; half an hour there, home before 17:30, lunch of an hour by 14:00
    asked = ask(shop("a", *NORTH), shop("x", NORTH[0], 139.77), x=[SEEN, appointment(THURSDAY)])
    offer = offers(asked)[THURSDAY]
    if kinds(offer)[0] == "last":
        assert offer.first >= 10 * 60 + 30 + minutes_between((NORTH[0], 139.77), NORTH)
        assert offer.last + 30 + minutes_between(NORTH, BASE) <= 17 * 60 + 30
    else:
        assert kinds(offer)[0] == "first"
        assert offer.last + 30 + minutes_between(NORTH, (NORTH[0], 139.77)) <= 10 * 60


def test_closed_days_say_why() -> None:
    rep = REP._replace(away=["2026-11-25"])
    hold = entry("2026-11-20", type="hold", until=day("2026-11-27"))
    found = offers(ask(shop("a", closed=["thu"]), rep=rep, a=[SEEN, hold]))
    assert {name: kinds(offer) for name, offer in found.items() if offer.grade == "closed"} == {
        "2026-11-25": ["rep_away"],
        "2026-11-26": ["customer_closed"],
        "2026-11-27": ["paused"],
    }
    assert list(found) == ["2026-11-30", "2026-11-25", "2026-11-26", "2026-11-27"]  # the open one first


def test_a_day_of_appointments_is_full_and_short_hours_are_named() -> None:
    morning, rest = shop("x", *BASE, minutes=150), shop("y", *BASE, minutes=290)  # lunch between them
    agreed = {"x": [SEEN, appointment(THURSDAY, "09:00")], "y": [SEEN, appointment(THURSDAY, "12:30")]}
    assert kinds(offers(ask(shop("a"), morning, rest, **agreed))[THURSDAY]) == ["full"]
    whole_day = [
        SEEN,
        appointment(THURSDAY, "09:00"),
    ]  # without lunch: no plan can hold it, and it is kept all the same
    assert kinds(offers(ask(shop("a"), shop("x", *BASE, minutes=500), x=whole_day))[THURSDAY]) == ["full"]
    short = shop("a", hours=(((600, 620),),) * 7)
    assert {tuple(kinds(offer)) for offer in offers(ask(short)).values()} == {("hours",)}


def test_in_a_full_day_the_least_valuable_visit_would_wait() -> None:
    # Wednesday is taken by seven visits of an hour at the base, all due; s0 was seen last, so it is worth least
    others = [shop(f"s{n}", *BASE, minutes=60) for n in range(7)]
    logs = {f"s{n}": [entry(f"2026-11-{10 - n:02d}")] for n in range(7)}
    rep = REP._replace(away=[TODAY])  # nobody is seen before Wednesday
    offer = offers(ask(shop("a", *BASE, minutes=60), *others, rep=rep, **logs))["2026-11-25"]
    waits = dict(offer.remarks)["waits"]
    assert waits == {"names": ["田中商店"]}
    assert (offer.grade, offer.detour_minutes) == ("yellow", 0)
    # seen on the 10th: 15 of 14 days gone on Wednesday the 25th, weight 1
    assert offer.price == pytest.approx(240 * (15 / 14 - 0.7) / 1.3, abs=1)


def test_another_weekday_or_half_of_the_day_than_usual_is_yellow() -> None:
    tuesdays = [entry(f"2026-{m}", time="10:00") for m in ("10-27", "11-03", "11-10", "11-17")]
    found = offers(ask(shop("a", *BASE), a=tuesdays), most=5)
    assert [(name, offer.grade, kinds(offer)[1:]) for name, offer in found.items()][:2] == [
        ("2026-12-01", "green", []),
        ("2026-11-25", "yellow", ["weekday"]),
    ]
    assert all(offer.last < 12 * 60 for offer in found.values())


def test_who_is_expected_on_one_day_is_not_expected_again_before_its_time() -> None:
    asked = ask(
        shop("a"), shop("b"), shop("c"), b=[entry("2026-11-10")], c=[entry("2026-11-20"), appointment("2026-11-27")]
    )
    days = {
        route.day.isoformat(): [stop.candidate.customer.id for stop in route.stops]
        for route in expected_days(asked, day(TODAY), day("2026-12-08"))
    }
    assert days[TODAY] == ["b"]  # due today, every two weeks: 70 % of them have gone on 4 December
    assert [name for name, ids in days.items() if "b" in ids] == [TODAY, "2026-12-04"]
    assert "c" in days["2026-11-27"]
    assert "2026-11-28" not in days  # a Saturday


def test_without_any_place_nothing_is_asked() -> None:
    nowhere = shop("a", area="浅草")._replace(at=())
    context = book(nowhere, shop("b", area="上野"), settings=SETTINGS._replace(reps={"sato": REP}))
    assert question(context, REP, nowhere, day(TODAY), estimate(SETTINGS.travel)) is None


def test_working_days_are_the_reps_weekdays() -> None:
    assert [d.isoformat() for d in working_days(book(), REP, day("2026-11-27"), None, 3)] == [
        "2026-11-27",
        "2026-11-30",
        "2026-12-01",
    ]
    assert working_days(book(), REP, day("2026-11-28"), day("2026-11-29"), 10) == []
