"""Changing lines of a customer's file from here, one writer at a time, and showing what each was and is."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from routecli.app.opening import root_of
from routecli.app.writing import locked_book
from routecli.core import layout
from routecli.core.distance import to_a_metre
from routecli.errors import BookError, ChangedError
from routecli.output.edit import show_change
from routecli.storage.files.walk import unreadable
from routecli.storage.write.edit import remove_key, set_value
from routecli.storage.write.lock import book_lock
from routecli.storage.write.place import inside, read_regular
from routecli.storage.write.replace import replace_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from routecli.context import Context
    from routecli.core.locating import LocatedAddress
    from routecli.storage.write.edit import Value

    Change = tuple[str, Value | None]  # a key and its value, None to remove its line

EDIT_SECONDS = 2.0  # a change from here takes milliseconds; whoever holds the file longer has it open in an editor


def read_customer(root: Path, customer_id: str) -> bytes:
    """Return what a customer's file holds, to be changed; raises `BookError` if it cannot be opened or may not be written."""
    name = layout.customer_file(customer_id)
    try:
        return read_regular(inside(root, name), name)
    except OSError as error:
        raise BookError("book.needs", path=name, problem=unreadable(name, error)) from error


@contextmanager
def editing(context: Context, customer_id: str) -> Iterator[None]:
    """Keep others from changing a customer's file, an editor too; raises `ChangedError` `edit.open` if somebody is at it."""
    with ExitStack() as held:
        try:
            held.enter_context(book_lock(root_of(context), name=f"{customer_id}.edit", timeout=EDIT_SECONDS))
        except BookError as error:
            if error.id != "lock.busy":
                raise
            raise ChangedError("edit.open", **{**error.params, "path": layout.customer_file(customer_id)}) from error
        yield


def change_lines(context: Context, customer_id: str, changes: Sequence[Change], seen: bytes | None = None) -> None:
    """Make changes to a customer's file, all or none, and show each line as it was and is.

    `seen` is what the file held when the changes were decided (default: what it holds now). Errors as `set_value` and
    `replace_bytes`, `ChangedError` if the file is no longer as seen.
    """
    name = layout.customer_file(customer_id)
    with editing(context, customer_id), locked_book(context) as book:
        steps = [read_customer(book.root, customer_id) if seen is None else seen]
        for key, value in changes:
            steps.append(remove_key(name, steps[-1], key) if value is None else set_value(name, steps[-1], key, value))
        replace_bytes(book, name, steps[0], steps[-1])
    for before, after in pairwise(steps):
        show_change(context, name, before, after)


def change_places(context: Context, places: Mapping[str, LocatedAddress]) -> None:
    """Write the places of customers into their files, and how each was found; nothing if one of the files refuses it.

    Errors as `set_value` and `replace_bytes`; `ChangedError` for a file that another program has changed meanwhile.
    """
    pages = {id_: read_customer(root_of(context), id_) for id_ in places}
    placed = {id_: _with_place(layout.customer_file(id_), pages[id_], found) for id_, found in places.items()}
    context.to_write = len(places)
    for id_, page in placed.items():
        with editing(context, id_), locked_book(context) as book:
            replace_bytes(book, layout.customer_file(id_), pages[id_], page)


def _with_place(name: str, page: bytes, found: LocatedAddress) -> bytes:
    at = [repr(degrees) for degrees in to_a_metre(found.at)]
    return set_value(name, set_value(name, page, "at", at), "at_from", found.level, behind="at")
