"""What is remembered of an answer is good for that very question: the program says what it says without a memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from program import failing_disk, index_file, route

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("trusting")

QUESTIONS = (("overdue",), ("today", "--rep", "sato"), ("why", "hagoromo", "--rep", "sato"))


def answers(book: Path, *extra: str, as_of: str = "2026-11-24") -> list[tuple[int, str, str]]:
    return [route(book, *question, *extra, as_of=as_of) for question in QUESTIONS]


def test_a_day_is_not_searched_twice_nor_a_year_of_holidays_asked_for(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = answers(book, "--no-index")
    answers(book)
    monkeypatch.setattr("routecli.planning.solver.day.search", lambda *_: pytest.fail("the day was searched again"))
    monkeypatch.setattr(
        "routecli.storage.holidays.public_holidays", lambda *_: pytest.fail("the package was asked again")
    )
    assert answers(book) == truth


def test_who_is_quiet_is_not_looked_at_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato")[0] == 0
    truth = route(book, "overdue", "--no-index")
    assert "hagoromo" not in truth[1]
    for _ in range(2):
        assert route(book, "overdue") == truth
    from routecli.storage.index import Index

    real = Index.value

    def value(index: Index, name: str) -> object:
        assert "hagoromo" not in name
        return real(index, name)

    monkeypatch.setattr(Index, "value", value)
    assert route(book, "overdue") == truth


def test_few_days_are_remembered(book: Path) -> None:
    for n in range(1, 10):
        assert route(book, "today", "--rep", "sato", "--max", str(n))[0] == 0
    with closing(sqlite3.connect(index_file())) as own:
        assert own.execute("SELECT count(*) FROM answer WHERE kind = 'day'").fetchone() == (6,)


def test_another_day_is_another_question(book: Path) -> None:
    for _ in range(2):
        for day in ("2026-11-24", "2026-11-25", "2026-12-24", "2027-06-01"):
            assert answers(book, as_of=day) == answers(book, "--no-index", as_of=day)


def test_another_language_is_another_question(book: Path) -> None:
    for _ in range(2):
        for language in ("en", "ja"):
            assert answers(book, "--lang", language) == answers(book, "--no-index", "--lang", language)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("customers/hagoromo.yaml", "rank: A", "rank: B"),
        ("customers/hagoromo.yaml", "name: ", "closed: [tue]\nname: "),
        ("customers/hagoromo.yaml", "name: ", "since: 2025-01-01\nevery: 3 days\nname: "),
        ("route.yaml", "neglected_from: 1.5", "neglected_from: 9"),
        ("route.yaml", "{every: 2 weeks", "{every: 1 week"),
        ("route.yaml", "speed_kmh: 18", "speed_kmh: 9"),
    ],
)
def test_after_an_edit_nothing_old_is_said(book: Path, name: str, old: str, new: str) -> None:
    for _ in range(2):
        before = answers(book)
    file = book / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    after = answers(book, "--no-index")
    assert after != before
    for _ in range(2):
        assert answers(book) == after


def test_after_a_visit_the_day_goes_on_from_there(book: Path) -> None:
    for _ in range(2):
        before = answers(book)
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato", "--time", "10:00")[0] == 0
    after = answers(book, "--no-index")
    assert after != before
    for _ in range(2):
        assert answers(book) == after


def test_a_log_that_could_not_be_read_once_is_judged_again(book: Path) -> None:
    truth = answers(book, "--no-index")
    with failing_disk("hagoromo.jsonl"):
        for _ in range(2):
            assert answers(book) != truth
    for _ in range(2):
        assert answers(book) == truth
