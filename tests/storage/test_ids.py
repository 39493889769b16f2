from __future__ import annotations

import datetime as dt

import pytest

from routecli.storage.files.ids import is_customer_id, is_entry_id, new_id


def test_an_entry_id_is_its_day_and_eight_characters_of_crockfords_base32():
    ids = [new_id(dt.date(2026, 11, 24)) for _ in range(2000)]
    assert all(is_entry_id(id_) and id_.startswith("261124-") for id_ in ids)
    assert len(set(ids)) == 2000
    # All 32 digits occur at every place; by chance one is missing once in 32 · 8 · (31/32)^2000 < 1e-24 runs.
    for place in range(7, 15):
        assert {id_[place] for id_ in ids} == set("0123456789abcdefghjkmnpqrstvwxyz")


def test_the_digits_come_from_the_systems_random_source(monkeypatch):
    # 40 bits, five to a digit from the right: ...00001 00000 is "10" turned round, since the lowest digit comes first.
    monkeypatch.setattr("os.urandom", lambda n: bytes(n - 1) + b"\x21")
    assert new_id(dt.date(2003, 1, 5)) == "030105-11000000"


@pytest.mark.parametrize("text", ["261124-k7q3x9ab", "000101-00000000"])
def test_entry_ids_are_recognised(text):
    assert is_entry_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "261124-k7q3x9a",
        "261124-k7q3x9abc",
        "261124-k7q3x9ai",
        "261124-K7Q3X9AB",
        "２61124-k7q3x9ab",
        "261124-k7q3x9ab\n",
        "26112-4k7q3x9ab",
        "261124k-7q3x9ab",
        "",
    ],
)
def test_other_texts_are_no_entry_ids(text):
    assert not is_entry_id(text)


@pytest.mark.parametrize("text", ["a", "7", "tanaka-shoten", "a" * 64, "con-1", "com10", "lpt", "x--y"])
def test_customer_ids(text):
    assert is_customer_id(text)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            "-a",
            "a-",
            "a" * 65,
            "Tanaka",
            "a_b",
            "a.b",
            "a/b",
            "../x",
            "/etc/x",
            ".git",
            "a\\b",
            "a b",
            "a\0",
            "a\n",
        ],
        *["田中", "ａ", "é", "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"],
    ],
)
def test_what_cannot_name_a_file_everywhere_is_no_customer_id(text):
    assert not is_customer_id(text)
