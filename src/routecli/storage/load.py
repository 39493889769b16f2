"""Reading a book's folder, through the index where it can be trusted, into a `Book`; problems travel along as values."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.book import Book
from routecli.core.history import Fold, History, summarise
from routecli.core.isoweek import week_name
from routecli.errors import BookError, Problem
from routecli.storage import layout
from routecli.storage.holidays import PublicHolidays
from routecli.storage.ids import is_customer_id
from routecli.storage.index import UNREAD, Index, Read, Stat, stat_of
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
    files = walk(root, problems, sources.only)
    reads = _read_all(sources, index, files)
    problems += [problem for read in reads.values() if read.problems for problem in read.problems]
    singles = Rows({name: reads[name].value for name in (layout.SETTINGS, layout.PRODUCTS) if name in reads})
    settings: Any = singles.get(layout.SETTINGS)
    _refuse_unknown_format(settings, problems)
    customers = _by_id(reads, layout.CUSTOMERS)
    logs = _by_id(reads, layout.VISITS)
    reps = {id_: index.cards[f"{layout.CUSTOMERS}/{id_}.yaml"][0] for id_ in customers}
    cards = {id_: index.cards[f"{layout.VISITS}/{id_}.jsonl"] for id_ in logs}
    day = sources.as_of.isoformat()
    for customer_id, (upto, *_) in cards.items():
        if upto > day:
            logs[customer_id] = partial(_as_of, sources, customer_id)
    if sources.use_index and not sources.only:
        index.save(reads)
    holidays = PublicHolidays(settings.country, keep=sources.use_index)
    return Book(
        settings,
        Rows(customers),
        Rows(logs),
        singles.get(layout.PRODUCTS) or {},
        Rows(_by_id(reads, layout.NEWS)),
        holidays,
        tuple(sorted(problems, key=_place)),
        plans_of(Rows(_by_id(reads, layout.PLANS))),
        reps,
        {id_: visitors for id_, (upto, *visitors) in cards.items() if upto <= day},
    )


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


def walk(root: Path, problems: list[Problem], only: str | None = None) -> Iterator[tuple[str, Stat]]:
    """Yield the book's files with their stats, in a fixed order; with `only` no other customer's.

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
            yield name, stat_of(found)
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
        for name, entry in _listed(root, folder, problems):
            if name.endswith(suffix) or _is_stray(name):
                yield f"{folder}/{name}", entry
    for rep, folder_of in [] if only else _listed(root, layout.PLANS, problems):
        inside = _listed(root, f"{layout.PLANS}/{rep}", problems) if folder_of.is_dir() else [("", folder_of)]
        for name, entry in inside:
            if _is_stray(name or rep):
                yield "/".join(filter(None, (layout.PLANS, rep, name))), entry


def _listed(root: Path, folder: str, problems: list[Problem]) -> list[tuple[str, os.DirEntry[str]]]:
    """Return what stands in a folder, by name; nothing where there is none."""
    try:
        with os.scandir(root / folder) as entries:
            return sorted((entry.name, entry) for entry in entries)
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


def _read_all(sources: Sources, index: Index, files: Iterable[tuple[str, Stat]]) -> dict[str, Read]:
    """Return what each file holds: remembered where its stat is trusted, read where not."""
    reads: dict[str, Read] = {}
    stale: dict[str, Stat] = {}
    for name, now in files:
        found = index.recall(name, now)
        if found is None and (wrong := name_problems(name)):
            found = Read(None, wrong)
        elif found is None:
            found, stale[name] = UNREAD, now
        reads[name] = found
    for done, (name, now) in enumerate(stale.items()):
        if sources.progress:
            sources.progress(done, len(stale))
        reads[name] = read = read_file(sources, name)
        if not any(problem.check == "unreadable" for problem in read.problems):  # it may be readable the next time
            index.remember(name, now, read)
    if stale and sources.progress:
        sources.progress(len(stale), len(stale))
    return reads


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


def _by_id(reads: Mapping[str, Read], folder: str) -> dict[str, Any]:
    """Return the values of a folder's files by their names; some are calls that a `Rows` makes when asked."""
    start = len(folder) + 1
    return {
        name[start:].rpartition(".")[0]: read.value
        for name, read in reads.items()
        if name.startswith(folder) and read.value is not None
    }
