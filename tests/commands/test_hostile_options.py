"""No value of any option or argument ends in a traceback or never ends: made from the commands' own parameters."""

from __future__ import annotations

import io
import shlex
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hostile_options import cases

from routecli.cli import run
from routecli.context import Context
from routecli.lang import LANGUAGES, Words
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from hostile_options import Case

FILES = {
    "route.yaml": "format: 1\nreps: {me: {name: 佐藤 健, base: {at: [35.70, 139.78]}}}\nranks: {A: {every: 2 weeks}}\n",
    "products.yaml": "- {code: A100, name: 羊羹, unit: 袋, price: 450, pack: 12}\n",
    "news/winter.yaml": "title: 冬の新商品\n",
    "customers/hagoromo.yaml": """\
name: はごろも
rep: me
rank: A
at: [35.705, 139.78]
phone: "03-1234-5678"
contacts: [{name: 田中 一郎, key: true}]
equipment: [{id: m1, service: [{part: p1, every: 6 months}]}]
contracts: [{service: 水, to: 2027-03-31, plan: 100}]
""",
    "customers/tanaka.yaml": "name: 田中商店\nrep: me\nat: [35.71, 139.78]\nsince: 2026-01-05\nevery: 1 month\n",
    "visits/hagoromo.jsonl": (
        '{"id":"261101-aaaaaaaa","date":"2026-11-01","by":"me","orders":[{"item":"A100","qty":12}],'
        '"needs":["冷凍"],"follow_ups":[{"due":"2026-12-01","text":"見積"}]}\n'
    ),
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def book(tmp_path: Path) -> Path:
    root = tmp_path / "book"
    write_book(root)
    return root


def write_book(root: Path) -> None:
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def answer(book: Path, args: list[str], number: int) -> int:
    """Return the exit status, in one of the languages, piped or on a terminal where nobody answers."""
    stream = Terminal if number % 3 == 0 else io.StringIO
    environment = {"HOME": str(book), "COLUMNS": "80", "ROUTE_REP": "me"}
    now, words = datetime(2026, 11, 24, 10, 30), Words(LANGUAGES[number % 2])
    context = Context(stream(), stream(), stream(), environment, book, lambda: now, words)
    return run([*args], context)


def try_cases(book: Path, some: list[tuple[int, Case]]) -> None:
    for count, (number, case) in enumerate(some):
        if count % 50 == 0:
            write_book(book)
        try:
            assert answer(book, case.args, number) in {0, 1, 2, 3, 4, 5, 130}
        except BaseException:
            print(f"case {number}: {case.parameter}: {[arg[:80] for arg in case.args]}")
            raise


CASES = list(enumerate(cases()))


def test_every_parameter_of_every_command_is_tried() -> None:
    tried = {case.parameter for _, case in CASES}
    assert {
        "log --order",
        "contracts --within",
        "schedule when",
        "today --as-of",
        "today --map",
        "init folder",
    } <= tried
    assert {name.split()[0] for name in tried} == set(COMMANDS)
    assert len(tried) > 100


@pytest.fixture(autouse=True)
def _short_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """How good a plan gets is not asked here."""
    monkeypatch.setattr("routecli.planning.solver.weeks.iterations_for", lambda _: 100)


NAMED = {
    "schedule hagoromo ' '": 2,
    "contracts --within 99999999999": 0,
    f"contracts --within {10**30}": 0,
    f"-C {'x' * 300} list": 3,
    "-C ~nosuchuser list": 3,
    "-C /dev/null list": 3,
    "today --map /dev/full": 3,
    "today --matrix /dev/full": 2,
    "plan --map /dev/full": 3,
    "near --within nan": 2,
    "near --within inf": 2,
    f"log hagoromo --done {'9' * 5000}": 4,
    f"today --pin hagoromo={'9' * 5000}": 2,
    f"log hagoromo --order A100={'9' * 400}": 2,
    "log hagoromo --order A100=1e308": 2,
    "log hagoromo --minutes 1441": 2,
    "edit hagoromo --set minutes=1441": 2,
    "edit hagoromo --set 'every=700 years'": 2,
    "add 店 --every '700 years'": 2,
    f"init {'x' * 300}": 3,
    "init ~nosuchuser/x": 3,
}


@pytest.mark.parametrize("line", NAMED)
def test_these_stopped_the_program_or_slipped_through(
    book: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(book, shlex.split(line), 1) == NAMED[line]


@pytest.mark.parametrize("part", range(4))
def test_a_third_of_all_values(book: Path, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(book)
    try_cases(book, CASES[part::12])


@pytest.mark.slow
@pytest.mark.parametrize("language", [0, 1])
@pytest.mark.parametrize("terminal", [0, 2])
def test_all_values(book: Path, language: int, terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In both languages, in a pipe and on a terminal: `answer` takes both from the number."""
    monkeypatch.chdir(book)
    try_cases(book, [(6 * n + 3 * language + terminal, case) for n, case in CASES])
