"""A book's weeks: days off, hours, holds, wishes, appointments and promises kept, frozen days left alone, nobody dropped."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "core"))

from checker import faults_of_weeks
from hand import REP, SETTINGS, book, customer, day, entry, history
from hypothesis import given, settings
from hypothesis import strategies as st

from routecli.core.model import Customer, Place, Travel
from routecli.core.parts import FollowUp
from routecli.planning.solver.weeks import plan_weeks
from routecli.planning.today.kept import SavedPlan
from routecli.planning.ways.travel import estimate
from routecli.planning.weeks.answer import Outlook, outlook
from routecli.planning.weeks.question import territory

if TYPE_CHECKING:
    from routecli.core.book import Book
    from routecli.core.entry import Entry

TODAY = "2026-11-24"  # a Tuesday; the four weeks end on Sunday 20 December
SATO = REP._replace(base=Place((35.70, 139.77)))


def shop(name: str, lat: float = 35.71, *, every: str = "2 weeks", **fields: Any) -> Customer:
    return customer(every, **{"id": name, "at": (lat, 139.78), "minutes": 30, **fields})


def book_of(*shops: Customer, rep: Any = SATO, holidays: tuple[str, ...] = (), **logs: list[Entry]) -> Book:
    known = {s.id: history(*logs.get(s.id, [entry("2026-11-13")])) for s in shops}
    return book(*shops, holidays=holidays, settings=SETTINGS._replace(reps={"sato": rep}), **known)


def weeks(context: Book, kept: SavedPlan | None = None, number: int = 4, iterations: int | None = None) -> Outlook:
    rep = context.settings.reps["sato"]
    question = territory(context, rep, day(TODAY), number, estimate(Travel()), kept or SavedPlan())
    assert question
    found = outlook(context, question, plan_weeks(question.horizon, question.clients, iterations=iterations))
    assert faults_of_weeks(context, found, day(TODAY)) == []
    return found


def dates(found: Outlook, name: str = "a") -> list[str]:
    return [str(row.day) for row in found.days for stop in row.stops if stop.customer.id == name]


def appointment(on: str, time: str = "", **fields: Any) -> Entry:
    return entry("2026-11-20", type="appointment", on=day(on), time=time, **fields)


def test_two_weeks_after_the_last_visit_and_then_every_two() -> None:
    first, second, *more = map(date.fromisoformat, dates(weeks(book_of(shop("a")))))
    assert abs((first - day("2026-11-27")).days) <= 1  # a tenth of the interval is free
    assert 13 <= (second - first).days <= 15
    assert more == []


def test_days_off_of_rep_firm_and_country_are_no_days_of_the_plan() -> None:
    away = SATO._replace(away=["2026-11-26..2026-11-27", "2026-12-11"])
    found = weeks(book_of(shop("a"), rep=away, holidays=("2026-11-25",)))
    gone = {"2026-11-25", "2026-11-26", "2026-11-27", "2026-12-11"}
    assert {str(row.day) for row in found.days}.isdisjoint(gone)
    assert len(found.days) == 19 - 4
    assert dates(found)


def test_the_weeks_begin_tomorrow_once_the_day_has_begun() -> None:
    assert weeks(book_of(shop("a"))).first == day(TODAY)
    begun = book_of(shop("a"), shop("b"), b=[entry(TODAY, by="sato")])
    assert weeks(begun).first == day("2026-11-25")
    called = book_of(shop("a"), shop("b"), b=[entry(TODAY, by="sato", outcome="phone")])
    assert weeks(called).first == day(TODAY)
    other = book_of(shop("a"), shop("b"), b=[entry(TODAY, by="suzuki")])
    assert weeks(other).first == day(TODAY)


def test_closed_days_and_hours_are_kept() -> None:
    morning = ((), (), (), ((600, 640),), (), (), ())  # Thursdays, 10:00 to 10:40
    found = weeks(book_of(shop("a", hours=morning), shop("b", closed=["mon", "tue", "wed", "thu"])))
    assert {date.fromisoformat(text).weekday() for text in dates(found, "a")} == {3}
    assert {date.fromisoformat(text).weekday() for text in dates(found, "b")} == {4}


def test_an_appointment_is_kept_at_its_time_and_counts_as_the_visit() -> None:
    found = weeks(book_of(shop("a"), a=[entry("2026-11-13"), appointment("2026-11-30", "10:30")]))
    assert dates(found) == ["2026-11-30", "2026-12-14"]
    stop = next(stop for row in found.days for stop in row.stops)
    assert (stop.start, stop.leave, stop.at is not None) == (630, 660, True)


def test_an_appointment_stands_above_closed_days_holds_and_days_off() -> None:
    hold = entry("2026-11-20", type="hold", until=day("2026-12-10"))
    closed = book_of(shop("a", closed=["mon"]), a=[entry("2026-11-13"), hold, appointment("2026-11-30", "10:30")])
    assert dates(weeks(closed))[0] == "2026-11-30"
    today = weeks(book_of(shop("a"), a=[appointment("2026-11-24", "08:00")], rep=SATO._replace(away=[TODAY])))
    assert (str(today.first), dates(today)[0]) == (TODAY, TODAY)
    sunday = weeks(book_of(shop("a"), shop("b"), a=[entry("2026-11-13"), appointment("2026-11-29", "20:00")]))
    assert "2026-11-29" in dates(sunday)
    assert [[s.customer.id for s in row.stops] for row in sunday.days if str(row.day) == "2026-11-29"] == [["a"]]


def test_of_two_appointments_at_once_one_is_kept_and_the_other_named() -> None:
    at = appointment("2026-11-30", "10:30")
    found = weeks(book_of(shop("a"), shop("b", 35.8), a=[at], b=[appointment("2026-11-30", "10:40")]))
    assert [(row.customer.id in {"a", "b"}, str(row.day)) for row in found.missed] == [(True, "2026-11-30")]


def test_no_appointment_is_given_up_for_shorter_ways() -> None:
    """Eight far shops are due on the day of two appointments near by."""
    far = [shop(f"f{n}", 35.75 + n / 200, every="1 week") for n in range(8)]
    logs = {"a": [appointment("2026-11-26", "11:00")], "b": [appointment("2026-11-26", "14:00", leeway=30)]}
    late = {row.id: [entry("2026-11-18")] for row in far}
    found = weeks(book_of(shop("a"), shop("b"), *far, **logs, **late))
    assert found.missed == ()
    assert {"2026-11-26"} <= {*dates(found, "a")} & {*dates(found, "b")}


def test_a_paused_customer_comes_back_after_its_hold() -> None:
    def on_hold(until: str) -> Outlook:
        return weeks(book_of(shop("a"), a=[entry("2026-11-13"), entry("2026-11-20", type="hold", until=day(until))]))

    assert min(dates(on_hold("2026-12-08"))) == "2026-12-09"
    long = on_hold("2027-01-31")
    assert dates(long) == []
    assert [(row.customer.id, row.reason, str(row.turn)) for row in long.unplanned] == [("a", "paused", "2027-02-01")]


def test_a_wish_for_the_next_visit_replaces_the_interval_once() -> None:
    later = weeks(book_of(shop("a"), a=[entry("2026-11-13", next=day("2026-12-04"))]))
    assert dates(later)[0] == "2026-12-04"
    once = weeks(book_of(shop("a", every="none"), a=[entry("2026-11-13", next=day("2026-12-04"))]))
    assert len(dates(once)) == 1
    assert "2026-12-02" <= dates(once)[0] <= "2026-12-04"


def test_customers_on_request_are_left_out_unless_something_calls_for_them() -> None:
    quiet = weeks(book_of(shop("a", every="none"), shop("b")))
    assert dates(quiet) == []
    assert quiet.unplanned == ()
    must = weeks(
        book_of(shop("a", every="none"), a=[entry("2026-11-13"), entry("2026-11-23", type="must", note="見本")])
    )
    assert dates(must) == [TODAY]


def test_a_promise_is_kept_by_its_day() -> None:
    promise = entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-29"), "見積"),))  # a Sunday
    found = weeks(book_of(shop("a", every="2 months"), a=[promise]))
    assert len(dates(found)) == 1
    assert TODAY <= dates(found)[0] <= "2026-11-27"


def test_a_new_customer_is_due_one_interval_after_its_beginning() -> None:
    found = weeks(book_of(shop("a", since=day("2026-11-18")), a=[]))
    assert dates(found)[0] in {"2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"}


def test_whose_turn_comes_later_is_named_with_its_day() -> None:
    found = weeks(book_of(shop("a", every="3 months"), shop("b")))
    assert [(row.customer.id, row.reason, str(row.turn)) for row in found.unplanned] == [("a", "later", "2027-02-13")]


def test_the_usual_weekday_is_chosen_where_it_costs_little() -> None:
    tuesdays = [entry(f"2026-{text}") for text in ("10-20", "10-27", "11-03", "11-10", "11-18")]  # the last a Wednesday
    found = weeks(book_of(shop("a", every="1 week"), a=tuesdays))
    assert dates(found) == ["2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"]


def test_a_customer_without_a_location_is_put_in_its_area_or_named() -> None:
    lost = shop("b", area="上野")._replace(at=())
    found = weeks(book_of(shop("a", area="上野"), lost))
    assert {stop.placed for row in found.days for stop in row.stops if stop.customer.id == "b"} == {"area"}
    nowhere = weeks(book_of(shop("a", area="浅草"), lost))
    assert [(row.customer.id, row.reason) for row in nowhere.unplanned] == [("b", "no_location")]
    promised = weeks(book_of(shop("a", area="浅草"), lost, b=[appointment("2026-11-30", "10:30")]))
    assert dates(promised, "b")[0] == "2026-11-30"


def test_the_next_days_of_the_kept_plan_stay_as_they_are() -> None:
    context = book_of(shop("a"), shop("b", 35.75), shop("c"), c=[entry("2026-11-23")])
    kept = SavedPlan({day(TODAY): ["b"], day("2026-11-25"): ["a"], day("2026-11-26"): ["c"]})
    found = weeks(context, kept)
    assert [[stop.customer.id for stop in row.stops] for row in found.days[:2]] == [["b"], ["a"]]
    assert [row.frozen for row in found.days[:3]] == [True, True, False]
    assert weeks(context, kept._replace(freeze=0)).days[0].frozen is False


def test_a_frozen_visit_to_somebody_seen_meanwhile_is_let_go() -> None:
    context = book_of(shop("a"), a=[entry("2026-11-23")])
    assert dates(weeks(context, SavedPlan({day(TODAY): ["a"]})))[0] > "2026-11-30"


def test_a_kept_visit_that_was_not_made_is_planned_again_at_once_also_on_a_frozen_day() -> None:
    """Three were planned for Monday the 23rd and not seen; the next two days hold one customer who is not due before Friday."""
    shops = [shop(name, every="1 week") for name in ("c1", "c2", "c3")]
    logs = {row.id: [entry("2026-11-16")] for row in shops}
    context = book_of(*shops, shop("a"), **logs)
    kept = SavedPlan({day("2026-11-23"): ["c1", "c2", "c3"], day(TODAY): ["a"], day("2026-11-25"): []})
    found = weeks(context, kept)
    assert {dates(found, row.id)[0] for row in shops} == {TODAY}
    assert (dates(found)[0], found.days[0].frozen) == (TODAY, True)


def test_a_frozen_day_whose_customers_were_all_seen_meanwhile_is_planned_anew() -> None:
    context = book_of(shop("a"), shop("b"), a=[entry("2026-11-23")], b=[entry("2026-10-20")])
    found = weeks(context, SavedPlan({day(TODAY): ["a"], day("2026-11-27"): ["b"]}))
    assert (found.days[0].frozen, dates(found, "b")[0]) == (False, TODAY)


def test_whom_the_kept_plan_would_see_too_late_does_not_wait_for_it() -> None:
    """Planned for 11 December, four weeks after the last visit of a fortnightly customer: 2 intervals."""
    kept = SavedPlan({day(TODAY): ["b"], day("2026-12-11"): ["a"]}, 1)
    assert dates(weeks(book_of(shop("a"), shop("b")), kept))[0] <= "2026-12-01"
    free: dict[date, list[str]] = {day("2026-11-25"): [], day("2026-11-26"): []}
    soon = SavedPlan({day(TODAY): ["b"], **free, day("2026-11-27"): ["a"]}, 1)
    assert dates(weeks(book_of(shop("a"), shop("b")), soon))[0] == "2026-11-27"


def test_a_promise_goes_before_a_frozen_day_that_would_break_it() -> None:
    promise = entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-25"), "見積"),))
    context = book_of(shop("a", every="2 months"), shop("b"), a=[promise])
    found = weeks(context, SavedPlan({day(TODAY): ["b"], day("2026-11-25"): ["b"], day("2026-11-26"): ["a"]}))
    assert dates(found)[0] <= "2026-11-25"


def test_a_frozen_day_ordered_by_hand_keeps_its_order() -> None:
    shops = [shop(f"s{n}", 35.70 + n / 100, every="1 week") for n in range(1, 5)]
    logs = {row.id: [entry("2026-11-17")] for row in shops}
    order = ["s3", "s1", "s4", "s2"]
    found = weeks(book_of(*shops, **logs), SavedPlan({day(TODAY): order}))
    assert [stop.customer.id for stop in found.days[0].stops] == order


def test_a_promise_at_a_shop_closed_on_its_day_is_kept_the_day_before() -> None:
    promise = entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-25"), "見積"),))
    found = weeks(book_of(shop("a", every="2 months", closed=["wed"]), a=[promise]))
    assert dates(found) == ["2026-11-24"]
    assert found.missed == ()


def test_a_promise_that_cannot_be_kept_is_named_with_the_day_it_is_planned_for() -> None:
    promise = entry("2026-11-20", follow_ups=(FollowUp(day("2026-11-25"), "見積"),))
    found = weeks(book_of(shop("a", every="2 months", closed=["mon", "tue", "wed"]), a=[promise]))
    assert dates(found) == ["2026-11-26"]
    assert [(row.what, str(row.day), row.why, str(row.planned)) for row in found.missed] == [
        ("promise", "2026-11-25", "closed", "2026-11-26")
    ]


def test_two_appointments_of_one_customer_on_days_off_are_both_kept() -> None:
    """A Saturday, and the Monday of a public holiday."""
    at = [appointment("2026-11-28", "10:00"), appointment("2026-11-30", "09:30")]
    found = weeks(book_of(shop("a"), shop("b"), holidays=("2026-11-30",), a=[entry("2026-11-13"), *at]))
    assert dates(found)[:2] == ["2026-11-28", "2026-11-30"]
    assert found.missed == ()


def test_an_empty_day_is_not_filled_with_somebody_who_has_an_appointment_soon() -> None:
    """Late since 20 November, appointment on the 26th: a visit on the 24th besides would be one too many."""
    found = weeks(book_of(shop("a", every="1 month"), a=[entry("2026-10-20"), appointment("2026-11-26", "10:00")]))
    assert dates(found)[0] == "2026-11-26"


def test_a_kept_plan_is_changed_little() -> None:
    shops = [shop(f"s{n}", 35.70 + n / 300, every="1 week") for n in range(10)]
    logs = {row.id: [entry(f"2026-11-{17 + n % 4}")] for n, row in enumerate(shops)}
    context = book_of(*shops, **logs)
    first = weeks(context)
    plan = {row.day: [stop.customer.id for stop in row.stops] for row in first.days}
    again = weeks(context, SavedPlan(plan, freeze=0))
    moved = sum(set(dates(first, row.id)) != set(dates(again, row.id)) for row in shops)
    assert moved <= 2


def test_too_much_work_is_stretched_alike_and_what_would_give_is_said() -> None:
    shops = [shop(f"s{n}", 35.70 + n / 500, every="1 week", minutes=120, rank="AB"[n % 2]) for n in range(30)]
    found = weeks(book_of(*shops), iterations=200).capacity
    # thirty visits of two hours a week against some 37 hours of work
    assert 1.4 < found.stretch < 1.8
    assert found.demand.share > 1.4
    assert not found.demand.by_visits
    assert [(every.n, days) for every, days in found.stretched] == [(1, round(7 * found.stretch))]
    assert found.more_days > 5
    assert found.ranks == ("B",)
    assert found.rarer
    assert weeks(book_of(shop("a"))).capacity.stretched == ()


def test_no_day_has_more_visits_than_the_rep_makes_but_promises_and_intervals_stretch_instead() -> None:
    shops = [shop(f"s{n}", 35.70 + n / 500, every="1 week") for n in range(20)]
    context = book_of(*shops, rep=SATO._replace(visits=3), **{row.id: [entry("2026-11-20")] for row in shops})
    found = weeks(context, iterations=400)
    assert max(len(row.stops) for row in found.days) == 3
    # 31 days after the last visit each wants a fourth (4 × 1.1 weeks); 95 % of 57 visits allow twenty of them two: 31 / (3 × 7.7)
    assert 1.34 < found.capacity.stretch < 1.36
    demand = found.capacity.demand
    assert demand.by_visits  # the hours would do
    assert (demand.visits, demand.visits_held) == (80, 0.95 * 57)
    assert demand.share == pytest.approx(80 / 54.15)
    assert found.capacity.more_days == 10  # 48 % of the nineteen
    promised = {f"s{n}": [appointment("2026-11-26", f"{10 + n}:00")] for n in range(5)}
    busy = weeks(book_of(*shops, rep=SATO._replace(visits=3), **promised), iterations=400)
    assert {len(row.stops) for row in busy.days if str(row.day) == "2026-11-26"} == {5}


def test_one_neglected_for_years_does_not_make_the_work_too_much() -> None:
    assert weeks(book_of(shop("a"), a=[entry("2019-01-07")])).capacity.stretch == 1


def test_gaps_are_counted_and_what_was_late_before_is_told_apart() -> None:
    fine = weeks(book_of(shop("a"))).gaps
    assert (fine.early, fine.late) == (0, 0)
    late = weeks(book_of(shop("a"), a=[entry("2026-10-01")])).gaps
    assert (late.late, late.was_late) == (1, 1)


def test_the_same_book_gives_the_same_weeks() -> None:
    shops = [shop(f"s{n}", 35.70 + n * 7 % 10 / 500, every="1 week") for n in range(8)]
    assert weeks(book_of(*shops)) == weeks(book_of(*shops))


def test_without_working_days_there_is_no_question() -> None:
    idle = SATO._replace(away=[f"{year}-01-01..{year}-12-31" for year in (2026, 2027)])
    assert territory(book_of(shop("a"), rep=idle), idle, day(TODAY), 4, estimate(Travel()), SavedPlan()) is None


SPANS = st.sampled_from([(), ((540, 720),), ((600, 720), (840, 1020)), ((600, 625),)])
STORIES = {
    "late": [entry("2026-10-01")],
    "fresh": [entry("2026-11-20")],
    "never": [entry("2026-11-20", type="note")],
    "must": [entry("2026-11-20"), entry("2026-11-21", type="must", note="早めに")],
    "hold": [entry("2026-11-01"), entry("2026-11-20", type="hold", until=day("2026-12-02"))],
    "wish": [entry("2026-11-20", next=day("2026-12-09"))],
    "at ten": [entry("2026-11-13"), appointment("2026-11-30", "10:00")],
    "sunday": [entry("2026-11-13"), appointment("2026-11-29", "18:30", leeway=20)],
    "some time": [entry("2026-11-13"), appointment("2026-11-25")],
    "missed": [entry("2026-11-10"), entry("2026-11-10", type="appointment", on=day("2026-11-19"), time="14:00")],
}
ROWS = st.tuples(
    st.integers(0, 9), SPANS, st.sampled_from(sorted(STORIES)), st.sampled_from([(), ("tue", "thu")]),
    st.sampled_from(["1 week", "2 weeks", "1 month", "none"]),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=8), st.sampled_from([(), ("2026-11-25", "2026-11-30")]))
def test_no_rule_of_the_book_is_ever_broken_and_nobody_dropped(rows: list[Any], away: tuple[str, ...]) -> None:
    shops = [
        shop(f"s{n}", 35.69 + a / 200, every=every, hours=(spans,) * 7 if spans else (), closed=closed)
        for n, (a, spans, _, closed, every) in enumerate(rows)
    ]
    logs = {f"s{n}": STORIES[row[2]] for n, row in enumerate(rows)}
    context = book_of(*shops, rep=SATO._replace(away=list(away)), **logs)
    plan = {day(TODAY) + timedelta(days=n): [shops[0].id] for n in range(3)}
    found = weeks(context, SavedPlan(plan, 1), iterations=40)
    named = {row.customer.id for row in (*found.missed, *found.unplanned)}
    named |= {stop.customer.id for row in found.days for stop in row.stops}
    called = {
        f"s{n}" for n, row in enumerate(rows) if row[4] != "none" or row[2] not in {"late", "fresh", "never", "hold"}
    }
    assert called <= named


@pytest.mark.parametrize("number", [1, 2, 6])
def test_so_many_weeks_end_on_a_sunday(number: int) -> None:
    assert weeks(book_of(shop("a")), number=number).last == day("2026-11-29") + timedelta(weeks=number - 1)
