"""What every command does before its own work: open the book, name what is broken, find the customer and the rep."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from routecli.context import Context, pick_rep
from routecli.errors import NotFoundError, UsageError
from routecli.storage.files import layout
from routecli.storage.load import Sources, load_book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.book import Book
    from routecli.core.history import Fold
    from routecli.core.model import Settings
    from routecli.planning.ways.travel import Point
    from routecli.storage.load import Progress

Json = Annotated[bool, typer.Option("--json")]


def context_of(ctx: typer.Context) -> Context:
    """Return our context from Typer's."""
    return cast("Context", ctx.obj)


def root_of(here: Context) -> Path:
    """Return the book's folder."""
    return layout.find_book(here.book, here.cwd)


def _folds() -> Mapping[str, Fold]:
    """Return the folds of every domain; a warm start reads no log and needs none."""
    from routecli.core.reasons import folds

    return folds()


def sources(here: Context, only: str | None = None) -> Sources:
    """Return how the book is to be read in this context, with progress on a terminal."""
    use_index = not here.flags.get("no_index")
    return Sources(root_of(here), here.today, _folds, use_index, _progress(here), only)


def _progress(here: Context) -> Progress | None:
    if not here.err.isatty():
        return None
    from routecli.output.progress import progress

    return progress(here)


def open_book(here: Context, *, quiet: bool = False, only: str | None = None) -> Book:
    """Return the book, or only one customer of it; broken files are named on stderr."""
    book = load_book(sources(here, only))
    if book.problems and not quiet:
        from routecli.output.problems import name_broken

        name_broken(here, book.problems)
    return book


def rep_wished(here: Context, settings: Settings) -> str | None:
    """Return the rep that was named for this call, or None for all: what lists take."""
    return pick_rep(here.flags.get("rep"), settings.reps)


def rep_of(here: Context, settings: Settings) -> str:
    """Return the rep who is working: `--rep`, `ROUTE_REP`, the user's own config, the book's only rep; else a list."""
    if rep := pick_rep(rep_named(here), settings.reps):
        return rep
    if len(settings.reps) == 1:
        return next(iter(settings.reps))
    raise UsageError("rep.which", reps=", ".join(f"{rep.id} ({rep.name})" for rep in settings.reps.values()) or "-")


def rep_named(here: Context) -> str | None:
    """Return the rep as this call, the environment or the user's own config names it."""
    return here.flags.get("rep") or here.env.get("ROUTE_REP") or _configured_rep(here)


def config_path(here: Context) -> Path:
    """Return the user's own config file, by the platform's custom."""
    if folder := here.env.get("XDG_CONFIG_HOME"):
        return Path(folder) / "route" / "config.yaml"
    if sys.platform == "win32":
        return Path(here.env.get("APPDATA", "~")).expanduser() / "route" / "config.yaml"
    return Path(here.env.get("HOME", "~")).expanduser() / ".config" / "route" / "config.yaml"


def _configured_rep(here: Context) -> str | None:
    path = config_path(here)
    if not path.is_file():
        return None
    from routecli.storage.files.yamlfile import read_document

    raw = read_document(path.read_bytes(), str(path)).raw
    return str(raw["rep"]) if isinstance(raw, dict) and raw.get("rep") else None


def named(book: Book) -> list[tuple[str, str, str]]:
    """Return id, name and kana of every customer."""
    return [(c.id, c.name, c.kana) for c in book.customers.values()]


def find_customer(here: Context, book: Book, query: str, *, ask: bool = False) -> str:
    """Return the id that a name means; several are listed, and asked for only where `ask` and a person is there."""
    if query in book.customers:
        return query
    from routecli.core.names import close, find

    found = find(query, named(book))
    if len(found) == 1:
        return found[0]
    if not found:
        near = close(query, named(book))
        hint = here.words("customer.close", names=_listed(book, near)) if near else ""
        raise NotFoundError("customer.none", query=query, hint=hint)
    if ask and here.can_ask:
        return _choose(here, book, found)
    raise NotFoundError("customer.several", query=query, names=_listed(book, found))


def point_of(here: Context, book: Book, text: str) -> Point:
    """Return the place that `LAT,LON` or a customer's name means."""
    lat, comma, lon = text.partition(",")
    if comma:
        try:
            point = (float(lat), float(lon))
        except ValueError:
            raise UsageError("place.unknown", text=text) from None
        if abs(point[0]) <= 90 and abs(point[1]) <= 180:
            return point
        raise UsageError("place.unknown", text=text)
    customer = book.customers[find_customer(here, book, text)]
    if not customer.at:
        raise UsageError("place.none", name=customer.name)
    return customer.at


def _listed(book: Book, ids: Sequence[str], limit: int = 10) -> str:
    rows = [f"\n  {id_}  {book.customers[id_].name}" for id_ in ids[:limit]]
    return "".join(rows) + ("\n  …" if len(ids) > limit else "")


def _choose(here: Context, book: Book, ids: Sequence[str]) -> str:
    """Ask which of several customers is meant, on stderr; an empty answer gives up."""
    for number, id_ in enumerate(ids, 1):
        customer = book.customers[id_]
        here.err.write(here.words.clean(f"{number:3} {id_}  {customer.name}  {customer.area}") + "\n")
    here.err.write(here.words("customer.which"))
    here.err.flush()
    answer = here.stdin.readline().strip()
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(ids):
        return ids[int(answer) - 1]
    raise NotFoundError("customer.not_chosen")
