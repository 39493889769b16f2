"""Opening the book, which every command does before its own work; what is broken is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from routecli.core import layout
from routecli.errors import BookError
from routecli.storage.files.bookfolder import find_book
from routecli.storage.load import Sources, load_book
from routecli.storage.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.history import Fold
    from routecli.storage.files.logfile import Log
    from routecli.storage.load import Progress

Texts = list[str] | None  # an option that may be given several times
Json = Annotated[bool, typer.Option("--json")]


def context_of(ctx: typer.Context) -> Context:
    """Return our context from Typer's."""
    return cast("Context", ctx.obj)


def root_of(context: Context) -> Path:
    """Return the book's folder."""
    return find_book(context.book, context.cwd)


def memory_of(context: Context) -> Memory:
    """Return what is remembered of the book, nothing where `--no-index` is given."""
    return Memory(root_of(context), use=not context.flags.get("no_index"))


def open_log(context: Context, customer_id: str) -> Log:
    """Return a customer's log, for a command that needs it; raises `BookError` `book.needs` if it cannot be opened."""
    from routecli.storage.files.logfile import read_log
    from routecli.storage.files.walk import unreadable

    name = layout.log_file(customer_id)
    try:
        return read_log(root_of(context) / name, name)
    except OSError as error:
        raise BookError("book.needs", path=name, problem=unreadable(name, error)) from error


def _folds() -> Mapping[str, Fold]:
    """Return the folds of every domain; a warm start reads no log and needs none."""
    from routecli.core.reasons import folds

    return folds()


def sources(context: Context, only: str | None = None) -> Sources:
    """Return how the book is to be read in this context, with progress on a terminal."""
    use_index = not context.flags.get("no_index")
    return Sources(root_of(context), context.today, _folds, use_index, _progress(context), only)


def _progress(context: Context) -> Progress | None:
    if not context.err.isatty():
        return None
    from routecli.output.progress import progress

    return progress(context)


def open_book(context: Context, *, quiet: bool = False, only: str | None = None) -> Book:
    """Return the book, or only one customer of it; broken files are named on stderr."""
    book = load_book(sources(context, only))
    context.words.reps = {id_: rep.name for id_, rep in book.settings.reps.items() if rep.name}
    if book.problems and not quiet:
        from routecli.output.problems import name_broken

        name_broken(context, book.problems)
    return book
