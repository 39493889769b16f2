"""What is remembered of an answer is good for that very question: the program says what it says without a memory."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from program import damaged, failing_disk, route

QUESTIONS = (("overdue",), ("today", "--rep", "sato"), ("why", "hagoromo", "--rep", "sato"))


@pytest.fixture(autouse=True)
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be trusted at once, so that what is remembered is really used."""
    monkeypatch.setattr("routecli.storage.files.walk.SETTLED_NS", -(10**18))


def answers(book: Path, *extra: str, as_of: str = "2026-11-24") -> list[tuple[int, str, str]]:
    return [route(book, *question, *extra, as_of=as_of) for question in QUESTIONS]


def memos() -> list[Path]:
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "route"
    return sorted(folder.glob("days-*"))


def test_what_was_asked_before_is_not_worked_out_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = answers(book, "--no-index")
    assert memos() == []
    answers(book)
    assert answers(book) == truth  # the second run trusts the index, and writes what the third will use
    assert len(memos()) == 1
    monkeypatch.setattr("routecli.planning.solver.day.search", lambda *_: pytest.fail("the day was searched again"))
    assert answers(book) == truth


def test_another_day_is_another_question(book: Path) -> None:
    for _ in range(3):
        for day in ("2026-11-24", "2026-11-25", "2026-12-24"):
            assert answers(book, as_of=day) == answers(book, "--no-index", as_of=day)


def test_another_language_is_another_question(book: Path) -> None:
    for _ in range(3):
        for language in ("en", "ja"):
            assert answers(book, "--lang", language) == answers(book, "--no-index", "--lang", language)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("customers/hagoromo.yaml", "rank: A", "rank: B"),
        ("customers/hagoromo.yaml", "name: ", "closed: [tue]\nname: "),
        ("route.yaml", "neglected_from: 1.5", "neglected_from: 9"),
        ("route.yaml", "speed_kmh: 18", "speed_kmh: 9"),
    ],
)
def test_after_an_edit_nothing_old_is_said(book: Path, name: str, old: str, new: str) -> None:
    for _ in range(3):
        before = answers(book)
    file = book / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    after = answers(book, "--no-index")
    assert after != before
    for _ in range(3):
        assert answers(book) == after


def test_after_a_visit_the_day_goes_on_from_there(book: Path) -> None:
    for _ in range(3):
        before = answers(book)
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato", "--time", "10:00")[0] == 0
    after = answers(book, "--no-index")
    assert after != before
    for _ in range(3):
        assert answers(book) == after


def test_a_damaged_memory_is_none(book: Path) -> None:
    truth = answers(book, "--no-index")
    for _ in range(3):
        answers(book)
    chance = random.Random(2)
    kept = {file: file.read_bytes() for file in memos()}
    for n in range(30):
        for file, whole in kept.items():
            file.write_bytes(damaged(whole, n, chance))
        assert answers(book) == truth


def test_a_log_that_could_not_be_read_once_is_judged_again(book: Path) -> None:
    truth = answers(book, "--no-index")
    with failing_disk("hagoromo.jsonl"):
        for _ in range(3):
            assert answers(book) != truth
    for _ in range(3):
        assert answers(book) == truth
