"""The real program, run in this process on a book in a folder."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
QUESTIONS = (("overdue", "--json"), ("list", "--json"), ("today", "--json", "--rep", "sato"), ("overdue",))


def damaged(whole: bytes, n: int, chance: random.Random) -> bytes:
    """A file cut short, with one bit turned, with a hole of zeros, or overwritten by chance: one of the four by `n`."""
    data = bytearray(whole)
    place = chance.randrange(len(data))
    if n % 4 == 0:
        del data[place:]
    elif n % 4 == 1:
        data[place] ^= 1 << chance.randrange(8)
    elif n % 4 == 2:
        data[place : place + 50] = bytes(50)
    else:
        data = bytearray(chance.randbytes(200))
    return bytes(data)


def index_file() -> Path:
    """The only file of the cache folder."""
    (file,) = (Path(os.environ["XDG_CACHE_HOME"]) / "route").iterdir()
    return file


def say(book: Path, *extra: str) -> list[tuple[int, str, str]]:
    """What the program answers to questions that together look at nearly everything."""
    return [route(book, *question, *extra) for question in QUESTIONS]


def agree(book: Path) -> list[tuple[int, str, str]]:
    """Check that the index, cold or warm, changes nothing, and return what was said."""
    truth = say(book, "--no-index")
    assert say(book) == truth
    assert say(book) == truth
    return truth


@contextmanager
def failing_disk(name: str) -> Iterator[None]:
    """Let every reading of a file of that name fail for a while."""
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == name:
            raise OSError(5, "Input/output error")
        return real(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        yield


def route(book: Path, *args: str, as_of: str = "2026-11-24", **env: str) -> tuple[int, str, str]:
    """Return exit status, stdout and stderr of `route -C book --as-of … args` in that environment."""
    out, err = io.StringIO(), io.StringIO()
    line = ["-C", str(book), "--as-of", as_of, "--lang", "en", *args]
    context = Context(out, err, io.StringIO(), env, book, lambda: datetime(2026, 11, 24, 9), Words("en"))
    context.args = line
    status = run(line, context)
    return status, out.getvalue(), err.getvalue()
