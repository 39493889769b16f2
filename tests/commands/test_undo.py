"""Taking back: the last own entry, a named one, and taking back the taking back."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from session import Result, Route


def entry(id_: str, by: str = "sato", **more: Any) -> str:
    return json.dumps({"id": id_, "type": "visit", "date": "2026-11-24", "by": by, "outcome": "met", **more})


def write(book: Path, customer: str, *lines: str, at: int = 0) -> Path:
    path = book / "visits" / f"{customer}.jsonl"
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    os.utime(path, (1_790_000_000 + at,) * 2)
    return path


def last(path: Path) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(path.read_text(encoding="utf-8").splitlines()[-1])
    return line


def undo(route: Route, book: Path, *args: str) -> Result:
    return route("undo", *args, "--rep", "sato", cwd=book)


def test_the_last_entry_of_the_rep_is_taken_back_and_shown_whole(route: Route, book: Path) -> None:
    path = write(
        book,
        "tanaka-shoten",
        entry("261124-aaaaaaaa", note="一回目"),
        entry("261124-bbbbbbbb", note="二回目", follow_ups=[{"due": "2026-12-01", "text": "見積"}]),
        entry("261124-cccccccc", by="ito"),
    )
    found = undo(route, book, "--why", "重複")
    assert (found.status, found.err) == (0, "")
    assert found.out == (
        "Undone: 田中商店 (visits/tanaka-shoten.jsonl)\n"
        "  Tue 24 Nov  met  佐藤 健  [261124-bbbbbbbb]\n"
        "    二回目\n"
        "    promise by Tue 1 Dec: 見積  [#1]\n"
    )
    void = last(path)
    assert void.pop("id").startswith("261124-")
    assert void == {"date": "2026-11-24", "by": "sato", "voids": "261124-bbbbbbbb", "why": "重複"}


def test_undo_twice_takes_back_two_entries_then_says_so(route: Route, book: Path) -> None:
    path = write(book, "tanaka-shoten", entry("261124-aaaaaaaa"), entry("261124-bbbbbbbb"))
    undo(route, book)
    assert undo(route, book).status == 0
    assert last(path)["voids"] == "261124-aaaaaaaa"
    third = undo(route, book)
    assert (third.status, third.out) == (4, "")
    assert "佐藤 健" in third.err


def test_the_day_of_the_id_comes_first_then_the_log_saved_last(route: Route, book: Path) -> None:
    older = write(book, "suzuki", entry("261124-aaaaaaaa"), at=0)
    newer = write(book, "tanaka-shoten", entry("261124-bbbbbbbb"), at=60)
    undo(route, book)
    assert last(newer)["voids"] == "261124-bbbbbbbb"
    undo(route, book)
    assert last(older)["voids"] == "261124-aaaaaaaa"
    touched_since = write(book, "suzuki", entry("261123-aaaaaaaa"), at=600)
    today = write(book, "tanaka-shoten", entry("261124-bbbbbbbb", date="2026-11-20"), at=0)
    undo(route, book)
    assert last(today)["voids"] == "261124-bbbbbbbb"
    assert last(touched_since)["id"] == "261123-aaaaaaaa"


def test_a_named_entry_of_anybody_by_the_beginning_of_its_id(route: Route, book: Path) -> None:
    path = write(book, "suzuki", entry("261120-aaaaaaaa", by="ito"), entry("261120-abbbbbbb", by="ito"))
    several = undo(route, book, "261120-a")
    assert (several.status, several.out) == (4, "")
    assert "261120-aaaaaaaa" in several.err
    assert "261120-abbbbbbb" in several.err
    assert undo(route, book, "261120-AB").status == 0
    assert last(path)["voids"] == "261120-abbbbbbb"
    again = undo(route, book, "261120-ab")
    assert again.status == 4
    assert "already" in again.err
    assert undo(route, book, "zzz").status == 4


def test_taking_back_a_correction_brings_the_entry_back(route: Route, book: Path) -> None:
    path = write(book, "tanaka-shoten", entry("261124-aaaaaaaa", note="本物"))
    undo(route, book)
    assert route("show", "tanaka", "--json", cwd=book).json["data"]["entries"] == []
    found = undo(route, book, last(path)["id"])
    assert found.status == 0
    assert "Restored" in found.out
    (shown,) = route("show", "tanaka", "--json", cwd=book).json["data"]["entries"]
    assert shown["note"] == "本物"


def test_conflict_markers_refuse_and_give_back_the_command(route: Route, book: Path) -> None:
    path = write(book, "tanaka-shoten", entry("261124-aaaaaaaa"), "<<<<<<< HEAD")
    before = path.read_bytes()
    found = undo(route, book, "--why", "間違い だった")
    assert found.status == 3
    assert "visits/tanaka-shoten.jsonl:2" in found.err
    assert "route undo --why '間違い だった' --rep sato" in found.err
    assert path.read_bytes() == before
