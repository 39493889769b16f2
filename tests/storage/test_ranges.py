"""Every number, interval and date of a book has a range; a value outside it is named with its text, line and range."""

from __future__ import annotations

import pytest

from routecli.lang import Words
from routecli.output.problems import message
from routecli.storage.files.logfile import parse_log
from routecli.storage.files.yamlfile import read_document
from routecli.storage.schema.table import RECORDS, bounds_of
from routecli.storage.schema.values import Decoder

KINDS = sorted({f.kind.removeprefix("list:") for record in RECORDS.values() for f in record.fields})
RANGES = [kind for kind in KINDS if bounds_of(kind)[0] in {"int", "number", "interval", "cycle", "date"}]
FAR = {
    "int": ["9" * 400],
    "number": ["1e308", "-1e308", "1e400", "9" * 401],
    "interval": ["700 years", "99999 days", "9999 months"],
    "cycle": ["700 years", "99999 weeks"],
    "date": ["0001-01-01", "9999-12-31"],
}


def next_to(kind: str) -> list[str]:
    """The nearest values that lie beyond the bounds."""
    name, low, high = bounds_of(kind)
    if name == "date":
        return ["1899-12-31", "9991-01-01"]
    if name in {"interval", "cycle"}:
        n, unit = high.split()
        return [f"{int(n) + 1} {unit}"]
    return [str(int(low) - 1), str(int(high) + 1)]


def faults(kind: str, value: object) -> list[tuple[str, str]]:
    decoder = Decoder()
    typed = decoder.value(kind, value, ())
    assert (typed is None) == bool(decoder.faults)
    return [(fault.check, fault.params["value"]) for fault in decoder.faults]


def said(name: str, text: str, language: str) -> list[str]:
    """What is said of a YAML file, by line."""
    document = read_document(text.encode(), "x.yaml")
    decoder = Decoder()
    decoder.record(name, document.raw, **({"id": "x"} if name == "customer" else {}))
    problems = document.as_problems("x.yaml", decoder.faults)
    return [f"{problem.line}: {message(Words(language), problem)}" for problem in problems]


def test_no_number_interval_or_date_is_without_a_range() -> None:
    assert {bounds_of(kind)[0] for kind in RANGES} == FAR.keys()
    assert [kind for kind in RANGES if not bounds_of(kind)[2]] == []


@pytest.mark.parametrize("kind", RANGES)
def test_the_bounds_are_allowed_and_nothing_beyond_them(kind: str) -> None:
    _, *bounds = bounds_of(kind)
    assert [faults(kind, bound) for bound in bounds if bound] == [[] for bound in bounds if bound]
    for value in [*next_to(kind), *FAR[bounds_of(kind)[0]]]:
        assert faults(kind, value) == [("out-of-range", value if len(value) <= 80 else value[:79] + "…")]


@pytest.mark.parametrize("kind", [kind for kind in RANGES if bounds_of(kind)[0] in {"int", "number"}])
def test_numbers_of_a_log_have_the_same_range_as_text(kind: str) -> None:
    for value in map(int, bounds_of(kind)[1:]):
        assert faults(kind, value) == []
    for value in map(int, next_to(kind)):
        assert faults(kind, value) == [("out-of-range", str(value))]


@pytest.mark.parametrize(
    "value", ["nan", "NaN", ".inf", "inf", "-inf", "1_000", "0x10", "", " ", "--1", "1e", "9" * 5000]
)
def test_what_is_no_number_is_not_taken_for_one(value: str) -> None:
    assert [check for check, _ in faults("number 1..300", value)] == ["bad-value"]


def test_what_is_written_oddly_is_a_number_all_the_same() -> None:
    decoder = Decoder()
    assert [decoder.value("number 0..300", text, ()) for text in ("-0", "-0.0", "1e-308", "3e2", "007", "１０")] == [
        0, 0, 1e-308, 300, 7, 10,
    ]  # fmt: skip
    assert decoder.faults == []


SETTINGS = """\
format: 1
limits:
  need: 999999
  complaint: 3000000
travel:
  speed_kmh: 1e-308
ranks:
  A: {every: 700 years, weight: 1e308}
"""


def test_the_settings_that_stopped_every_command() -> None:
    assert said("settings", SETTINGS, "en") == [
        "3: `999999` is out of range: it must be a whole number from 0 to 3,650.",
        "4: `3000000` is out of range: it must be a whole number from 0 to 3,650.",
        "6: `1e-308` is out of range: it must be a number from 1 to 300.",
        "8: `700 years` is out of range: it must be an interval of at most 10 years.",
        "8: `1e308` is out of range: it must be a number from 0 to 1,000.",
    ]


def test_they_are_named_in_japanese_too() -> None:
    assert said("customer", "name: x\nminutes: 3000\nevery: 700 years\nsince: 9999-12-31\n", "ja") == [
        "2: 「3000」は範囲外です（1分から1,440分まで）。",
        "3: 「700 years」は範囲外です（10 years 以下の周期）。",
        "4: 「9999-12-31」は範囲外です（1900-01-01 から 9990-12-31 までの日付）。",
    ]


def test_an_order_beyond_any_warehouse_costs_that_order_only() -> None:
    line = b'{"id":"261101-aaaaaaaa","date":"2026-11-01","orders":[{"item":"a","qty":1e308},{"item":"b","qty":-2}]}'
    log = parse_log(line, "x")
    assert [(p.check, p.line, p.params["value"]) for p in log.problems] == [("out-of-range", 1, "1e+308")]
    assert [order.qty for order in log.entries[0].orders] == [-2]
