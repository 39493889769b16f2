"""One customer's page and its JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

ENTRIES: list[dict[str, Any]] = [
    {"id": "261101-aaaaaaaa", "type": "visit", "date": "2026-11-01", "by": "sato", "outcome": "met", "note": "古い"},
    {"id": "261110-bbbbbbbb", "type": "visit", "date": "2026-11-10", "time": "14:00", "by": "sato", "outcome": "phone"},
    {"id": "261110-cccccccc", "type": "visit", "date": "2026-11-09", "by": "sato", "outcome": "met", "note": "直し",
     "orders": [{"item": "A100", "qty": 12, "price": 450}], "replaces": "261101-aaaaaaaa"},
    {"id": "261112-dddddddd", "type": "note", "date": "2026-11-12", "by": "sato", "note": "消す"},
    {"id": "261113-eeeeeeee", "date": "2026-11-13", "by": "sato", "voids": "261112-dddddddd", "why": "誤記"},
    {"id": "261201-ffffffff", "type": "visit", "date": "2026-12-01", "by": "sato", "outcome": "met", "note": "あと"},
]  # fmt: skip


@pytest.fixture
def filled(book: Path) -> Path:
    lines = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in ENTRIES)
    (book / "visits" / "tanaka-shoten.jsonl").write_text(lines, encoding="utf-8")
    return book


def ids(route: Route, book: Path, *args: str) -> list[str]:
    return [entry["id"][7] for entry in route("show", "tanaka", "--json", *args, cwd=book).json["data"]["entries"]]


def test_newest_first_corrections_followed_later_entries_unknown(route: Route, filled: Path) -> None:
    assert ids(route, filled) == ["b", "c"]
    assert ids(route, filled, "--last", "1") == ["b"]
    assert ids(route, filled, "--all") == ["e", "d", "b", "c", "a"]
    assert ids(route, filled, "--as-of", "2026-11-05") == ["a"]
    assert ids(route, filled, "--as-of", "2026-12-02") == ["f", "b", "c"]


def test_json_has_customer_clock_and_entries_with_their_lines(route: Route, filled: Path) -> None:
    answer = route("show", "田中", "--json", cwd=filled).json
    assert (answer["route"], answer["command"], answer["date"]) == (1, "show", "2026-11-24")
    data = answer["data"]
    assert (data["customer"]["id"], data["customer"]["every"]) == ("tanaka-shoten", "2 weeks")
    assert data["customer"]["hours"]["sat"] == "10:00-12:00"
    clock = data["clock"]  # a contact on 10 November, two weeks, today the 24th
    assert (clock["state"], clock["next_due"], clock["elapsed_days"], clock["urgency"]) == ("due", "2026-11-24", 14, 1)
    assert data["entries"][1] == {**ENTRIES[2], "path": "visits/tanaka-shoten.jsonl", "line": 3}


def test_struck_entries_say_so(route: Route, filled: Path) -> None:
    data = route("show", "tanaka", "--all", "--json", cwd=filled).json["data"]
    assert [entry["id"][7] for entry in data["entries"] if entry.get("struck")] == ["d", "a"]
    text = route("show", "tanaka", "--all", cwd=filled).out
    assert "(undone) Thu 12 Nov  note  佐藤 健  [261112-dddddddd]" in text
    assert "Fri 13 Nov  undo  佐藤 健  [261113-eeeeeeee]" in text


def test_the_page_in_a_pipe(route: Route, filled: Path) -> None:
    found = route("show", "tanaka", cwd=filled)
    assert (found.status, found.err) == (0, "")
    lines = found.out.splitlines()
    assert lines[0] == "田中商店  tanaka-shoten"
    assert "hours: Mon-Fri 10:00-12:00, 14:00-17:00; Sat 10:00-12:00" in lines
    assert "due 1.0  last contact Tue 10 Nov  next due Tue 24 Nov" in lines
    assert lines[-4] == "  Mon 9 Nov  met  佐藤 健  [261110-cccccccc]"
    assert lines[-3:] == ["    直し", "    order: A100 × 12 @450", "    replaces 261101-aaaaaaaa"]


def test_on_a_terminal_in_japanese(route: Route, filled: Path) -> None:
    found = route("show", "tanaka", cwd=filled, language="ja", terminal=True, NO_COLOR="1")
    assert found.status == 0
    assert "記録 2件中2件" in found.out
    assert "営業時間: 月〜金 10:00-12:00、14:00-17:00／土 10:00-12:00" in found.out


def test_no_entries_yet_and_nobody_of_that_name(route: Route, book: Path) -> None:
    assert "route log suzuki" in route("show", "suzuki", cwd=book).out
    assert route("show", "nobody", cwd=book).status == 4


def test_an_appointment_stands_where_it_was_made_not_at_the_time_it_promises(route: Route, book: Path) -> None:
    agreed = {"type": "appointment", "by": "sato", "on": "2026-12-01", "time": "17:00"}
    lines = [
        {"id": "261110-aaaaaaaa", "date": "2026-11-10", **agreed},
        {"id": "261110-bbbbbbbb", "date": "2026-11-10", "time": "10:00", "by": "sato", "outcome": "met"},
        {"id": "261111-cccccccc", "date": "2026-11-11", "time": "09:00", "by": "sato", "outcome": "phone"},
    ]
    (book / "visits" / "tanaka-shoten.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert ids(route, book) == ["c", "b", "a"]
    page = route("show", "tanaka", cwd=book).out
    assert "  Tue 10 Nov  appointment  佐藤 健  [261110-aaaaaaaa]\n    on Tue 1 Dec 17:00\n" in page


CLOSED = 'closed: [wed, 2nd sun, "12-29..01-03", "2026-11-25..2026-11-26", "2026-08-10..2026-08-16", "2026-12-24"]'


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "closed: Wednesdays, 2nd Sunday of the month, 29 Dec to 3 Jan every year, Wed 25 Nov to Thu 26 Nov, Thu 24 Dec",
        ),
        ("ja", "休業日: 水曜、第2日曜、毎年12月29日〜1月3日、11/25(水)〜11/26(木)、12/24(木)"),
    ],
)
@pytest.mark.parametrize("command", ["show", "brief"])
def test_closed_days_in_words_without_those_that_are_over(
    route: Route, book: Path, command: str, language: str, line: str
) -> None:
    path = book / "customers" / "tanaka-shoten.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("closed: [wed, holidays]", CLOSED), encoding="utf-8")
    assert line in [row.strip() for row in route(command, "tanaka", cwd=book, language=language).out.splitlines()]


@pytest.mark.parametrize(
    ("language", "birthday", "founded", "purpose"),
    [
        ("en", "birthday 12 May 1958", "dates: 1 Apr 創業記念日", "purpose: proposal"),
        ("ja", "誕生日 1958年5月12日", "記念日: 4月1日 創業記念日", "目的: 提案"),
    ],
)
def test_days_of_the_year_and_purposes_in_words(
    route: Route, book: Path, language: str, birthday: str, founded: str, purpose: str
) -> None:
    with (book / "customers" / "tanaka-shoten.yaml").open("a", encoding="utf-8") as file:
        file.write("contacts: [{name: 田中 一郎, birthday: 1958-05-12}]\ndates: [{on: 04-01, what: 創業記念日}]\n")
    entry = {"id": "261110-aaaaaaaa", "date": "2026-11-10", "by": "sato", "outcome": "met", "purpose": "proposal"}
    (book / "visits" / "tanaka-shoten.jsonl").write_text(json.dumps(entry) + "\n")
    page = route("show", "tanaka", cwd=book, language=language).out
    assert birthday in page
    assert founded in page
    assert purpose in page
    assert birthday in route("brief", "tanaka", cwd=book, language=language).out
