"""The index: what the book's files held when they were last read, so that history costs nothing.

Derived and disposable. What is remembered of a file is trusted only where size, mtime, ctime and inode are as they were
and the file had rested for two seconds when reading began (`walk`). Problems are remembered too, so that a broken file is
named on every run. Any doubt reads the file again.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.history import History
from routecli.core.model import Customer
from routecli.errors import Problem
from routecli.storage.files.walk import UNTRUSTED
from routecli.storage.packed import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.storage.files.walk import States
    from routecli.storage.memory import Memory

ONE_BY_ONE = 40  # files up to which each is looked up alone: after a visit a handful is asked for, not the whole book

AHEAD = 10  # rows fetched at once: a lock for each would take longer than the row


class Read(NamedTuple):
    """What one file holds, typed, and its problems."""

    value: Any
    problems: Sequence[Problem]


class FileSummary(NamedTuple):
    """What is asked of many files at once: a row of the table `file`.

    `holds` is 1 where anything could be read. `owner`, `tenure` and `spelling` are a customer's rep, its earlier reps and last
    day (JSON, mostly empty) and its search keys, `upto` and `visitors` (JSON) a log's last day and who made its last visits.
    `problems` are JSON, empty without any.
    """

    name: str
    state: int
    holds: int
    owner: str = ""
    tenure: str = ""
    spelling: str = ""
    upto: str = ""
    visitors: str = ""
    problems: str = ""
    quiet: str = ""
    quiet_of: int = 0


_MARKS = ", ".join("?" * (len(FileSummary._fields) + 1))
_SUMMED = "\n".join(["{}"] * len(FileSummary._fields))


class Index:
    """The files of a book in their present states: as remembered, or as `read` reads them by their names."""

    def __init__(self, memory: Memory, read: Callable[[str], Read]) -> None:
        """Know no file yet."""
        self.memory, self.read = memory, read
        self.files: dict[str, FileSummary] = {}
        self.fresh: dict[str, Read] = {}
        self.ahead: dict[str, tuple[Any, ...]] = {}

    def update(
        self, states: States, progress: Callable[[int, int], None] | None = None, folder: str = ""
    ) -> list[Problem]:
        """Read the files that are not as remembered, remember them, and return the problems of all.

        `states` are those of all files of the book, of all in a `folder`, or of a handful.
        """
        known = {row.name: row for row in self._remembered(states, folder)}
        self.files = {name: row for name, state in states.items() if (row := known.get(name)) and row.state == state}
        stale = [name for name in states if name not in self.files]
        for done, name in enumerate(stale):
            if progress:
                progress(done, len(stale))
            self.fresh[name] = self.read(name)
            self.files[name] = _summary(name, states[name], self.fresh[name])
        if stale and progress:
            progress(len(stale), len(stale))
        self.keep([self.files[name] for name in stale if self._is_lasting(name)])
        told = [row.problems for row in self.files.values() if row.problems]
        return [Problem(*problem) for problems in told for problem in json.loads(problems)]

    def value(self, name: str) -> Any:
        """Return what a file holds: as read just now, as remembered, or read again where that is in doubt."""
        if name not in self.fresh:
            packed = self._remembered_value(name)
            if packed is not None:
                return unpack(name, packed)
            self.fresh[name] = self.read(name)
        return self.fresh[name].value

    def _remembered(self, states: States, folder: str) -> list[FileSummary]:
        if len(states) > ONE_BY_ONE:
            rows = self.memory.read("SELECT * FROM file WHERE name BETWEEN ? AND ?", (folder, f"{folder}\x7f"))
        else:
            asked = [(name,) for name in states if name.isprintable()]
            rows = [row for name in asked for row in self.memory.read("SELECT * FROM file WHERE name = ?", name)]
        found = [FileSummary._make(row[:-1]) for row in rows]
        if [self._sum(row) for row in found] != [row[-1] for row in rows]:
            self.memory.forget()
            return []
        return found

    def _remembered_value(self, name: str) -> bytes | None:
        """Return what is remembered of a file; those that follow it are fetched along, since they are mostly asked next."""
        if name not in self.ahead:
            query = "SELECT name, state, value, sum FROM row WHERE name >= ? ORDER BY name LIMIT ?"
            self.ahead |= {row[0]: row[1:] for row in self.memory.read(query, (name, AHEAD))}
        state, value, sum_ = self.ahead.pop(name, (0, None, 0))
        if isinstance(value, bytes) and sum_ == self._value_sum(name, state, value):
            return value if state == self.files[name].state else None  # else another process read a later state
        self.memory.forget()
        self.ahead.clear()
        return None

    def keep(self, rows: Sequence[FileSummary]) -> None:
        """Write rows, new ones with what their files hold."""
        if rows:
            self.memory.write(
                (f"REPLACE INTO file VALUES ({_MARKS})", ((*row, self._sum(row)) for row in rows)),
                (
                    "REPLACE INTO row VALUES (?, ?, ?, ?)",
                    (self._value_row(row) for row in rows if row.holds and not row.quiet),
                ),
            )

    def _is_lasting(self, name: str) -> bool:
        """Say whether what was read of a file holds until it changes: it had rested, and could be opened."""
        could_open = all(problem.check != "unreadable" for problem in self.fresh[name].problems)
        return self.files[name].state != UNTRUSTED and could_open and name.isprintable()

    def _value_row(self, row: FileSummary) -> tuple[object, ...]:
        value = pack(self.fresh[row.name].value)
        return row.name, row.state, value, self._value_sum(row.name, row.state, value)

    def _value_sum(self, name: str, state: int, value: bytes) -> int:
        return self.memory.sum_of(f"{name}\n{state}\n".encode() + value)

    def _sum(self, row: FileSummary) -> int:
        return self.memory.sum_of(_SUMMED.format(*row).encode("utf-8", "surrogatepass"))


def _summary(name: str, state: int, read: Read) -> FileSummary:
    value, problems = read
    row = FileSummary(name, state, int(value is not None), problems=json.dumps(problems) if problems else "")
    if isinstance(value, Customer):
        from routecli.core.names import spelling

        found = spelling(value.id, value.name, value.kana)
        tenure = [value.earlier, value.ended] if value.earlier or value.ended else None
        dated = json.dumps(tenure, default=date.isoformat) if tenure else ""
        return row._replace(owner=value.rep, tenure=dated, spelling=" ".join(found[1:]))
    if isinstance(value, History):
        from routecli.core.durations import visitors

        return row._replace(upto=value.upto.isoformat(), visitors=json.dumps(visitors(value)))
    return row
