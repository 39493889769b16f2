"""Readers meet any bytes without an exception, and what was not touched is still read."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routecli.storage.files.comments import cut_texts
from routecli.storage.files.logfile import parse_log
from routecli.storage.files.yamlfile import read_document
from routecli.storage.schema.quick import SLOW_PATH, quick_record
from routecli.storage.schema.table import RECORDS, bounds_of
from routecli.storage.schema.values import Decoder

FILES = {
    "settings": """\
format: 1
closed: ["2026-12-29..2027-01-03"]
reps:
  sato: {name: 佐藤 健, base: {at: [35.71, 139.77]}, hours: {mon-fri: "09:00-17:30"}, lunch: {minutes: 60}}
ranks: {A: {every: 2 weeks, weight: 3}}
""",
    "customer": """\
name: 田中商店  # 本店
every: 2 weeks
at: [35.70, 139.77]
closed: [wed, 2nd sun, holidays]
contacts:
  - {name: 田中 一郎, key: true, birthday: 05-12, since: 2019-04-01}
equipment: [{id: case-1, service: [{part: フィルター, every: 6 months}]}]
notes: |
  裏口から入る。
""",
    "news": "title: 冬の新商品\ntags: [冷蔵]\nfrom: 2026-11-01\n",
}
ENTRY = (
    '{"id":"261124-k7q3x9ab","type":"visit","date":"2026-11-24","time":"10:30","by":"sato","note":"😀 a\\u0301",'
    '"orders":[{"item":"A100","qty":12.5}],"needs":["冷凍"],"follow_ups":[{"due":"2026-12-01","text":"見積"}],"told":["w"],'
    '"satisfaction":4,"done":["261119-8cvv6yqe#1"]}'
)
FIRST = '{"id":"261101-aaaaaaaa","date":"2026-11-01"}'
LAST = '{"id":"261130-bbbbbbbb","date":"2026-11-30"}'
PIECES = [
    *"：\u3000\t[]{}\"'\0\x85\u2028\ufeff\x9b\u202e０", "&a ", "*a", "!!python/name:os.system ", "<<: ", "---\n",
    "<<<<<<< HEAD\n", "=======\n", "- ", "? ", ": ", "# ", "|\n", ">\n", "%YAML 1.2\n", "\r\n", "2026-02-30", "NaN",
    "9" * 400, "\\ud800", "null", "true", "-0", "1e999",
]  # fmt: skip
pieces = st.sampled_from(PIECES) | st.text(max_size=5)
edits = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 20), pieces), max_size=6)
texts = st.sampled_from(sorted(FILES))


def damaged(text: str, changes: list[tuple[int, int, str]]) -> bytes:
    for at, gone, new in changes:
        text = text[:at] + new + text[at + gone :]
    return text.encode("utf-8", "surrogatepass")


def read_all(data: bytes, record: str) -> None:
    """Read a file as the program does, places and comments included; nothing here may raise."""
    document = read_document(data, "x")
    decoder = Decoder()
    extra = {"settings": {}}.get(record, {"id": "x"})
    value = decoder.record(record, document.raw, **extra)
    problems = document.problems or document.as_problems("x", [*document.faults, *decoder.faults])
    assert value is not None or problems
    assert all(p.line >= 0 and p.col >= 0 for p in problems)
    if not document.problems:
        cut_texts(document.text, "x")


def read_between(row: bytes) -> None:
    """Read a row between two sound lines, which must both be there."""
    log = parse_log(b"\n".join([FIRST.encode(), row, LAST.encode()]) + b"\n", "x")
    ids = [entry.id for entry in log.entries]
    assert {"261101-aaaaaaaa", "261130-bbbbbbbb"} <= set(ids)
    numbered = {line.number for line in log.lines} | {problem.line for problem in log.problems}
    rows = row.split(b"\n")
    assert all(n + 2 in numbered or not r.rstrip(b"\r \t") for n, r in enumerate(rows))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, edits)
def test_a_damaged_file(record, changes):
    read_all(damaged(FILES[record], changes), record)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), texts)
def test_any_bytes_as_a_file(data, record):
    read_all(data, record)


@settings(max_examples=150, deadline=None)
@given(edits)
def test_a_damaged_line(changes):
    read_between(damaged(ENTRY, changes))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_as_a_line(data):
    read_between(data)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
odd = scalars | st.just([]) | st.just({"text": "x"})
FITTING = {
    "text": st.text(max_size=8) | st.integers(),
    "date": st.sampled_from(["2026-11-24", "2024-02-29"]),
    "time": st.just("10:30"),
    "minutes": st.sampled_from(["20分", "1h30"]),
}


def fitting(kind: str) -> st.SearchStrategy:
    """Values of a kind, now and then one that does not fit."""
    head, _, rest = kind.partition(":")
    if head == "list":
        good = st.lists(fitting(rest), max_size=3)
    elif head == "choice":
        good = st.sampled_from(rest.split("|"))
    else:
        name, low, high = bounds_of(head)
        number = name in {"int", "number"}
        good = st.integers(int(low), int(high)) if number else record_of(head) if head in RECORDS else FITTING[name]
    return st.integers(0, 19).flatmap(lambda n: good if n else odd)


def record_of(name: str) -> st.SearchStrategy:
    table = RECORDS[name]
    required = {field.name: fitting(field.kind) for field in table.fields if field.required}
    optional = {field.name: fitting(field.kind) for field in table.fields if not field.required} | {"x-own": odd}
    made = st.fixed_dictionaries(required, optional=optional)
    return made | st.text(max_size=5) if table.short else made


entries = record_of("entry")


def agree(raw) -> None:
    """The quick way takes just what the thorough way finds no fault with, and makes the same of it."""
    thorough = Decoder()
    fields = thorough._fields(RECORDS["entry"], raw, ())
    try:
        quick = quick_record("entry")(raw)
    except SLOW_PATH:
        missing = any(raw[name] in (None, "") for name in ("id", "date"))
        assert thorough.faults or missing or "x-own" in json.dumps(raw)
    else:
        assert not thorough.faults
        assert quick == RECORDS["entry"].make(**fields)


@settings(max_examples=300, deadline=None)
@given(entries)
def test_the_quick_way_and_the_thorough_way_agree(raw):
    agree(raw)


@pytest.mark.slow
@settings(max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, edits)
def test_a_hundred_thousand_damaged_files(record, changes):
    read_all(damaged(FILES[record], changes), record)


@pytest.mark.slow
@settings(max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, st.binary(max_size=30))
def test_a_hundred_thousand_damaged_lines(changes, data):
    read_between(damaged(ENTRY, changes))
    read_between(data)


@pytest.mark.slow
@settings(max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries)
def test_a_hundred_thousand_records_typed_both_ways(raw):
    agree(raw)


def edits_by(chance: Random) -> list[tuple[int, int, str]]:
    """Draw what `edits` draws, a hundred times as fast: hypothesis looks for the smallest failure, this for any."""
    letters = "".join(chr(chance.choice([chance.randrange(128), chance.randrange(0xD800)])) for _ in range(3))
    return [
        (chance.randrange(600), chance.randrange(20), chance.choice([*PIECES, letters]))
        for _ in range(chance.randrange(1, 6))
    ]


@pytest.mark.slow
def test_a_million_seeded_damages() -> None:
    chance, records = Random(20261124), sorted(FILES)
    for n in range(1_000_000):
        changes = edits_by(chance)
        try:
            if n % 4:
                read_between(damaged(ENTRY, changes))
            else:
                record = chance.choice(records)
                read_all(damaged(FILES[record], changes), record)
        except BaseException:
            print(n, changes)
            raise
