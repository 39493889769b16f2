"""The program names itself as it was called, and answers in JSON are UTF-8 whatever the console is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from routecli.lang import LANGUAGES, TOPICS, Words
from routecli.rhythms import COMMANDS

SAMPLE = Path(__file__).parents[2] / "sample-data"
START = "import sys; sys.argv[0] = sys.argv.pop(1); from routecli.cli import main; main()"


def called(*line: str, name: str = "route", module: bool = False, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a process of the program under a name."""
    start = ["-m", "routecli"] if module else ["-c", START, name]
    outer = {
        "PATH": os.environ["PATH"],
        "ROUTE_LANG": "en",
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
        "LANG": "C.UTF-8",
        **env,
    }
    return subprocess.run([sys.executable, *start, *line], capture_output=True, env=outer, timeout=60, check=False)


@pytest.mark.parametrize("name", ["routecli", "/usr/local/bin/routecli", "routecli.exe"])
def test_hints_name_the_program_as_it_was_called(name: str) -> None:
    said = called("tody", name=name).stderr.decode()
    assert said == "routecli: There is no command tody. Did you mean today?\nSee: routecli --help\n"
    assert "routecli log tanaka" in called("log", "--help", name=name).stdout.decode()


def test_as_a_module_hints_say_so() -> None:
    said = called("-C", str(SAMPLE), "brief", "no-such", module=True).stderr.decode()
    assert said.startswith("routecli: ")
    said = called("list", "--zzzz", module=True).stderr.decode()
    assert said.endswith(f"See: {sys.executable} -m routecli list --help\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_keeps_another_name_before_a_command(language: str) -> None:
    words = Words(language, "routecli")
    for first in TOPICS:
        words.has(f"{first}.")  # which loads its topic
    left = re.compile(rf"(?<![\w./-])route (?:{'|'.join(COMMANDS)}|-C|help)\b")
    assert [text for text in words.table.values() if left.search(text)] == []
    assert sum("routecli " in text for text in words.table.values()) > 50


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1", "utf-16"])
def test_json_is_utf8_whatever_the_console_is(encoding: str, tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(SAMPLE, book)
    shop = book / "customers" / "hiragi-bakery.yaml"
    shop = shop if shop.exists() else next((book / "customers").iterdir())
    shop.write_text("name: 髙橋🍞①𠮷野家 é\nrep: sato\nevery: 2 weeks\n", encoding="utf-8")
    done = called("-C", str(book), "list", "--json", PYTHONIOENCODING=encoding, LC_ALL="C")
    names = [row["name"] for row in json.loads(done.stdout.decode("utf-8"))["data"]["customers"]]
    assert "髙橋🍞①𠮷野家 é" in names
    assert done.returncode == 0


def test_no_command_line_is_made_outside_the_catalogues_under_a_fixed_name() -> None:
    source = Path(__file__).parents[2] / "src" / "routecli"
    spelled = re.compile(rf"""["']route (?:{"|".join(COMMANDS)})\b""")
    found = [
        str(path)
        for path in source.rglob("*.py")
        if path.parent.name != "lang" and spelled.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_proposed_appointment_is_written_by_the_program_that_was_called() -> None:
    said = called(
        "-C", str(SAMPLE), "--as-of", "2026-11-24", "schedule", "tanaka-shoten", name="routecli"
    ).stdout.decode()
    assert "\troutecli schedule tanaka-shoten 2026-" in said
