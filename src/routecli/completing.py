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
from typer.core import TyperGroup

from routecli.core.vocabulary import CUSTOMER_KINDS, LANGUAGES, SHELLS, STATES
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routecli.context import Context
    from routecli.core.book import Book

    Offer = tuple[str, str]  # a value and its help

_FILES = [("/", "")]
_SPECIAL = re.compile(r"([\s\"'$`\\|&;<>()*?\[\]{}!#~])")


def complete(app: Any, args: list[str], context: Context) -> int:
    """Write what fits the last word; whatever goes wrong, a shell shows nothing rather than an error."""
    context.err = io.StringIO()
    try:
        offers = list(_offers(app, args, context))
    except Exception:
        return 0  # a traceback in the middle of typing would destroy the line
    context.out.write("".join(_line(context, *offer) for offer in offers))
    return 0


def _offers(app: Any, args: list[str], context: Context) -> Iterable[Offer]:
    *typed, last = args
    # bash makes a word of its own of the `=` in `--rep=sato`.
    typed, whole = [word for word in typed if word != "="], last[1:].removeprefix("=").lstrip("\"'").replace("\\", "")
    parsed = _resolve_context(app, {"obj": context}, "route", typed)
    place, word = _resolve_incomplete(parsed, typed, whole)
    if isinstance(place, TyperGroup) and not word.startswith("-"):
        return [(name, context.words(f"help.{name}").splitlines()[0]) for name in COMMANDS if name.startswith(word)]
    before = "".join(re.findall("^--[a-z-]+=", whole))
    return [(before + value, help_) for value, help_ in _values(place, parsed, word)]


def _values(place: Any, parsed: Any, word: str) -> list[Offer]:
    """Return what a command or one of its parameters takes."""
    context: Context = parsed.obj
    if place.name == "book":
        return _FILES
    if place.name == "customer":
        return _customers(context, word, by_name=context.env["_ROUTE_COMPLETE"] == "fish" and not word.isascii())
    if offer := BY_NAME.get(place.name):
        return offer(context, word)
    items = place.shell_complete(parsed, word)
    return _FILES if any(item.type != "plain" for item in items) else [(item.value, item.help or "") for item in items]


def _line(context: Context, value: str, help_: str) -> str:
    value, help_ = (context.words.clean(text.replace("\n", " ").replace("\t", " ")) for text in (value, help_))
    if context.env["_ROUTE_COMPLETE"] == "bash":
        return _SPECIAL.sub(r"\\\1", value) + "\n"
    return f"{value}\t{help_}\n" if help_ else f"{value}\n"


def _book(context: Context) -> Book:
    from routecli.app.opening import open_book

    return open_book(context, quiet=True)


def _customers(context: Context, word: str, *, by_name: bool) -> list[Offer]:
    """Return ids; `by_name` for a shell that offers only what begins with the letters typed, kanji or kana."""
    from routecli.core.names import beginning

    book = _book(context)
    found = [book.customers[id_] for id_ in beginning(word, book.spellings())]
    if not by_name:
        return [(customer.id, customer.name) for customer in found]
    return [(customer.name if customer.name.startswith(word) else customer.kana, customer.id) for customer in found]


def _reps(context: Context, word: str) -> list[Offer]:
    return [(rep.id, rep.name) for rep in _book(context).settings.reps.values() if rep.id.startswith(word)]


def _ranks(context: Context, word: str) -> list[Offer]:
    return _fitting(_book(context).settings.ranks, word)


def _areas(context: Context, word: str) -> list[Offer]:
    return _fitting({customer.area for customer in _book(context).customers.values()}, word)


def _tags(context: Context, word: str) -> list[Offer]:
    return _fitting({tag for customer in _book(context).customers.values() for tag in customer.tags}, word)


def _fitting(values: Iterable[str], word: str) -> list[Offer]:
    return [(value, "") for value in sorted(values) if value and value.startswith(word)]


def _choices(values: tuple[str, ...]) -> Callable[[Context, str], list[Offer]]:
    return lambda _, word: _fitting(values, word)


# What the parameters of all commands take, by their names.
BY_NAME: dict[str, Callable[[Context, str], list[Offer]]] = {
    "rep": _reps,
    "rank": _ranks,
    "area": _areas,
    "tag": _tags,
    "kind": _choices(CUSTOMER_KINDS),
    "state": _choices(STATES),
    "lang": _choices(LANGUAGES),
    "shell": _choices(SHELLS),
}
