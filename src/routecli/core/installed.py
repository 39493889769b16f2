"""Installed machines across customers: what service is due when, and which parts to bring."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.reasons.service import customer_dues, failure_trend, log_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.core.book import Book
    from routecli.core.model import Customer, Machine
    from routecli.core.reasons.service import Due


class Installed(NamedTuple):
    """A machine's next service (None where none can be told), its state on the day, and its failures.

    Failures are those of the last 90 days and of the 90 before.
    """

    customer: Customer
    machine: Machine
    due: Due | None
    state: str
    failures: tuple[int, int]


class Part(NamedTuple):
    """A part to bring, and for whom."""

    code: str
    part: str
    customers: list[Customer]


def installed(book: Book, customers: Iterable[Customer], day: date) -> list[Installed]:
    """Return every service cycle of the customers' machines, the earliest due first, machines without any last."""
    found = [row for customer in customers if customer.equipment for row in _rows(book, customer, day)]
    return sorted(found, key=lambda r: (r.due.on if r.due else date.max, r.customer.id, r.machine.id))


def _rows(book: Book, customer: Customer, day: date) -> Iterable[Installed]:
    facts = book.history(customer.id).facts.get("service")
    dues = customer_dues(customer, facts, book.settings.limits)
    for machine in customer.equipment:
        failures = failure_trend(log_of(facts, machine.id), day)
        own = [due for due in dues if due.machine.id == machine.id]
        yield from (Installed(customer, machine, due, state_of(due, day), failures) for due in own)
        if not own:
            yield Installed(customer, machine, None, "unknown", failures)


def state_of(due: Due, day: date) -> str:
    """Return `late` past the window, `due` from its day, `open` inside the early window, else `ahead`."""
    if day > due.late:
        return "late"
    if day >= due.on:
        return "due"
    return "open" if day >= due.early else "ahead"


def packing_list(found: Iterable[Installed]) -> list[Part]:
    """Return the parts of all services whose window is open, by code, with the customers they are for."""
    parts: dict[tuple[str, str], list[Customer]] = {}
    for row in found:
        if row.due and row.state != "ahead":
            parts.setdefault((row.due.part.code, row.due.part.part), []).append(row.customer)
    return [Part(code, part, customers) for (code, part), customers in sorted(parts.items())]
