"""Holds: through which day, back when, ended, and what they leave in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Route


def state(route: Route, book: Path, *day: str) -> str:
    return str(route("show", "tanaka", "--json", *day, cwd=book).json["data"]["clock"]["state"])


def test_a_hold_says_through_which_day_and_when_it_is_back(route: Route, book: Path, log: Log) -> None:
    found = route("hold", "tanaka", "1/15", "改装", "のため", "--rep", "sato", cwd=book)
    assert (found.status, found.err) == (0, "")
    assert found.out == (
        "田中商店: no visits through Fri 15 Jan 2027, back on the list Sat 16 Jan 2027. (visits/tanaka-shoten.jsonl)\n"
    )
    (entry,) = log()
    assert entry.pop("id").startswith("261124-")
    assert (entry.pop("date"), entry.pop("time"), entry.pop("by")) == ("2026-11-24", "10:30", "sato")
    assert entry == {"type": "hold", "note": "改装 のため", "until": "2027-01-15"}
    assert state(route, book) == "paused"
    assert state(route, book, "--as-of", "2027-01-15") == "paused"
    assert state(route, book, "--as-of", "2027-01-16") == "new"


def test_japanese_words(route: Route, book: Path) -> None:
    found = route("hold", "田中", "来週の金曜", "--rep", "sato", cwd=book, language="ja")
    assert found.out.startswith("田中商店: 12/4(金)まで訪問を止めます。12/5(土)から訪問の対象に戻ります。")


def test_a_second_hold_of_the_day_counts_instead_of_the_first(route: Route, book: Path, log: Log) -> None:
    route("hold", "tanaka", "12/20", "--rep", "sato", cwd=book)
    route("hold", "tanaka", "12/10", "--rep", "sato", cwd=book)
    first, second = log()
    assert second["replaces"] == first["id"]
    assert state(route, book, "--as-of", "2026-12-10") == "paused"
    assert state(route, book, "--as-of", "2026-12-11") == "new"


def test_end_leaves_no_hold_in_force_however_many_there_were(route: Route, book: Path, log: Log) -> None:
    route("hold", "tanaka", "12/20", "--rep", "sato", "--as-of", "2026-11-20", cwd=book)
    route("hold", "tanaka", "12/10", "--rep", "sato", cwd=book)
    found = route("hold", "tanaka", "--end", "--rep", "sato", cwd=book)
    assert (found.status, found.err) == (0, "")
    assert "back on the list; the hold through Thu 10 Dec is over" in found.out
    assert [line.get("voids") for line in log()[2:]] == [log()[1]["id"], log()[0]["id"]]
    assert state(route, book) == "new"
    again = route("hold", "tanaka", "--end", "--rep", "sato", cwd=book)
    assert (again.status, again.out) == (4, "")


def test_nonsense_is_refused_and_nothing_written(route: Route, book: Path) -> None:
    for args in (["2026-11-01"], ["someday"], [], ["12/1", "--end"]):
        assert route("hold", "tanaka", *args, "--rep", "sato", cwd=book).status == 2, args
    assert route("hold", "nobody", "12/1", "--rep", "sato", cwd=book).status == 4
    assert route("hold", "tanaka", "12/1", cwd=book).status == 2  # two reps, none named
    assert not (book / "visits" / "tanaka-shoten.jsonl").exists()


def test_an_appointment_in_that_time_is_pointed_out(route: Route, book: Path, log: Log) -> None:
    route("schedule", "tanaka", "12/1", "10:00", "--rep", "sato", cwd=book)
    found = route("hold", "tanaka", "12/5", "--rep", "sato", cwd=book)
    assert found.status == 0
    assert "Tue 1 Dec 10:00" in found.err
    assert f"route schedule tanaka-shoten WHEN --instead {log()[0]['id']}" in found.err


def test_a_customer_whose_file_cannot_be_read_is_not_written_to(route: Route, book: Path) -> None:
    (book / "customers" / "tanaka-shoten.yaml").write_text("name: 田中商店\n\trank: A\n", encoding="utf-8")
    found = route("hold", "tanaka", "12/1", "--rep", "sato", cwd=book)
    assert (found.status, found.out) == (3, "")
    assert "customers/tanaka-shoten.yaml:2" in found.err
    assert not (book / "visits" / "tanaka-shoten.jsonl").exists()
