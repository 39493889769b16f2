"""The waits of a day, and what could fill them: a visit, or a phone call that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.reasons.base import INTERVAL
from routecli.planning.solver.insertion import slots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.agenda import Candidate
    from routecli.planning.solver.day import Stop, VisitOption
    from routecli.planning.today.scene import Frame

LONG_WAIT = 30  # minutes; a shorter wait is no time to fill
TRIED = 12  # customers left out, by worth, for whom a place in a wait is looked for


class FreeTime(NamedTuple):
    """A wait before stop `position` (1 = first), and who could be seen in it, so many minutes away.

    `phone` is whom to call instead if nobody could be seen; without either only the wait is said.
    """

    position: int
    minutes: float
    visit: Candidate | None
    way: float
    phone: Candidate | None


def free_times(
    frame: Frame,
    stops: Sequence[Stop],
    visits: Sequence[VisitOption],
    found: Sequence[Candidate],
    able: Sequence[Candidate],
) -> list[FreeTime]:
    """Return the long waits of the day; each customer is offered once."""
    on_route = {stop.key for stop in stops}
    left = [(v, c) for v, c in zip(visits, able, strict=True) if v.key not in on_route]
    left = sorted(left, key=lambda row: -row[0].prize)[:TRIED]
    calls = [c for c in found if c.customer.id not in on_route and c.level <= INTERVAL and phone_of(c)]
    times = []
    for position, stop in enumerate(stops, 1):
        if stop.wait >= LONG_WAIT:
            offer = _visit(frame, position, left)
            left = [row for row in left if row != offer]
            called = next((c for c in calls if not offer or c is not offer[1]), None)
            way = _way(frame, position, offer[0]) if offer else 0.0
            times.append(FreeTime(position, stop.wait, offer[1] if offer else None, way, None if offer else called))
            calls = [c for c in calls if c is not called]
    return times


def phone_of(candidate: Candidate) -> str:
    """Return a number under which the customer is reached, empty without one."""
    customer = candidate.customer
    return customer.phone or next((person.phone for person in customer.contacts if person.phone), "")


def _visit(
    frame: Frame, position: int, left: Sequence[tuple[VisitOption, Candidate]]
) -> tuple[VisitOption, Candidate] | None:
    """Return the visit worth most that fits before a stop."""
    for visit, candidate in left:
        if any(slot.position == position - 1 for slot in slots(frame.brief, frame.planned, visit)):
            return visit, candidate
    return None


def _way(frame: Frame, position: int, visit: VisitOption) -> float:
    before = frame.planned[position - 2].place if position > 1 else 0
    return frame.matrix[before][visit.place].minutes
