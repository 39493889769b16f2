"""The weekly review: what was neglected, and everything open that has grown old."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.agenda import Candidate, candidates, neglected

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.core.reasons.base import Reason

# What `overdue` lists under headings of its own, in this order: the domain, and the kind of its reasons.
GROUPS = {
    "follow_ups": ("promises", "promise"),
    "voices": ("voices", "complaint"),
    "appointments": ("appointments", "missed_appointment"),
    "people": ("people", "unseen_person"),
    "service": ("service", "service"),
}


class Open(NamedTuple):
    """Something open that is due: the customer and the reason."""

    customer: Customer
    reason: Reason


class Review(NamedTuple):
    """What the week left behind: late customers by neglect, and open things by group, the oldest first."""

    late: list[Candidate]
    open: dict[str, list[Open]]


def review(book: Book, day: date, rep: str | None = None, area: str | None = None) -> Review:
    """Return the review of a rep's customers, or all; a promise counts once its day has passed."""
    listed = [domain for domain, _ in GROUPS.values()]
    found = [c for c in candidates(book, day, rep, listed) if area is None or c.customer.area == area]
    return Review(neglected(found), {group: _open(found, kind, day) for group, (_, kind) in GROUPS.items()})


def _open(found: Sequence[Candidate], kind: str, day: date) -> list[Open]:
    rows = [Open(c.customer, r) for c in found for r in c.reasons if r.kind == kind and _has_aged(r, day)]
    return sorted(rows, key=lambda row: (str(row.reason.due), row.customer.id, row.reason.item))


def _has_aged(reason: Reason, day: date) -> bool:
    """Say whether the review should name it: its day has passed, or it never had one."""
    return reason.due is None or reason.due < day
