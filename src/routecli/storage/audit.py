"""Reading a book for its checks: every file afresh, as typed records and as spelled, and the way back to places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core import layout
from routecli.core.book import Book
from routecli.core.clock import of_known_rank
from routecli.core.isoweek import days_planned
from routecli.core.model import Settings
from routecli.errors import BookError, Problem
from routecli.storage.files.comments import cut_texts
from routecli.storage.files.logfile import Log, LogLine, column, read_log
from routecli.storage.files.walk import name_problems, unreadable, walk
from routecli.storage.files.yamlfile import Document, decode_text, has_c_loader, read_document
from routecli.storage.holidays import public_holidays
from routecli.storage.load import typed_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from routecli.storage.schema.values import Key


class Audit(NamedTuple):
    """A book as its files spell it; the fields are those of `checks.base.Ground`."""

    book: Book
    today: date
    logs: Mapping[str, Sequence[LogLine]]
    files: Sequence[str]
    raw: Mapping[str, Any]
    lost: Mapping[str, str]
    broken: frozenset[tuple[str, int]]
    has_c_loader: bool
    knows_country: bool

    @property
    def entry_count(self) -> int:
        """The readable entries of all logs."""
        return sum(len(lines) for lines in self.logs.values())


def read_audit(root: Path, today: date) -> Audit:
    """Read every file of a book; `book.problems` is what the readers found. Raises `BookError` for a later format."""
    problems: list[Problem] = []
    files = [name for folder in walk(root, problems).values() for name in folder]
    problems += [problem for name in files for problem in name_problems(name)]
    sound = [name for name in files if not name_problems(name)]
    values, raw = {}, {}
    for name in sound:
        if not name.startswith(f"{layout.VISITS}/"):
            values[name], raw[name], found = _read_yaml(root, name)
            problems += found
    logs: dict[str, Sequence[LogLine]] = {}
    lost = {}
    for name in sound:
        if name.startswith(f"{layout.VISITS}/"):
            log, text = _read_log(root, name)
            logs[layout.id_of(name)], lost[layout.id_of(name)] = log.lines, text
            problems += log.problems
    settings = _settings(values.get(layout.SETTINGS))
    products: Mapping[str, Any] = values.get(layout.PRODUCTS) or {}
    read, news = _in(values, layout.CUSTOMERS), _in(values, layout.NEWS)
    customers = {id_: of_known_rank(customer, settings) for id_, customer in read.items()}
    book = Book(settings, customers, {}, products, news, (), tuple(problems), _plans(values))
    broken = frozenset((p.path, p.line) for p in problems if p.severity == "error")
    knows = not settings.country or bool(public_holidays(settings.country, today.year))
    return Audit(book, today, logs, files, raw, lost, broken, has_c_loader(), knows)


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
        data = (root / name).read_bytes()
    except OSError as error:
        return None, None, [unreadable(name, error)]
    value, document, problems = typed_yaml(name, data)
    if document.problems:
        return None, None, problems
    return value, document.raw, problems + cut_texts(decode_text(data, name)[0], document.node, name)


def _read_log(root: Path, name: str) -> tuple[Log, str]:
    """Return a log and the text of its lines that hold no entry."""
    try:
        log = read_log(root / name, name)
    except OSError as error:
        return Log([], [unreadable(name, error)]), ""
    numbers = {p.line for p in log.problems if p.line} - {line.number for line in log.lines}
    if not numbers:
        return log, ""
    rows = (root / name).read_bytes().split(b"\n")
    return log, "\n".join(rows[n - 1].decode("utf-8", "replace") for n in numbers if n <= len(rows))


class Places:
    """Finds the line and column of a key in a file; the last file asked for stays open in memory."""

    def __init__(self, root: Path) -> None:
        """Keep the book's folder."""
        self.root = root
        self.name = ""
        self.document = Document(None, [], [], None)
        self.rows: list[bytes] = []

    def __call__(self, name: str, line: int, key: Key) -> tuple[int, int]:
        """Return line and column, from 1; 0, 0 means the whole file."""
        if not key:
            return line, 1 if line else 0
        if name != self.name:
            data = (self.root / name).read_bytes()
            self.name, self.rows = name, data.split(b"\n")
            self.document = Document(None, [], [], None) if line else read_document(data, name)
        if not line:
            return self.document.locate(key)
        return line, column(self.rows[line - 1].decode("utf-8-sig"), key)
