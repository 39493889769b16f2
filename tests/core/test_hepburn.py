"""Ids as a Japanese reader would romanise the reading; expected values by the passport table, worked out by hand."""

from __future__ import annotations

import pytest

from routecli.core.hepburn import id_from


@pytest.mark.parametrize(
    ("reading", "wanted"),
    [
        ("たなかしょうてん", "tanakashoten"),
        ("タナカ　ショウテン", "tanaka-shoten"),
        ("ﾀﾅｶ ｼｮｳﾃﾝ", "tanaka-shoten"),
        ("かぶしきがいしゃ やまだ", "yamada"),
        ("株式会社ヤマダ", "yamada"),
        ("いのうえ", "inoue"),  # the う begins a word of its own
        ("おおの", "ono"),
        ("とうきょうでんき", "tokyodenki"),
        ("ゆうき", "yuki"),
        ("はっちょうぼり", "hatchobori"),
        ("きっさ", "kissa"),
        ("しんばし", "shinbashi"),
        ("じゃがいも", "jagaimo"),
        ("つちや", "tsuchiya"),
        ("ふじわら", "fujiwara"),
        ("シティホテル", "shitihoteru"),
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
