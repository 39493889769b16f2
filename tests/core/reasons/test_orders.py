"""What is due to be ordered, what runs out, who stopped; every figure worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hand import SETTINGS, book, customer, day, entry, history, reasons
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.buying import BuyingHabit, Counted, from_text, has_stopped, item_of, to_text
from routecli.core.clock import Clock
from routecli.core.model import Limits
from routecli.core.parts import Order, StockCount
from routecli.core.reasons import reasons_for
from routecli.core.reasons.base import EXTRA, INTERVAL, Reason, ReasonContext
from routecli.core.reasons.orders import codes_of, orders_of


def ordered(*days: str, item: str = "A100", qty: float = 10) -> list:
    return [entry(on, orders=[Order(item, qty)]) for on in days]


def of(kind: str, found: list[Reason]) -> list[Reason]:
    return [r for r in found if r.kind == kind]


def item(*entries: object, code: str = "A100") -> BuyingHabit:
    found = orders_of(history(*entries).facts["orders"])
    assert found is not None
    [one] = [i for i in found.items if i.code == code]
    return one


FORTNIGHTLY = ("2025-04-07", "2025-04-21", "2025-05-05", "2025-05-19")


def test_orders_every_fourteen_days_are_fourteen_days_late_after_twenty_eight() -> None:
    log = ordered(*FORTNIGHTLY)
    assert item(*log).gap == 14
    [late] = of("reorder", reasons(customer("2 months"), "2025-06-16", *log))
    assert (late.due, late.days_late(day("2025-06-16")), late.level) == (day("2025-06-02"), 14, INTERVAL)
    assert of("reorder", reasons(customer("2 months"), "2025-06-01", *log)) == []
    assert len(of("reorder", reasons(customer("2 months"), "2025-06-02", *log))) == 1


def test_a_visit_without_an_order_leaves_it_to_be_said_at_the_next_visit() -> None:
    log = [*ordered(*FORTNIGHTLY), entry("2025-06-10")]
    assert of("reorder", reasons(customer("2 months"), "2025-06-16", *log))[0].level == EXTRA


def test_fewer_than_three_orders_cannot_be_judged() -> None:
    two = item(*ordered("2025-04-07", "2025-04-21"))
    assert (two.gap, two.rate, two.due_on(), two.empty_on(), two.suggested(day("2025-06-16"), 9)) == (None,) * 5
    assert of("reorder", reasons(customer("2 months"), "2025-06-16", *ordered("2025-04-07", "2025-04-21"))) == []


def test_stock_8_use_2_a_day_next_visit_in_7_safety_2_is_empty_on_day_4_and_suggests_10() -> None:
    # counted 20, nothing ordered, counted 8 six days later: (20 + 0 − 8) ÷ 6 = 2 a day; 2 × (7 + 2) − 8 = 10
    log = [
        *ordered("2025-05-20", "2025-05-26", "2025-06-02"),
        entry("2025-06-10", stock=[StockCount("A100", 20)]),
        entry("2025-06-16", stock=[StockCount("A100", 8)]),
    ]
    one = item(*log)
    assert (one.counted_rate, one.rate, one.stock_on(day("2025-06-16"))) == (2, 2, 8)
    assert one.empty_on() == day("2025-06-20")
    assert one.suggested(day("2025-06-16"), 7 + 2) == 10
    assert one.suggested(day("2025-06-16"), 7 + 2, pack=6) == 12
    assert one.suggested(day("2025-06-16"), 3) == 0
    assert one.stock_on(day("2025-06-18")) == 4
    assert one.stock_on(day("2025-07-18")) == 0


def test_the_shelf_is_counted_before_the_order_of_its_day() -> None:
    # 3 left and 12 ordered on the 1st, 5 left on the 11th: (3 + 12 − 5) ÷ 10 = 1 a day; since then 5 + 12
    log = [
        entry("2025-05-20", orders=[Order("A100", 12)]),
        entry("2025-06-01", stock=[StockCount("A100", 3)], orders=[Order("A100", 12)]),
        entry("2025-06-11", stock=[StockCount("A100", 5)], orders=[Order("A100", 12)]),
    ]
    one = item(*log)
    assert (one.counted_rate, one.stock_on(day("2025-06-13"))) == (1, 15)
    assert one.empty_on() == day("2025-06-28")


def test_counts_that_make_no_sense_fall_back_on_the_usual_order() -> None:
    # more on the shelf than there can be; usual 10 every 14 days
    log = [
        *ordered(*FORTNIGHTLY),
        entry("2025-05-19", stock=[StockCount("A100", 2)]),
        entry("2025-05-26", stock=[StockCount("A100", 30)]),
    ]
    one = item(*log)
    assert one.counted_rate is None
    assert one.rate == pytest.approx(10 / 14)


def test_without_a_count_the_shelf_was_empty_before_the_last_order() -> None:
    one = item(*ordered(*FORTNIGHTLY))
    assert one.stock_on(day("2025-05-26")) == pytest.approx(5)  # 10 − 7 × 10/14
    assert one.suggested(day("2025-05-26"), 14 + 2) == 7  # 16 × 10/14 − 5 = 6.43
    assert one.empty_on() == day("2025-06-02")


def test_a_shelf_that_runs_out_is_a_reason_two_days_ahead() -> None:
    log = [
        *ordered("2025-05-20", "2025-05-26", "2025-06-02"),
        entry("2025-06-03", stock=[StockCount("A100", 34)]),
        entry("2025-06-10", stock=[StockCount("A100", 20)]),
    ]  # 2 a day, empty on 20 June
    assert of("stock_out", reasons(customer("2 months"), "2025-06-17", *log)) == []
    [out] = of("stock_out", reasons(customer("2 months"), "2025-06-18", *log))
    assert (out.due, out.level, out.params["items"]) == (day("2025-06-20"), INTERVAL, ["A100"])


def test_the_usual_quantity_is_the_median_of_the_last_five() -> None:
    log = [entry(f"2025-0{n}-01", orders=[Order("A100", qty)]) for n, qty in enumerate((99, 10, 12, 80, 11, 12), 1)]
    assert item(*log).qty == 12


def test_figures_are_kept_of_the_thirty_items_ordered_last_and_the_codes_of_all() -> None:
    log = [
        entry("2025-01-06", orders=[Order("OLD", 1)]),
        entry("2025-02-03", orders=[Order(f"N{n}", 1) for n in range(30)]),
    ]
    facts = history(*log).facts["orders"]
    found = orders_of(facts)
    assert found is not None
    assert (len(found.items), found.item("OLD"), "OLD" in codes_of(facts)) == (30, None, True)


def test_an_order_of_nothing_or_goods_taken_back_are_no_order() -> None:
    log = [*ordered(*FORTNIGHTLY), *ordered("2025-05-26", qty=0), *ordered("2025-05-27", qty=-3)]
    assert (item(*log).orders, item(*log).due_on()) == (4, day("2025-06-02"))
    assert history(*ordered("2025-05-26", qty=0)).facts.get("orders") is None


def test_two_lines_of_a_day_are_one_order() -> None:
    log = [*ordered(*FORTNIGHTLY), *ordered("2025-05-19", qty=4)]
    assert (item(*log).orders, item(*log).last_qty) == (4, 14)


SIX = ("2025-01-06", "2025-02-03", "2025-03-10", "2025-04-07", "2025-05-12", "2025-06-02")  # 28, 35, 28, 35, 21 days


def test_a_gap_longer_than_ever_after_six_orders_in_five_months_warns_of_leaving() -> None:
    # usual gap 28; longest 35, and 1.5 × 28 = 42 days: from 2025-07-15 (43 days) on
    log = ordered(*SIX)
    assert of("stopped_buying", reasons(customer("6 months"), "2025-07-14", *log)) == []
    [gone] = of("stopped_buying", reasons(customer("6 months"), "2025-07-15", *log))
    assert (gone.due, gone.params["gap"], gone.params["longest"], gone.level) == (day("2025-07-14"), 28, 35, INTERVAL)
    assert of("reorder", reasons(customer("6 months"), "2025-07-15", *log)) == []


@pytest.mark.parametrize(
    "orders", [SIX[:4], SIX[-4:], ("2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24", "2025-03-31")]
)
def test_who_bought_for_less_than_three_months_or_five_times_has_not_stopped(orders: tuple[str, ...]) -> None:
    assert of("stopped_buying", reasons(customer("6 months"), "2025-12-01", *ordered(*orders))) == []


def test_one_item_given_up_is_no_longer_due_while_others_go_on() -> None:
    others = ordered(*(f"2025-{m:02}-02" for m in range(1, 12)), item="B110")
    log = [*ordered(*SIX), *others]
    assert of("stopped_buying", reasons(customer("6 months"), "2025-11-20", *log)) == []
    assert of("reorder", reasons(customer("6 months"), "2025-12-03", *log))[0].params["items"] == ["B110"]


def test_all_due_items_make_one_reason_the_earliest_first() -> None:
    later = [
        on.replace("-07", "-09").replace("-21", "-23").replace("-05-05", "-05-07").replace("-19", "-21")
        for on in FORTNIGHTLY
    ]
    log = [*ordered(*later, item="B110"), *ordered(*FORTNIGHTLY)]
    [both] = of("reorder", reasons(customer("2 months"), "2025-06-16", *log))
    assert (both.due, both.params["items"], both.params["more"]) == (day("2025-06-02"), ["A100", "B110"], 1)


quantities = st.dictionaries(
    st.integers(735_000, 740_000), st.sampled_from([0, 1, 2.5, 12, 48]), min_size=1, max_size=9
)


@given(quantities, st.one_of(st.none(), quantities))
def test_an_item_survives_being_kept_as_text(days: dict[int, float], counts: dict[int, float] | None) -> None:
    one = item_of("A 1;2", days, counts)
    assert from_text("A 1;2", to_text(one)) == one


@given(quantities, st.one_of(st.none(), quantities), st.integers(0, 400), st.integers(1, 60), st.integers(1, 24))
def test_a_suggestion_lasts_and_comes_in_whole_packs(
    days: dict, counts: dict | None, later: int, span: int, pack: int
) -> None:
    one = item_of("A100", days, counts)
    on = date.fromordinal(max(days)) + timedelta(days=later)
    suggested, stock = one.suggested(on, span, pack), one.stock_on(on)
    if one.rate is None:
        assert suggested is None
    else:
        assert suggested is not None
        assert suggested % pack == 0
        assert stock + suggested >= one.rate * span - 1e-4
        assert suggested == 0 or stock + suggested - pack < one.rate * span


def test_a_habit_is_measured_by_what_was_counted_last() -> None:
    assert (
        BuyingHabit("A", 3, 1, 50, 10, 5, 12, 5, Counted(30, 9, 0, 33, 3, 0)).is_counted is False
    )  # 17 days before the last order
    assert BuyingHabit("A", 3, 1, 50, 10, 5, 12, 5, Counted(41, 9, 0, 44, 3, 5)).is_counted is True


def test_stopping_needs_a_gap_above_the_share_of_the_usual_one() -> None:
    steady = BuyingHabit("A", 12, 0, 154, 14, 5, 14, 5)
    assert not has_stopped(steady, 154 + 21, 1.5)
    assert has_stopped(steady, 154 + 22, 1.5)


def test_orders_at_the_end_of_the_calendar_hide_nobody() -> None:
    assert item(*ordered("9999-11-01", "9999-11-20", "9999-12-30")).due_on() == date.max
    counted = [entry("2025-05-12", stock=[StockCount("A100", 20)]), entry("2025-05-26", stock=[StockCount("A100", 6)])]
    shop, log = customer("2 months"), history(*ordered(*FORTNIGHTLY), *counted)
    context = book(shop, settings=SETTINGS._replace(limits=Limits(order_safety=999_999_999)))
    case = ReasonContext(shop, log, Clock("fresh"), day("2025-05-27"), context)
    assert len(of("stock_out", reasons_for(case))) == 1


def test_the_days_of_cover_are_the_stock_by_the_use() -> None:
    # 5 left of 10 after 7 of 14 days: 7 days more
    assert item(*ordered(*FORTNIGHTLY)).cover_on(day("2025-05-26")) == pytest.approx(7)
    assert item(*ordered(*FORTNIGHTLY[:2])).cover_on(day("2025-05-26")) is None
