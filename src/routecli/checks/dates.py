"""Dates that cannot be, next to each other or next to today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.checks.base import CheckInput, Finding
from routecli.core.calendar import parse_closures
from routecli.core.layout import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from routecli.storage.schema.values import Key


def future_date(ground: CheckInput) -> Iterator[Finding]:
    """Find visits dated after today: they have not taken place, and count from their day on."""
    for _, (path, line, entry) in ground.entries():
        if entry.type == "visit" and entry.date > ground.today:
            yield Finding(path, ("date",), {"date": entry.date}, line)


def due_before_date(ground: CheckInput) -> Iterator[Finding]:
    """Find promises due before they were made, holds over before they began, next visits before the visit."""
    for _, (path, line, entry) in ground.entries():
        days: list[tuple[Key, date | None]] = [(("next",), entry.next), (("until",), entry.until)]
        days += [(("follow_ups", n, "due"), promise.due) for n, promise in enumerate(entry.follow_ups)]
        days += [(("moved", n, "due"), moved.due) for n, moved in enumerate(entry.moved)]
        for key, due in days:
            if due and due < entry.date:
                yield Finding(path, key, {"due": due, "date": entry.date}, line)


def closures_over(ground: CheckInput) -> Iterator[Finding]:
    """Find closed days with a year that are all over: next year's are missing."""
    closed = [(SETTINGS, ground.book.settings.closed), *((path, each.closed) for path, each in ground.customers())]
    for path, rules in closed:
        last = max((c.last for rule in rules for c in parse_closures(rule) if c.kind == "range"), default=ground.today)
        if last < ground.today:
            yield Finding(path, ("closed",), {"last": last})


def left_before_since(ground: CheckInput) -> Iterator[Finding]:
    """Find people who left before they came."""
    return _reversed(ground, "contacts", "since", "left", "name")


def warranty_before_installed(ground: CheckInput) -> Iterator[Finding]:
    """Find machines whose warranty ended before they were installed."""
    return _reversed(ground, "equipment", "installed", "warranty", "id")


def contract_ends_before_start(ground: CheckInput) -> Iterator[Finding]:
    """Find contracts that ended before they began."""
    return _reversed(ground, "contracts", "from_", "to", "service")


def _reversed(ground: CheckInput, records: str, start: str, end: str, name: str) -> Iterator[Finding]:
    """Find the records of customers whose second day is before the first, at the second."""
    for path, customer in ground.customers():
        rows = getattr(customer, records)
        if ground.is_whole(path, records, rows):
            for n, row in enumerate(rows):
                first, last = getattr(row, start), getattr(row, end)
                if first and last and last < first:
                    yield Finding(path, (records, n, end), {"start": first, "end": last, "name": getattr(row, name)})
