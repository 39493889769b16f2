"""A customer is found by its number, as it stands on a display, a card or a slip of paper."""

from __future__ import annotations

import pytest
from hand import customer

from routecli.core.model import Person
from routecli.core.phones import ids_by_phone

SHOPS = [
    customer(id="tanaka", phone="03-3831-0001"),
    customer(id="suzuki", phone="０３（３８３１）０００２、090-1234-5678"),
    customer(id="sato", contacts=[Person("佐藤", phone="080 9876 5432")]),
    customer(id="london", phone="+44 20 7946 0018"),
    customer(id="short", phone="0001"),
    customer(id="none"),
]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("03-3831-0001", ["tanaka"]),
        ("0338310001", ["tanaka"]),
        ("03 3831 0001", ["tanaka"]),
        ("(03)3831-0001", ["tanaka"]),
        ("０３ー３８３１ー０００１", ["tanaka"]),
        ("+81 3-3831-0001", ["tanaka"]),
        ("3831-0002", ["suzuki"]),
        ("09012345678", ["suzuki"]),
        ("5432", ["sato"]),
        ("+442079460018", ["london"]),
        ("0001", ["short", "tanaka"]),
        ("001", []),
        ("3-0001", []),
        ("田中0001", []),
        ("---", []),
        ("", []),
    ],
)
def test_a_number_finds_its_customer(typed: str, ids: list[str]) -> None:
    assert ids_by_phone(typed, SHOPS) == ids


def test_a_number_of_two_customers_finds_both() -> None:
    twins = [customer(id="a", phone="03-3831-0001"), customer(id="b", contacts=[Person("x", phone="0338310001")])]
    assert ids_by_phone("03-3831-0001", twins) == ["a", "b"]
