"""Reading a customer's log: one JSON object a line; a bad line costs that line only and is named."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from routecli.core.entry import Entry
from routecli.core.history import id_day
from routecli.errors import Problem
from routecli.storage.ids import ID_PATTERN
from routecli.storage.values import Decoder, Fault

LIMIT = 50 * 1024 * 1024
LINE_LIMIT = 64 * 1024
NOTE_LIMIT = 20_000

_MARKER = re.compile(rb"<{7}( |$)|>{7}( |$)|={7}$|\|{7}( |$)")


class Line(NamedTuple):
    """An entry with the number of its line."""

    number: int
    entry: Entry


class Log(NamedTuple):
    """What a log file holds: the readable lines and the problems of the others."""

    lines: list[Line]
    problems: list[Problem]

    @property
    def entries(self) -> list[Entry]:
        """Return the entries in the order of the file."""
        return [line.entry for line in self.lines]


class _Duplicate(ValueError):
    """A key that stands twice in one object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Duplicate
    return found


_loads = json.JSONDecoder(object_pairs_hook=_object).decode


def parse_log(data: bytes, path: str) -> Log:
    """Return the log in `data`; equal lines are one entry, two different lines with one id are both kept and named."""
    log = Log([], [])
    if len(data) > LIMIT or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        check, params = ("too-large", {"limit": LIMIT >> 20}) if len(data) > LIMIT else ("encoding", {"found": "UTF-16"})
        log.problems.append(Problem(path, 0, 0, check, "error", params))
        return log
    seen: set[bytes] = set()
    first_line: dict[str, int] = {}
    rows = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, row in enumerate(rows, 1):
        line = row.rstrip(b"\r \t")
        if not line:
            continue
        if line in seen:
            log.problems.append(Problem(path, number, 1, "duplicate-line", "warning", {}))
            continue
        seen.add(line)
        entry = _parse_line(line, path, number, is_last=number == len(rows), problems=log.problems)
        if entry is None:
            continue
        if entry.id in first_line:
            params = {"id": entry.id, "first": first_line[entry.id]}
            log.problems.append(Problem(path, number, 1, "duplicate-id", "error", params))
        first_line.setdefault(entry.id, number)
        log.lines.append(Line(number, entry))
    return log


def _parse_line(line: bytes, path: str, number: int, *, is_last: bool, problems: list[Problem]) -> Entry | None:
    try:
        if len(line) > LINE_LIMIT:
            raise ValueError("long")
        raw = _loads(line.decode())
    except (ValueError, RecursionError) as error:
        problems.append(Problem(path, number, 1, *_defect(line, error, is_last=is_last)))
        return None
    decoder = Decoder()
    if isinstance(raw, dict) and "date" not in raw and (raw.get("voids") or raw.get("replaces")):
        day = id_day(str(raw.get("id", "")))
        raw["date"] = day.isoformat() if day else ""
    entry: Entry | None = decoder.record("entry", raw)
    faults = [*decoder.faults, *(_entry_faults(entry) if entry else [])]
    problems += [Problem(path, number, 1, f.check, f.severity, {**f.params, "key": _dotted(f)}) for f in faults]
    return _completed(entry) if entry else None


def _dotted(fault: Fault) -> str:
    return ".".join(str(part) for part in fault.key)


def _completed(entry: Entry) -> Entry:
    """Fill what a line leaves unsaid: a visit met somebody, an appointment without `on` promises its own date."""
    if entry.type == "visit" and not entry.outcome:
        return entry._replace(outcome="met")
    if entry.type == "appointment" and entry.on is None:
        made = id_day(entry.id)
        return entry._replace(on=entry.date, date=min(entry.date, made) if made else entry.date)
    return entry


def _entry_faults(entry: Entry) -> list[Fault]:
    faults = []
    if not ID_PATTERN.fullmatch(entry.id):
        faults.append(Fault(("id",), "bad-id", {"id": entry.id[:40]}, "warning"))
    if entry.date < date(1970, 1, 1):
        faults.append(Fault(("date",), "old-date", {"value": entry.date.isoformat()}, "warning"))
    if len(entry.note) > NOTE_LIMIT:
        faults.append(Fault(("note",), "long-note", {"limit": NOTE_LIMIT}, "warning"))
    if entry.type == "hold" and entry.until is None:
        faults.append(Fault((), "missing-field", {"field": "until"}))
    return faults


def _defect(line: bytes, error: Exception, *, is_last: bool) -> tuple[str, str, dict[str, Any]]:
    """Name what is wrong with a line that is no JSON object."""
    if _MARKER.match(line):
        return "conflict-marker", "error", {}
    if isinstance(error, UnicodeDecodeError):
        return "encoding", "error", {"found": "?"}
    if isinstance(error, _Duplicate):
        return "duplicate-key", "error", {"field": "?"}
    if b"\0" in line:
        return "nul-bytes", "error", {}
    if len(line) > LINE_LIMIT:
        return "long-line", "error", {"limit": LINE_LIMIT >> 10}
    if is_last and line.startswith(b"{") and not line.endswith(b"}"):
        return "torn-line", "error", {}
    return "bad-line", "error", {}


def read_log(path: Path, name: str) -> Log:
    """Read a log file; a torn last line is read once more, since a colleague may be writing it just now."""
    if not path.exists():
        return Log([], [])
    log = parse_log(path.read_bytes(), name)
    if any(problem.check == "torn-line" for problem in log.problems):
        log = parse_log(path.read_bytes(), name)
    return log
