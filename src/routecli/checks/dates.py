"""Dates that cannot be, next to each other or next to today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.checks.base import Finding, Ground, Key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def future_date(ground: Ground) -> Iterator[Finding]:
    """Find visits dated after today: they have not taken place, and count from their day on."""
    for _, (path, line, entry) in ground.entries():
        if entry.type == "visit" and entry.date > ground.today:
            yield Finding(path, ("date",), {"date": entry.date}, line)


def due_before_date(ground: Ground) -> Iterator[Finding]:
    """Find promises due before they were made, holds over before they began, next visits before the visit."""
    for _, (path, line, entry) in ground.entries():
        days: list[tuple[Key, date | None]] = [(("next",), entry.next), (("until",), entry.until)]
        days += [(("follow_ups", n, "due"), promise.due) for n, promise in enumerate(entry.follow_ups)]
        days += [(("moved", n, "due"), moved.due) for n, moved in enumerate(entry.moved)]
        for key, due in days:
            if due and due < entry.date:
                yield Finding(path, key, {"due": due, "date": entry.date}, line)


def left_before_since(ground: Ground) -> Iterator[Finding]:
    """Find people who left before they came."""
    for path, customer in ground.customers():
        if ground.is_whole(path, "contacts", customer.contacts):
            for n, person in enumerate(customer.contacts):
                if person.since and person.left and person.left < person.since:
                    yield _reversed(path, ("contacts", n, "left"), person.since, person.left, person.name)


def warranty_before_installed(ground: Ground) -> Iterator[Finding]:
    """Find machines whose warranty ended before they were installed."""
    for path, customer in ground.customers():
        if ground.is_whole(path, "equipment", customer.equipment):
            for n, machine in enumerate(customer.equipment):
                if machine.installed and machine.warranty and machine.warranty < machine.installed:
                    yield _reversed(path, ("equipment", n, "warranty"), machine.installed, machine.warranty, machine.id)


def contract_ends_before_start(ground: Ground) -> Iterator[Finding]:
    """Find contracts that ended before they began."""
    for path, customer in ground.customers():
        if ground.is_whole(path, "contracts", customer.contracts):
            for n, contract in enumerate(customer.contracts):
                if contract.from_ and contract.to and contract.to < contract.from_:
                    yield _reversed(path, ("contracts", n, "to"), contract.from_, contract.to, contract.service)


def _reversed(path: str, key: Key, start: date, end: date, name: str) -> Finding:
    return Finding(path, key, {"start": start, "end": end, "name": name})
