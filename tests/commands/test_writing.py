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
from routecli.errors import BookError, UsageError
from routecli.lang import Words

if TYPE_CHECKING:
    from pathlib import Path

LOG = "visits/tanaka-shoten.jsonl"


@pytest.fixture
def context(tmp_path: Path) -> Context:
    streams = io.StringIO(), io.StringIO(), io.StringIO()
    return Context(*streams, {}, tmp_path, lambda: datetime(2026, 11, 24, 10, 30), Words("en"))


def test_keys_stand_in_the_order_of_the_table_and_empty_ones_are_left_out(context: Context, book: Path) -> None:
    fields = {"note": "一行\n二行", "with": [], "time": "", "date": "2026-11-20", "type": "visit", "minutes": None}
    entry_id, path = append_entry(context, book, "tanaka-shoten", fields)
    assert path == LOG
    assert re.fullmatch(r"261124-[0-9a-hjkmnp-tv-z]{8}", entry_id)
    line = (book / LOG).read_text(encoding="utf-8")
    assert line == f'{{"id":"{entry_id}","type":"visit","date":"2026-11-20","note":"一行\\n二行"}}\n'


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
        append_entry(context, book, "tanaka-shoten", {"date": "2026-11-24", **fields})
    assert refused.value.id == "text.control"
    assert not (book / LOG).exists()


def test_half_a_character_is_refused(context: Context, book: Path) -> None:
    with pytest.raises(UsageError, match=r"text\.surrogate"):
        append_entry(context, book, "tanaka-shoten", {"date": "2026-11-24", "note": "a\ud800"})
    assert not (book / LOG).exists()


def test_a_failure_gives_back_what_was_typed_ready_to_paste(context: Context, book: Path) -> None:
    conflict = json.dumps({"id": "261119-8cvv6yqe", "date": "2026-11-19"}) + "\n<<<<<<< HEAD\n"
    (book / LOG).write_text(conflict, encoding="utf-8")
    context.args = ["log", "tanaka", "来週 再訪", "--next", "+2w"]
    with pytest.raises(BookError) as refused:
        append_entry(context, book, "tanaka-shoten", {"date": "2026-11-24", "note": "来週 再訪"})
    assert (refused.value.id, refused.value.params["line"], refused.value.status) == ("append.conflict", 2, 3)
    assert "route log tanaka '来週 再訪' --next +2w" in context.err.getvalue()  # type: ignore[attr-defined]
    assert (book / LOG).read_text(encoding="utf-8") == conflict
