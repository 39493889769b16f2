"""The options for a day: those given by hand, and the rep's saved plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.distance import Point
    from routecli.planning.today.kept import SavedDay


class DayOptions(NamedTuple):
    """The rep's options for this day, times in minutes since midnight, and its day of the saved plan.

    `start` is where and `begin` when the rest of the day begins.
    """

    start: Point = ()
    begin: int | None = None
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
