"""Why somebody is left out of a day, what the stop would have cost, and the next day that suits."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.workdays import customer_closed_by, next_workable, visit_spans
from routecli.planning.solver.insertion import added_ways, insertions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.planning.solver.day import Brief, Visit
    from routecli.planning.today.route import Scene


class Cost(NamedTuple):
    """What one more stop asks of a day, in minutes: the detour and the visit.

    `against` tells what speaks against it: `worth` (the detour is more than the visit is worth), `room`, `limit` (of stops).
    """

    detour: float
    visit: float
    against: str


class Left(NamedTuple):
    """Somebody left out: why (`closed`, `hours`, `no_time`, `no_location`, `paused`, `skipped`, `planned`
    for another day, `seen` since it was planned), its detail, a day that suits.

    `cost` is known for those of `no_time` whom the search considered.
    """

    candidate: Candidate
    reason: str
    detail: str
    next_day: date | None
    cost: Cost | None = None


def left_out(
    scene: Scene, candidate: Candidate, reason: str, cost: Cost | None = None, most: int | None = None
) -> Left:
    """Return somebody left out for a reason, with the next day on which the visit has room; `most` stops were allowed."""
    customer = candidate.customer
    detail = {
        "closed": customer_closed_by(customer, scene.book, scene.day) or "",
        "skipped": scene.wishes.skips.get(customer.id, ""),
        "no_time": str(most) if cost and cost.against == "limit" else "",
    }.get(reason, "")
    if reason == "planned":
        return Left(candidate, reason, detail, scene.wishes.later(customer.id))
    known = reason not in {"paused", "no_location", "seen"}
    suits = next_workable(customer, scene.book, scene.day, scene.minutes(candidate)) if known else None
    return Left(candidate, reason, detail, suits, cost if reason == "no_time" else None)


def reason_of(scene: Scene, candidate: Candidate, found: str, start: float) -> str:
    """Return why the search left somebody out: `hours` only where the customer's own are the cause, not a day that is over."""
    customer, minutes, end = candidate.customer, scene.minutes(candidate), scene.hours[1]
    if found == "no_time" or customer_closed_by(customer, scene.book, scene.day):
        return found
    is_open = any(b - a >= minutes for a, b in visit_spans(customer, scene.day, (ceil(start), end)))
    return "hours" if end - start >= minutes and not is_open else "no_time"


def costs(brief: Brief, planned: Sequence[Visit], others: Sequence[Visit]) -> dict[str, Cost]:
    """Return what each visit that was left out would ask of the day, were it alone added to the planned ones."""
    ways = added_ways(brief, planned, others)
    spots = insertions(brief, planned, others)
    full = brief.limit is not None and len(planned) >= brief.limit
    found = {}
    for visit, way, spot in zip(others, ways, spots, strict=True):
        is_dear = spot is not None and spot.extra >= visit.prize
        against = "limit" if full else "worth" if is_dear else "room"
        found[visit.key] = Cost(spot.extra if spot else way, visit.minutes, against)
    return found
