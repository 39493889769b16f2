"""The weekly review: what was neglected, and everything open that has grown old."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.agenda import Candidate, candidate_of
from routecli.core.clock import neglect_order

if TYPE_CHECKING:
    from collections.abc import Iterable
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


class Overdue(NamedTuple):
    """What the week left behind: late customers by neglect, and open things by group, the oldest first."""

    late: list[Candidate]
    open: dict[str, list[Open]]


LISTED = [domain for domain, _ in GROUPS.values()]
OverdueRow = Candidate | Open
RowPlace = tuple[int, float | str, int | str, str]


def ranked(book: Book, day: date, customer: Customer) -> list[tuple[RowPlace, OverdueRow]]:
    """Return a customer's rows of the review, each with its place in the whole: group, then what the group is sorted by.

    A promise counts once its day has passed. Nothing but this customer, and what all share, is looked at.
    """
    found = candidate_of(customer, book, day, LISTED)
    order = neglect_order(found.clock, found.weight, customer.id)
    rows: list[tuple[RowPlace, OverdueRow]] = [((0, *order), found)] if found.clock.is_late else []
    for n, (_, kind) in enumerate(GROUPS.values(), 1):
        aged = [reason for reason in found.reasons if reason.kind == kind and _has_aged(reason, day)]
        rows += [((n, str(reason.due), customer.id, reason.item), Open(customer, reason)) for reason in aged]
    return rows


def overdue_report(book: Book, day: date, asked: Iterable[str]) -> Overdue:
    """Return the review of customers, given by their ids."""
    rows = sorted((row for id_ in asked for row in ranked(book, day, book.customers[id_])), key=itemgetter(0))
    groups: list[list[Any]] = [[] for _ in range(len(GROUPS) + 1)]
    for (n, *_), row in rows:
        groups[n].append(row)
    return Overdue(groups[0], dict(zip(GROUPS, groups[1:], strict=True)))


def _has_aged(reason: Reason, day: date) -> bool:
    """Say whether the review should name it: its day has passed, or it never had one."""
    return reason.due is None or reason.due < day
