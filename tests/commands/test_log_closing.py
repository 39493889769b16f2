"""What `log` closes or moves, said back in words rather than as an address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Route

# numbered by `brief`: 1 the promise (due 1 December), 2 the complaint (heard 19 November), 3 the appointment
ENTRIES: list[dict[str, Any]] = [
    {"id": "261119-aaaaaaaa", "date": "2026-11-19", "by": "sato", "outcome": "met",
     "follow_ups": [{"due": "2026-12-01", "text": "quote"}],
     "voices": [{"kind": "complaint", "text": "late again"}],
     "needs": [{"text": "a freezer", "stage": "heard"}]},
    {"id": "261120-bbbbbbbb", "type": "appointment", "date": "2026-11-20", "by": "sato", "on": "2026-11-27",
     "time": "10:00", "note": "samples"},
]  # fmt: skip


@pytest.fixture
def filled(book: Path) -> Path:
    lines = "".join(json.dumps(entry) + "\n" for entry in ENTRIES)
    (book / "visits" / "tanaka-shoten.jsonl").write_text(lines, encoding="utf-8")
    return book


def logged(route: Route, book: Path, *options: str, language: str = "en") -> list[str]:
    found = route("-C", str(book), "--rep", "sato", "log", "tanaka", *options, language=language)
    assert (found.status, found.err) == (0, "")
    return [line.strip() for line in found.out.splitlines()]


def test_what_was_done_is_named_by_its_text_kind_and_day(route: Route, filled: Path) -> None:
    lines = logged(route, filled, "--done", "1", "--done", "2", "--done", "3")
    assert "done: quote (promised by Tue 1 Dec)" in lines
    assert "done: late again (complaint from Thu 19 Nov)" in lines
    assert "done: samples (appointment on Fri 27 Nov)" in lines


@pytest.mark.parametrize(
    "options",
    [("--done", "1", "--drop", "1 no need"), ("--done", "1", "--move", "1 +3d"), ("--drop", "1 x", "--move", "1 +3d")],
)
def test_what_is_open_is_closed_in_one_way(route: Route, filled: Path, options: tuple[str, ...]) -> None:
    log = filled / "visits" / "tanaka-shoten.jsonl"
    before = log.read_bytes()
    found = route("-C", str(filled), "--rep", "sato", "log", "tanaka", *options)
    assert (found.status, found.out, log.read_bytes()) == (2, "", before)
    assert "Only one of --done, --drop and --move can be given for `quote`. Nothing was logged." in found.err


def test_in_japanese(route: Route, filled: Path) -> None:
    assert "完了: quote（12/1(火)までの約束）" in logged(route, filled, "--done", "1", language="ja")


def test_given_up_moved_and_moved_on(route: Route, filled: Path) -> None:
    lines = logged(route, filled, "--drop", "2 solved itself", "--move", "1 +8d", "--stage", "261119-a proposed SC-45")
    assert "dropped (solved itself): late again (complaint from Thu 19 Nov)" in lines
    assert "moved to Wed 2 Dec: quote (promised by Tue 1 Dec)" in lines
    assert "need proposed: a freezer (heard Thu 19 Nov)  SC-45" in lines


def test_the_log_shows_it_afterwards_and_undo_says_what_is_open_again(route: Route, filled: Path, log: Log) -> None:
    logged(route, filled, "--done", "2")
    assert log()[-1]["done"] == ["261119-aaaaaaaa#2"]
    page = route("-C", str(filled), "show", "tanaka").out
    assert "    done: late again (complaint from Thu 19 Nov)\n" in page
    undone = route("-C", str(filled), "--rep", "sato", "undo").out
    assert "    done: late again (complaint from Thu 19 Nov)\n" in undone


def test_only_a_promise_can_be_moved(route: Route, filled: Path, log: Log) -> None:
    found = route("-C", str(filled), "--rep", "sato", "log", "tanaka", "--move", "3 +7d")
    assert found.status == 2
    assert "`samples` is not a promise, so it cannot be moved" in found.err
    assert "--instead" in found.err
    assert len(log()) == 2


def test_a_number_beyond_the_list_names_what_is_open_needs_too(route: Route, filled: Path) -> None:
    found = route("-C", str(filled), "--rep", "sato", "log", "tanaka", "--done", "4")
    assert found.status == 4
    assert "Nothing open matches `4`" in found.err
    assert "  3  261120-bbbbbbbb  samples\n  -  261119-aaaaaaaa#3  a freezer\n" in found.err
