"""Reading a book's folder, through the index where it can be trusted, into a `Book`; problems travel along as values."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.book import Book, Known
from routecli.core.history import Fold, History, summarise
from routecli.core.isoweek import week_name
from routecli.errors import BookError, Problem
from routecli.storage import layout
from routecli.storage.holidays import PublicHolidays
from routecli.storage.ids import is_customer_id
from routecli.storage.index import UNREAD, Index, Read, state_of
from routecli.storage.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.core.model import Settings

Progress = Callable[[int, int], None]
_SYNC_COPY = r"(?i)\.sync-conflict-|conflicted copy|コピー|\(\d+\)| copy\b"


class Sources(NamedTuple):
    """How a book is read: where, as of which day, by which folds, with or without the index, and of whom.

    With `only`, a customer's id, the other customers are not looked at and the index is not written.
    """

    root: Path
    as_of: date
    folds: Callable[[], Mapping[str, Fold]]
    use_index: bool = True
    progress: Progress | None = None
    only: str | None = None


def load_book(sources: Sources) -> Book:
    """Return the book in a folder as of a day; raises `BookError` where `route.yaml` itself cannot be understood."""
    root = sources.root
    index = Index.load(root) if sources.use_index else Index(root)
    problems: list[Problem] = []
    states = dict(walk(root, problems, sources.only))
    values, doubted = _read_all(sources, index, states, problems)
    singles = Rows({name: values.get(name) for name in (layout.SETTINGS, layout.PRODUCTS)})
    settings: Any = singles[layout.SETTINGS]
    _refuse_unknown_format(settings, problems)
    customers, logs, news, plans = _by_folder(values)
    holidays = PublicHolidays(settings.country, keep=sources.use_index)
    day = sources.as_of.isoformat()
    later = {customer_id for customer_id in logs if index.upto[customer_id] > day}
    for customer_id in later:
        logs[customer_id] = partial(_as_of, sources, customer_id)
    visitors = {id_: by for id_, by in index.visitors.items() if id_ not in later} if later else index.visitors
    shared = _shared_state(states, doubted, holidays) if sources.use_index else ""
    known = Known(index.reps, visitors, _states(states, customers, doubted), shared)
    if sources.use_index and not sources.only:
        index.save(states)
    return Book(
        settings,
        Rows(customers),
        Rows(logs),
        singles[layout.PRODUCTS] or {},
        Rows(news),
        holidays,
        tuple(sorted(problems, key=_place)),
        plans_of(Rows(plans)),
        known,
    )


def _states(states: Mapping[str, str], customers: Iterable[str], doubted: Iterable[str]) -> dict[str, str]:
    """Return the state of each customer's file and log, but for the doubted."""
    customer, log = f"{layout.CUSTOMERS}/%s.yaml", f"{layout.VISITS}/%s.jsonl"
    found = {id_: states[customer % id_] + states.get(log % id_, "") for id_ in customers}
    for name in doubted:
        found.pop(name.partition("/")[2].rpartition(".")[0], None)
    return found


def _shared_state(states: Mapping[str, str], doubted: Iterable[str], holidays: PublicHolidays) -> str:
    """Return the state of what all customers share, empty where it is doubted."""
    theirs = (f"{layout.CUSTOMERS}/", f"{layout.VISITS}/", f"{layout.PLANS}/")
    if any(not name.startswith(theirs) for name in doubted):
        return ""
    return repr([[row for row in states.items() if not row[0].startswith(theirs)], holidays.made_by])


def _as_of(sources: Sources, customer_id: str) -> History:
    """Fold a log again up to the day asked for: the index knows it only whole."""
    from routecli.storage.logfile import read_log

    return summarise(read_log(layout.log_path(sources.root, customer_id), "").entries, sources.as_of, sources.folds())


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.col, problem.check


def _refuse_unknown_format(settings: Settings | None, problems: list[Problem]) -> None:
    """Stop where the settings cannot be read, or belong to a later format than this program knows."""
    if settings is None:
        first = next((p for p in problems if p.path == layout.SETTINGS), None)
        raise BookError("book.unreadable", path=layout.SETTINGS, problem=first)
    if settings.format != layout.FORMAT:
        raise BookError("book.format", found=settings.format, known=layout.FORMAT)


