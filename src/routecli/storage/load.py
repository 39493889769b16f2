"""Reading a book's folder, through the index where it can be trusted, into a `Book`; problems travel along as values."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from routecli.core import layout
from routecli.core.book import Book, BookSummary
from routecli.core.history import Fold, History, summarise
from routecli.core.isoweek import week_name
from routecli.core.letters import same_word
from routecli.errors import BookError, Problem
from routecli.storage.files.walk import UNTRUSTED, name_problems, unreadable, walk
from routecli.storage.holidays import PublicHolidays
from routecli.storage.index import Index, Read
from routecli.storage.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.core.model import Customer, Settings
    from routecli.storage.files.walk import States

Progress = Callable[[int, int], None]
FOLDERS = (layout.CUSTOMERS, layout.VISITS, layout.NEWS, layout.PLANS)
NO_LOG = 1  # the state of a log that is not there
FEW = 3  # changed logs that are not worth folding whole


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
    problems: list[Problem] = []
    files = walk(sources.root, problems, sources.only)
    states = {name: state for folder in files.values() for name, state in folder.items()}
    index = Index(sources.root, partial(read_file, sources), use=sources.use_index)
    problems += _read_stale(sources, index, states)
    if sources.use_index and not sources.only:
        index.save(states)
    settings, products = (_single(index, states, name) for name in (layout.SETTINGS, layout.PRODUCTS))
    _refuse_unknown_format(settings, problems)
    customers, logs, news, plans = (_ids(index, folder, files[folder]) for folder in FOLDERS)
    later = index.later(sources.as_of.isoformat())
    holidays = PublicHolidays(settings.country, keep=sources.use_index)
    known = BookSummary(
        lambda: index.cards["reps"],
        lambda: {id_: by for id_, by in index.cards["visitors"].items() if id_ in logs and id_ not in later},
        lambda: _states_of(states, customers, logs) if sources.use_index else {},
        _shared_state([*files[""], *files[layout.NEWS]], states, holidays) if sources.use_index else "",
    )
    return Book(
        settings,
        Rows(customers, lambda name: of_known_rank(index.value(name), settings)),
        Rows(logs, partial(_history, sources, index, later)),
        products or {},
        Rows(news, index.value),
        holidays,
        tuple(sorted(problems, key=_place)),
        plans_of(Rows(plans, index.value)),
        known,
    )


def of_known_rank(customer: Customer, settings: Settings) -> Customer:
    """Return a customer with its rank as the settings spell it, whatever its width and case: `Ａ` or `a` for `A`."""
    rank = customer.rank
    if not rank or rank in settings.ranks:
        return customer
    same = [name for name in settings.ranks if same_word(name, rank)]
    return customer._replace(rank=same[0]) if len(same) == 1 else customer


def _read_stale(sources: Sources, index: Index, states: States) -> list[Problem]:
    """Read the files that are not as the index knows them, and return the problems of all.

    What could not be opened may be readable the next time: its state is doubted. One to three logs are sooner read again on
    the next run than folded for everybody who might ask, and written.
    """
    stale = index.stale(states)
    few = sum(name.startswith(layout.VISITS) for name in stale) <= FEW
    problems = index.problems_of(states.keys() - stale)
    for done, name in enumerate(stale):
        if sources.progress:
            sources.progress(done, len(stale))
        wrong = name_problems(name)
        read = Read(None, wrong) if wrong else read_file(sources, name, at_once=not few)
        index.remember(name, read)
        problems += read.problems
        if any(problem.check == "unreadable" for problem in read.problems):
            states[name] = UNTRUSTED
    if stale and sources.progress:
        sources.progress(len(stale), len(stale))
    return problems


def _single(index: Index, states: States, name: str) -> Any:
    return index.value(name) if name in states and name not in index.nothing else None


def _ids(index: Index, folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the files of a folder that hold something, by what they are called there without their ending."""
    start, end = len(folder) + 1, -len(".jsonl" if folder == layout.VISITS else ".yaml")
    return {name[start:end]: name for name in names if name not in index.nothing}


def _states_of(states: States, customers: Mapping[str, str], logs: Mapping[str, str]) -> dict[str, int]:
    """Return one state for each customer's file and log, but for the doubted."""
    found = {}
    for id_, file in customers.items():
        card, log = states[file], states[logs[id_]] if id_ in logs else NO_LOG
        if card != UNTRUSTED != log:
            found[id_] = hash((card, log))
    return found


def _shared_state(names: Iterable[str], states: States, holidays: PublicHolidays) -> str:
    """Return the state of what all customers share, empty where it is doubted."""
    shared = [(name, states[name]) for name in names]
    return "" if any(state == UNTRUSTED for _, state in shared) else repr([shared, holidays.made_by])


def _history(sources: Sources, index: Index, later: Container[str], name: str) -> History:
    """Return what a log holds; one that goes beyond the day is folded again: the index knows it only whole."""
    if layout.id_of(name) not in later:
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


def read_file(sources: Sources, name: str, *, at_once: bool = True) -> Read:
    """Read one file of the book by its place; a file that cannot be read is a problem, not an error."""
    path = sources.root / name
    try:
        if name.startswith(layout.VISITS):
            from routecli.storage.files.logfile import read_log

            log = read_log(path, name)
            return Read(summarise(log.entries, date.max, sources.folds(), at_once=at_once), log.problems)
        return _read_yaml(name, path.read_bytes())
    except OSError as error:
        return Read(None, [unreadable(name, error)])


def _read_yaml(name: str, data: bytes) -> Read:
    """Type a YAML file by the record that its place asks for; YAML is imported only when a file must be read."""
    from routecli.storage.files import yamlfile
    from routecli.storage.schema.values import Decoder

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
    return decoder.record(record, raw, id=layout.id_of(name))


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
