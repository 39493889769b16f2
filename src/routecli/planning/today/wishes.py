"""The options for a day: those given by hand, and the rep's saved plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.workdays import most_visits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.distance import Point
    from routecli.core.model import Rep
    from routecli.planning.solver.day import VisitOption
    from routecli.planning.today.kept import SavedDay


class DayOptions(NamedTuple):
    """The rep's options for this day, times in minutes since midnight, and its day of the saved plan."""

    start: Point = ()
    until: int | None = None
    most: int | None = None
    pins: Mapping[str, int] = {}
    skips: Mapping[str, str] = {}
    adds: Sequence[str] = ()
    plan: SavedDay | None = None

    @property
    def named(self) -> set[str]:
        """The customers added by hand."""
        return {*self.adds, *self.pins}

    @property
    def planned(self) -> Sequence[str]:
        """The customers that the saved plan has on this day."""
        return self.plan.customers if self.plan else ()

    @property
    def wanted(self) -> set[str]:
        """The customers to consider on this day whatever their reasons."""
        return {*self.named, *self.planned}

    def later(self, customer_id: str) -> date | None:
        """Return the later day on which the saved plan has a customer that it does not have on this one."""
        return self.plan.later.get(customer_id) if self.plan and customer_id not in self.plan.customers else None

    def limit(self, rep: Rep, done: int, visits: Sequence[VisitOption]) -> int | None:
        """Return how many stops may come after those done: the number given by hand, else the rest of the rep's daily number."""
        if self.most is not None:
            return self.most
        certain = sum(visit.mandatory or visit.key in self.wanted for visit in visits)
        most = most_visits(rep, done + certain)
        return None if most is None else most - done
