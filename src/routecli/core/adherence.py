"""Plan vs. actual: the visits in a rep's saved plan against those logged, by whole weeks.

A planned visit is *kept* by a visit of the rep on its day, *moved* by one on another day of its week, else *missed* once its
day has passed. What the rep did in such a week and no plan named is *unplanned*.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.frequency import Period
from routecli.core.ordinals import shifted
from routecli.core.visits import visits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.book import Book

PlannedVisit = tuple["date", str]  # the Monday of a week, and a customer
Visits = dict[PlannedVisit, dict["date", bool]]


class Planned(NamedTuple):
    """A visit that a plan names: the customer's id, and its name where the book has one."""

    day: date
    customer: str
    name: str


class Adherence(NamedTuple):
    """How a rep's plan was followed over `weeks` weeks for which one was kept; `planned` counts what came due or was done."""

    rep: str
    weeks: int
    kept: int
    moved: int
    missed: list[Planned]
    unplanned: int

    @property
    def planned(self) -> int:
        """Planned visits that were kept, moved or missed."""
        return self.kept + self.moved + len(self.missed)

    @property
    def share_kept(self) -> float | None:
        """The share of planned visits made on their day, None without any."""
        return self.kept / self.planned if self.planned else None


def adherences(book: Book, reps: Sequence[str], period: Period, today: date) -> list[Adherence]:
    """Return for each rep with a saved plan how it was followed in the weeks that the period touches."""
    whole = Period(monday(period.first), shifted(monday(period.last), 6))
    plans = {
        rep: plan
        for rep in reps
        if (plan := {day: ids for day, ids in book.planned(rep).items() if whole.first <= day <= whole.last and ids})
    }
    made = _made(book, whole) if plans else {}
    return [_adherence(book, rep, plan, made.get(rep, {}), today) for rep, plan in plans.items()]


def _adherence(book: Book, rep: str, plan: Mapping[date, Sequence[str]], made: Visits, today: date) -> Adherence:
    weeks = {monday(day) for day in plan}
    wanted: dict[PlannedVisit, list[date]] = defaultdict(list)
    for day, ids in sorted(plan.items()):
        for id_ in dict.fromkeys(ids):
            wanted[monday(day), id_].append(day)
    kept = moved = unplanned = 0
    missed: list[Planned] = []
    for key in sorted({*wanted, *(key for key in made if key[0] in weeks)}):
        on_day, elsewhere, left, spare = _matched(wanted.get(key, ()), made.get(key, {}))
        kept, moved, unplanned = kept + on_day, moved + elsewhere, unplanned + spare
        customer = book.customers.get(key[1])
        missed += [Planned(day, key[1], customer.name if customer else key[1]) for day in left if day < today]
    return Adherence(rep, len(weeks), kept, moved, sorted(missed), unplanned)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return shifted(day, -day.weekday())


def _made(book: Book, whole: Period) -> dict[str, Visits]:
    """Return each rep's visits by week and customer, then by day: whether the rep went there; cancelled ones are none."""
    found: dict[str, Visits] = {}
    for id_ in book.customers:
        for visit in visits_of(book.history(id_), *whole):
            if visit.outcome != "cancelled":
                days = found.setdefault(visit.by, {}).setdefault((monday(visit.day), id_), {})
                days[visit.day] = days.get(visit.day, False) or visit.went
    return found


def _matched(planned: Sequence[date], made: Mapping[date, bool]) -> tuple[int, int, list[date], int]:
    """Return of a customer's week the visits kept, those moved, the planned days left over, and unplanned visits.

    A phone call answers a plan, but one that no plan named is no unplanned visit: nobody went there.
    """
    left = [day for day in planned if day not in made]
    others = [day for day in sorted(made) if day not in planned]
    moved = min(len(left), len(others))
    spare = sum(made[day] for day in others[moved:])
    return len(planned) - len(left), moved, left[moved:], spare
