"""Needs across customers: by stage and age, and what several customers of one kind ask for."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.reasons.needs import Need, needs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.core.book import Book
    from routecli.core.model import Customer

STAGES = ("heard", "proposed", "won", "lost")
ALIKE = 0.7  # share of equal characters from which two wishes are taken for one


class Heard(NamedTuple):
    """A need and whose it is."""

    customer: Customer
    need: Need


class Shared(NamedTuple):
    """A wish that several customers of one kind have."""

    kind: str
    text: str
    customers: list[Customer]


def heard_needs(book: Book, customers: Iterable[Customer]) -> list[Heard]:
    """Return the needs of customers by stage, each the longest without a next step first."""
    found = [Heard(c, need) for c in customers for need in needs_of(book.history(c.id).facts.get("needs"))]
    return sorted(found, key=lambda h: (STAGES.index(h.need.stage), h.need.since, h.customer.id, h.need.id))


def shared_needs(found: Sequence[Heard]) -> list[Shared]:
    """Return the open wishes that at least two customers of one kind have, the most wanted first."""
    groups: list[Shared] = []
    for customer, need in found:
        if not need.is_open:
            continue
        group = next((g for g in groups if g.kind == customer.kind and _alike(g.text, need.text)), None)
        if group is None:
            groups.append(Shared(customer.kind, need.text, [customer]))
        elif customer not in group.customers:
            group.customers.append(customer)
    several = [group for group in groups if len(group.customers) > 1]
    return sorted(several, key=lambda group: (-len(group.customers), group.text))


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
