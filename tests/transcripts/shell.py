"""A shell just big enough for transcripts: `cd`, `export`, `echo`, `tail` and `route`, which runs in this process.

A block of console lines may say, after its ```console: `width=60` for a terminal of that width (otherwise `route` writes
into a pipe), `at=11-25T16:40` for the clock (it stays there for the blocks below), `head=20` to stop after 20 lines.
"""

from __future__ import annotations

import io
import re
import shlex
from contextlib import redirect_stdout
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.cli import run
from routecli.context import Context
from routecli.errors import BookError
from routecli.lang import Words, pick_language
from routecli.storage.files.bookfolder import find_book, peek_language

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = re.compile(r"^```console ?(?P<how>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
YEAR = 2026
MORNING = "11-24T08:30"


class How(NamedTuple):
    """How a block is played: the terminal's width (0: a pipe), and the lines shown of each answer (0: all)."""

    width: int = 0
    head: int = 0


class Screen(io.StringIO):
    """What the reader sees; a terminal where it has a width."""

    def __init__(self, width: int) -> None:
        """Keep the width."""
        super().__init__()
        self.width = width

    def isatty(self) -> bool:
        """Say whether this is a terminal."""
        return self.width > 0


class Shell:
    """One sitting: a folder, an environment, a clock that the transcript sets."""

    def __init__(self, folder: Path) -> None:
        """Sit down in a folder that holds `sample-data`."""
        self.home = self.cwd = folder
        self.env = {"XDG_CONFIG_HOME": str(folder / ".config"), "NO_COLOR": "1", "USER": "sato"}
        self.clock = MORNING

    def play(self, text: str) -> str:
        """Return a transcript with what the program says now."""
        return BLOCK.sub(self._block, text)

    def _block(self, match: re.Match[str]) -> str:
        wishes = dict(word.split("=") for word in match["how"].split())
        self.clock = wishes.get("at", self.clock)
        how = How(int(wishes.get("width", 0)), int(wishes.get("head", 0)))
        lines = [line for line in match["body"].splitlines() if line.startswith("$ ")]
        answers = "".join(f"{line}\n{self._answer(line[2:], how)}" for line in lines)
        return f"```console {match['how']}".rstrip() + f"\n{answers}```"

    def _answer(self, line: str, how: How) -> str:
        command, _, cut = line.partition(" | head -n ")
        words = shlex.split(command, comments=True)
        if cut:
            how = How(0, 0)
        said = getattr(self, f"_{words[0]}")(words[1:], how)
        shown = [row.rstrip() for row in said.replace(str(self.home), "~").splitlines()]
        limit = int(cut or how.head or len(shown))
        return "".join(f"{row}\n" for row in [*shown[:limit], *["…"] * (limit < len(shown) and not cut)])

    def _cd(self, words: list[str], how: How) -> str:
        self.cwd = (self.cwd / words[0]).resolve()
        return ""

    def _export(self, words: list[str], how: How) -> str:
        self.env |= dict(word.split("=", 1) for word in words)
        return ""

    def _echo(self, words: list[str], how: How) -> str:
        text, _, name = words
        with (self.cwd / name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
        return ""

    def _tail(self, words: list[str], how: How) -> str:
        _, count, name = words
        return "\n".join((self.cwd / name).read_text(encoding="utf-8").splitlines()[-int(count) :])

    def _route(self, words: list[str], how: How) -> str:
        screen = Screen(how.width)
        remarks = io.StringIO()  # no terminal, so that no progress bar flickers through on a slow machine
        remarks.write = screen.write  # type: ignore[method-assign]
        env = {**self.env, "COLUMNS": str(how.width or 80)}
        context = Context(screen, remarks, io.StringIO(), env, self.cwd, self._now, Words(self._language(words)))
        with redirect_stdout(screen):  # help is Typer's to print
            status = run(words, context)
        return screen.getvalue() + (f"[exit {status}]\n" if status else "")

    def _language(self, words: list[str]) -> str:
        """Return the language as the program finds it before it parses its options."""
        options = dict(pairwise(words))
        try:
            book = peek_language(find_book(options.get("-C"), self.cwd))
        except BookError:
            book = None
        return pick_language(options.get("--lang"), self.env, book)

    def _now(self) -> datetime:
        return datetime.fromisoformat(f"{YEAR}-{self.clock}")
