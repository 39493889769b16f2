"""Display width against Rich and by hand, cutting at wide characters, and Japanese line breaking."""

from __future__ import annotations

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from routecli.core.width import pad, width, wrap

TRICKY = {
    0: ["", "\u200b"],
    1: ["☀", "①\ufe0f", "\ufeffa", "e\u0301"],
    2: [
        "ｶﾞ",
        "が",
        "か\u3099",
        "ハ\u309a",
        "　",
        "～",
        "〜",
        "ー",
        "🍶",
        "☀\ufe0f",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "〰\ufe0f",
        "🇯🇵",
    ],
    4: ["ﾊﾝｶｸ", "葛\U000e0100城", "Café", "Cafe\u0301", "한글", "👍🏽👍🏻", "👨\u200d👩\u200d👧👩"],
    5: ["route", "①※→─…"],
    6: ["𠮷野家", "🍶と魚"],
    7: ["1,234円", "a田中b\u200bc"],
    8: ["田中商店", "㈱髙島屋", "「はい」"],
    12: ["ＡＢＣ１２３"],
}


@pytest.mark.parametrize(("cells", "text"), [(cells, text) for cells, texts in TRICKY.items() for text in texts])
def test_width_by_hand_and_by_rich(cells: int, text: str) -> None:
    assert width(text) == cells
    assert cell_len(text) == cells


ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
KANA = st.characters(min_codepoint=0x3000, max_codepoint=0x30FF, exclude_categories=["Cn"])
KANJI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FEF)
FULL_AND_HALF_WIDTH = st.characters(min_codepoint=0xFF01, max_codepoint=0xFF9F)


@given(st.text(ASCII | KANA | KANJI | FULL_AND_HALF_WIDTH))
def test_rich_measures_japanese_and_ascii_the_same(text: str) -> None:
    assert width(text) == cell_len(text)


def test_every_kana_and_kanji_is_measured_as_the_unicode_tables_say() -> None:
    for character in map(chr, [*range(0x20, 0x7F), *range(0x3000, 0xA000), *range(0xFF01, 0xFFA0)]):
        wide = east_asian_width(character) in "WF"
        assert width(character) == (0 if category(character) in {"Mn", "Mc"} else 1 + wide), hex(ord(character))


def test_pad() -> None:
    assert pad("田中", 6) == "田中  "
    assert pad("田中", 6, right=True) == "  田中"
    assert pad("12", 5, right=True) == "   12"
    assert pad("田中商店", 6) == "田中商店"
    assert pad("か\u3099", 4) == "か\u3099  "


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("裏口から入る。犬がいるので注意。", 12, ["裏口から入", "る。犬がいる", "ので注意。"]),
        ("新商品に関心。", 12, ["新商品に関", "心。"]),
        ("あいう「えお」か", 8, ["あいう", "「えお」", "か"]),
        ("サーバー", 2, ["サ", "ー", "バ", "ー"]),
        ("コーヒー豆", 6, ["コー", "ヒー豆"]),
        ("チョコ", 2, ["チ", "ョ", "コ"]),
        ("please use the back door", 10, ["please use", "the back", "door"]),
        ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
        ("型番SC-45を交換", 8, ["型番", "SC-45を", "交換"]),
        ("訪問は11/25(水)まで", 12, ["訪問は", "11/25(水)ま", "で"]),
        ("期限は2027/1/31(日)。", 15, ["期限は", "2027/1/31(日)。"]),
        ("移動に1時間36分かかる", 14, ["移動に", "1時間36分かか", "る"]),
        ("1.4km 待ち19分", 10, ["1.4km", "待ち19分"]),
        ("話題: 釣り", 4, ["話", "題:", "釣り"]),
        ("今月は114分、5か月で12件", 10, ["今月は", "114分、", "5か月で", "12件"]),
        ("名前は「豆 義」です", 12, ["名前は", "「豆 義」で", "す"]),
        ("「長い名前の店」", 8, ["「長い名", "前の店」"]),
        ("時刻は10:00〜11:30", 14, ["時刻は", "10:00〜11:30"]),
        ("試すなら `route list` です", 20, ["試すなら", "`route list` です"]),
        (
            "会えたら route log tanaka --done 1、日を改めるなら",
            28,
            ["会えたら", "route log tanaka --done 1、", "日を改めるなら"],
        ),
        (
            '登録: route edit tanaka --set at="[35.7, 139.8]" で',
            20,
            ["登録:", 'route edit tanaka --set at="[35.7, 139.8]"', "で"],
        ),
        ("remove it: route edit a --unset b, or", 22, ["remove it:", "route edit a --unset b,", "or"]),
        ("12/4(金)まで可", 6, ["12/4", "(金)ま", "で可"]),
        ("f(x) [y] ((", 4, ["f(x)", "[y]", "(("]),
        ("一行目\n二行目", 20, ["一行目", "二行目"]),
        ("一行目\n\n三行目", 20, ["一行目", "", "三行目"]),
        ("田中", 0, ["田", "中"]),
        ("", 10, [""]),
        ("   ", 10, [""]),
        ("  字下げ", 10, ["  字下げ"]),
    ],
)
def test_wrap(text: str, cells: int, expected: list[str]) -> None:
    assert wrap(text, cells) == expected


@given(st.text(), st.integers(2, 12))
def test_wrapping_fits_and_loses_only_spaces(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(), st.integers(0, 20))
def test_padding_reaches_the_width(text: str, cells: int) -> None:
    assert width(pad(text, cells)) == max(cells, width(text))
