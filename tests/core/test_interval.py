"""Intervals as people write them, each turned into days or months by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.interval import ON_REQUEST, WORDS, Interval, format_interval, parse_interval

# text | how many | unit
INTERVALS = """
2 weeks        | 2  | w
2w             | 2  | w
２週間         | 2  | w
2週            | 2  | w
2週ごと        | 2  | w
2週間に1回     | 2  | w
二週間         | 2  | w
Every 2 Weeks  | 2  | w
隔週           | 2  | w
biweekly       | 2  | w
fortnightly    | 2  | w
every other week | 2 | w
毎週           | 1  | w
weekly         | 1  | w
ＷＥＥＫＬＹ   | 1  | w
週1回          | 1  | w
once a week    | 1  | w
毎日           | 1  | d
10 days        | 10 | d
隔日           | 2  | d
毎月           | 1  | m
Monthly        | 1  | m
月一           | 1  | m
月に1回        | 1  | m
1か月          | 1  | m
1ヶ月          | 1  | m
１ヵ月         | 1  | m
1ｶ月           | 1  | m
一箇月         | 1  | m
2ヶ月          | 2  | m
隔月           | 2  | m
四半期         | 3  | m
quarterly      | 3  | m
年4回          | 3  | m
半年           | 6  | m
twice a year   | 6  | m
1年半          | 18 | m
年1回          | 1  | y
yearly         | 1  | y
月2回          | 15 | d
twice a month  | 15 | d
2000時間       | 2000 | h
2,000 hours    | -  | -
bimonthly      | -  | -
週2回          | -  | -
2週おき        | -  | -
隔週水曜       | -  | -
fortnight ago  | -  | -
0 days         | -  | -
days           | -  | -
2              | -  | -
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "n", "unit"), rows(INTERVALS))
def test_an_interval_in_words(text: str, n: str, unit: str) -> None:
    assert parse_interval(text) == (None if unit == "-" else Interval(int(n), unit))


def test_every_word_reads_back_in_every_width_and_case() -> None:
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"})
    for word, text in WORDS.items():
        for spelled in (word, word.upper(), word.translate(wide), f" {word} "):
            assert parse_interval(spelled) == parse_interval(text), spelled


@pytest.mark.parametrize("text", ["none", "都度", "なし", "On Request", "不定期"])
def test_on_request(text: str) -> None:
    assert parse_interval(text) == ON_REQUEST


@given(st.text(max_size=10))
def test_any_text_is_an_interval_or_none(text: str) -> None:
    found = parse_interval(text)
    assert found is None or parse_interval(format_interval(found)) == found
