"""Who may be entered twice."""

from __future__ import annotations

import pytest

from routecli.core.names import spelling
from routecli.core.similar import similar

NAMED = [
    spelling("tanaka", "田中商店", "たなかしょうてん"),
    spelling("suzuki", "鈴木工業", ""),
    spelling("sato", "㈱佐藤", "さとう"),
]


@pytest.mark.parametrize(
    ("name", "kana", "ids"),
    [
        ("株式会社 田中商店", "", ["tanaka"]),
        ("多奈加", "タナカショウテン", ["tanaka"]),
        ("鈴木工業所", "", ["suzuki"]),
        ("佐藤（株）", "", ["sato"]),
        ("田中商会", "", []),
        ("中田商店", "なかだしょうてん", []),
        ("山田", "", []),
    ],
)
def test_similar(name: str, kana: str, ids: list[str]) -> None:
    assert similar(name, kana, NAMED) == ids
