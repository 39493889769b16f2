"""What `log` understood, echoed in words or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.clock import clock_of, interval_of
from routecli.output.entries import Lookup, details, headline
from routecli.output.page import PageLine, show_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.entry import Entry
    from routecli.core.model import Customer
    from routecli.core.open_items import OpenItem


class Logged(NamedTuple):
    """A written entry: typed, as the file has it, and where."""

    entry: Entry
    record: dict[str, Any]
    path: str


def show_logged(context: Context, book: Book, customer: Customer, logged: Logged, *, as_json: bool) -> None:
    """Say what was written and when the customer is due next."""
    if as_json:
        from routecli.output.json import Envelope, show_json

        data = {"customer": customer.id, "entry": logged.record, "path": logged.path}
        show_json(context, Envelope("log", logged.entry.by, (), as_json), data)
        return
    words, entry = context.words, logged.entry
    head = words("log.done", name=customer.name, what=headline(words, entry), id=entry.id)
    found = details(words, entry, Lookup(book, _items(book, customer, entry), customer))
    lines = [PageLine(head, style="bold"), *(PageLine(text, 2) for text in found)]
    if due := _next_due(book, customer, entry):
        lines.append(PageLine(words("log.next", day=due), 2))
    elif entry.type == "visit" and not entry.is_contact:
        lines.append(PageLine(words("log.no_contact"), 2))
    show_page(context, lines)


def _items(book: Book, customer: Customer, entry: Entry) -> Mapping[str, OpenItem]:
    """Return what the entry may have closed or moved, by address; most entries do neither."""
    if not (entry.done or entry.dropped or entry.moved or entry.stages):
        return {}
    from routecli.core.open_items import needs_known, open_items

    history = book.history(customer.id)
    return {item.id: item for item in (*open_items(history), *needs_known(history))}


def _next_due(book: Book, customer: Customer, entry: Entry) -> date | None:
    """Return the day on which the customer is due after this contact; None if it did not restart the interval."""
    interval = interval_of(customer, book.settings, entry.date)
    later = clock_of(customer, book.history(customer.id), book.settings, entry.date).last_contact
    if entry.next or not entry.is_contact or interval is None or (later and later > entry.date):
        return None
    return interval.after(entry.date)
