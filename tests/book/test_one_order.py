"""Every list has one order: with and without the index, on a terminal, in a pipe and as JSON, whatever Python hashes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from program import ROOT, route

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = ("渡辺 守", "青木 渚", "森 光", "秋山 凪")


class Screen(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        return True


def on_screen(book: Path, *args: str) -> str:
    out = Screen()
    line = ["-C", str(book), "--as-of", "2026-11-24", "--lang", "en", *args]
    context = Context(out, io.StringIO(), io.StringIO(), {}, book, lambda: datetime(2026, 11, 24, 9), Words("en"))
    assert run(line, context) == 0
    return out.getvalue()


def in_order(text: str) -> list[str]:
    """The people named in a text, in their order there."""
    return sorted((name for name in PEOPLE if name in text), key=text.index)


@pytest.fixture
def unseen(book: Path) -> Path:
    """A customer with four key people, all last met on one day."""
    people = "".join(f"  - {{name: {name}, key: true}}\n" for name in PEOPLE)
    (book / "customers" / "kado.yaml").write_text(
        f"name: 角屋\nrep: sato\nevery: 1 week\ncontacts:\n{people}", encoding="utf-8"
    )
    (book / "visits" / "kado.jsonl").write_text(
        f'{{"id":"260105-aaaaaaaa","date":"2026-01-05","by":"sato","with":{json.dumps(PEOPLE)}}}\n', encoding="utf-8"
    )
    return book


@pytest.mark.usefixtures("trusting")
def test_people_unseen_since_one_day_stand_in_the_order_of_the_file(unseen: Path) -> None:
    file = unseen / "customers" / "kado.yaml"
    for comment in ("", "# one\n", "# two\n"):
        with file.open("a", encoding="utf-8") as card:
            card.write(comment)
        for extra in (["--no-index"], [], []):
            shown = route(unseen, "overdue", *extra)[1]
            assert in_order(shown) == list(PEOPLE)
            rows = json.loads(route(unseen, "overdue", "--json", *extra)[1])["data"]["people"]
            assert in_order(" ".join(row["text"] for row in rows if row["customer"] == "kado")) == list(PEOPLE)
            assert in_order(on_screen(unseen, "overdue", *extra)) == list(PEOPLE)


LISTS = (
    "overdue", "list", "today --rep sato", "plan --rep suzuki", "review", "needs", "news", "equipment",
    "equipment --packing --rep sato", "contracts", "near tanaka", "order tanaka", "brief tanaka", "why tanaka",
)  # fmt: skip


@pytest.mark.parametrize("line", LISTS)
def test_no_list_depends_on_how_python_hashes(line: str, tmp_path: Path) -> None:
    said = set()
    for seed, extra in (("1", []), ("2", ["--no-index"])):
        env = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path / seed)}
        words = [
            sys.executable,
            "-m",
            "routecli",
            "-C",
            str(ROOT / "sample-data"),
            "--as-of",
            "2026-11-24",
            *line.split(),
        ]
        said.add(subprocess.run([*words, *extra], capture_output=True, env=env, check=True).stdout)
    assert len(said) == 1
