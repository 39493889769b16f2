"""Days and times as people type them, through the program: understood and said back, or refused; never silently a note."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Result, Route


def schedule(route: Route, book: Path, *words: str, **options: str) -> Result:
    return route("schedule", "tanaka", *words, "--rep", "sato", cwd=book, **options)


@pytest.mark.parametrize(
    ("text", "time", "leeway", "said"),
    [
        ("12/1 AM10:00 見積", "10:00", None, "Tue 1 Dec 10:00"),
        ("12/1 am10 見積", "10:00", None, "Tue 1 Dec 10:00"),
        ("12/1　1０：３０　見積", "10:30", None, "Tue 1 Dec 10:30"),
        ("12/1 10時半 見積", "10:30", None, "Tue 1 Dec 10:30"),
        ("12/1 3pm 見積", "15:00", None, "Tue 1 Dec 15:00"),
        ("12/1 午後 見積", "15:00", 120, "Tue 1 Dec 13:00-17:00"),
        ("12/1 朝一 見積", "09:30", 30, "Tue 1 Dec 09:30, ±30 min"),
        ("12/1 夕方 見積", "17:00", 60, "Tue 1 Dec 16:00-18:00"),
        ("Tue 1 Dec 10:00 見積", "10:00", None, "Tue 1 Dec 10:00"),
        ("12/1 火 10:00 見積", "10:00", None, "Tue 1 Dec 10:00"),
        ("令和八年十二月一日 十時 見積", "10:00", None, "Tue 1 Dec 10:00"),
    ],
)
def test_a_time_beside_a_day(
    route: Route, book: Path, log: Log, text: str, time: str, leeway: int | None, said: str
) -> None:
    found = schedule(route, book, text)
    assert (found.status, found.err.startswith("route:")) == (0, False)
    assert said in found.out
    entry = log()[0]
    assert (entry["on"], entry["time"], entry.get("leeway"), entry["note"]) == ("2026-12-01", time, leeway, "見積")


@pytest.mark.parametrize("time", ["13:5", "25:00", "10:00-11:00", "午後15時", "1030", "at 10", "10時〜12時"])
def test_what_looks_like_a_time_and_is_none_writes_nothing(route: Route, book: Path, time: str) -> None:
    found = schedule(route, book, "12/1", time, "見積" if time != "1030" else "")
    assert (found.status, found.out) == (2, "")
    assert not (book / "visits" / "tanaka-shoten.jsonl").exists()


def test_a_time_late_in_the_note_is_named_with_the_command_that_sets_it(route: Route, book: Path, log: Log) -> None:
    found = schedule(route, book, "12/1 見積 15時に")
    assert found.status == 0
    assert "this appointment has no time" in found.err
    command = found.err.partition("after the day: ")[2].strip().removeprefix("route ")
    assert route(*_words(command), "--rep", "sato", cwd=book).status == 0
    assert (log()[1]["time"], log()[1]["replaces"]) == ("15:00", log()[0]["id"])


def _words(command: str) -> list[str]:
    import shlex

    return shlex.split(command)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [('"leeway":90', "on Tue 24 Nov"), ('"time":"00:30","leeway":1440', "on Tue 24 Nov 00:00-24:00")],
)
def test_a_leeway_written_by_hand_stays_within_the_day(route: Route, book: Path, fields: str, shown: str) -> None:
    line = f'{{"id":"261120-aaaaaaaa","type":"appointment","date":"2026-11-20","on":"2026-11-24",{fields}}}\n'
    (book / "visits" / "tanaka-shoten.jsonl").write_text(line, encoding="utf-8")
    assert shown in route("show", "tanaka", cwd=book).out
    assert route("today", "--rep", "sato", cwd=book).status == 0


def test_a_window_and_a_leeway_exclude_each_other(route: Route, book: Path) -> None:
    assert schedule(route, book, "12/1 午後", "--leeway", "15").status == 2


@pytest.mark.parametrize("words", ["今週中", "年内に", "within this month"])
def test_a_stretch_of_time_asks_for_proposals(route: Route, book: Path, words: str) -> None:
    with (book / "customers" / "tanaka-shoten.yaml").open("a", encoding="utf-8") as file:
        file.write("at: [35.7074, 139.7745]\n")
    found = schedule(route, book, words, terminal=True)
    assert found.status == 0
    assert "Days for 田中商店" in found.out
    assert not (book / "visits" / "tanaka-shoten.jsonl").exists()


def test_a_promise_keeps_a_time_in_its_text_and_refuses_a_wrong_one(route: Route, book: Path, log: Log) -> None:
    found = route("log", "tanaka", "--follow-up", "12/1 AM10:00 電話", "--rep", "sato", cwd=book)
    assert "Tue 1 Dec" in found.out
    assert log()[0]["follow_ups"] == [{"due": "2026-12-01", "text": "AM10:00 電話"}]
    for text in ("12/1 25:00 電話", "12/1 10:00", "12/1 午後"):
        assert route("log", "tanaka", "--follow-up", text, "--rep", "sato", cwd=book).status == 2, text
    assert len(log()) == 1


@pytest.mark.parametrize(
    "line", [["log", "tanaka", "--next", "12/1 10:00"], ["hold", "tanaka", "12/1 10:00 stocktaking"]]
)
def test_where_only_a_day_fits_a_time_is_refused(route: Route, book: Path, line: list[str]) -> None:
    found = route(*line, "--rep", "sato", cwd=book)
    assert (found.status, found.out) == (2, "")
    assert "only a day fits here" in found.err


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("翌営業日", "2026-11-25"),
        ("3営業日後", "2026-11-27"),
        ("今週中", "2026-11-27"),
        ("週明け", "2026-11-30"),
        ("年内", "2026-12-31"),
        ("末日", "2026-11-30"),
        ("eom", "2026-11-30"),
        ("令和八年十二月三十一日", "2026-12-31"),
    ],
)
def test_a_day_in_words_is_said_back_with_its_weekday(route: Route, book: Path, log: Log, text: str, day: str) -> None:
    found = route("log", "tanaka", "--next", text, "--rep", "sato", cwd=book)
    assert log()[0]["next"] == day
    weekday = datetime.fromisoformat(day)
    assert f"{weekday:%a} {weekday.day} {weekday:%b}" in found.out
    held = route("hold", "suzuki", f"{text} 改装", "--rep", "ito", cwd=book)
    assert (held.status, log("suzuki")[0]["until"], log("suzuki")[0]["note"]) == (0, day, "改装")


def test_working_days_are_those_of_the_rep(route: Route, book: Path, log: Log) -> None:
    """Friday 20 November: Monday is a public holiday, and sato is away on Tuesday."""
    settings = book / "route.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("name: 佐藤 健, ", 'name: 佐藤 健, away: ["2026-11-24"], '), encoding="utf-8")
    for rep, customer in (("sato", "tanaka"), ("ito", "suzuki")):
        assert route("log", customer, "--next", "翌営業日", "--rep", rep, "--as-of", "2026-11-20", cwd=book).status == 0
    assert (log()[0]["next"], log("suzuki")[0]["next"]) == ("2026-11-25", "2026-11-24")


def test_a_day_before_its_month_shows_how_to_write_it(route: Route, book: Path) -> None:
    found = schedule(route, book, "30/11", "10:00")
    assert (found.status, found.out) == (2, "")
    assert "no month 30. Write 11/30" in found.err


LONG_AGO = "no year was given, so this is Sat 20 Dec 2025, 320 days ago"


def test_a_bare_day_nearly_a_year_away_is_said_by_every_command(route: Route, book: Path) -> None:
    """Seen from 5 November, 12/20 of a log is last year's; 10/1 of a day to plan is next year's."""
    on = ("--as-of", "2026-11-05", "--rep", "sato")
    assert LONG_AGO in route("log", "tanaka", "--date", "12/20", *on, cwd=book).err
    assert "route undo" in route("log", "tanaka", "--date", "12/20", *on, cwd=book).err
    assert LONG_AGO in route("add", "Bakery", "--since", "12/20", *on, cwd=book).err
    assert LONG_AGO in route("edit", "suzuki", "--set", "since=12/20", *on, cwd=book).err
    assert LONG_AGO in route("review", "--from", "12/20", *on, cwd=book).err
    assert LONG_AGO in route("list", "--as-of", "12/20", cwd=book, now=datetime(2026, 11, 5)).err
    found = route("today", "--date", "10/10", *on, cwd=book)
    assert "Sun 10 Oct 2027, 339 days from now. If you meant another day, write the year as well." in found.err
    assert "from now" in route("log", "tanaka", "--follow-up", "10/10 quote", *on, cwd=book).err
    for text in ("2025-12-20", "11/3", "2/1"):
        assert "no year was given" not in route("log", "tanaka", "--date", text, *on, cwd=book).err
