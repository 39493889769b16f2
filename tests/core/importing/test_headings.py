"""Which column is which key: synonyms of both languages, headings in two rows below a title, and what is said by hand."""

from __future__ import annotations

import pytest

from routecli.core.importing.headings import KINDS, TABLES, columns_of, heading_key, is_total
from routecli.core.importing.rows import Row


def rows(*lines: str) -> list[Row]:
    return [Row(n, line.split("|")) for n, line in enumerate(lines, 1)]


def keys(table: list[Row], kind: str = "customers", **mapped: str) -> list[str]:
    return [column.key for column in columns_of(table, kind, mapped)[0]]


def test_headings_of_both_languages_are_known() -> None:
    assert keys(rows("得意先ＣＤ|得意先名※|ﾌﾘｶﾞﾅ|〒|住所|ＴＥＬ（代表）|担当|最終訪問日|FAX")) == [
        "code", "name", "kana", "postal", "address", "phone", "rep", "last", "",
    ]  # fmt: skip
    assert keys(rows("Customer No|Company Name|Zip Code|Street address|Phone|Last Visit")) == [
        "code", "name", "postal", "address", "phone", "last",
    ]  # fmt: skip


def test_titles_above_are_passed_over() -> None:
    columns, start = columns_of(rows("得意先一覧||", "2026年11月現在||", "コード|店名|住所", "1|x|y"), "customers", {})
    assert ([column.key for column in columns], start) == (["code", "name", "address"], 3)


@pytest.mark.parametrize(
    "table",
    [
        ("コード|得意先名|所在地|", "||郵便番号|住所", "1|x|1100005|y"),
        ("|得意先名|所在地|", "コード||郵便番号|住所", "1|x|1100005|y"),
    ],
)
def test_merged_headings_take_two_rows(table: tuple[str, ...]) -> None:
    columns, start = columns_of(rows(*table), "customers", {})
    assert ([column.key for column in columns], start) == (["code", "name", "postal", "address"], 2)


def test_of_two_columns_for_one_key_the_plainer_one_counts() -> None:
    assert keys(rows("会社名|店舗名|電話番号|携帯")) == ["", "name", "phone", ""]


def test_what_is_said_by_hand_wins() -> None:
    assert keys(rows("店の札|店名|整理番号"), 店の札="name", 整理番号="-") == ["name", "", "-"]


def test_a_table_without_headings_has_no_columns() -> None:
    assert columns_of(rows("1|2", "3|4"), "customers", {}) == ([], 0)


def test_the_unit_stands_in_brackets() -> None:
    assert columns_of(rows("店名|訪問周期（日）"), "customers", {})[0][1].unit == "日"


@pytest.mark.parametrize("text", ["合計", "総計：", "合 計", "全300件", "Total"])
def test_totals_are_known(text: str) -> None:
    assert is_total(Row(9, ["", text, "12"]))


def test_a_shop_is_no_total() -> None:
    assert not is_total(Row(9, ["合計堂書店", "x"]))


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_means_two_keys(kind: str) -> None:
    found = [heading_key(word) for words in TABLES[kind].values() for word in words.split()]
    assert sorted({word for word in found if found.count(word) > 1 and _keys(kind, word) > 1}) == []


def _keys(kind: str, heading: str) -> int:
    return sum(heading in map(heading_key, words.split()) for words in TABLES[kind].values())
