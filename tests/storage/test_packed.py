"""What the index keeps is what the file held."""

from __future__ import annotations

from datetime import date

import pytest

from routecli.core.entry import Entry
from routecli.core.history import summarise
from routecli.core.interval import Interval
from routecli.core.model import Customer, Machine, News, Part, Person, Plan, Product, Rank, Rep, Settings
from routecli.core.reasons import folds
from routecli.storage.packed import pack, unpack

WEEK = [[(540, 720), (780, 1020)], [], [], [], [], [], [(0, 1440)]]
CUSTOMER = Customer(
    "tanaka", "田中商店", since=date(2019, 4, 1), every=Interval(2, "w"), hours=WEEK, at=[35.7, 139.7],
    contacts=[Person("花\ud83d", key=True, left=date(2026, 5, 31))],
    equipment=[Machine("case-1", service=[Part("フィルター", Interval(6, "m"), first=date(2026, 1, 5))])],
)  # fmt: skip


def lists(value: object) -> object:
    """A value with every sequence as a list: files give tuples or lists, the index whichever it likes."""
    if isinstance(value, list | tuple):
        return [lists(item) for item in value]
    return {key: lists(item) for key, item in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("customers/tanaka.yaml", CUSTOMER),
        ("customers/bare.yaml", Customer("bare", "x")),
        ("news/a.yaml", News("a", "新", until=date(2026, 12, 31))),
        ("products.yaml", {"A1": Product("A1", price=3.5, tags=["冷"])}),
        ("plans/sato/2026-W48.yaml", Plan({"2026-11-24": ["tanaka"]})),
        ("route.yaml", Settings(ranks={"A": Rank(Interval(2, "w"), 3)}, reps={"sato": Rep("sato", "健", hours=WEEK)})),
        (
            "visits/tanaka.jsonl",
            summarise([Entry("261124-aaaaaaaa", date(2026, 11, 24), outcome="met")], date.max, folds()),
        ),
    ],
)
def test_what_is_packed_comes_back(name: str, value: object) -> None:
    found = unpack(name, pack(value))
    assert type(found) is type(value)
    assert lists(found) == lists(value)


def test_records_within_records_are_records_again() -> None:
    found = unpack("customers/tanaka.yaml", pack(CUSTOMER))
    assert found.contacts[0].left == date(2026, 5, 31)
    assert found.equipment[0].service[0].every == Interval(6, "m")
    assert found.hours[0] == ((540, 720), (780, 1020))
