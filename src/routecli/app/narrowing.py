"""Options that name one of several words, whatever its width, case and language; a value that nothing can have is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.core.letters import same_word, word_key
from routecli.core.vocabulary import LANGUAGES
from routecli.errors import UsageError
from routecli.lang import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.core.book import Book

Area = Annotated[str | None, typer.Option("--area", metavar="AREA")]
Tag = Annotated[str | None, typer.Option("--tag", metavar="TAG")]

SHOWN = 20


def pick_area(context: Context, book: Book, area: str | None) -> str | None:
    """Return the area that is meant; raises `UsageError` for one without any customer in the book."""
    return pick_known(context, "--area", area, {customer.area for customer in book.customers.values()} if area else ())


def pick_tag(context: Context, book: Book, tag: str | None) -> str | None:
    """Return the tag that is meant; raises `UsageError` for one that no customer of the book has."""
    tags = {tag for customer in book.customers.values() for tag in customer.tags} if tag else ()
    return pick_known(context, "--tag", tag, tags)


def is_in(area: str, wanted: str | None) -> bool:
    """Return whether a customer's area is the one that is wanted, however each of them is typed."""
    return wanted is None or same_word(area, wanted)


def has_tag(tags: Iterable[str], wanted: str | None) -> bool:
    """Return whether one of a customer's tags is the one that is wanted."""
    return wanted is None or any(same_word(tag, wanted) for tag in tags)


def pick_known(context: Context, option: str, value: str | None, known: Iterable[str], group: str = "") -> str | None:
    """Return the one of `known` that is meant, whatever its width and case; with a `group` also by the word shown for it.

    Raises `UsageError` for a value that is none of them, naming the nearest and then all; sets are sorted.
    """
    if value is None or value in known:
        return value
    names = [name for name in (sorted(known) if isinstance(known, set) else known) if name]
    for name in names:
        if word_key(value) in {word_key(name), *(_shown(f"{group}.{name}") if group else ())}:
            return name
    from difflib import get_close_matches

    near = get_close_matches(value, names, n=3, cutoff=0.5)
    hint = context.words("usage.did_you_mean", names=", ".join(near)) if near else ""
    more = ", …" if len(names) > SHOWN else ""
    raise UsageError(
        "usage.unknown", option=option, value=value, hint=hint, known=", ".join(names[:SHOWN]) + more or "-"
    )


def _shown(id_: str) -> list[str]:
    """Return the keys of a word as the screens of every language show it."""
    return [word_key(Words(language)(id_)) for language in LANGUAGES]
