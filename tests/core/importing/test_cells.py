"""What a cell means: days with their year only, numbers as spreadsheets spoil them, hours and closed days."""

from __future__ import annotations

from datetime import date

import pytest

from routecli.core.importing import cells
from routecli.core.importing.rows import RefusedError

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026/11/1", date(2026, 11, 1)),
        ("2026-11-01 00:00:00", date(2026, 11, 1)),
        ("20261101", date(2026, 11, 1)),
        ("２０２６年１１月１日", date(2026, 11, 1)),
        ("令和8年11月1日(日)", date(2026, 11, 1)),
        ("R8.11.1", date(2026, 11, 1)),
        ("H31/4/30", date(2019, 4, 30)),
        ("令4. 10. 5", date(2022, 10, 5)),
        ("昭32. 7. 1", date(1957, 7, 1)),
        ("46350", date(2026, 11, 24)),  # Excel: 2026-11-24 is day 46350 (=DATEVALUE)
        ("45292.75", date(2024, 1, 1)),
    ],
)
def test_a_day_with_its_year_is_read(text: str, day: date) -> None:
    assert cells.day(text, TODAY) == day


@pytest.mark.parametrize("text", ["11/20", "1/2/2026", "26/11/01", "2026年11月", "昨日", "H40.1.1", "2026/2/30", "7"])
def test_no_year_is_guessed(text: str) -> None:
    with pytest.raises(RefusedError):
        cells.day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("335550001", "0335550001"),  # nine digits: the zero of 03 is gone
        ("9012345678.0", "09012345678"),
        ("3123456789.0", "3123456789"),  # nobody's number: left as it is
        ("０３−１２３４−５６７８", "03-1234-5678"),
        ("03(1234)5678", "03(1234)5678"),
    ],
)
def test_a_telephone_number_gets_its_zero_back(text: str, number: str) -> None:
    assert cells.phone(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1100005", "110-0005"),
        ("600001", "060-0001"),
        ("10001", "001-0001"),
        ("〒110−0005", "110-0005"),
        ("SW1A 1AA", "SW1A 1AA"),
    ],
)
def test_a_postal_code_gets_its_zeros_back(text: str, code: str) -> None:
    assert cells.postal(text) == code


@pytest.mark.parametrize("text", ["123", "110-000"])
def test_another_number_is_no_postal_code(text: str) -> None:
    with pytest.raises(RefusedError):
        cells.postal(text)


def test_digits_that_a_spreadsheet_lost_are_not_made_up() -> None:
    with pytest.raises(RefusedError):
        cells.phone("3.12E+09")


@pytest.mark.parametrize(
    ("text", "number"),
    [("¥1,200", "1200"), ("1,200円", "1200"), ("△3", "-3"), ("(3)", "-3"), ("12.50", "12.5"), ("１２", "12")],
)
def test_a_number_is_read_as_bookkeepers_write_it(text: str, number: str) -> None:
    assert cells.number(text) == number


@pytest.mark.parametrize("text", ["12個", "1.2.3", "--3", "x"])
def test_other_text_is_no_number(text: str) -> None:
    with pytest.raises(RefusedError):
        cells.number(text)


@pytest.mark.parametrize("text", ["-", "なし", " N/A ", "―"])
def test_a_mark_for_nothing_says_nothing(text: str) -> None:
    assert cells.said(text) == ""


def test_a_failed_formula_is_refused_and_a_command_is_text() -> None:
    with pytest.raises(RefusedError):
        cells.said("#REF!")
    assert cells.said("=cmd|'/c calc'!A0") == "=cmd|'/c calc'!A0"
    assert cells.said("'=1+1") == "=1+1"


def test_half_width_kana_become_full_width() -> None:
    assert cells.tidy(" ﾀﾅｶ\nｼｮｳﾃﾝ ") == "タナカ ショウテン"