def walk(root: Path, problems: list[Problem], only: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the book's files with their states, in a fixed order; with `only` no other customer's.

    What is no file or folder that can be opened is no file of the book: a broken link, a pipe. It is noted in `problems`.
    """
    for name, place in _places(root, problems, only):
        try:
            found = place.stat()
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or place.is_symlink():
                problems.append(unreadable(name, error))
            continue
        if stat.S_ISREG(found.st_mode):
            yield name, state_of(found)
        else:
            code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
            problems.append(unreadable(name, OSError(code, os.strerror(code))))


def _places(root: Path, problems: list[Problem], only: str | None) -> Iterator[tuple[str, Path | os.DirEntry[str]]]:
    """Yield where files of the book are or should be."""
    theirs = (f"{layout.CUSTOMERS}/{only}.yaml", f"{layout.VISITS}/{only}.jsonl") if only else ()
    for name in (layout.SETTINGS, layout.PRODUCTS, *theirs):
        yield name, root / name
    folders = ((layout.CUSTOMERS, ".yaml"), (layout.VISITS, ".jsonl"), (layout.NEWS, ".yaml"))
    for folder, suffix in folders[2:] if only else folders:
        for entry in _listed(root, folder, problems):
            name = entry.name
            if name.endswith(suffix) or _is_stray(name):
                yield f"{folder}/{name}", entry
    for rep in [] if only else _listed(root, layout.PLANS, problems):
        folder = f"{layout.PLANS}/{rep.name}"
        inside = _listed(root, folder, problems) if rep.is_dir() else [rep]
        yield from ((f"{folder}/{e.name}" if e is not rep else folder, e) for e in inside if _is_stray(e.name))


def _listed(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """Return what stands in a folder, by name; nothing where there is none."""
    try:
        with os.scandir(root / folder) as entries:
            return sorted(entries, key=attrgetter("name"))
    except OSError as error:
        if not isinstance(error, FileNotFoundError) or (root / folder).is_symlink():
            problems.append(unreadable(folder, error))
        return []


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem of a place that cannot be opened."""
    return Problem(name, 0, 0, "unreadable", "error", {"detail": error.strerror or str(error)})


def _is_stray(name: str) -> bool:
    """Say whether a file that is no record looks as if its owner takes it for one."""
    return not name.startswith(".") and name.lower().endswith((".yaml", ".yml", ".jsonl", ".json"))


def name_problems(name: str) -> list[Problem]:
    """Return what is wrong with a file's name: a copy left by a synchroniser, or a name that is no id."""
    folder, _, base = name.rpartition("/")
    stem, dot, ending = base.rpartition(".")
    suffix = dot + ending
    in_plans = name.startswith(f"{layout.PLANS}/")
    if (
        not folder
        or layout.is_plan(name)
        or (not in_plans and is_customer_id(stem) and suffix == (".jsonl" if folder == layout.VISITS else ".yaml"))
    ):
        return []
    check = "sync-copy" if re.search(_SYNC_COPY, base) else "plan-name" if in_plans else "file-name"
    return [Problem(name, 0, 0, check, "error", {"name": base})]


def _read_all(
    sources: Sources, index: Index, states: Mapping[str, str], problems: list[Problem]
) -> tuple[dict[str, Any], list[str]]:
    """Return what each file holds: remembered, as a call, where its state is trusted, read where not.

    The second value names the files that may hold something else by now though their state is the same.
    """
    values: dict[str, Any] = {}
    stale = []
    for name, state in states.items():
        values[name] = known = index.recall(name, state)
        if known is UNREAD:
            values[name] = None
            if wrong := name_problems(name):
                problems += wrong
            else:
                stale.append(name)
    problems += index.problems_of(values.keys() - stale)
    for done, name in enumerate(stale):
        if sources.progress:
            sources.progress(done, len(stale))
        read = read_file(sources, name)
        values[name] = read.value
        problems += read.problems
        if not any(problem.check == "unreadable" for problem in read.problems):  # it may be readable the next time
            index.remember(name, states[name], read)
    if stale and sources.progress:
        sources.progress(len(stale), len(stale))
    return values, [name for name in stale if not index.trusts(name, states[name])]


def read_file(sources: Sources, name: str) -> Read:
    """Read one file of the book by its place; a file that cannot be read is a problem, not an error."""
    path = sources.root / name
    try:
        if name.startswith(layout.VISITS):
            from routecli.storage.logfile import read_log

            log = read_log(path, name)
            return Read(summarise(log.entries, date.max, sources.folds()), log.problems)
        return _read_yaml(name, path.read_bytes())
    except OSError as error:
        return Read(None, [unreadable(name, error)])


def _read_yaml(name: str, data: bytes) -> Read:
    """Type a YAML file by the record that its place asks for; YAML is imported only when a file must be read."""
    from routecli.storage import yamlfile
    from routecli.storage.values import Decoder

    document = yamlfile.read_document(data, name)
    decoder = Decoder()
    value = None
    if not document.problems:
        value = decode(decoder, name, document.raw)
    faults = [*document.faults, *decoder.faults]
    return Read(value, [*document.problems, *document.as_problems(name, faults)])


def decode(decoder: Any, name: str, raw: Any) -> Any:
    """Return what a YAML file of the book holds, typed by the record that its place asks for."""
    if name == layout.SETTINGS:
        return decoder.record("settings", raw)
    if name == layout.PRODUCTS:
        listed = decoder.value("list:product", raw, ()) or []
        return {product.code: product for product in listed}
    if name.startswith(f"{layout.PLANS}/"):
        return decoder.record("plan", raw)
    record = "customer" if name.startswith(layout.CUSTOMERS) else "news"
    return decoder.record(record, raw, id=_stem(name))


def _stem(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[0]


def plans_of(weeks: Mapping[str, Any]) -> dict[str, dict[date, Sequence[str]]]:
    """Return the plans (`sato/2026-W48` → plan) by rep and day; a day that stands in another week's file is none."""
    plans: dict[str, dict[date, Sequence[str]]] = {}
    for name, plan in weeks.items():
        rep, _, week = name.partition("/")
        for text, customers in plan.days.items():
            day = date.fromisoformat(text)
            if week_name(day) == week:
                plans.setdefault(rep, {})[day] = customers
    return plans


def _by_folder(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what the files of customers, visits, news and plans hold, by name; some are calls that a `Rows` makes."""
    found: dict[str, dict[str, Any]] = {f: {} for f in (layout.CUSTOMERS, layout.VISITS, layout.NEWS, layout.PLANS)}
    for name, value in values.items():
        folder, slash, file = name.partition("/")
        if slash and value is not None:
            found[folder][file[: file.rindex(".")]] = value
    return list(found.values())
