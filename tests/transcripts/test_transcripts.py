"""The transcripts are manual, demonstration and test at once: each `$ …` must print exactly what stands below it.

`make transcripts` writes what is printed now; whoever does so reads the difference as a rep would.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lists import write_lists
from shell import Shell

from routecli.rhythms import COMMANDS
from routecli.storage.files import ids

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = [*sorted(HERE.glob("*.md")), ROOT / "README.md", ROOT / "README.ja.md"]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell beside a copy of the sample firm, where new ids count up instead of being random."""
    for folder in ("sample-data", "routes"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    write_lists(tmp_path)
    numbers = iter(range(1, 10_000))
    monkeypatch.setattr("routecli.app.writing.new_id", lambda day: f"{day:%y%m%d}-{next(numbers):08d}")
    return Shell(tmp_path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_program_says_what_the_transcript_says(path: Path, shell: Shell, pytestconfig: pytest.Config) -> None:
    text = path.read_text(encoding="utf-8")
    said = shell.play(text)
    if pytestconfig.getoption("--update-transcripts"):
        path.write_text(said, encoding="utf-8", newline="\n")
    else:
        assert said == text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_transcript_of_its_own(name: str) -> None:
    text = (HERE / f"{name}.md").read_text(encoding="utf-8")
    assert re.search(rf"^\$ route (?:\S+ )*?{name}\b", text, re.MULTILINE)


def test_the_counted_ids_are_ids() -> None:
    assert ids.is_entry_id("261124-00000001")


def test_a_wrong_answer_is_noticed(shell: Shell) -> None:
    """A runner that replays anything would make every transcript worthless."""
    wrong = "```console\n$ route --version\nroute 99.0\n```\n"
    assert shell.play(wrong) != wrong
    assert "99.0" not in shell.play(wrong)
