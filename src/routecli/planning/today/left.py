"""Who is left out of a day, why, and what one more stop would cost it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.hours import clock_text
from routecli.core.reasons.base import EXTRA
from routecli.core.workdays import customer_closed_by, day_hours, next_workable, visit_windows
from routecli.planning.solver.insertion import added_ways, insertions
from routecli.planning.today.scene import Frame, Scene, agreed_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.planning.solver.day import DaySpec, VisitOption

WITHOUT_NEXT_DAY = frozenset({"paused", "no_location", "seen", "clash", "too_far", "refused", "phone"})


class Cost(NamedTuple):
    """What one more stop costs a day, in minutes: the detour and the visit.

    `against` is the objection: `worth` (the detour is more than the visit is worth), `room`, `limit` (of stops).
    """

    detour: float
    visit: float
    against: str


class LeftOut(NamedTuple):
    """A customer left out: why (`closed`, `hours`, `no_time`, `no_location`, `paused`, `skipped`, `planned` for another day,
    `seen` since it was planned, `clash` of appointments, `too_far` for any day, `refused` twice, `phone`: an order, no
    visit), its detail, a day that suits.

    `cost` is known for those of `no_time` that the search considered; `done` are the visits already made that a limit of
    stops counts.
    """

    candidate: Candidate
    reason: str
    detail: str
    next_day: date | None
    cost: Cost | None = None
    done: int = 0


def left_out(scene: Scene, candidate: Candidate, reason: str, cost: Cost | None = None, detail: str = "") -> LeftOut:
    """Return a customer left out for a reason, with the next day on which the visit has room."""
    customer = candidate.customer
    if reason == "closed":
        detail = customer_closed_by(customer, scene.book, scene.day) or ""
    if reason == "skipped":
        detail = scene.wishes.skips.get(customer.id, "")
    if reason == "planned":
        return LeftOut(candidate, reason, detail, scene.wishes.later(customer.id))
    known = reason not in WITHOUT_NEXT_DAY and not (reason == "no_time" and agreed_time(candidate))
    suits = next_workable(customer, scene.book, scene.day, scene.minutes(candidate)) if known else None
    return LeftOut(candidate, reason, detail, suits, cost if reason == "no_time" else None)


def not_planned(
    scene: Scene,
    frame: Frame,
    asked: Sequence[tuple[VisitOption, Candidate]],
    found: Mapping[str, str],
) -> list[LeftOut]:
    """Return the customers that the search left out although they were considered; extras are not listed.

    `found` has the search's reason by customer.
    """
    others = [(v, c) for v, c in asked if v.key in found and _is_question(scene, c)]
    costs_of = costs(frame.brief, frame.planned, [visit for visit, _ in others])
    kept = [c for v, c in asked if v.key not in found and agreed_time(c)]
    return [_left(scene, frame, visit, c, (found[visit.key], costs_of[visit.key]), kept) for visit, c in others]


def _left(
    scene: Scene, frame: Frame, visit: VisitOption, who: Candidate, why: tuple[str, Cost], kept: Sequence[Candidate]
) -> LeftOut:
    found, cost = why
    if rival := _rival(scene, frame, visit, who, kept):
        return left_out(scene, who, "clash", detail=rival)
    reason = reason_of(scene, who, found, frame.brief.start)
    if reason in {"hours", "no_time"} and _is_too_far(scene, frame, visit):
        return left_out(scene, who, "too_far")
    return _with_limit(left_out(scene, who, reason, cost), frame)


def _rival(scene: Scene, frame: Frame, visit: VisitOption, who: Candidate, kept: Sequence[Candidate]) -> str:
    """Return name and time of the kept appointment that leaves no room for another one, the nearest in time."""
    time = agreed_time(who)
    places = {option.key: option.place for option in frame.planned}
    rivals = []
    for other in kept:
        at = agreed_time(other)
        if time and at:
            apart, first = abs(at[0] - time[0]), who if time[0] < at[0] else other
            way = frame.matrix[visit.place][places[other.customer.id]].minutes
            if apart < scene.minutes(first) + way + at[1] + time[1]:
                rivals.append((apart, f"{other.customer.name} {clock_text(at[0])}"))
    return min(rivals, default=(0, ""))[1]


def _is_too_far(scene: Scene, frame: Frame, visit: VisitOption) -> bool:
    """Return whether there and back from where the day ends takes longer than a whole day of work."""
    begin, end = day_hours(scene.rep, scene.book, scene.day)
    way = frame.matrix[1][visit.place].minutes + frame.matrix[visit.place][1].minutes
    return way + visit.minutes > end - begin


def _with_limit(row: LeftOut, frame: Frame) -> LeftOut:
    """Return a customer left out with the stops of the day and how many were made, if it is their limit that is reached."""
    if not (row.cost and row.cost.against == "limit"):
        return row
    return row._replace(detail=str(len(frame.planned) + frame.made), done=frame.made)


def _is_question(scene: Scene, candidate: Candidate) -> bool:
    return candidate.level < EXTRA or candidate.customer.id in scene.wishes.wanted


def reason_of(scene: Scene, candidate: Candidate, found: str, start: float) -> str:
    """Return why the search left a customer out: `hours` only if the customer's own are the cause, not a day that is over."""
    customer, minutes, end = candidate.customer, scene.minutes(candidate), scene.hours[1]
    if found == "no_time" or customer_closed_by(customer, scene.book, scene.day):
        return found
    is_open = any(b - a >= minutes for a, b in visit_windows(customer, scene.book, scene.day, (ceil(start), end)))
    return "hours" if end - start >= minutes and not is_open else "no_time"


def costs(brief: DaySpec, planned: Sequence[VisitOption], others: Sequence[VisitOption]) -> dict[str, Cost]:
    """Return what each visit that was left out would cost the day if it alone were added to the planned ones."""
    ways = added_ways(brief, planned, others)
    spots = insertions(brief, planned, others)
    full = brief.limit is not None and len(planned) >= brief.limit
    busy = brief.pace is not None and len(planned) >= brief.pace
    found = {}
    for visit, way, spot in zip(others, ways, spots, strict=True):
        is_dear = spot is not None and spot.extra >= visit.prize
        at_pace = busy and spot is not None and not is_dear and not visit.urgent
        against = "limit" if full or at_pace else "worth" if is_dear else "room"
        found[visit.key] = Cost(spot.extra if spot else way, visit.minutes, against)
    return found


def more_that_fit(brief: DaySpec, planned: Sequence[VisitOption], left: Sequence[VisitOption]) -> int:
    """Return how many of the visits left out would still fit one after the other, each worth its detour, without a limit."""
    order = list(planned)
    for visit in sorted(left, key=lambda visit: -visit.prize):
        [spot] = insertions(brief, order, [visit])
        if spot and spot.extra < visit.prize:
            order.insert(spot.position - 1, visit)
    return len(order) - len(planned)
