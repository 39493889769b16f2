"""The cache of a book: one SQLite file in the user's cache folder, derived and disposable.

Every row has a sum over what it holds, begun with a seal of the program's code and the book's folder: a row is what this
program wrote of this book, or nothing. On any doubt the file is forgotten, and the book is read.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routecli import __version__

try:
    import sqlite3
except ImportError:  # a Python may be built without it
    sqlite3 = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TABLES = """
file (name PRIMARY KEY, state, holds, owner, tenure, spelling, upto, visitors, problems, quiet, quiet_of, sum)
row (name PRIMARY KEY, state, value, sum)
answer (question PRIMARY KEY, kind, answer, sum)
""".strip().splitlines()
PATIENCE = 0.2  # seconds that another process's lock is waited for
CODE = (
    "checks",
    "core",
    "core/reasons",
    "planning/solver",
    "storage",
    "storage/files",
    "storage/roads",
    "storage/schema",
)  # fmt: skip -- what reads, types, checks, folds and searches


def cache_folder() -> Path:
    """Return the folder for derived files, by the platform's custom; nothing in it is missed when deleted."""
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named) / "route"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or _home()) / "route" / "Cache"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "route"
    return _home() / ".cache" / "route"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user whom the system does not know, as in a container: nothing is cached
        return Path(os.devnull)


@cache
def code_stamp() -> str:
    """Return a fingerprint of the program's code; when it changes, what was cached may be out of date."""
    package = Path(__file__).parent.parent
    files = [(entry.path, entry.stat()) for folder in CODE for entry in os.scandir(package / folder) if entry.is_file()]
    return f"{__version__} {sorted((path, seen.st_size, seen.st_mtime_ns) for path, seen in files)}"


class Memory:
    """The SQLite file of one book; if there is none that can be trusted, nothing is read from it."""

    _file: sqlite3.Connection | None = None  # of an object that was interrupted while it was made, too

    def __init__(self, root: Path, *, use: bool = True) -> None:
        """Note the book's folder; nothing is opened before it is asked."""
        place = str(root.resolve())
        self.use = use and sqlite3 is not None
        self.name = f"book-{zlib.crc32(os.fsencode(place)):08x}.sqlite"
        self.seal = zlib.crc32(os.fsencode(f"{code_stamp()} {place}")) if self.use else 0
        self.version = self.seal % 0x7FFFFFFF + 1  # SQLite keeps 31 bits, and 0 for a file not yet written

    def __del__(self) -> None:
        """Close the file with the last reference."""
        self._close()

    def sum_of(self, text: bytes) -> int:
        """Return the sum that goes with a row of this book."""
        return zlib.crc32(text, self.seal)

    def read(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query, none where nothing can be trusted."""
        try:
            if self._file is None and self.use and os.path.isfile(cache_folder() / self.name):  # noqa: PTH113 -- never fails
                self._open()
            return self._file.execute(query, values).fetchall() if self._file else []
        except (sqlite3.Error, OSError, RuntimeError) as error:
            self.forget(error)
            return []

    def write(self, *changes: tuple[str, Iterable[Sequence[object]]]) -> None:
        """Make changes (a statement, its rows) together or not at all; what cannot be written costs only time."""
        if not self.use:
            return
        try:
            cache_folder().mkdir(parents=True, exist_ok=True)
            file = self._file or self._connect()
            file.execute("BEGIN IMMEDIATE")
            if _version(file) == 0:
                for table in TABLES:
                    file.execute(f"CREATE TABLE {table}")
                file.execute(f"PRAGMA user_version = {self.version}")
            for statement, rows in changes:
                file.executemany(statement, rows)
            file.execute("COMMIT")
        except (sqlite3.Error, OSError, RuntimeError, UnicodeEncodeError) as error:
            self.forget(error)

    def answer(self, question: str) -> Any:
        """Return the cached result for exactly these inputs, None if there is none."""
        for answer, sum_ in self.read("SELECT answer, sum FROM answer WHERE question = ?", (question,)):
            if sum_ == self.sum_of(f"{question}\n{answer}".encode()):
                return json.loads(answer)
            self.forget()
        return None

    def remember(self, kind: str, question: str, answer: Any, most: int) -> None:
        """Keep an answer (a JSON value), and of its kind the newest `most`."""
        text = json.dumps(answer)
        row = (question, kind, text, self.sum_of(f"{question}\n{text}".encode()))
        newest = "SELECT rowid FROM answer WHERE kind = ? ORDER BY rowid DESC LIMIT ?"
        self.write(
            ("REPLACE INTO answer VALUES (?, ?, ?, ?)", [row]),
            (f"DELETE FROM answer WHERE kind = ? AND rowid NOT IN ({newest})", [(kind, kind, most)]),
        )

    def forget(self, error: BaseException | None = None) -> None:
        """Remove the file, so that the next run begins again; one that another process has locked is only left alone."""
        self._close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            self.use = False
            return
        with contextlib.suppress(OSError, RuntimeError):
            (cache_folder() / self.name).unlink(missing_ok=True)

    def _open(self) -> None:
        """Open the file if it is of this program and book; another one is removed, unless it has not been written yet."""
        version = _version(self._connect())
        if version != self.version:
            self._close()
            if version:
                self.forget()

    def _connect(self) -> sqlite3.Connection:
        """Open the file, made if there is none; what has not reached the disk is made again from the book."""
        # The last reference may go in any thread: the garbage collector runs where it is due.
        path = cache_folder() / self.name
        self._file = sqlite3.connect(path, PATIENCE, isolation_level=None, check_same_thread=False)
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute("PRAGMA journal_mode = MEMORY")
        return self._file

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None


def _version(file: sqlite3.Connection) -> int:
    """Return the version in the head of a file, 0 for a new one."""
    found: int = file.execute("PRAGMA user_version").fetchone()[0]
    return found
