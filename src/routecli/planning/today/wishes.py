"""What is asked of a day: by hand, and by the plan that the rep keeps."""

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
    """What the rep asked of this day by hand, times in minutes since midnight, and what the kept plan says of it."""

    start: Point = ()
    until: int | None = None
    most: int | None = None
    pins: Mapping[str, int] = {}
    skips: Mapping[str, str] = {}
    adds: Sequence[str] = ()
    plan: SavedDay | None = None

    @property
    def named(self) -> set[str]:
        """The customers asked for by hand."""
        return {*self.adds, *self.pins}

    @property
    def planned(self) -> Sequence[str]:
        """The customers that the kept plan sees on this day."""
        return self.plan.customers if self.plan else ()

    @property
    def wanted(self) -> set[str]:
        """The customers that are a question on this day whatever speaks for them."""
        return {*self.named, *self.planned}

    def later(self, customer_id: str) -> date | None:
        """Return the day ahead on which the kept plan sees a customer that it does not see on this one."""
        return self.plan.later.get(customer_id) if self.plan and customer_id not in self.plan.customers else None

    def limit(self, rep: Rep, done: int, visits: Sequence[VisitOption]) -> int | None:
        """Return how many stops may come after those done: as many as were asked for, else the rest of a day of the rep."""
        if self.most is not None:
            return self.most
        certain = sum(visit.mandatory or visit.key in self.wanted for visit in visits)
        most = most_visits(rep, done + certain)
        return None if most is None else most - done
