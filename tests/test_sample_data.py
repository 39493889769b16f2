"""The sample book: made by its tool to the byte, sound, complete, and worth looking at on its own today."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import jpholiday
import pytest

from routecli.core import clock
from routecli.storage.files.logfile import read_log
from routecli.storage.load import Sources, load_book
from routecli.storage.schema.table import RECORDS

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample-data"
TODAY = date(2026, 11, 24)
LOGS = sorted((SAMPLE / "visits").glob("*.jsonl"))


@pytest.fixture(scope="module")
def book():
    return load_book(Sources(SAMPLE, TODAY, lambda: {"clock": clock.fold}, use_index=False))


@pytest.fixture(scope="module")
def entries():
    return [entry for path in LOGS for entry in read_log(path, path.name).entries]


def test_the_tool_writes_the_logs_again_to_the_byte(tmp_path):
    copy = tmp_path / "sample"
    shutil.copytree(SAMPLE, copy, ignore=shutil.ignore_patterns("visits", ".route"))
    subprocess.run([sys.executable, ROOT / "tools" / "make_sample_data.py", copy], check=True, timeout=60)
    made = {path.name: path.read_bytes() for path in (copy / "visits").iterdir()}
    assert made == {path.name: path.read_bytes() for path in LOGS}


def test_it_loads_without_a_problem(book):
    assert book.problems == ()
    assert len(book.settings.reps) == 3
    assert len(book.customers) == 56
    assert Counter(c.rep for c in book.customers.values()) == {"sato": 20, "suzuki": 18, "takahashi": 18}


def test_ids_are_unique_and_lines_canonical(entries):
    assert 1_800 <= len(entries) <= 2_600
    assert len({entry.id for entry in entries}) == len(entries)
    order = [field.name for field in RECORDS["entry"].fields]
    for line in "".join(path.read_text("utf-8") for path in LOGS).splitlines():
        raw = json.loads(line)
        assert line == json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
        assert list(raw) == sorted(raw, key=order.index)


@pytest.mark.parametrize(
    "name", ["customer", "person", "machine", "part", "contract", "occasion", "rep", "product", "news", "entry"]
)
def test_every_key_of_a_record_occurs(name, book, entries):
    customers = list(book.customers.values())
    machines = [machine for c in customers for machine in c.equipment]
    records = {
        "customer": customers,
        "person": [person for c in customers for person in c.contacts],
        "machine": machines,
        "part": [part for machine in machines for part in machine.service],
        "contract": [contract for c in customers for contract in c.contracts],
        "occasion": [occasion for c in customers for occasion in c.dates],
        "rep": list(book.settings.reps.values()),
        "product": list(book.products.values()),
        "news": list(book.news.values()),
        "entry": entries,
    }[name]
    unused = [f.name for f in RECORDS[name].fields if not any(getattr(record, f.attribute) for record in records)]
    assert unused == []


def test_every_choice_of_an_entry_occurs(entries):
    assert {entry.type for entry in entries} == {"visit", "appointment", "hold", "must", "note"}
    assert {e.outcome for e in entries if e.outcome} == {"met", "phone", "online", "absent", "refused", "cancelled"}
    assert {voice.kind for entry in entries for voice in entry.voices} == {"complaint", "praise"}
    assert {stage.stage for entry in entries for stage in entry.stages} == {"proposed", "won", "lost"}


def test_what_an_entry_names_exists(book):
    for path in LOGS:
        customer = book.customers[path.stem]
        people = {person.name for person in customer.contacts}
        parts = {(machine.id, part.part) for machine in customer.equipment for part in machine.service}
        machines = {machine.id for machine in customer.equipment}
        log = read_log(path, path.name).entries
        ids = {entry.id for entry in log}
        for entry in log:
            assert entry.by == customer.rep
            assert set(entry.with_) <= people
            assert {line.item for line in (*entry.orders, *entry.stock)} <= set(customer.items) <= set(book.products)
            assert all(order.qty % book.products[order.item].pack == 0 for order in entry.orders)
            assert {(s.equipment, s.part) for s in entry.service} <= parts
            assert {line.equipment for line in (*entry.meters, *entry.failures)} <= machines
            assert {line.service for line in entry.usage} <= {contract.service for contract in customer.contracts}
            assert {told.news for told in entry.told} <= set(book.news)
            parts_named = [*entry.done, *(line.id for line in (*entry.dropped, *entry.moved, *entry.stages))]
            named = {address.partition("#")[0] for address in parts_named} | {entry.replaces, entry.voids} - {""}
            assert named <= ids


def test_notes_read_as_if_typed_on_the_road(entries):
    """Some visits without a note, some of a word or two, some of several sentences, some with money or a rival in them."""
    visits = [entry for entry in entries if entry.type == "visit"]
    notes = [entry.note for entry in visits if entry.note]
    assert 0.1 < 1 - len(notes) / len(visits) < 0.3
    assert 0.15 < sum(len(note) <= 8 for note in notes) / len(notes) < 0.35
    assert 20 <= sum(len(note) > 60 for note in notes) <= 80
    assert sum(bool(re.search("@|円|万|¥", note)) for note in notes) > 70
    assert sum(bool(re.search("かすみ|東雲|ハヤテ|ニシキ|クリーン隅|Quill|Tidewater", note)) for note in notes) > 50


def test_no_sentence_comes_again_and_again(entries):
    told = {entry.id for entry in entries} - {entry.replaces for entry in entries}
    notes = [entry.note for entry in entries if entry.type == "visit" and entry.id in told]
    sentences = Counter(part for note in notes for part in re.split(r"。| / |\. ", note) if len(part) > 8)
    assert {part: n for part, n in sentences.items() if n > 8} == {}


def test_three_customers_of_sato_are_in_english_and_late(book):
    japanese = re.compile("[ぁ-ヿ一-鿿]")
    english = [
        customer for customer in book.customers.values() if "English" in customer.tags and customer.rep == "sato"
    ]
    assert len(english) == 3
    for customer in english:
        log = (SAMPLE / "visits" / f"{customer.id}.jsonl").read_text("utf-8")
        people = [text for person in customer.contacts for text in person if isinstance(text, str)]
        goods = [book.products[code].name for code in customer.items]
        assert not japanese.search("".join([log, customer.name, customer.notes, *people, *goods]))
        assert clock.clock_of(customer, book.history(customer.id), book.settings, TODAY).state == "overdue"


def test_visits_fall_on_working_days_before_its_today(entries):
    visits = [entry for entry in entries if entry.type == "visit"]
    assert min(e.date for e in visits) == date(2025, 11, 25)
    assert max(e.date for e in visits) == date(2026, 11, 21)
    assert not [e.id for e in visits if jpholiday.is_holiday(e.date) or e.date.weekday() == 6]
    assert len([e.id for e in visits if e.date.weekday() == 5]) <= 3


def test_telephone_numbers_are_unassigned():
    texts = [path.read_text("utf-8") for path in SAMPLE.rglob("*") if path.is_file() and ".route" not in path.parts]
    numbers = re.findall(r"(?<![\d-])0\d{1,4}-\d{1,4}-\d{4}(?!\d)", "\n".join(texts))
    assert len(numbers) > 50
    assert all(number.startswith("03-0") for number in numbers)


def river_longitude(lat: float) -> float:
    """Return where the middle of the Sumida lies at a latitude, from the coordinates of its bridges."""
    bridges = [(35.7290, 139.8095), (35.7190, 139.8075), (35.7147, 139.8033), (35.7103, 139.7990), (35.7075, 139.7970)]
    bridges += [(35.7045, 139.7945), (35.7005, 139.7928), (35.6935, 139.7885), (35.6800, 139.7870)]
    (north, upper), (south, lower) = next(pair for pair in pairwise(bridges) if pair[1][0] <= lat)
    return lower + (upper - lower) * (lat - south) / (north - south)


def test_customers_stand_east_of_ueno_and_on_land(book):
    placed = [customer.at for customer in book.customers.values() if customer.at]
    assert len(placed) == 54
    for lat, lon in placed:
        assert 35.685 < lat < 35.729
        assert 139.765 < lon < 139.825
        assert abs(lon - river_longitude(lat)) * 90_400 > 100  # metres; the river is some 150 wide


def test_its_today_is_worth_looking_at(book):
    states = Counter()
    for customer in book.customers.values():
        found = clock.clock_of(customer, book.history(customer.id), book.settings, TODAY)
        states[found.state] += 1
        states[customer.rep, found.state in {"due", "overdue", "neglected"}] += 1
        states["over-visited"] += bool(found.over_visited)
    assert states["new"] == 3
    assert states["paused"] == 1
    assert states["on_request"] == 3
    assert states["over-visited"] == 1
    assert 4 <= states["neglected"] <= 6
    assert 12 <= states["overdue"] <= 14
    assert all(8 <= states[rep, True] <= 16 for rep in book.settings.reps)
