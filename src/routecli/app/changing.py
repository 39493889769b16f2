"""Changing a line of a customer's file from here, and saying back what it was and is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.app.opening import root_of
from routecli.core import layout
from routecli.errors import BookError
from routecli.output.edit import show_change
from routecli.storage.files.walk import unreadable
from routecli.storage.write.edit import remove_key, set_scalar

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.context import Context


def read_customer(root: Path, customer_id: str) -> bytes:
    """Return what a customer's file holds; raises `BookError` `book.needs` if it cannot be opened."""
    name = layout.customer_file(customer_id)
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise BookError("book.needs", path=name, problem=unreadable(name, error)) from error


def change_line(context: Context, customer_id: str, key: str, value: str | None, seen: bytes | None = None) -> None:
    """Give a key of a customer's file a value, or with None remove its line, and show the line as it was and is.

    `seen` is what the file held when the change was decided (default: what it holds now). Errors as `set_scalar`,
    `ChangedError` where the file is no longer as seen.
    """
    path = root_of(context) / layout.customer_file(customer_id)
    before = read_customer(root_of(context), customer_id) if seen is None else seen
    if value is None:
        remove_key(path, key, before)
    else:
        set_scalar(path, key, value, before)
    show_change(context, layout.customer_file(customer_id), before, path.read_bytes())
