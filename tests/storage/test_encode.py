from __future__ import annotations

import json
import unicodedata

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from routecli.errors import BookError
from routecli.storage.write.encode import json_line, to_utf8

HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "\0\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e\x7f\x80\x85\x9b\u2028\u2029\ufeff\ufffe\uffff\u202e\\\"'#:{}[],&*!|>%@`"
        ),
        st.characters(exclude_categories=["Cs"]),
    )
)


def test_a_record_is_one_compact_line_with_japanese_left_readable():
    record = {
        "id": "261124-k7q3x9ab",
        "note": "新商品に関心",
        "orders": [{"item": "A100", "qty": 12, "price": 450.5}],
        "next": None,
    }
    assert json_line(record) == (
        '{"id":"261124-k7q3x9ab","note":"新商品に関心","orders":[{"item":"A100","qty":12,"price":450.5}],"next":null}'
    )


def test_keys_stay_in_the_order_given():
    assert json_line({"b": 1, "a": 2}) == '{"b":1,"a":2}'


@pytest.mark.parametrize(
    ("char", "written"),
    [
        *[
            ("\n", "\\n"),
            ("\t", "\\t"),
            ("\0", "\\u0000"),
            ("\x1b", "\\u001b"),
            ("\x7f", "\\u007f"),
            ("\x80", "\\u0080"),
        ],
        *[
            ("\x85", "\\u0085"),
            ("\x9f", "\\u009f"),
            ("\u2028", "\\u2028"),
            ("\u2029", "\\u2029"),
            ("\ufeff", "\\ufeff"),
        ],
        *[
            ("\ufffe", "\\ufffe"),
            ("\uffff", "\\uffff"),
            ("\xa0", "\xa0"),
            ("\ufffd", "\ufffd"),
            ("😀", "😀"),
            ("/", "/"),
        ],
    ],
)
def test_what_a_reader_could_trip_over_is_escaped_and_nothing_else(char, written):
    assert json_line({"t": f"a{char}b"}) == f'{{"t":"a{written}b"}}'


@given(
    st.dictionaries(HOSTILE, st.recursive(HOSTILE | st.none() | st.booleans() | st.integers(), st.lists, max_leaves=5))
)
@example({"note": "\u2028\x85\ufeff\\u2028"})
def test_a_record_reads_back_from_one_physical_line(record):
    line = json_line(record)
    assert json.loads(line) == record
    assert line.splitlines() == [line]
    assert not [char for char in line if unicodedata.category(char) in ("Cc", "Zl", "Zp")]
    assert to_utf8(line).decode() == line


@given(HOSTILE)
def test_a_text_reads_back_alike_as_json_and_as_yaml(text):
    quoted = json_line(text)
    assert quoted.splitlines() == [quoted]
    assert json.loads(quoted) == text
    for loader in (yaml.CBaseLoader, yaml.BaseLoader, yaml.CSafeLoader):
        assert yaml.load(f"key: {quoted}", Loader=loader) == {"key": text}


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\ud83d\ude00"])
def test_half_a_character_is_refused(text):
    for write in (json_line, to_utf8, lambda t: json_line({"note": t}), lambda t: json_line({t: 1})):
        with pytest.raises(BookError) as caught:
            write(text)
        assert caught.value.id == "text.surrogate"


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_does_not_have_is_refused(number):
    with pytest.raises(ValueError, match="JSON"):
        json_line({"qty": number})
