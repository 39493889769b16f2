"""What a command may know of the world: streams, clock, folder, language; made once and passed down."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from routecli.lang import Words


class Output(io.StringIO):
    """What a command answers, kept until it is sent, so that one place learns whether it arrived."""

    def __init__(self, stream: TextIO | None) -> None:
        """Keep the stream behind it; without one, nobody reads the answer."""
        super().__init__()
        self.stream = stream
        self.fault: Exception | None = None if stream else BrokenPipeError()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the stream behind it, by which Rich chooses its lines."""
        return getattr(self.stream, "encoding", None) or "utf-8"

    def isatty(self) -> bool:
        """Return whether a person reads the stream."""
        return self.stream is not None and self.stream.isatty()

    def be_utf8(self) -> None:
        """Answer in UTF-8 from now on, whatever the encoding of the console or pipe."""
        if isinstance(self.stream, io.TextIOWrapper):
            self.stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def send(self) -> None:
        """Hand over what was written since the last time; after a fault, which is kept, all stays here."""
        if self.stream is None or self.fault or not self.tell():
            return
        text = self.getvalue()
        self.seek(0)
        self.truncate()  # who interrupts the writing does not want to see it again
        try:
            self.stream.write(text)
            self.stream.flush()
        except (OSError, ValueError) as fault:  # a full device, a closed pipe, a closed file
            self.fault = fault
            self.write(text)


class Notices(io.TextIOBase):
    """Words to the person on stderr, behind what was answered before; if they cannot be written, they are lost."""

    def __init__(self, stream: TextIO | None, out: Output) -> None:
        """Keep the stream, and the output that comes first."""
        self.stream, self.out = stream, out

    def isatty(self) -> bool:
        """Return whether a person reads the stream."""
        return self.stream is not None and self.stream.isatty()

    def write(self, text: str) -> int:
        """Write a text; no failure to do so may change what a command does."""
        self.out.send()
        with suppress(OSError, ValueError):
            if self.stream:
                self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand over what was written."""
        with suppress(OSError, ValueError):
            if self.stream:
                self.stream.flush()


class Context:
    """The world as values.

    `flags` are the global options given (`book`, `as_of`, `rep`, `lang`, `no_index`), `args` is all that was typed.
    `written` names the files that the command has finished writing, `to_write` is how many make its work whole (0: more
    than writing does), and `is_entry` tells whether the command line holds an entry, to be given back if it is not saved.
    """

    def __init__(  # noqa: PLR0917 -- what a command may know of the world
        self, out: TextIO, err: TextIO, stdin: TextIO, env: Mapping[str, str], cwd: Path, now: Callable[[], datetime],
        words: Words,
    ) -> None:  # fmt: skip
        """Keep the streams, the environment, the folder the program was called in, the clock and the language."""
        self.out, self.err, self.stdin = out, err, stdin
        self.env, self.cwd, self.now, self.words = env, cwd, now, words
        self.flags: dict[str, Any] = {}
        self.args: Sequence[str] = ()
        self.written: list[str] = []
        self.to_write, self.is_entry = 1, False

    @cached_property
    def today(self) -> date:
        """The day everything is seen from: `--as-of`, else the clock's."""
        text = self.flags.get("as_of")
        self.words.today = self._day(text) if text else self.now().date()
        return self.words.today

    def _day(self, text: str) -> date:
        """Return the day that `--as-of` names; an ISO date, the usual one, needs no rules."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is not None and 1900 <= day.year <= 9990:
            return day
        from routecli.core.dates import far_away, parse_date

        today = self.now().date()
        if day := far_away(text, today, past=True):
            self.notice_far(day, today, written=False)
        return parse_date(text, today, past=True)

    @property
    def is_saved(self) -> bool:
        """Whether all that the command was to write is on disk; from then on nothing can make it fail."""
        return 0 < self.to_write <= len(self.written)

    @property
    def time(self) -> str:
        """The time of day as `HH:MM`, empty if `--as-of` sets another day's clock."""
        return "" if self.flags.get("as_of") else f"{self.now():%H:%M}"

    @property
    def book(self) -> str | None:
        """The folder named by `-C` or `ROUTE_BOOK`."""
        return self.flags.get("book") or self.env.get("ROUTE_BOOK") or None

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads stdout."""
        return self.out.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person can be asked: both stdin and stderr are a terminal."""
        return self.stdin.isatty() and self.err.isatty()

    @property
    def has_piped_text(self) -> bool:
        """Whether text waits on stdin, as far as can be seen without waiting for it."""
        if self.stdin.isatty():
            return False
        try:
            number = self.stdin.fileno()
        except (OSError, ValueError):  # no file of the system: reading it cannot block
            return bool(self.stdin.read())
        return _bytes_waiting(number) > 0

    @property
    def width(self) -> int:
        """The columns of the terminal, `COLUMNS` first."""
        import shutil

        columns = self.env.get("COLUMNS", "")
        return max(40, int(columns) if columns.isdigit() else shutil.get_terminal_size((80, 24)).columns)

    @property
    def has_color(self) -> bool:
        """Whether stdout takes colour."""
        return self.is_terminal and not self.env.get("NO_COLOR") and self.env.get("TERM") != "dumb"

    def answer_json(self, text: str) -> None:
        """Answer in JSON, which is UTF-8 wherever it goes (RFC 8259, 8.1)."""
        if isinstance(self.out, Output):
            self.out.be_utf8()
        self.out.write(text + "\n")

    def answer(self, id_: str, **params: Any) -> None:
        """Answer with one sentence, on stdout."""
        self.tell(self.out, self.words(id_, **params))

    def notice_far(self, day: date, today: date, *, written: bool) -> None:
        """Say that a date without a year was taken for one nearly a year away; what was `written` can be undone."""
        days = (day - today).days
        away = self.words("date.ahead" if days > 0 else "date.ago", days=abs(days))
        self.notice(
            "date.far_ahead", day=day, away=away, remedy=self.words("date.undo" if written else "date.write_year")
        )

    def notice(self, id_: str, **params: Any) -> None:
        """Tell the person something that is not data, on stderr."""
        self.tell(self.err, self.words(id_, **params))

    def tell(self, stream: TextIO, text: str) -> None:
        """Write sentences to a person, on a terminal in lines no wider than it."""
        text = self.words.clean(text)
        if stream.isatty():
            from routecli.core.width import hang

            text = "\n".join(line for sentence in text.split("\n") for line in hang(sentence, self.width))
        stream.write(text + "\n")


def _bytes_waiting(number: int) -> int:
    """Return how many bytes a pipe or file still holds; 0 on systems that cannot tell."""
    import os
    import stat

    state = os.fstat(number)
    if stat.S_ISREG(state.st_mode):
        return state.st_size - os.lseek(number, 0, os.SEEK_CUR)
    if not stat.S_ISFIFO(state.st_mode):
        return 0
    try:
        from fcntl import ioctl
        from termios import FIONREAD
    except ImportError:
        return 0
    return int.from_bytes(ioctl(number, FIONREAD, b"\0" * 4), sys.byteorder)
