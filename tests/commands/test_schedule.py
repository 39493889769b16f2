"""Appointments: the words people type, what speaks against a day, replacing, and `soon`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Result, Route


def schedule(route: Route, book: Path, *args: str, language: str = "en") -> Result:
    return route("schedule", *args, "--rep", "sato", cwd=book, language=language)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["11/30", "10:00", "見積説明"], ("2026-11-30", "10:00", "見積説明")),
        (["11/30 10:00 見積説明"], ("2026-11-30", "10:00", "見積説明")),
        (["11/30"], ("2026-11-30", None, None)),
        (["明日14時半に棚卸"], ("2026-11-25", "14:30", "棚卸")),
        (["12/1", "１４：３０", "株式会社の㈱印"], ("2026-12-01", "14:30", "株式会社の㈱印")),
        (["next", "fri", "2pm", "demo"], ("2026-11-27", "14:00", "demo")),
        (["next", "fri", "demo"], ("2026-11-27", None, "demo")),
        (["11/20", "見積"], ("2027-11-20", None, "見積")),
        (["2026-12-01T14:30"], ("2026-12-01", "14:30", None)),
        (["12/1", "3", "boxes"], ("2026-12-01", None, "3 boxes")),
        (["12/1", "正午に", "弁当"], ("2026-12-01", "12:00", "弁当")),
    ],
)
def test_day_time_and_note(route: Route, book: Path, log: Log, words: list[str], expected: tuple[str, ...]) -> None:
    found = schedule(route, book, "tanaka", *words)
    assert found.status == 0, found.err
    (entry,) = log()
    assert entry["type"] == "appointment"
    assert (entry["on"], entry.get("time"), entry.get("note")) == expected
    assert (entry["date"], entry["by"]) == ("2026-11-24", "sato")


def test_the_echo_names_the_weekday_and_the_id(route: Route, book: Path, log: Log) -> None:
    found = schedule(route, book, "tanaka", "11/30", "10:00", "見積説明", "--leeway", "15", language="ja")
    (entry,) = log()
    assert entry["leeway"] == 15
    assert found.out == (
        "アポを登録しました: 田中商店  11/30(月) 10:00（前後15分）  見積説明"
        f"  [{entry['id']}]  visits/tanaka-shoten.jsonl\n"
    )
    assert found.err == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["12/2", "10:30"], "田中商店 is closed on Wed 2 Dec (Wednesdays)"),  # closed: wed
        (["12/5", "10:30"], "佐藤 健 is off on Sat 5 Dec (Saturdays)"),  # hours: mon-fri
        (["2027-01-11"], "田中商店 is closed on Mon 11 Jan 2027 (public holidays)"),  # Coming of Age Day
        (["12/1", "11:45"], "on Tue 1 Dec falls outside the hours of 田中商店: 10:00-12:00, 14:00-17:00"),
        (["12/1", "08:30"], "falls outside the working hours of 佐藤 健: 09:00-17:30"),
    ],
)
def test_what_speaks_against_a_day_is_said_and_written_all_the_same(
    route: Route, book: Path, log: Log, words: list[str], sentence: str
) -> None:
    found = schedule(route, book, "tanaka", *words)
    assert found.status == 0
    assert sentence in found.err
    assert len(log()) == 1


def test_a_day_in_a_hold_and_a_next_day_that_is_closed_are_said_when_written(
    route: Route, book: Path, log: Log
) -> None:
    route("hold", "tanaka", "2026-12-03", "--rep", "sato", cwd=book)
    assert "田中商店 is on hold until Thu 3 Dec" in schedule(route, book, "tanaka", "12/1", "10:30").err
    assert "on hold" not in schedule(route, book, "tanaka", "12/4", "10:30").err
    named = route("log", "tanaka", "--next", "12/9", "--rep", "sato", cwd=book)
    assert named.status == 0
    assert "田中商店 is closed on Wed 9 Dec (Wednesdays)" in named.err


def test_a_whole_visit_that_fits_is_not_warned_about(route: Route, book: Path) -> None:
    assert schedule(route, book, "tanaka", "12/1", "11:30").err == ""  # 30 minutes, until 12:00


def test_another_appointment_of_the_rep_within_an_hour(route: Route, book: Path) -> None:
    (book / "customers" / "abe.yaml").write_text("name: 阿部\nrep: sato\n", encoding="utf-8")
    schedule(route, book, "abe", "12/1", "10:45", "納品")
    assert "the appointment with 阿部 at 10:45 納品" in schedule(route, book, "tanaka", "12/1", "10:00").err
    assert "阿部" not in schedule(route, book, "suzuki", "12/1", "10:00").err  # another rep's customer
    assert "阿部" not in schedule(route, book, "tanaka", "12/3", "10:00").err


def test_instead_replaces_the_open_appointment(route: Route, book: Path, log: Log) -> None:
    schedule(route, book, "tanaka", "11/30", "10:00")
    old = log()[0]["id"]
    unclear = schedule(route, book, "tanaka", "12/1", "10:00", "--instead", "zz")
    assert unclear.status == 4
    assert old in unclear.err
    found = schedule(route, book, "tanaka", "12/1", "10:00", "--instead", old[:9])
    assert (found.status, found.err) == (0, "")
    assert log()[1]["replaces"] == old
    (shown,) = route("show", "tanaka", "--json", cwd=book).json["data"]["entries"]
    assert shown["on"] == "2026-12-01"


def test_a_second_appointment_is_pointed_out(route: Route, book: Path) -> None:
    schedule(route, book, "tanaka", "11/30", "10:00")
    assert "another appointment: Mon 30 Nov 10:00" in schedule(route, book, "tanaka", "12/1", "10:00").err


@pytest.mark.parametrize("soon", ["soon", "近いうち", "要訪問"])
def test_soon_is_a_must_without_a_day(route: Route, book: Path, log: Log, soon: str) -> None:
    found = schedule(route, book, "tanaka", soon, "クレームのお詫び")
    assert found.status == 0
    (entry,) = log()
    assert (entry["type"], entry["note"], "on" in entry) == ("must", "クレームのお詫び", False)


@pytest.mark.parametrize(
    "words",
    [
        ["2026-11-20"],
        ["12/1", "25:00"],
        ["12/1", "10:30-11:00"],
        ["someday"],
        ["12/1", "--leeway", "15"],
        ["soon", "--leeway", "5"],
    ],
)
def test_what_cannot_be_meant_is_refused(route: Route, book: Path, words: list[str]) -> None:
    found = schedule(route, book, "tanaka", *words)
    assert (found.status, found.out) == (2, "")
    assert not (book / "visits" / "tanaka-shoten.jsonl").exists()


def test_without_a_day_it_proposes_and_writes_nothing(route: Route, book: Path) -> None:
    found = schedule(route, book, "tanaka")
    lines = [line.split("\t") for line in found.out.splitlines()]
    assert lines[0] == ["date", "from", "until", "fit", "detour min", "km", "what", "command"]
    # ten working days from Wednesday on; Wednesdays are closed
    assert sorted(row[0] for row in lines[1:]) == [
        *(f"2026-11-{n}" for n in (25, 26, 27, 30)),
        *(f"2026-12-0{n}" for n in (1, 2, 3, 4, 7, 8)),
    ]
    assert {row[0] for row in lines[1:] if row[3] == "closed"} == {"2026-11-25", "2026-12-02"}
    assert list((book / "visits").iterdir()) == []


def test_the_command_shown_makes_the_appointment(route: Route, book: Path, log: Log) -> None:
    found = schedule(route, book, "tanaka", "next", "week", "quote & sample", "--leeway", "15", "--days", "2")
    rows = [line.split("\t") for line in found.out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["2026-11-30", "2026-12-01"]
    command = shlex.split(rows[0][-1])
    assert command == ["route", "schedule", "tanaka-shoten", "2026-11-30", "10:00", "quote & sample", "--leeway", "15"]
    assert schedule(route, book, *command[2:]).err == ""  # nothing speaks against it
    assert (log()[0]["on"], log()[0]["time"], log()[0]["leeway"]) == ("2026-11-30", "10:00", 15)


def test_proposals_may_begin_on_a_day_and_are_json_too(route: Route, book: Path) -> None:
    found = schedule(route, book, "tanaka", "12/3", "--propose", "--days", "1", "--json").json["data"]
    assert (found["customer"], found["minutes"]) == ("tanaka-shoten", 30)
    (row,) = found["proposals"]
    assert (row["date"], row["from"], row["grade"], row["detour_minutes"]) == ("2026-12-03", "10:00", "green", 0)


def test_on_a_terminal_each_day_has_its_word_its_reason_and_its_command(route: Route, book: Path) -> None:
    found = route("schedule", "tanaka", "来週", "--rep", "sato", cwd=book, language="ja", terminal=True, NO_COLOR="1")
    assert "おすすめ  11/30(月)  10:00〜11:30  回り道0分 0.0km" in found.out
    assert "    route schedule tanaka-shoten 2026-11-30 10:00\n" in found.out
    assert "不可      12/2(水)\n    得意先の休業日（水曜）\n" in found.out


def test_what_belongs_to_proposals_is_refused_with_a_day(route: Route, book: Path) -> None:
    found = schedule(route, book, "tanaka", "11/30", "--days", "3")
    assert (found.status, list((book / "visits").iterdir())) == (2, [])
    assert "--propose" in found.err
    assert schedule(route, book, "tanaka", "11/30", "--json").status == 2
    assert schedule(route, book, "tanaka", "2026-11-20", "--propose").status == 2  # over
    assert (
        "No working days are left"
        in route(
            "schedule", "tanaka", "this week", "--as-of", "2026-11-27", "--rep", "sato", cwd=book, terminal=True
        ).out
    )
