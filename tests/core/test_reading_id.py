"""Ids as a Japanese reader would romanise the reading; expected values by the passport table, worked out by hand."""

from __future__ import annotations

import pytest

from routecli.core.reading_id import id_from
from routecli.core.romaji import romaji_key


@pytest.mark.parametrize(
    ("reading", "wanted"),
    [
        ("たなかしょうてん", "tanakashoten"),
        ("タナカ　ショウテン", "tanaka-shoten"),
        ("ﾀﾅｶ ｼｮｳﾃﾝ", "tanaka-shoten"),
        ("かぶしきがいしゃ やまだ", "yamada"),
        ("株式会社ヤマダ", "yamada"),
        ("いのうえ", "inoue"),  # the う begins a word of its own
        ("おおうち", "ouchi"),  # here too: 大 and 内
        ("おおおか", "ooka"),
        ("おおい", "oi"),
        ("おおの", "ono"),
        ("こういち", "koichi"),
        ("とうあ", "toa"),
        ("ふううん", "fuun"),
        ("とうきょうでんき", "tokyodenki"),
        ("ゆうき", "yuki"),
        ("はっちょうぼり", "hatchobori"),
        ("きっさ", "kissa"),
        ("しんばし", "shinbashi"),
        ("じゃがいも", "jagaimo"),
        ("つちや", "tsuchiya"),
        ("ふじわら", "fujiwara"),
        ("シティホテル", "shitihoteru"),
        ("フュージョン", "fyujon"),
        ("インタヴュー", "intavyu"),
        ("クォーツ", "kwotsu"),
        ("イェーガー", "yega"),
        ("ヒュッテ", "hyutte"),
        ("カフェ・ド・パリ", "kafe-do-pari"),
        ("Tanaka Foods Co., Ltd.", "tanaka-foods"),
        ("Cooper & Sons", "cooper-sons"),
        ("田中商店", ""),
        ("山田やまだ", ""),
        ("あ" * 100, "a" * 64),
    ],
)
def test_id_from(reading: str, wanted: str) -> None:
    assert id_from(reading) == wanted


@pytest.mark.parametrize(("reading", "typed"), [("フュージョン", "fyu-jon"), ("ヴュー", "vyu"), ("おおうち", "oouchi")])
def test_the_id_and_what_is_typed_find_the_reading(reading: str, typed: str) -> None:
    assert romaji_key(id_from(reading)) == romaji_key(typed) == romaji_key(reading)
