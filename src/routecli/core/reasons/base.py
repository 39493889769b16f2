"""What a reason is: why a customer belongs on a day, and what clears it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.ordinals import shifted
from routecli.core.workdays import aim, is_workable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.clock import Clock
    from routecli.core.history import Facts, History
    from routecli.core.model import Customer, Settings

# The order of a day (docs/rules.md): higher levels are placed first, whatever that costs the lower ones.
FIXED, LEEWAY, MUST, PROMISE, INTERVAL, EXTRA = range(1, 7)

PRESSING = 240.0  # minutes of detour on the last workable day before something is late
PRESSING_A_DAY = 10.0  # minutes more for each day that it is late
CHANCES = 4  # workable days up to its due day from which something is worth a detour
COMING_MINUTES = 10.0
SOON = 21  # days; nothing due later than that is pressing


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

    def pressing(self, due: date) -> tuple[int, float]:
        """Return level and minutes of what must be done by a day: above all intervals only if it would be late otherwise.

        Before that it competes with them by minutes, the more the fewer workable days are left, so that a failed try
        leaves time for another.
        """
        if self.is_time_for(due):
            return PROMISE, PRESSING + PRESSING_A_DAY * max(0, (self.day - due).days)
        left = CHANCES if (due - self.day).days > SOON else self._days_left(due)
        return (INTERVAL, PRESSING / (left + 1)) if left < CHANCES else (EXTRA, COMING_MINUTES)

    def _days_left(self, due: date) -> int:
        """Return how many workable days there are after `day` up to `due`, counted to `CHANCES`."""
        ahead = (shifted(self.day, n) for n in range(1, (due - self.day).days + 1))
        return sum(1 for _ in islice((day for day in ahead if is_workable(self.customer, self.book, day)), CHANCES))

    def level_since(self, start: date) -> int:
        """Return INTERVAL until someone has been reached since `start`, then EXTRA.

        What one visit could not settle is brought up at every visit, but is no reason to go there again and again.
        """
        last = self.clock.last_contact
        return INTERVAL if last is None or last < start else EXTRA
