"""Reading a book's folder, through the index where it can be trusted, into a `Book`; problems travel along as values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from routecli.core import layout
from routecli.core.book import Book, BookSummary
from routecli.core.clock import of_known_rank
from routecli.core.history import EMPTY, Fold, History, summarise
from routecli.core.isoweek import days_planned
from routecli.core.model import EarlierRep
from routecli.core.overdue import quiet_until
from routecli.core.tenure import in_charge, rep_on
from routecli.errors import BookError, Problem
from routecli.storage.files.limits import read_up_to, yaml_limit
from routecli.storage.files.walk import UNTRUSTED, name_problems, unreadable, walk, walk_customers
from routecli.storage.holidays import PublicHolidays
from routecli.storage.index import FileSummary, Index, Read
from routecli.storage.memory import Memory
from routecli.storage.packed import kind_of
from routecli.storage.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.core.model import Settings
    from routecli.core.names import Spelling
    from routecli.storage.files.yamlfile import Document

Progress = Callable[[int, int], None]  # files read, files to read
HISTORIES_KEPT = 100  # a list of thousands looks at each once, planning again and again at those of one rep
FOLDERS = (layout.CUSTOMERS, layout.VISITS, layout.NEWS, layout.PLANS)


class Sources(NamedTuple):
    """How a book is read: where, as of which day, by which folds, with or without the index, and of whom.

    With `only`, a customer's id, the other customers are not looked at.
    """

    root: Path
    as_of: date
    folds: Callable[[], Mapping[str, Fold]]
    use_index: bool = True
    progress: Progress | None = None
    only: str | None = None


def load_book(sources: Sources) -> Book:
    """Return the book in a folder as of a day; raises `BookError` where `route.yaml` itself cannot be understood."""
    problems: list[Problem] = []
    files = walk(sources.root, problems, sources.only)
    states = {name: state for folder in files.values() for name, state in folder.items()}
    memory = Memory(sources.root, use=sources.use_index)
    index = Index(memory, partial(read_file, sources))
    problems += index.update(states, sources.progress)
    settings, products = (_single(index, name) for name in (layout.SETTINGS, layout.PRODUCTS))
    _refuse_unknown_format(settings, problems)
    customers, logs, news, plans = (_ids(index, folder, files[folder]) for folder in FOLDERS)
    return Book(
        settings,
        Rows(customers, cache(lambda name: in_charge(of_known_rank(index.value(name), settings), sources.as_of))),
        Rows(logs, lru_cache(HISTORIES_KEPT)(partial(_history, sources, index))),
        products or {},
        Rows(news, cache(index.value)),
        PublicHolidays(settings.country, memory),
        tuple(sorted(problems, key=_place)),
        days_planned(Rows(plans, index.value)),
        _summary(sources, index, settings, customers, logs),
    )


def customer_spellings(sources: Sources) -> list[Spelling]:
    """Return what every customer is found by, without a look at any log; one that cannot be read is found by its id."""
    problems: list[Problem] = []
    states = walk_customers(sources.root, problems)
    index = Index(Memory(sources.root, use=sources.use_index), partial(read_file, sources))
    index.update(states, sources.progress, f"{layout.CUSTOMERS}/")
    return [_spelling(index, name) for name in [*states, *(problem.path for problem in problems)]]


def _spelling(index: Index, name: str) -> Spelling:
    from routecli.core.names import Spelling, spelling

    row, id_ = index.files.get(name), layout.id_of(name)
    return Spelling(id_, *row.spelling.split(" ")) if row and row.holds else spelling(id_, "", "")


def _single(index: Index, name: str) -> Any:
    return index.value(name) if name in index.files and index.files[name].holds else None


def _ids(index: Index, folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the files of a folder that hold something, by what they are called there without their ending."""
    start, end = len(folder) + 1, -len(".jsonl" if folder == layout.VISITS else ".yaml")
    return {name[start:end]: name for name in names if index.files[name].holds}


