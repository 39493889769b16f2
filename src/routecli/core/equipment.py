"""Installed machines across customers: what service is due when, and which parts to bring."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.reasons.service import customer_dues, failure_trend, log_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.core.book import Book
    from routecli.core.model import Customer, Machine, Part
    from routecli.core.reasons.service import NextService


class PartStatus(NamedTuple):
    """A part of a machine with its next service (None if that is unknown), its state on the day, and failures.

    A machine without service cycles has no part. Failures are the machine's of the last 90 days and of the 90 before.
    """

    customer: Customer
    machine: Machine
    part: Part | None
    due: NextService | None
    state: str
    failures: tuple[int, int]


class PackingItem(NamedTuple):
    """A part to bring, how many, and for whom."""

    code: str
    part: str
    qty: int
    customers: list[Customer]


def part_status(book: Book, customers: Iterable[Customer], day: date) -> list[PartStatus]:
    """Return every part of the customers' machines by its next service, the earliest first, unknown ones last."""
    found = [row for customer in customers if customer.equipment for row in _rows(book, customer, day)]
    return sorted(found, key=lambda r: (r.due.on if r.due else date.max, r.customer.id, r.machine.id))


def _rows(book: Book, customer: Customer, day: date) -> Iterable[PartStatus]:
    facts = book.history(customer.id).facts.get("service")
    dues = customer_dues(customer, facts, book.settings.limits)
    for machine in customer.equipment:
        failures = failure_trend(log_of(facts, machine.id), day)
        told = {due.part.part: due for due in dues if due.machine.id == machine.id}
        yield from (PartStatus(customer, machine, due.part, due, state_of(due, day), failures) for due in told.values())
        untold = {part.part: part for part in machine.service if part.every.n and part.part not in told}
        for part in untold.values() or ([None] if not told else []):
            yield PartStatus(customer, machine, part, None, "unknown", failures)


def state_of(due: NextService, day: date) -> str:
    """Return `late` past the window, `due` from its day, `open` inside the early window, else `ahead`."""
    if day > due.late:
        return "late"
    if day >= due.on:
        return "due"
    return "open" if day >= due.early else "ahead"


def packing_list(rows: Iterable[PartStatus]) -> list[PackingItem]:
    """Return the parts of all services whose window is open, by code, with the customers they are for."""
    parts: dict[tuple[str, str], list[Customer]] = {}
    for row in rows:
        if row.due and row.state != "ahead":
            parts.setdefault((row.due.part.code, row.due.part.part), []).append(row.customer)
    return [
        PackingItem(code, part, len(found), list({customer.id: customer for customer in found}.values()))
        for (code, part), found in sorted(parts.items())
    ]
