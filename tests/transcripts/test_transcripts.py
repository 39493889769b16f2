"""The transcripts are manual, demo and test at once: each `$ route …` must print exactly what stands below it.

A block begins with ```console and may say `width=60` (a terminal of that width) or nothing (a pipe). The commands of one
file run in order on one copy of `sample-data/`, seen on 2026-11-24. `--update-transcripts` writes what is printed.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words
from routecli.storage import ids

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BLOCK = re.compile(r"^```console ?(?P<how>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = [*sorted(HERE.glob("*.md")), ROOT / "README.md"]


class Screen(io.StringIO):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width

    def isatty(self) -> bool:
        return self.width > 0


class Session:
    """One reader of the transcript: a book of its own, and the language last asked for."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cwd = folder
        shutil.copytree(ROOT / "sample-data", folder / "sample-data")
        count = iter(range(1, 10_000))
        # Ids are random; here they count, so that what is printed stays the same.
        monkeypatch.setattr("routecli.commands.writing.new_id", lambda day: f"{day:%y%m%d}-{next(count):08d}")
        assert ids.ID_PATTERN.fullmatch("261124-00000001")

    def answer(self, line: str, width: int) -> str:
        args = shlex.split(line)[1:]
        if "--as-of" not in args:
            args = ["--as-of", "2026-11-24", *args]
        if "-C" not in args and args[2:3] != ["init"]:
            args = ["-C", "sample-data", *args]
        language = args[args.index("--lang") + 1] if "--lang" in args else "ja"
        screen = Screen(width)
        env = {"COLUMNS": str(width), "NO_COLOR": "1", "XDG_CONFIG_HOME": str(self.cwd)}
        args = [str(self.cwd / arg) if arg == "sample-data" else arg for arg in args]
        context = Context(
            screen, screen, io.StringIO(), env, self.cwd, lambda: datetime(2026, 11, 24, 9), Words(language), {}, args
        )
        status = run(args, context)
        said = "".join(line.rstrip() + "\n" for line in screen.getvalue().replace(str(self.cwd), ".").splitlines())
        return said + (f"[exit {status}]\n" if status else "")


def replay(text: str, session: Session) -> str:
    """Return the transcript with what the program says now."""

    def block(match: re.Match[str]) -> str:
        width = int(re.search(r"width=(\d+)", match["how"])[1]) if "width=" in match["how"] else 0
        how = f" {match['how']}" if match["how"] else ""
        lines = [line for line in match["body"].splitlines() if line.startswith("$ ")]
        body = "".join(f"{line}\n{session.answer(line[2:], width)}" for line in lines)
        return f"```console{how}\n{body}```"

    return BLOCK.sub(block, text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_program_says_what_the_transcript_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    text = path.read_text(encoding="utf-8")
    said = replay(text, Session(tmp_path, monkeypatch))
    if pytestconfig.getoption("--update-transcripts"):
        path.write_text(said, encoding="utf-8", newline="\n")
    else:
        assert said == text


def test_every_command_has_a_transcript() -> None:
    from routecli.cli import COMMANDS

    texts = "".join(path.read_text(encoding="utf-8") for path in FILES)
    assert [name for name in COMMANDS if not re.search(rf"^\$ route (?:\S+ )*?{name}\b", texts, re.MULTILINE)] == []
