"""Who is meant: the customer that was typed, and the rep who is working."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.core.layout import customer_file
from routecli.errors import BookError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Rep, Settings


def pick_rep(named: str | None, reps: Mapping[str, Rep]) -> str | None:
    """Return the id of the rep that an id or a name means; raises `UsageError` with the list if it is not one."""
    if not named or named in reps:
        return named or None
    from routecli.core.letters import same_word
    from routecli.core.people import places_meant

    ids = list(reps)
    found = [id_ for id_ in ids if same_word(id_, named)]
    found = found or [ids[place] for place in places_meant(named, [(rep.name, "") for rep in reps.values()])]
    if len(found) == 1:
        return found[0]
    raise UsageError("rep.unknown", rep=named, reps=list(reps))


def rep_filter(context: Context, settings: Settings) -> str | None:
    """Return the rep that was named for this call, or None for all: what lists take."""
    return pick_rep(context.flags.get("rep"), settings.reps)


def current_rep(context: Context, settings: Settings) -> str:
    """Return the rep who is working: `--rep`, `ROUTE_REP`, the user's own config, the book's only rep; else a list."""
    if rep := pick_rep(configured_rep(context), settings.reps):
        return rep
    if len(settings.reps) == 1:
        return next(iter(settings.reps))
    raise UsageError("rep.which", reps=[f"{rep.id} ({rep.name})" for rep in settings.reps.values()])


def configured_rep(context: Context) -> str | None:
    """Return the rep as this call, the environment or the user's own config names it."""
    return context.flags.get("rep") or context.env.get("ROUTE_REP") or _configured_rep(context)


def config_path(context: Context) -> Path:
    """Return the user's own config file, by the platform's custom."""
    if folder := context.env.get("XDG_CONFIG_HOME"):
        return Path(folder) / "route" / "config.yaml"
    if sys.platform == "win32":
        return Path(context.env.get("APPDATA", "~")).expanduser() / "route" / "config.yaml"
    return Path(context.env.get("HOME", "~")).expanduser() / ".config" / "route" / "config.yaml"


def _configured_rep(context: Context) -> str | None:
    with suppress(OSError, RuntimeError):  # a folder that may not be entered, a user without a home
        path = config_path(context)
        if path.is_file():
            return _rep_in(path)
    return None


def _rep_in(path: Path) -> str | None:
    """Return the rep that a config file names; raises `BookError` `book.needs` if the file cannot be read."""
    from routecli.storage.files.limits import YAML_LIMIT, read_up_to
    from routecli.storage.files.walk import unreadable
    from routecli.storage.files.yamlfile import read_document

    try:
        document = read_document(read_up_to(path, YAML_LIMIT), str(path))
    except OSError as error:
        raise BookError("book.needs", path=str(path), problem=unreadable(str(path), error)) from error
    if document.problems:
        raise BookError("book.needs", path=str(path), problem=document.problems[0])
    raw = document.raw
    return str(raw["rep"]) if isinstance(raw, dict) and raw.get("rep") else None


def find_customer(context: Context, book: Book, query: str, *, ask: bool = False) -> str:
    """Return the id that a name means; if several match, they are listed, and asked about only if `ask` is set and there is a terminal."""
    if query in book.customers:
        return query
    from routecli.core.names import close, find

    customers = book.spellings()
    found = find(query, customers) or _by_phone(book, query)
    if len(found) == 1:
        return found[0]
    if not found:
        _refuse_unreadable(book, query)
        near = close(query, customers)
        hint = context.words("customer.close", names=_listed(book, near)) if near else ""
        raise NotFoundError("customer.none", query=query, hint=hint)
    if ask and context.can_ask:
        return _choose(context, book, found)
    raise NotFoundError("customer.several", query=query, names=_listed(book, found))


def _refuse_unreadable(book: Book, query: str) -> None:
    """Raise `BookError` `book.needs` if a customer of this very id has a file that cannot be read."""
    name = customer_file(query)
    if problem := next((p for p in book.problems if p.path == name and p.severity == "error"), None):
        raise BookError("book.needs", path=name, problem=problem)


def _by_phone(book: Book, query: str) -> list[str]:
    """Return the customers with a number that ends in what was typed; a name never has so many digits."""
    if sum(map(str.isdigit, query)) < len(query) / 2:
        return []
    from routecli.core.phones import ids_by_phone

    return ids_by_phone(query, book.customers.values())


def point_of(context: Context, book: Book, text: str) -> tuple[Point, str]:
    """Return the place that `LAT,LON` or a customer's name means, and the customer's id (none for a point)."""
    from routecli.core.coordinates import parse_point

    if point := parse_point(text):
        return point, ""
    if "," in text:
        raise UsageError("place.unknown", text=text)
    customer = book.customers[find_customer(context, book, text)]
    if not customer.at:
        raise UsageError("place.none", name=customer.name)
    return customer.at, customer.id


def _listed(book: Book, ids: Sequence[str], limit: int = 10) -> str:
    rows = [f"\n  {id_}  {book.customers[id_].name}" for id_ in ids[:limit]]
    return "".join(rows) + ("\n  …" if len(ids) > limit else "")


def _choose(context: Context, book: Book, ids: Sequence[str]) -> str:
    """Ask which of several customers is meant, on stderr; an empty answer gives up."""
    for number, id_ in enumerate(ids, 1):
        customer = book.customers[id_]
        context.err.write(context.words.clean(f"{number:3} {id_}  {customer.name}  {customer.area}") + "\n")
    from routecli.core.letters import word_key

    context.err.write(context.words("customer.which"))
    context.err.flush()
    answer = word_key(context.stdin.readline())
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(ids):
        return ids[int(answer) - 1]
    raise NotFoundError("customer.not_chosen")
