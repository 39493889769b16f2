"""Names of a customer's people, and lengths of time, as each language writes them."""

from __future__ import annotations

import pytest

from routecli.lang import Words
from routecli.output.phrases import minutes, person_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("田中 一郎", "田中 一郎さん"),
        ("Daniel Archer", "Daniel Archer さん"),
        ("仕入課長 宮下 さやか", "仕入課長 宮下 さやかさん"),
        ("女将さん", "女将さん"),
    ],
)
def test_people_of_a_customer_are_spoken_of_politely_in_japanese(name: str, called: str) -> None:
    assert person_name(Words("ja"), name) == called
    assert person_name(Words("en"), name) == name


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        (0, "0分", "0 min"),
        (59.6, "1時間", "1 h"),
        (40, "40分", "40 min"),
        (96, "1時間36分", "1 h 36 min"),
        (125, "2時間05分", "2 h 05 min"),
    ],
)
def test_an_hour_and_more_is_said_in_hours(value: float, japanese: str, english: str) -> None:
    assert Words("ja").value(minutes(value)) == japanese
    assert Words("en").value(minutes(value)) == english
