"""Options that narrow a list, and the refusal of a value that nothing in the book can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.core.book import Book

Area = Annotated[str | None, typer.Option("--area", metavar="AREA")]
Tag = Annotated[str | None, typer.Option("--tag", metavar="TAG")]

SHOWN = 20


def check_area(context: Context, book: Book, area: str | None) -> None:
    """Raise `UsageError` for an area in which no customer of the book lies."""
    if area is not None:
        check_known(context, "--area", area, {customer.area for customer in book.customers.values()})


def check_tag(context: Context, book: Book, tag: str | None) -> None:
    """Raise `UsageError` for a tag that no customer of the book has."""
    if tag is not None:
        check_known(context, "--tag", tag, {tag for customer in book.customers.values() for tag in customer.tags})


def check_known(context: Context, option: str, value: str | None, known: Iterable[str]) -> None:
    """Raise `UsageError` for a value that is none of `known`, naming the nearest and then all; sets are sorted."""
    if value is None or value in known:
        return
    from difflib import get_close_matches

    names = [name for name in (sorted(known) if isinstance(known, set) else known) if name]
    near = get_close_matches(value, names, n=3, cutoff=0.5)
    hint = context.words("usage.did_you_mean", names=", ".join(near)) if near else ""
    more = ", …" if len(names) > SHOWN else ""
    raise UsageError(
        "usage.unknown", option=option, value=value, hint=hint, known=", ".join(names[:SHOWN]) + more or "-"
    )
