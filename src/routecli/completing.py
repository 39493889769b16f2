"""What a shell offers at TAB: commands, options, and the book's own words for the parameters that take them.

The scripts of `route completion` call the program with `_ROUTE_COMPLETE=<shell>` and the words typed so far; the last
one, the word under the cursor, follows a `=` so that it is never empty. The answer is a line each: value, tab, help; a
line `/` asks for the names of files.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from routecli.cli import COMMANDS, RouteGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routecli.context import Context
    from routecli.core.book import Book

    Offer = tuple[str, str]  # a value and its help

_FILES = [("/", "")]
_SPECIAL = re.compile(r"([\s\"'$`\\|&;<>()*?\[\]{}!#~])")


def complete(app: Any, args: list[str], here: Context) -> int:
    """Write what fits the last word; whatever goes wrong, a shell shows nothing rather than an error."""
    here.err = io.StringIO()
    try:
        offers = list(_offers(app, args, here))
    except Exception:
        return 0  # a traceback in the middle of typing would destroy the line
    here.out.write("".join(_line(here, *offer) for offer in offers))
    here.out.flush()
    return 0


def _offers(app: Any, args: list[str], here: Context) -> Iterable[Offer]:
    *typed, last = args
    # bash makes a word of its own of the `=` in `--rep=sato`.
    typed, whole = [word for word in typed if word != "="], last[1:].removeprefix("=").lstrip("\"'").replace("\\", "")
    context = _resolve_context(app, {"obj": here}, "route", typed)
    place, word = _resolve_incomplete(context, typed, whole)
    if isinstance(place, RouteGroup) and not word.startswith("-"):
        return [(name, here.words(f"help.{name}").splitlines()[0]) for name in COMMANDS if name.startswith(word)]
    before = "".join(re.findall("^--[a-z-]+=", whole))
    return [(before + value, help_) for value, help_ in _values(place, context, word)]


def _values(place: Any, context: Any, word: str) -> list[Offer]:
    """Return what a command or one of its parameters takes."""
    here: Context = context.obj
    if place.name == "book":
        return _FILES
    if place.name == "customer":
        return _customers(here, word, by_name=here.env["_ROUTE_COMPLETE"] == "fish" and not word.isascii())
    if offer := BY_NAME.get(place.name):
        return offer(here, word)
    items = place.shell_complete(context, word)
    return _FILES if any(item.type != "plain" for item in items) else [(item.value, item.help or "") for item in items]


def _line(here: Context, value: str, help_: str) -> str:
    value, help_ = (here.words.clean(text.replace("\n", " ").replace("\t", " ")) for text in (value, help_))
    if here.env["_ROUTE_COMPLETE"] == "bash":
        return _SPECIAL.sub(r"\\\1", value) + "\n"
    return f"{value}\t{help_}\n" if help_ else f"{value}\n"


def _book(here: Context) -> Book:
    from routecli.app.shared import open_book

    return open_book(here, quiet=True)


def _customers(here: Context, word: str, *, by_name: bool) -> list[Offer]:
    """Return ids; `by_name` for a shell that offers only what begins with the letters typed, kanji or kana."""
    from routecli.app.shared import named
    from routecli.core.names import beginning

    book = _book(here)
    found = [book.customers[id_] for id_ in beginning(word, named(book))]
    if not by_name:
        return [(customer.id, customer.name) for customer in found]
    return [(customer.name if customer.name.startswith(word) else customer.kana, customer.id) for customer in found]


def _reps(here: Context, word: str) -> list[Offer]:
    return [(rep.id, rep.name) for rep in _book(here).settings.reps.values() if rep.id.startswith(word)]


def _ranks(here: Context, word: str) -> list[Offer]:
    return _fitting(_book(here).settings.ranks, word)


def _areas(here: Context, word: str) -> list[Offer]:
    return _fitting({customer.area for customer in _book(here).customers.values()}, word)


def _tags(here: Context, word: str) -> list[Offer]:
    return _fitting({tag for customer in _book(here).customers.values() for tag in customer.tags}, word)


def _fitting(values: Iterable[str], word: str) -> list[Offer]:
    return [(value, "") for value in sorted(values) if value and value.startswith(word)]


def _choices(*values: str) -> Callable[[Context, str], list[Offer]]:
    return lambda _, word: _fitting(values, word)


# What the parameters of all commands take, by their names.
BY_NAME: dict[str, Callable[[Context, str], list[Offer]]] = {
    "rep": _reps,
    "rank": _ranks,
    "area": _areas,
    "tag": _tags,
    "kind": _choices("wholesale", "manufacturing", "service", "other"),
    "state": _choices("fresh", "due", "overdue", "neglected", "new", "paused", "on_request"),
    "lang": _choices("ja", "en"),
    "shell": _choices("bash", "zsh", "fish", "powershell"),
}
