"""Reading a book for its checks: files afresh, as typed records and as spelled, and the way back to places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core import layout
from routecli.core.book import Book
from routecli.core.clock import of_known_rank
from routecli.core.durations import fold
from routecli.core.history import History, summarise
from routecli.core.isoweek import days_planned
from routecli.core.model import Settings
from routecli.errors import BookError, Problem, ProblemList
from routecli.storage.files.comments import cut_texts
from routecli.storage.files.limits import FILE_LIMIT, read_up_to, yaml_limit
from routecli.storage.files.logfile import Log, LogLine, read_log
from routecli.storage.files.walk import name_problems, unreadable, walk
from routecli.storage.files.yamlfile import decode_text, has_c_loader
from routecli.storage.files.yamlplaces import Spots, places
from routecli.storage.holidays import public_holidays
from routecli.storage.load import typed_yaml
from routecli.storage.rows import Rows
from routecli.storage.sound import SoundLogs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from routecli.errors import Spot
    from routecli.storage.memory import Memory
    from routecli.storage.schema.values import Key


class Audit(NamedTuple):
    """A book as its files spell it; the fields are those of `checks.base.CheckInput`."""

    book: Book
    today: date
    logs: Mapping[str, Sequence[LogLine]]
    files: Sequence[str]
    raw: Mapping[str, Any]
    lost: Mapping[str, str]
    broken: frozenset[tuple[str, int]]
    has_c_loader: bool
    knows_country: bool


def read_audit(root: Path, today: date, memory: Memory, *, strict: bool) -> tuple[Audit, SoundLogs]:
    """Read the files of a book, but for the logs known to be sound; `book.problems` is what the readers found.

    Raises `BookError` for a later format.
    """
    problems: list[Problem] = []
    states = {name: state for folder in walk(root, problems).values() for name, state in folder.items()}
    known = SoundLogs(memory, states, today, strict=strict)
    problems += [problem for name in states for problem in name_problems(name)]
    named = [name for name in states if not name_problems(name)]
    log_names = {layout.id_of(name): name for name in named if layout.is_in(layout.VISITS, name)}
    values, raw = {}, {}
    for name in named:
        if not layout.is_in(layout.VISITS, name):
            values[name], raw[name], found = _read_yaml(root, name)
            problems += found
    logs: dict[str, Sequence[LogLine]] = {}
    lost = {}
    for id_, name in log_names.items():
        if name not in known.rows:
            log, found, lost[id_] = _read_log(root, name)
            logs[id_] = log.lines
            problems += found
    settings = _settings(values.get(layout.SETTINGS))
    products: Mapping[str, Any] = values.get(layout.PRODUCTS) or {}
    read, news = _in(values, layout.CUSTOMERS), _in(values, layout.NEWS)
    customers = {id_: of_known_rank(customer, settings) for id_, customer in read.items()}
    histories = Rows(log_names, partial(_visit_lengths, root, today))
    book = Book(settings, customers, histories, products, news, (), tuple(problems), _plans(values))
    broken = frozenset((p.path, p.line) for p in problems if p.severity == "error")
    knows = not settings.country or bool(public_holidays(settings.country, today.year))
    return Audit(book, today, logs, list(states), raw, lost, broken, has_c_loader(), knows), known


def _visit_lengths(root: Path, today: date, name: str) -> History:
    """Return what a log says of the lengths of visits, all that a check wants of a log as a whole."""
    return summarise(_read_log(root, name)[0].entries, today, {"durations": fold})


def _settings(found: Settings | None) -> Settings:
    if found and found.format != layout.FORMAT:
        raise BookError("book.format", found=found.format, known=layout.FORMAT)
    return found or Settings()


def _plans(values: Mapping[str, Any]) -> dict[str, Any]:
    start, end = len(layout.PLANS) + 1, -len(".yaml")
    found = {
        name[start:end]: plan for name, plan in values.items() if name.startswith(layout.PLANS) and plan is not None
    }
    return days_planned(found)


def _in(values: Mapping[str, Any], folder: str) -> dict[str, Any]:
    return {
        layout.id_of(name): value
        for name, value in values.items()
        if name.startswith(f"{folder}/") and value is not None
    }


def _read_yaml(root: Path, name: str) -> tuple[Any, Any, list[Problem]]:
    """Return a YAML file typed, as spelled, and its problems."""
    try:
        data = read_up_to(root / name, yaml_limit(name))
    except OSError as error:
        return None, None, [unreadable(name, error)]
    value, document, problems = typed_yaml(name, data)
    if document.problems:
        return None, None, problems
    return value, document.raw, problems + cut_texts(document.text, name)


def _read_log(root: Path, name: str) -> tuple[Log, list[Problem], str]:
    """Return a log, its problems, and the text of its lines that hold no entry."""
    try:
        log = read_log(root / name, name)
    except OSError as error:
        return Log([], ProblemList(1)), [unreadable(name, error)], ""
    if not log.problems:
        return log, [], ""
    rows = read_up_to(root / name, FILE_LIMIT).split(b"\n")
    read = {line.number for line in log.lines}
    lost = (row for number, row in enumerate(rows, 1) if number not in read)
    return log, log.problems, b"\n".join(lost).decode("utf-8", "replace")


class Places:
    """Finds the lines and columns of keys in the files of a book."""

    def __init__(self, root: Path) -> None:
        """Keep the book's folder."""
        self.root = root

    def __call__(self, name: str, sought: Collection[tuple[int, Key, bool]]) -> dict[tuple[int, Key, bool], Spot]:
        """Return line and column, from 1, of (line of a log, else 0, key, whether it is the key itself, not its value).

        0, 0 means the whole file. The file is read once, and each line that a key is sought in once.
        """
        rows: dict[int, list[Key]] = {}
        for line, key, _ in sought:
            if key:
                rows.setdefault(line, []).append(key)
        data = (self.root / name).read_bytes() if rows else b""
        texts = data.split(b"\n") if any(rows) else []
        found: dict[tuple[int, Key], Spots] = {}
        for line, keys in rows.items():
            text = texts[line - 1].decode("utf-8-sig") if line else decode_text(data, name)[0]
            found |= {(line, key): place for key, place in places(text, keys).items()}
        return {each: _spot(found.get(each[:2], Spots()), *each) for each in sought}


def _spot(place: Spots, line: int, _: Key, at_name: bool) -> Spot:
    row, column = place.spot(at_name=at_name)
    return (line, column or 1) if line else (row, column)
