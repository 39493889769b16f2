"""One cause, one problem: what a reader has named, or a correction has settled, is not named again."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

SETTINGS = "format: 1\nreps: {sato: {name: 佐藤}}\nranks: {A: {every: 2 weeks}}\n"
TANAKA = "name: 田中商店\nrank: A\nrep: sato\nat: [35.7, 139.8]\n"


def entry(id_, day=2, **fields):
    return json.dumps({"id": id_, "date": f"2026-11-{day:02d}", "by": "sato", **fields}, ensure_ascii=False)


@pytest.fixture
def check(tmp_path):
    """Lay a book out of texts and return what `check --strict --json` names: (path, line, check)."""

    def run_check(log=(), today=24, **files):
        book = {"route.yaml": SETTINGS, "customers/tanaka.yaml": TANAKA, LOG: "".join(f"{line}\n" for line in log)}
        named = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
        for name, text in {**book, **named}.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        out = io.StringIO()
        now = datetime(2026, 11, today, 9, tzinfo=UTC)
        context = Context(out, io.StringIO(), io.StringIO(), {}, tmp_path, lambda: now, Words("en"))
        run(["check", "--strict", "--json"], context)
        return [(p["path"], p["line"], p["check"]) for p in json.loads(out.getvalue())["problems"]]

    return run_check


A, B, C, D = "261101-aaaaaaaa", "261102-bbbbbbbb", "261103-cccccccc", "261104-dddddddd"
LOG = "visits/tanaka.jsonl"


def test_settings_that_cannot_be_read_do_not_make_every_rep_unknown(check):
    assert check([entry(A)], route_yaml="format: 1\nreps: [\n") == [("route.yaml", 3, "yaml-syntax")]
    assert check([entry(A)], route_yaml=SETTINGS.replace("{sato: {name: 佐藤}}", "佐藤")) == [
        ("route.yaml", 2, "not-a-mapping")
    ]


def test_a_rep_with_a_fault_is_still_a_rep(check):
    assert check([entry(A)], route_yaml=SETTINGS.replace("name", "nmae")) == [
        ("route.yaml", 2, "missing-field"),
        ("route.yaml", 2, "unknown-key"),
    ]


def test_a_broken_customer_leaves_no_orphan(check):
    assert check([entry(A)], customers__tanaka_yaml="name: [\n") == [("customers/tanaka.yaml", 2, "yaml-syntax")]


def test_an_entry_on_a_broken_line_is_not_unknown(check):
    assert check([entry(A)[:-1], entry(B, done=[f"{A}#1"], voids=A)]) == [(LOG, 1, "bad-line")]


def test_a_part_that_could_not_be_read_is_not_unknown(check):
    broken = entry(A, follow_ups=[{"due": "2026-11-31", "text": "x"}])
    assert check([broken, entry(B, done=[f"{A}#1"])]) == [(LOG, 1, "impossible-date")]


def test_what_was_voided_is_not_complained_of(check):
    wrong = entry(A, done=["261101-zzzzzzzz"], told=["x"], service=[{"equipment": "x", "part": "y"}])
    assert check([wrong, entry(B, voids=A)]) == []
    assert check([wrong, entry(B, replaces=A)]) == []


def test_what_was_voided_can_still_be_named(check):
    promise = entry(A, follow_ups=[{"due": "2026-11-20", "text": "x"}])
    assert check([promise, entry(B, voids=A), entry(C, done=[f"{A}#1"])]) == []


def test_two_voids_agree_and_a_voided_correction_does_not_count(check):
    assert check([entry(A), entry(B, voids=A), entry(C, voids=A)]) == []
    assert check([entry(A), entry(B, replaces=A), entry(C, replaces=A), entry(D, voids=B)]) == []
    assert check([entry(A), entry(B, replaces=A), entry(C, voids=A)]) == [(LOG, 3, "double-correction")]


def test_an_item_is_named_once_however_often_it_was_ordered(check):
    orders = [entry(f"26110{n}-aaaaaaa{n}", n, orders=[{"item": "X", "qty": 1}]) for n in range(1, 6)]
    assert check(orders, products_yaml="- {code: A100}\n") == [(LOG, 1, "unknown-item")]
    assert check(orders, products_yaml="- {code: [}\n") == [("products.yaml", 1, "yaml-syntax")]


def test_without_a_catalogue_every_item_is_known(check):
    assert check([entry(A, orders=[{"item": "X", "qty": 1}])]) == []


def test_a_visit_of_tomorrow_is_none_of_tomorrow(check):
    assert check([entry(A, 25)]) == [(LOG, 1, "future-date")]
    assert check([entry(A, 25)], today=25) == []


def test_a_customer_with_a_fault_is_not_also_without_interval_or_place(check):
    text = TANAKA.replace("rank: A", "every: often").replace("at: [35.7, 139.8]", "at: [139.8, 35.7]")
    assert check(customers__tanaka_yaml=text) == [
        ("customers/tanaka.yaml", 2, "bad-value"),
        ("customers/tanaka.yaml", 4, "bad-value"),
    ]


def test_on_request_is_meant_so(check):
    assert check(customers__tanaka_yaml=TANAKA.replace("rank: A", "every: none")) == []


@pytest.mark.parametrize(
    ("value", "is_cut"),
    [
        ("shelf #3", True),
        ("棚 # 三段目", True),
        ("棚  # 三段目", False),
        ("shelf # three", False),
        ('"shelf #3"', False),
        ("a#3", False),
    ],
)
def test_comments_that_were_meant_are_left_alone(value, is_cut, check):
    found = check(customers__tanaka_yaml=TANAKA + f"area: {value}\n")
    assert found == ([("customers/tanaka.yaml", 5, "comment-cut")] if is_cut else [])
