"""The review of the visits: frequency, capacity, ranks and recommended intervals, put together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.adherence import Adherence, adherences
from routecli.core.capacity import LEARNED_OVER, Pace, RepCapacity, capacity_of, pace_of
from routecli.core.frequency import Frequency, Period, frequencies
from routecli.core.ordinals import shifted
from routecli.core.rank_share import RankMix, Tally, mix_of, tally_of
from routecli.core.recommend import Recommendation, recommendations
from routecli.core.visits import visits_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.visits import LoggedVisit


class VisitReview(NamedTuple):
    """What `route review` says of a rep's customers and visits, or of all, over a period."""

    period: Period
    frequency: list[Frequency]
    adherence: list[Adherence]
    capacity: list[RepCapacity]
    ranks: list[RankMix]
    total: Tally
    recommendations: list[Recommendation]
    visits: dict[str, list[LoggedVisit]]


def review_visits(book: Book, period: Period, today: date, rep: str | None = None) -> VisitReview:
    """Return the review: of the customers that are the rep's now, and of the visits that the rep made."""
    customers = book.of_rep(rep)
    visits = visits_by_customer(book, period, rep)
    reps = [rep] if rep else list(book.settings.reps)
    paces = _paces(book, reps, today)
    return VisitReview(
        period,
        frequencies(book, customers, period, today),
        adherences(book, reps, period, today),
        [capacity for id_ in reps if (capacity := capacity_of(book, id_, today, paces[id_])).groups],
        mix_of(book, customers, visits, today),
        tally_of(visit for found in visits.values() for visit in found),
        recommendations(book, customers, today),
        visits,
    )


def visits_by_customer(book: Book, period: Period, rep: str | None) -> dict[str, list[LoggedVisit]]:
    """Return the visits of a period by customer, those of a rep or of all."""
    return {
        id_: [visit for visit in visits_of(book.history(id_), *period) if rep in {None, visit.by}]
        for id_ in sorted(book.customers)
    }


def _paces(book: Book, reps: Sequence[str], today: date) -> dict[str, Pace]:
    """Return each rep's visits on a usual day, from the last weeks."""
    lately = Period(shifted(today, -(LEARNED_OVER - 1)), today)
    found = visits_by_customer(book, lately, reps[0] if len(reps) == 1 else None)
    days = Counter((v.by, v.day) for visits in found.values() for v in visits if v.went)
    counts: dict[str, list[int]] = {rep: [] for rep in reps}
    for (by, _), count in days.items():
        counts.setdefault(by, []).append(count)
    return {rep: pace_of(counts[rep], book.settings.reps.get(rep)) for rep in reps}
