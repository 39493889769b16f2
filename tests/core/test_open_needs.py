"""What several customers of one kind ask for stands out, however they put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hand import customer, day

from routecli.core.open_needs import Heard, shared_needs
from routecli.core.reasons.needs import OpenNeed

if TYPE_CHECKING:
    from routecli.core.model import Customer


def heard(who: Customer, text: str, stage: str = "heard") -> Heard:
    return Heard(who, OpenNeed(f"{who.id}#1", stage, day("2026-10-01"), day("2026-10-01"), text, ""))


def shop(id_: str, kind: str = "wholesale") -> Customer:
    return customer(id=id_, name=id_, kind=kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("冷凍ケースを増やしたい", "冷凍ケースの増設"),
        ("冷凍ケースを増やしたい", "冷凍ｹｰｽをもっと増やしたい"),
        ("英語の説明書きがほしい", "英語の説明書がほしい"),
        ("部品の在庫を持ってほしい", "在庫を持ってほしい"),
        ("a bigger freezer case", "Freezer case, please"),
        ("もっとやすくしてほしい", "もうすこしやすくしてほしい"),
    ],
)
def test_one_wish_in_two_wordings(one: str, other: str) -> None:
    [group] = shared_needs([heard(shop("a"), one), heard(shop("b"), other)])
    assert (group.text, [c.id for c in group.customers]) == (one, ["a", "b"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("点検を休日にしてほしい", "納品を休日にしてほしい"),
        ("台数を増やしたい", "本数を増やしたい"),
        ("夜間に作業してほしい", "休日に作業してほしい"),
        ("納品を早めたい", "納品書の書き方を変えてほしい"),
    ],
)
def test_two_wishes_that_sound_alike(one: str, other: str) -> None:
    assert shared_needs([heard(shop("a"), one), heard(shop("b"), other)]) == []


def test_only_open_wishes_of_two_customers_of_one_kind_count() -> None:
    text = "冷凍ケースを増やしたい"
    assert shared_needs([heard(shop("a"), text), heard(shop("a"), text)]) == []
    assert shared_needs([heard(shop("a"), text), heard(shop("b", "service"), text)]) == []
    assert shared_needs([heard(shop("a"), text), heard(shop("b"), text, "won")]) == []


def test_the_most_wanted_comes_first() -> None:
    rows = [heard(shop(id_), "見本がほしい") for id_ in "ab"] + [heard(shop(id_), "値札をかえたい") for id_ in "cde"]
    assert [(g.text, len(g.customers)) for g in shared_needs(rows)] == [("値札をかえたい", 3), ("見本がほしい", 2)]
