"""One line on disk, in the order of the keys, or nothing and what was typed."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from routecli.app.writing import append_entry
from routecli.context import Context
from routecli.errors import UsageError
from routecli.lang import Words

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Route

LOG = "visits/tanaka-shoten.jsonl"


@pytest.fixture
def context(book: Path) -> Context:
    streams = io.StringIO(), io.StringIO(), io.StringIO()
    return Context(*streams, {}, book, lambda: datetime(2026, 11, 24, 10, 30), Words("en"))


def test_keys_stand_in_the_order_of_the_table_and_empty_ones_are_left_out(context: Context, book: Path) -> None:
    fields = {"note": "一行\n二行", "with": [], "time": "", "date": "2026-11-20", "type": "visit", "minutes": None}
    saved = append_entry(context, "tanaka-shoten", fields)
    assert (saved.path, context.written) == (LOG, [LOG])
    assert re.fullmatch(r"261124-[0-9a-hjkmnp-tv-z]{8}", saved.entry.id)
    line = (book / LOG).read_text(encoding="utf-8")
    assert line == f'{{"id":"{saved.entry.id}","type":"visit","date":"2026-11-20","note":"一行\\n二行"}}\n'


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "a\x1bb"},
        {"note": "a\rb"},
        {"note": "a\x85b"},
        {"purpose": "a\nb"},
        {"follow_ups": [{"due": "2026-12-01", "text": "a\tb"}]},
    ],
)
def test_a_control_character_is_refused_before_writing(context: Context, book: Path, fields: dict[str, object]) -> None:
    with pytest.raises(UsageError) as refused:
        append_entry(context, "tanaka-shoten", {"date": "2026-11-24", **fields})
    assert refused.value.id == "text.control"
    assert not (book / LOG).exists()


def test_half_a_character_is_refused(context: Context, book: Path) -> None:
    with pytest.raises(UsageError, match=r"text\.surrogate"):
        append_entry(context, "tanaka-shoten", {"date": "2026-11-24", "note": "a\ud800"})
    assert not (book / LOG).exists()


def test_a_note_may_have_20000_characters_and_not_one_more(route: Route, book: Path, log: Log) -> None:
    found = route("log", "tanaka", "あ" * 20_001, "--rep", "sato", cwd=book)
    assert (found.status, found.out) == (2, "")
    assert "20001" in found.err
    assert "20000" in found.err
    assert not (book / LOG).exists()
    assert route("log", "tanaka", "あ" * 20_000, "--rep", "sato", cwd=book).status == 0
    assert log()[0]["note"] == "あ" * 20_000


def test_a_failure_gives_back_what_was_typed_ready_to_paste(route: Route, book: Path) -> None:
    conflict = json.dumps({"id": "261119-8cvv6yqe", "date": "2026-11-19"}) + "\n<<<<<<< HEAD\n"
    (book / LOG).write_text(conflict, encoding="utf-8")
    found = route("log", "tanaka", "来週 再訪", "--next", "+2w", "--rep", "sato", cwd=book)
    assert (found.status, found.out) == (3, "")
    assert f"{LOG}:2: git left conflict markers" in found.err
    assert "route log tanaka '来週 再訪' --next +2w" in found.err
    assert (book / LOG).read_text(encoding="utf-8") == conflict
