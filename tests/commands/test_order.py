"""Orders: the habit and the suggestion by hand, and three ways to take one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Route

# every second Tuesday twelve; the shelf is taken to be empty before an order: 12 ÷ 14 a day
DAYS = ("2026-09-29", "2026-10-13", "2026-10-27", "2026-11-10")


def write(book: Path, *days: str) -> None:
    (book / "products.yaml").write_text(
        "- {code: A100, name: あんこ, pack: 6}\n- {code: B1, name: 餅}\n", encoding="utf-8"
    )
    lines = [
        {
            "id": f"{day[2:4]}{day[5:7]}{day[8:]}-aaaaaaaa",
            "date": day,
            "by": "sato",
            "orders": [{"item": "A100", "qty": 12}],
        }
        for day in days
    ]
    folder = book / "visits"
    folder.mkdir(exist_ok=True)
    (folder / "tanaka-shoten.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def test_the_suggestion_lasts_to_the_next_visit_and_two_days_more_in_whole_packs(book: Path, route: Route) -> None:
    write(book, *DAYS)
    (item,) = route("-C", str(book), "order", "tanaka", "--json").json["data"]["items"]
    # 14 days after the last order the shelf is empty; 14 + 2 days × 12/14 = 13.7, in packs of six 18
    assert (item["usual_gap_days"], item["usual_qty"], item["empty_on"]) == (14, 12, "2026-11-24")
    assert (item["stock"], item["suggested_qty"]) == (0, 18)


def test_with_fewer_than_three_orders_nothing_is_claimed(book: Path, route: Route) -> None:
    write(book, *DAYS[:2])
    (item,) = route("-C", str(book), "order", "tanaka", "--json").json["data"]["items"]
    assert (item["usual_gap_days"], item["suggested_qty"]) == (None, None)


def test_an_order_is_taken_by_phone_in_person_or_as_suggested(book: Path, route: Route, log: Log) -> None:
    write(book, *DAYS)
    assert route("-C", str(book), "--rep", "sato", "order", "tanaka", "A100=6").status == 0
    assert route("-C", str(book), "--rep", "sato", "order", "tanaka", "--take", "--met").status == 0
    phoned, taken = log("tanaka-shoten")[-2:]
    assert (phoned["outcome"], phoned["orders"]) == ("phone", [{"item": "A100", "qty": 6}])
    assert (taken["outcome"], taken["orders"][0]["item"]) == ("met", "A100")


def test_met_without_an_order_says_how_a_visit_is_logged(book: Path, route: Route, log: Log) -> None:
    write(book, *DAYS)
    result = route("-C", str(book), "--rep", "sato", "order", "tanaka", "--met")
    assert (result.status, result.out) == (2, "")
    assert "route log tanaka" in result.err
    assert len(log("tanaka-shoten")) == len(DAYS)


def test_an_item_of_no_catalogue_line_is_refused(book: Path, route: Route) -> None:
    write(book, *DAYS)
    result = route("-C", str(book), "--rep", "sato", "order", "tanaka", "Z9=1")
    assert result.status == 2
    assert result.err.startswith("route: No product matches `Z9`.")


def test_the_table_needs_somebody_to_ask(book: Path, route: Route) -> None:
    write(book, *DAYS)
    result = route("-C", str(book), "--rep", "sato", "log", "tanaka", "--table")
    assert result.status == 2
    assert "--order" in result.err


def test_the_table_asks_item_by_item_and_takes_orders_and_counts(book: Path, route: Route, log: Log) -> None:
    write(book, *DAYS)
    result = route("-C", str(book), "--rep", "sato", "log", "tanaka", "--table", stdin="18 ２\n", terminal=True)
    assert result.status == 0
    # usually twelve; 18 is the suggestion worked out above
    assert "A100 あんこ" in result.err
    assert "12" in result.err
    assert "18" in result.err
    assert log("tanaka-shoten")[-1]["orders"] == [{"item": "A100", "qty": 18}]
    assert log("tanaka-shoten")[-1]["stock"] == [{"item": "A100", "qty": 2}]


def test_an_item_passed_over_or_only_counted_is_no_order(book: Path, route: Route, log: Log) -> None:
    write(book, *DAYS)
    for typed in ("\n", "- 5\n"):
        assert (
            route("-C", str(book), "--rep", "sato", "log", "tanaka", "--table", stdin=typed, terminal=True).status == 0
        )
    passed, counted = log("tanaka-shoten")[-2:]
    assert ("orders" in passed, "stock" in passed) == (False, False)
    assert ("orders" in counted, counted["stock"]) == (False, [{"item": "A100", "qty": 5}])


def test_a_slip_in_the_table_writes_nothing(book: Path, route: Route, log: Log) -> None:
    write(book, *DAYS)
    result = route("-C", str(book), "--rep", "sato", "log", "tanaka", "--table", stdin="some\n", terminal=True)
    assert (result.status, "some" in result.err) == (2, True)
    assert len(log("tanaka-shoten")) == len(DAYS)
