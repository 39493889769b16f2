"""What every writing command does: refuse what no log may hold, lock the book, write one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from routecli.app.finding import find_customer
from routecli.app.opening import open_book, root_of, sources
from routecli.core import layout
from routecli.errors import BookError, NotFoundError, Problem, UsageError
from routecli.storage.files.ids import is_customer_id, new_id
from routecli.storage.files.limits import NOTE_LIMIT
from routecli.storage.files.logfile import parse_log
from routecli.storage.load import customer_spellings
from routecli.storage.schema.table import RECORDS
from routecli.storage.write.append import append_lines
from routecli.storage.write.encode import json_line
from routecli.storage.write.lock import book_lock

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.output.log import Logged
    from routecli.storage.write.place import WritableBook

NOTHING: tuple[Any, ...] = (None, "", [], {})  # what a line leaves out
_CONTROL = "[\x00-\x1f\x7f-\x9f]"
_CONTROL_IN_NOTE = "[\x00-\x08\x0b-\x1f\x7f-\x9f]"


@contextmanager
def locked_book(context: Context) -> Iterator[WritableBook]:
    """Hold the book for writing; what is finished in it counts as saved, whatever happens later."""
    with book_lock(root_of(context), context.written) as book:
        yield book


@contextmanager
def locked_entries(context: Context) -> Iterator[WritableBook]:
    """Hold the book for writing an entry; what was typed is given back if it is not saved."""
    context.is_entry = True
    with locked_book(context) as book:
        yield book


def append_entry(context: Context, customer_id: str, fields: Mapping[str, Any]) -> Logged:
    """Lock the book and append an entry made today to a customer's log; errors as `append_to`."""
    with locked_entries(context) as book:
        return append_to(context, book, customer_id, fields)


def append_to(context: Context, book: WritableBook, customer_id: str, *entries: Mapping[str, Any]) -> Logged:
    """Append entries made today to a customer's log in a locked book, all or none; return the last.

    `entries` are JSON values by the file's keys; empty ones are left out. Raises `UsageError` for text that no log may
    hold, else as `append_lines`.
    """
    from routecli.output.log import Logged

    records = [_record(context, fields) for fields in entries]
    lines = [json_line(record) for record in records]
    name = layout.log_file(customer_id)
    read = parse_log("\n".join(lines).encode(), name)
    if found := next((problem for problem in read.problems if problem.severity == "error"), None):
        raise UsageError("write.unreadable", problem=found)
    append_lines(book, name, *lines)
    return Logged(read.entries[-1], records[-1], name)


def _record(context: Context, fields: Mapping[str, Any]) -> dict[str, Any]:
    check_text(fields)
    order = list(RECORDS["entry"].kinds)
    given = {"id": new_id(context.today), **fields}
    return {name: given[name] for name in sorted(given, key=order.index) if given[name] not in NOTHING}


def log_entry(
    context: Context, book: Book, customer: Customer, fields: Mapping[str, Any], *, as_json: bool, yes: bool = False
) -> None:
    """Append an entry as `append_entry` does, and say back what was written.

    An order of far more than usual is asked about unless `yes` is given, or named afterwards if nobody can be asked.
    """
    from routecli.output.log import show_logged

    unusual = _unusual(context, book, customer, fields.get("orders") or ()) if not yes else []
    show_logged(context, book, customer, append_entry(context, customer.id, fields), as_json=as_json)
    for sentence in unusual:
        context.err.write(context.words.clean(context.words("log.unusual", about=sentence)) + "\n")


def _unusual(context: Context, book: Book, customer: Customer, orders: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what is to be said of orders far above the usual; raises `UsageError` where the person, asked, says no."""
    if not orders:
        return []
    from routecli.core.suggest import unusual_orders

    words = context.words
    found = [
        words("log.far_more", item=f"{row.item} {row.name}".rstrip(), qty=float(row.qty), usual=float(row.usual))
        for row in unusual_orders(book, customer, orders)
    ]
    if not (found and context.can_ask):
        return found
    from routecli.app.asking import agrees

    if not agrees(context, words("log.ask_unusual", about=words("closure.and").join(found))):
        raise UsageError("log.not_confirmed")
    return []


def check_text(fields: Mapping[str, Any]) -> None:
    """Raise `UsageError` for a control character or half a character (notes may have lines and tabs), or a long note."""
    for name, text in _texts("", fields):
        if name == "note" and len(text) > NOTE_LIMIT:
            raise UsageError("text.too_long", n=len(text), limit=NOTE_LIMIT)
        if text.isprintable():  # seen at once; compiling the patterns is not worth it for nearly every text
            continue
        if found := re.search(_CONTROL_IN_NOTE if name in {"note", "notes"} else _CONTROL, text):
            raise UsageError("text.control", code=f"U+{ord(found[0]):04X}")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise UsageError("text.surrogate")


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(key, item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(name, item)


def customer_to_write(context: Context, book: Book, query: str) -> Customer:
    """Return the one customer that a name means; a customer whose file cannot be read counts, and is refused.

    Raises `BookError` `customer.unreadable` with the file's problem, else as `find_customer`.
    """
    id_ = id_to_write(context, book, query)
    if id_ not in book.customers:
        raise BookError("customer.unreadable", customer=id_, problem=broken_customers(book)[id_])
    return book.customers[id_]


def book_to_write(context: Context, query: str) -> Book:
    """Return the book to write in, without the other customers if it is clear which one is meant."""
    return open_book(context, only=query if _has_file(context, query) else _only_match(context, query))


def _only_match(context: Context, query: str) -> str | None:
    """Return the id of the only customer that a name fits, found without a look at any log."""
    from routecli.core.names import find

    found = find(query, customer_spellings(sources(context)))
    return found[0] if len(found) == 1 and _has_file(context, found[0]) else None


def _has_file(context: Context, id_: str) -> bool:
    return is_customer_id(id_) and (root_of(context) / layout.customer_file(id_)).is_file()


def id_to_write(context: Context, book: Book, query: str) -> str:
    """Return the id of the one customer that a name means, counting those whose files cannot be read, by their ids."""
    broken = broken_customers(book)
    if not broken:
        return find_customer(context, book, query, ask=True)
    from routecli.core.names import find, spelling

    found = find(query, [*book.spellings(), *(spelling(id_, "", "") for id_ in broken)])
    if len(found) == 1:
        return found[0]
    if all(id_ in book.customers for id_ in found):
        return find_customer(context, book, query, ask=True)
    names = [f"\n  {id_}  {book.customers[id_].name if id_ in book.customers else '?'}" for id_ in found]
    raise NotFoundError("customer.several", query=query, names="".join(names))


def broken_customers(book: Book) -> dict[str, Problem]:
    """Return the first problem of each customer's file that hides the customer, by id."""
    broken: dict[str, Problem] = {}
    for problem in book.problems:
        id_ = layout.id_of(problem.path)
        if layout.is_in(layout.CUSTOMERS, problem.path) and problem.severity == "error" and id_ not in book.customers:
            broken.setdefault(id_, problem)
    return broken