def _summary(
    sources: Sources, index: Index, settings: Settings, customers: Mapping[str, str], logs: Mapping[str, str]
) -> BookSummary:
    """Return what is known of a book without taking rows apart."""
    files, as_of = index.files, sources.as_of.isoformat()
    later = {id_ for id_, name in logs.items() if files[name].upto > as_of}

    def quiet(ids: Iterable[str]) -> Mapping[str, str]:
        pairs = {id_: (customers[id_], logs.get(id_)) for id_ in ids if id_ not in later}
        return _quiet(index, settings, pairs) if sources.use_index else {}

    return BookSummary(
        cache(lambda: {id_: _rep(files[name], sources.as_of) for id_, name in customers.items()}),
        cache(lambda: {id_: json.loads(files[name].visitors) for id_, name in logs.items() if id_ not in later}),
        lambda: {id_: _spelling(index, name) for id_, name in customers.items()},
        cache(lambda: {id_ for id_, name in customers.items() if files[name].tenure and _ended(files[name]) < as_of}),
        quiet,
    )


def _rep(row: FileSummary, day: date) -> str:
    """Return the rep in charge of a customer on a day."""
    if not row.tenure:
        return row.owner
    earlier = [EarlierRep(rep, date.fromisoformat(until)) for rep, until in json.loads(row.tenure)[0]]
    return rep_on(row.owner, earlier, day)


def _ended(row: FileSummary) -> str:
    """Return the last day of a customer as ISO text, one that never comes without it."""
    return json.loads(row.tenure)[1] or "9999-12-31"


def _quiet(index: Index, settings: Settings, pairs: Mapping[str, tuple[str, str | None]]) -> dict[str, str]:
    """Return the day before which there is nothing to say of a customer, given with its file and log.

    It stands while both are as they were, and the settings; of what has not rested nothing is known.
    """
    found, learned = {}, []
    for id_, (file, log) in pairs.items():
        row, *others = [index.files[name] for name in (file, layout.SETTINGS, log) if name]
        states = [row.state, *(other.state for other in others)]
        if UNTRUSTED in states:
            continue
        if row.quiet_of != hash(tuple(states)):
            customer = of_known_rank(index.value(file), settings)
            day = quiet_until(customer, index.value(log) if log else EMPTY, settings)
            row = row._replace(quiet=day.isoformat(), quiet_of=hash(tuple(states)))
            learned.append(row)
        found[id_] = row.quiet
    index.keep(learned)
    return found


def _history(sources: Sources, index: Index, name: str) -> History:
    """Return what a log holds; one that goes beyond the day is folded again: the index knows it only whole."""
    if index.files[name].upto <= sources.as_of.isoformat():
        return cast("History", index.value(name))
    from routecli.storage.files.logfile import read_log

    return summarise(read_log(sources.root / name, "").entries, sources.as_of, sources.folds())


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.col, problem.check


def _refuse_unknown_format(settings: Settings | None, problems: list[Problem]) -> None:
    """Stop where the settings cannot be read, or belong to a later format than this program knows."""
    if settings is None:
        first = next((p for p in problems if p.path == layout.SETTINGS), None)
        raise BookError("book.unreadable", path=layout.SETTINGS, problem=first)
    if settings.format != layout.FORMAT:
        raise BookError("book.format", found=settings.format, known=layout.FORMAT)


def read_file(sources: Sources, name: str) -> Read:
    """Read one file of the book by its place; a file that cannot be read is a problem, not an error."""
    if wrong := name_problems(name):
        return Read(None, wrong)
    path = sources.root / name
    try:
        if name.startswith(layout.VISITS):
            from routecli.storage.files.logfile import read_log

            log = read_log(path, name)
            return Read(summarise(log.entries, date.max, sources.folds()), log.problems)
        value, _, problems = typed_yaml(name, read_up_to(path, yaml_limit(name)))
        return Read(value, problems)
    except OSError as error:
        return Read(None, [unreadable(name, error)])


def typed_yaml(name: str, data: bytes) -> tuple[Any, Document, list[Problem]]:
    """Return what a YAML file holds, typed by the record that its place asks for, then as parsed, and its problems."""
    from routecli.storage.files import yamlfile  # YAML is imported only when a file must be read
    from routecli.storage.schema.values import Decoder

    document, decoder, kind = yamlfile.read_document(data, name), Decoder(), kind_of(name)
    value: Any = None
    if kind == "map:product" and not document.problems:
        listed = decoder.value("list:product", document.raw, ()) or []
        value = {}
        for product in listed:
            value.setdefault(product.code, product)  # of two with one code the first, as of a double key
    elif not document.problems:
        own: dict[str, Any] = {"id": layout.id_of(name)} if kind in {"customer", "news"} else {}
        value = decoder.record(kind, document.raw, **own)
    return value, document, [*document.problems, *document.as_problems(name, decoder.faults)]
