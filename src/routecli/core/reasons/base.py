"""What a reason is: why a customer belongs on a day, and what clears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.workdays import aim

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.clock import Clock
    from routecli.core.history import Facts, History
    from routecli.core.model import Customer, Settings

# The order of a day (docs/rules.md): higher levels are placed first, whatever that costs the lower ones.
FIXED, LEEWAY, MUST, PROMISE, INTERVAL, EXTRA = range(1, 7)


class Reason(NamedTuple):
    """Why a customer belongs on a day. `kind` names its sentence `reason.<kind>` and its act `clears.<clears>`.

    `level` is its place in the order of a day, `minutes` what it is worth in minutes of detour, `item` the address of the
    promise, complaint or appointment that it stands for.
    """

    kind: str
    level: int
    minutes: float
    clears: str
    due: date | None = None
    item: str = ""
    params: Mapping[str, Any] = {}
    in_time: date | None = None  # the last day that is not late, if that is not the due day

    def days_late(self, day: date) -> int:
        """Return the days since the last one that was in time, 0 if it has not passed."""
        last = self.in_time or self.due
        return max(0, (day - last).days) if last else 0


class ReasonContext(NamedTuple):
    """Everything that a domain may look at: one customer, its log's facts and its clock, on a day, in a book."""

    customer: Customer
    history: History
    clock: Clock
    day: date
    book: Book

    @property
    def settings(self) -> Settings:
        """The book's settings."""
        return self.book.settings

    def facts(self, domain: str) -> Facts:
        """Return what a domain folded from the log, or None."""
        return self.history.facts.get(domain)

    def is_time_for(self, due: date) -> bool:
        """Return whether `day` is the last workable day for something due, or later."""
        return self.day >= due or self.day >= aim(self.customer, self.book, due, self.day)

    def level_since(self, start: date) -> int:
        """Return INTERVAL until someone has been reached since `start`, then EXTRA.

        What one visit could not settle is brought up at every visit, but is no reason to go there again and again.
        """
        last = self.clock.last_contact
        return INTERVAL if last is None or last < start else EXTRA
