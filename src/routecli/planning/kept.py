"""The plan that the rep keeps: when it still holds for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.rhythm import SHORTEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.clock import Clock
    from routecli.core.interval import Interval


class Kept(NamedTuple):
    """The customers of each day of a rep's kept plan; the next `freeze` working days of it stay as they are."""

    days: Mapping[date, Sequence[str]] = {}
    freeze: int = 2


def was_seen(clock: Clock, interval: Interval | None, day: date) -> bool:
    """Say whether a visit on `day` would come within half an interval of the last contact: the plan is overtaken."""
    if clock.last_contact is None or interval is None:
        return False
    return (day - clock.last_contact).days < SHORTEST * interval.days
