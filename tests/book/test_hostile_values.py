"""No value of any key stops a command: books made by the schema table, at the extremes of each kind."""

from __future__ import annotations

import io
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hostile_values import EXTREMES, TODAYS, write_book

from routecli.cli import run
from routecli.context import Context
from routecli.lang import LANGUAGES, Words
from routecli.storage.schema.table import RECORDS

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = (
    "today", "today --max 3", "today --map m.html", "overdue", "list", "show *", "brief *", "why *", "review", "review --days 700",
    "needs", "needs --stage won", "news", "news n1", "equipment", "contracts", "contracts --within 9999", "near *",
    "near 35.7,139.78 --within 20000", "schedule *", "order *", "check", "check --strict", "plan --weeks 1",
)  # fmt: skip
FORMS = ("plain", "json", "terminal")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Question(NamedTuple):
    """A reading command, in one of its forms and languages, on one of the days."""

    args: list[str]
    form: str
    language: str


def question(number: int) -> Question:
    chance = Random(-number)
    command = chance.choice(COMMANDS).replace("*", f"c{chance.randrange(5)}").split()
    form = chance.choice(FORMS)
    args = ["--as-of", chance.choice(TODAYS), "--no-index", *command, *(["--json"] if form == "json" else [])]
    return Question(args, form, chance.choice(LANGUAGES))


def ask(root: Path, question: Question) -> int:
    """Return the exit status; an error that is not the user's comes through as an exception."""
    stream = Terminal if question.form == "terminal" else io.StringIO
    environment = {"HOME": str(root), "COLUMNS": "80", "ROUTE_REP": "me"}
    now, words = datetime(2026, 11, 24, 9), Words(question.language)
    context = Context(stream(), stream(), io.StringIO(), environment, root, lambda: now, words)
    return run(["-C", str(root), *question.args], context)


def try_books(root: Path, numbers: range) -> None:
    for number in numbers:
        write_book(root, number)
        try:
            assert ask(root, question(number)) in {0, 1, 2, 3, 4}  # 2: no place in the file to be near to
        except BaseException:
            print(f"book {number}: {question(number)}")
            raise


def test_every_key_of_the_table_is_tried_with_its_bounds_and_beyond() -> None:
    tried: dict[tuple[str, str], list[object]] = {}
    for extreme in EXTREMES:
        tried.setdefault((extreme.record, extreme.key), []).append(extreme.value)
    assert tried.keys() == {(name, field.name) for name, record in RECORDS.items() for field in record.fields}
    assert {0, 3650, -1, 3651} <= {value for value in tried["limits", "need"] if isinstance(value, int)}
    assert {"10 years", "700 years"} <= {value for value in tried["customer", "every"] if isinstance(value, str)}


def test_a_made_book_is_mostly_a_book(tmp_path: Path) -> None:
    """Else the tests below would try nothing but the reader."""
    statuses = []
    for number in range(60):
        write_book(tmp_path, number)
        statuses.append(ask(tmp_path, Question(["--no-index", "overdue"], "plain", "en")))
    assert statuses.count(0) > 50


@pytest.mark.parametrize("part", range(4))
def test_two_thousand_books(tmp_path: Path, part: int) -> None:
    try_books(tmp_path, range(500 * part, 500 * (part + 1)))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))  # each some two minutes of CPU
def test_a_hundred_thousand_books(tmp_path: Path, part: int) -> None:
    try_books(tmp_path, range(5_000 * part, 5_000 * (part + 1)))
