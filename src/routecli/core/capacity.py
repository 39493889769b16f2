"""Demand against capacity: the visits that the intervals ask for, against those that the working days hold.

`demand = Σ 30 ÷ interval days`, `capacity = visits per day × working days`, both over 30 days (docs/rules.md, "Capacity").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import median
from routecli.core.clock import interval_of, is_paused
from routecli.core.ordinals import shifted
from routecli.core.workdays import rep_closed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.interval import Interval
    from routecli.core.model import Customer, Rep

DAYS = 30
ASSUMED_VISITS = 5.0  # a day, where neither the log nor the settings tell
LEARNED_FROM = 5  # days worked; fewer say nothing about a usual day
LEARNED_OVER = 84  # days up to today, whatever period is looked at: capacity is about the days ahead
SENSIBLE = 3.0  # times as long; beyond that nobody would stretch one rank's intervals


class Pace(NamedTuple):
    """Visits on a usual day, and the source of the figure: `log` (over that many `days`), `settings` or `assumed`."""

    visits: float
    source: str
    days: int = 0


class Group(NamedTuple):
    """The customers of a rank with an interval: how many, the visits they ask for in 30 days, the rank's interval."""

    rank: str
    customers: int
    demand: float
    every: Interval | None


class RepCapacity(NamedTuple):
    """What a rep's customers ask for in 30 days, and what the rep's coming 30 days hold."""

    rep: str
    pace: Pace
    working_days: int
    groups: Sequence[Group]

    @property
    def demand(self) -> float:
        """The visits asked for."""
        return sum(group.demand for group in self.groups)

    @property
    def room(self) -> float:
        """The visits that the working days hold."""
        return self.pace.visits * self.working_days

    @property
    def share(self) -> float | None:
        """Demand ÷ capacity, None if there are no working days."""
        return self.demand / self.room if self.room else None

    @property
    def stretch(self) -> float | None:
        """The factor by which every interval must grow so that demand fits; 1 if it does, None if none helps."""
        return None if self.share is None else max(1.0, self.share)

    def stretch_of(self, group: Group) -> float | None:
        """The factor by which this rank's intervals alone must grow; None if even dropping the rank is not enough."""
        kept = group.demand - max(0.0, self.demand - self.room)
        return group.demand / kept if kept > 0 else None


def asked_for(lengths: Iterable[float]) -> float:
    """Return the visits that intervals of these days ask for in 30 days."""
    return sum(DAYS / length for length in lengths)


def pace_of(visits_by_day: Iterable[int], rep: Rep | None) -> Pace:
    """Return visits per day: the median over the days worked, else the rep's own limit, else a usual figure."""
    counts = [count for count in visits_by_day if count]
    if len(counts) >= LEARNED_FROM:
        return Pace(median(counts), "log", len(counts))
    return Pace(float(rep.visits), "settings") if rep and rep.visits else Pace(ASSUMED_VISITS, "assumed")


def working_days(book: Book, rep: Rep | None, after: date, days: int = DAYS) -> int:
    """Return how many of the `days` days after `after` the rep works."""
    return sum(rep_closed_by(rep, book, shifted(after, n)) is None for n in range(1, days + 1))


def capacity_of(book: Book, rep_id: str, today: date, pace: Pace) -> RepCapacity:
    """Return the demand of a rep's customers against the rep's coming 30 days."""
    ranks = book.settings.ranks
    lengths = intervals_by_rank(book, book.of_rep(rep_id), today)
    groups = [
        Group(rank, len(lengths[rank]), asked_for(lengths[rank]), ranks[rank].every if rank in ranks else None)
        for rank in in_order(lengths, ranks)
    ]
    return RepCapacity(rep_id, pace, working_days(book, book.settings.reps.get(rep_id), today), groups)


def intervals_by_rank(book: Book, customers: Iterable[Customer], today: date) -> dict[str, list[float]]:
    """Return the intervals in days of the customers of each rank; on request or paused, one asks for nothing."""
    lengths: dict[str, list[float]] = {}
    for customer in customers:
        interval = interval_of(customer, book.settings, today)
        if interval and not is_paused(book.history(customer.id), today):
            lengths.setdefault(customer.rank, []).append(interval.days)
    return lengths


def in_order(found: Iterable[str], ranks: Iterable[str]) -> list[str]:
    """Return ranks in the order of the settings; what these do not know comes last."""
    known = list(ranks)
    return sorted(found, key=lambda rank: (known.index(rank) if rank in known else len(known), rank))
