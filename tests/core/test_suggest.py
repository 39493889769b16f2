"""What to order at a visit, and what peers buy that this customer never did."""

from __future__ import annotations

from hand import SETTINGS, book, customer, day, entry, history

from routecli.core.model import Customer, Product
from routecli.core.parts import Order, StockCount
from routecli.core.suggest import never_ordered, suggestions

TODAY = day("2025-06-16")
COUNTED = [  # use: (20 − 8) ÷ 6 = 2 a day
    *(entry(on, orders=[Order("A100", 10)]) for on in ("2025-05-20", "2025-05-26", "2025-06-02")),
    entry("2025-06-10", stock=[StockCount("A100", 20)]),
    entry("2025-06-16", stock=[StockCount("A100", 8)]),
]


def test_a_suggestion_lasts_to_the_next_visit_and_two_days_more_in_whole_packs() -> None:
    shop = customer("1 week")
    context = book(shop, tanaka=history(*COUNTED))
    [row] = suggestions(context, shop, TODAY)
    assert (row.stock, row.empty, row.qty, row.days) == (8, day("2025-06-20"), 10, 9)
    packed = context._replace(products={"A100": Product("A100", "小豆", pack=6)})
    assert [(s.name, s.qty) for s in suggestions(packed, shop, TODAY)] == [("小豆", 12)]


def test_what_cannot_be_judged_has_no_figures_and_stands_last() -> None:
    shop = customer("1 week")
    log = history(*COUNTED, entry("2025-06-02", orders=[Order("B110", 6)]))
    rows = suggestions(book(shop, tanaka=log), shop, TODAY)
    assert [(s.item.code, s.qty) for s in rows] == [("A100", 10), ("B110", None)]
    assert suggestions(book(shop), shop, TODAY) == []


def bought(*codes: str, on: str = "2025-06-02") -> object:
    return history(entry(on, orders=[Order(code, 1) for code in codes]))


def peers(logs: dict, who: Customer, **fields: object) -> list[tuple[str, int, int]]:
    others = [customer(id=id_, area="上野", **fields) for id_ in logs if id_ != who.id]
    context = book(who, *others, settings=SETTINGS)._replace(histories=logs)
    return [(p.code, p.buyers, p.peers) for p in never_ordered(context, who, TODAY)]


FOUR = {"a": bought("A100", "D100"), "b": bought("A100"), "c": bought("C100"), "d": bought("D100", "A100")}


def test_half_of_four_peers_is_enough_and_the_own_items_are_left_out() -> None:
    who = customer(area="上野")
    assert peers(FOUR, who) == [("A100", 3, 4), ("D100", 2, 4)]
    assert peers({**FOUR, "tanaka": bought("A100", on="2020-01-06")}, who) == [("D100", 2, 4)]
    assert peers(FOUR, customer(area="上野", items=["D100"])) == [("A100", 3, 4)]


def test_three_peers_and_what_was_bought_long_ago_say_nothing() -> None:
    who = customer(area="上野")
    assert peers({k: v for k, v in FOUR.items() if k != "c"}, who) == []
    assert peers({**FOUR, "c": bought("C100", on="2025-03-18")}, who) == []  # 90 days ago: three are left
    assert peers({**FOUR, "c": bought("C100", on="2025-03-19")}, who) == [("A100", 3, 4), ("D100", 2, 4)]


def test_peers_are_of_the_same_kind_and_share_an_area_or_a_tag() -> None:
    assert peers(FOUR, customer(area="浅草")) == []
    assert peers(FOUR, customer(area="上野", kind="service")) == []
    assert len(peers(FOUR, customer(area="浅草", tags=["和菓子", "冷蔵"]), tags=["冷蔵"])) == 2
