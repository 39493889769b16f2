"""Visits by rank (偏り訪問): each rank's share of the visits against its share of customers and of demand; the strike rate.

A visit counts if the rep went there, met, absent or refused; calls by phone and online are counted apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import median
from routecli.core.capacity import asked_for, in_order, intervals_by_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.core.visits import LoggedVisit

BIAS = 0.1  # share of all visits by which a rank may take more than it asks for


class Tally(NamedTuple):
    """What visits brought: `sold` with an order or a won need, `minutes` the median where logged, `remote` not counted."""

    visits: int
    sold: int
    absent: int
    refused: int
    minutes: float | None
    remote: int

    @property
    def strike_rate(self) -> float | None:
        """The share of visits that brought an order or a won need, None without visits."""
        return self.sold / self.visits if self.visits else None


class RankMix(NamedTuple):
    """A rank's part of customers, of what the intervals ask for, and of the visits; shares of 1."""

    rank: str
    customers: int
    share_of_customers: float
    share_of_demand: float
    share_of_visits: float
    tally: Tally

    @property
    def is_biased(self) -> bool:
        """Return whether the rank takes clearly more of the visits than its intervals ask for."""
        return self.share_of_visits - self.share_of_demand > BIAS


def tally_of(visits: Iterable[LoggedVisit]) -> Tally:
    """Return what visits brought."""
    found = list(visits)
    calls = [visit for visit in found if visit.went]
    minutes = [visit.minutes for visit in calls if visit.minutes and visit.is_contact]
    return Tally(
        len(calls),
        sum(visit.sold for visit in calls),
        sum(visit.outcome == "absent" for visit in calls),
        sum(visit.outcome == "refused" for visit in calls),
        median(minutes) if minutes else None,
        sum(visit.is_contact and not visit.went for visit in found),
    )


def mix_of(
    book: Book, customers: Sequence[Customer], visits: Mapping[str, Sequence[LoggedVisit]], today: date
) -> list[RankMix]:
    """Return the ranks of customers or of `visits` (by customer's id), in the order of the settings."""
    asked = intervals_by_rank(book, customers, today)
    made: dict[str, list[LoggedVisit]] = {}
    for id_, found in visits.items():
        if found:
            made.setdefault(book.customers[id_].rank, []).extend(found)
    ranks = in_order({*made, *(customer.rank for customer in customers)}, book.settings.ranks)
    counts = [sum(customer.rank == rank for customer in customers) for rank in ranks]
    demands = [asked_for(asked.get(rank, ())) for rank in ranks]
    tallies = [tally_of(made.get(rank, ())) for rank in ranks]
    calls = [tally.visits for tally in tallies]
    shares = zip(_shares(counts), _shares(demands), _shares(calls), strict=True)
    return [
        RankMix(rank, n, *share, tally) for rank, n, share, tally in zip(ranks, counts, shares, tallies, strict=True)
    ]


def _shares(parts: Sequence[float]) -> list[float]:
    whole = sum(parts)
    return [part / whole if whole else 0.0 for part in parts]
