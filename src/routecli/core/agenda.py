"""The customers of a day: every customer with its clock and its reasons, in the order of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import Clock, clock_of, neglect_order, weight_of
from routecli.core.reasons import reasons_for
from routecli.core.reasons.base import Reason, ReasonContext
from routecli.core.tenure import has_ended

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer


class Candidate(NamedTuple):
    """A customer on a day with the reasons to go there."""

    customer: Customer
    clock: Clock
    reasons: list[Reason]
    weight: float

    @property
    def level(self) -> int:
        """The place in the order of the day of the weightiest reason, 99 without one."""
        return self.reasons[0].level if self.reasons else 99

    @property
    def minutes(self) -> float:
        """What the visit is worth in minutes of detour."""
        return sum(reason.minutes for reason in self.reasons)


def without_reasons(customer: Customer, book: Book, day: date) -> Candidate:
    """Return a customer's clock on a day; no reason is looked for."""
    clock = clock_of(customer, book.history(customer.id), book.settings, day)
    return Candidate(customer, clock, [], weight_of(customer, book.settings))


def with_reasons(found: Candidate, book: Book, day: date, domains: Iterable[str] | None = None) -> Candidate:
    """Return a candidate with its reasons, of all domains or those asked for."""
    case = ReasonContext(found.customer, book.history(found.customer.id), found.clock, day, book)
    return found._replace(reasons=reasons_for(case, domains))


def candidate_of(customer: Customer, book: Book, day: date) -> Candidate:
    """Return a customer's clock and reasons on a day."""
    return with_reasons(without_reasons(customer, book, day), book, day)


def candidates(book: Book, day: date, rep: str | None = None) -> list[Candidate]:
    """Return those who are customers of a rep, or of anybody, on a day, in the order of neglect."""
    asked = [customer for customer in book.of_rep(rep) if not has_ended(customer, day)]
    found = [candidate_of(customer, book, day) for customer in asked]
    return sorted(found, key=lambda c: neglect_order(c.clock, c.weight, c.customer.id))
