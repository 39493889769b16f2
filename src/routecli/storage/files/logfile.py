"""Reading a customer's log: one JSON object a line; a bad line costs that line only and is named."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.history import id_day
from routecli.errors import Problem, ProblemList
from routecli.storage.files.ids import is_entry_id
from routecli.storage.files.limits import (
    CONFLICT_MARKS,
    FILE_LIMIT,
    LINE_LIMIT,
    NOTE_LIMIT,
    encoding_of,
    has_utf16,
    read_up_to,
    refusal,
)
from routecli.storage.schema.quick import SLOW_PATH, quick_record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from routecli.core.entry import Entry
    from routecli.storage.schema.values import Fault, Key

MOST_NAMED = 100  # problems of one check in a log
_MARKS = tuple(mark.encode() for mark in CONFLICT_MARKS)
_FIRST_DAY = date(1970, 1, 1)
_PARTS = ("follow_ups", "voices", "needs")  # in the order in which their addresses count
_quick_entry = quick_record("entry")


class LogLine(NamedTuple):
    """An entry with the number of its line."""

    number: int
    entry: Entry


class Log(NamedTuple):
    """What a log file holds: the readable lines and the problems of the others."""

    lines: list[LogLine]
    problems: ProblemList

    @property
    def entries(self) -> list[Entry]:
        """Return the entries in the order of the file."""
        return [line.entry for line in self.lines]


class _DuplicateKeyError(ValueError):
    """A key that stands twice in one object."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        last = {name: place for place, (name, _) in enumerate(pairs)}
        super().__init__(next(name for place, (name, _) in enumerate(pairs) if last[name] != place))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DuplicateKeyError(pairs)
    return found


_read_value = json.JSONDecoder(object_pairs_hook=_object).raw_decode


def parse_log(data: bytes, path: str) -> Log:
    """Return the log in `data`; equal lines are one entry, two different lines with one id are both kept and named."""
    log = Log([], ProblemList(MOST_NAMED))
    if refused := refusal(data, path):
        log.problems.add(refused)
        return log
    seen: set[bytes] = set()
    first_line: dict[str, int] = {}
    if has_utf16(data):
        data = data.replace(b"\n\0", b"\n")  # the second half of such a line's newline
    rows = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, row in enumerate(rows, 1):
        line = row.rstrip(b"\r \t")
        if not line:
            continue
        if line in seen:
            log.problems.add(Problem(path, number, 1, "duplicate-line", "warning", {}))
            continue
        seen.add(line)
        entry = _fast(line) or _slow(line, path, number, is_last=number == len(rows), problems=log.problems)
        if entry is None:
            continue
        first = first_line.setdefault(entry.id, number)
        if first != number:
            log.problems.add(Problem(path, number, 1, "duplicate-id", "error", {"id": entry.id, "first": first}))
        log.lines.append(LogLine(number, _completed(entry)))
    return log


def _fast(line: bytes) -> Entry | None:
    """Return the entry of a line that has nothing wrong with it, else None."""
    if len(line) > NOTE_LIMIT:
        return None
    try:
        text = line.decode()
        raw, end = _read_value(text)
        entry: Entry = _quick_entry(raw)
    except (ValueError, RecursionError, *SLOW_PATH):
        return None
    return entry if end == len(text) and not _entry_faults(entry) else None


def _slow(line: bytes, path: str, number: int, *, is_last: bool, problems: ProblemList) -> Entry | None:
    """Return what can be read of a line, and note what cannot."""
    from routecli.storage.schema.values import Decoder  # few books have a line that needs it

    try:
        if len(line) > LINE_LIMIT:
            raise ValueError("long")
        text = line.decode()
        raw, end = _read_value(text)
        if end != len(text):
            raise ValueError("more")
    except (ValueError, RecursionError) as error:
        problems.add(Problem(path, number, 1, *_defect(line, error, is_last=is_last)))
        return None
    if isinstance(raw, dict) and "date" not in raw and (raw.get("voids") or raw.get("replaces")):
        day = id_day(str(raw.get("id", "")))
        raw["date"] = day.isoformat() if day else ""
    decoder = Decoder(is_json=True)
    entry: Entry | None = decoder.record("entry", raw)
    faults = [*decoder.faults, *(_entry_faults(entry) if entry else [])]
    column = columns(text, [fault for fault in faults if problems.has_room(fault.check)])
    for fault in faults:
        spot = column.get((fault.key, fault.at_name), 1)
        problems.add(Problem(path, number, spot, fault.check, fault.severity, fault.params))
    return _addressable(entry, decoder.lost) if entry else None


def columns(text: str, faults: Collection[Fault]) -> dict[tuple[Key, bool], int]:
    """Return the columns (from 1) of faults in a line, 1 if one cannot be told: JSON is YAML, whose parser counts."""
    from routecli.storage.files.yamlplaces import places

    found = places(text, [fault.key for fault in faults])
    return {(f.key, f.at_name): found[f.key].spot(at_name=f.at_name)[1] or 1 for f in faults}


def _completed(entry: Entry) -> Entry:
    """Fill what a line leaves unsaid: a visit met someone, an appointment without `on` promises its own date."""
    if entry.type == "visit" and not entry.outcome:
        return entry._replace(outcome="met")
    if entry.type == "appointment" and entry.on is None:
        made = id_day(entry.id)
        return entry._replace(on=entry.date, date=min(entry.date, made) if made else entry.date)
    return entry


def _addressable(entry: Entry, lost: Mapping[Key, int]) -> Entry:
    """Return the entry without the parts behind an unreadable one: they would slide into its address `<id>#<n>`."""
    name = next((name for name in _PARTS if (name,) in lost), None)
    if name is None:
        return entry
    later = _PARTS[_PARTS.index(name) + 1 :]
    return entry._replace(**{name: getattr(entry, name)[: lost[name,]], **dict.fromkeys(later, ())})


def _entry_faults(entry: Entry) -> list[Fault]:
    """Return what is wrong with an entry whose values are all typed."""
    faults: list[tuple[Any, ...]] = []
    if not is_entry_id(entry.id):
        faults.append((("id",), "bad-id", {"id": entry.id[:40]}, "warning"))
    if entry.date < _FIRST_DAY:
        faults.append((("date",), "old-date", {"value": entry.date.isoformat()}, "warning"))
    if len(entry.note) > NOTE_LIMIT:
        faults.append((("note",), "long-note", {"limit": NOTE_LIMIT}, "warning"))
    if entry.type == "hold" and entry.until is None:
        faults.append(((), "missing-field", {"field": "until"}))
    if not faults:
        return []
    from routecli.storage.schema.values import Fault

    return [Fault(*row) for row in faults]


def _defect(line: bytes, error: Exception, *, is_last: bool) -> tuple[str, str, dict[str, Any]]:
    """Name what is wrong with a line that is no JSON object."""
    params: dict[str, Any] = {}
    if line.startswith(_MARKS):
        check = "conflict-marker"
    elif isinstance(error, UnicodeDecodeError) or has_utf16(line):
        check, params = "encoding", {"found": encoding_of(line)}
    elif isinstance(error, _DuplicateKeyError):
        check, params = "duplicate-key", {"field": str(error)}
    elif b"\0" in line:
        check = "nul-bytes"
    elif len(line) > LINE_LIMIT:
        check, params = "long-line", {"limit": LINE_LIMIT >> 10}
    else:
        is_torn = is_last and line.startswith(b"{") and not line.endswith(b"}")
        check = "torn-line" if is_torn else "bad-line"
    return check, "error", params


def read_log(path: Path, name: str) -> Log:
    """Read a log file; a torn last line is read once more, since a colleague may be writing it just now."""
    if not path.is_file():  # a pipe in its place would be waited for
        return Log([], ProblemList(MOST_NAMED))
    log = parse_log(read_up_to(path, FILE_LIMIT), name)
    if any(problem.check == "torn-line" for problem in log.problems):
        log = parse_log(read_up_to(path, FILE_LIMIT), name)
    return log
