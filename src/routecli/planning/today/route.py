"""The route of a day: which of the customers with a reason are visited, in what order, when, and why the others are not.

Appointments must be kept; the rest of the order of a day (docs/rules.md) is in what a stop is worth (`worth.py`).
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import interval_of
from routecli.core.durations import visit_length
from routecli.core.hours import parse_clock
from routecli.core.reasons.base import EXTRA, INTERVAL, LEEWAY
from routecli.core.workdays import (
    agreed_span,
    customer_closed_by,
    day_hours,
    next_workable,
    rep_closed_by,
    visit_windows,
)
from routecli.planning.solver.day import DayPlan, DaySpec, Stop, VisitOption, plan_day
from routecli.planning.solver.insertion import added_ways, detours, insertions
from routecli.planning.solver.timing import LunchWindow
from routecli.planning.today.done import VisitedToday, done_on, last_place
from routecli.planning.today.kept import was_seen
from routecli.planning.today.worth import worths
from routecli.planning.ways.places import base_of, places_of
from routecli.planning.ways.travel import Leg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Rep, Span
    from routecli.planning.solver.day import Planner
    from routecli.planning.today.kept import SavedDay
    from routecli.planning.today.wishes import DayOptions
    from routecli.planning.ways.travel import Legs


CONSIDERED = 80  # candidates given to the search, by worth; more would not fit a day anyway
NEARBY = 10


class RouteStop(NamedTuple):
    """A planned stop, times in minutes since midnight; `placed` names the fallback for a guessed place (`area`, `nowhere`).

    `detour` is the travel that the day would save without it.
    """

    candidate: Candidate
    arrive: float
    start: float
    leave: float
    travel_minutes: float
    travel_km: float
    wait: float
    placed: str
    estimated: bool
    detour: float = 0.0


class Frame(NamedTuple):
    """The day as the search saw it: the visits of the route in order; their places are rows of `matrix` and `points`.

    `made` are the visits done already that the day's limit of stops counts.
    """

    brief: DaySpec
    points: Sequence[Point]
    matrix: Sequence[Sequence[Leg]]
    planned: Sequence[VisitOption]
    made: int


class DayRoute(NamedTuple):
    """A day's route; `closed` is why the rep does not work that day, if so; `estimated` if any of its legs is."""

    day: date
    rep: Rep
    closed: str | None
    done: list[VisitedToday]
    stops: list[RouteStop]
    left: list[LeftOut]
    lunch: Span | None
    start: float
    finish: float
    travel_minutes: float
    travel_km: float
    estimated: bool
    frame: Frame
    plan: SavedDay | None = None


class Scene(NamedTuple):
    """What the helpers below share: the day, the customers considered, and where each of them is."""

    book: Book
    rep: Rep
    day: date
    hours: Span
    wishes: DayOptions
    places: Mapping[str, tuple[Point, str]]
    worth: Mapping[str, float]

    def minutes(self, candidate: Candidate) -> float:
        """Return how long a visit takes."""
        customer = candidate.customer
        return visit_length(customer, self.book.history(customer.id), self.book.settings).minutes


def day_route(
    book: Book,
    found: Sequence[Candidate],
    rep: Rep,
    day: date,
    wishes: DayOptions,
    legs: Legs,
    *,
    planner: Planner = plan_day,
) -> DayRoute:
    """Return the route of `rep` on `day` through the candidates `found` of that rep, chosen and ordered by `planner`."""
    hours = day_hours(rep, book, day)
    if wishes.until is not None:
        hours = (hours[0], max(hours[0], min(hours[1], wishes.until)))
    scene = Scene(book, rep, day, hours, wishes, places_of(found, rep), worths(found, wishes.named, wishes.planned))
    done = done_on(day, found, rep.id, book)
    gone = {row.candidate.customer.id for row in done}
    closed = rep_closed_by(rep, book, day)
    asked = [c for c in found if c.customer.id not in gone and _is_asked(c, wishes, closed)]
    able, left = _split(scene, asked)
    visits = _visits(scene, able)
    frame, plan = _plan(scene, done, visits, able, legs, planner)
    left += _not_planned(scene, frame, plan, visits, able)
    ways = _ways(frame, plan)
    by_id = {candidate.customer.id: candidate for candidate in able}
    rows = zip(plan.stops, ways, detours(frame.brief, frame.planned), strict=False)
    stops = [_stop(by_id[stop.key], stop, way, scene.places[stop.key][1], detour) for stop, way, detour in rows]
    lunch = (round(plan.lunch.start), round(plan.lunch.end)) if plan.lunch else None
    return DayRoute(
        day, rep, closed, done, stops, sorted(left, key=_weight_order),
        lunch, frame.brief.start, plan.finish, sum(stop.travel_minutes for stop in stops) + plan.last_leg,
        sum(way.km for way in ways), any(way.estimated for way in ways) or any(stop.placed for stop in stops), frame, wishes.plan,
    )  # fmt: skip


def _weight_order(row: LeftOut) -> tuple[int, float, str]:
    return row.candidate.level, -row.candidate.minutes, row.candidate.customer.id


def _is_asked(candidate: Candidate, wishes: DayOptions, closed: str | None) -> bool:
    """Return whether to consider a customer on this day; on a day off, only those with an appointment or named by hand."""
    if candidate.customer.id in wishes.named:
        return True
    if closed:
        return candidate.level <= LEEWAY
    if candidate.level <= INTERVAL or candidate.customer.id in wishes.planned:
        return True
    return any(r.kind == "nearby" for r in candidate.reasons) and not wishes.later(candidate.customer.id)


def _split(scene: Scene, asked: Sequence[Candidate]) -> tuple[list[Candidate], list[LeftOut]]:
    """Separate those that can be planned from those that cannot, and keep the most valuable of a long list."""
    able, left, named, wanted = [], [], scene.wishes.named, scene.wishes.wanted
    for candidate in asked:
        id_ = candidate.customer.id
        if id_ in scene.wishes.skips:
            left.append(left_out(scene, candidate, "skipped"))
        elif candidate.clock.state == "paused" and candidate.level > LEEWAY and id_ not in named:
            left += [left_out(scene, candidate, "paused")] if candidate.level <= INTERVAL or id_ in wanted else []
        elif id_ not in scene.places:
            left += [left_out(scene, candidate, "no_location")] if candidate.level <= INTERVAL or id_ in wanted else []
        elif id_ not in named and (overtaken := _overtaken(scene, candidate)):
            left.append(left_out(scene, candidate, overtaken))
        else:
            able.append(candidate)
    able.sort(key=lambda c: (-scene.worth[c.customer.id], c.customer.id))
    due = [c for c in able if c.level <= INTERVAL or c.customer.id in wanted]
    nearby = [c for c in able if c.level > INTERVAL and c.customer.id not in wanted]
    left += [left_out(scene, candidate, "no_time") for candidate in due[CONSIDERED:]]
    return due[:CONSIDERED] + nearby[:NEARBY], left


def _overtaken(scene: Scene, candidate: Candidate) -> str:
    """Return why the saved plan rules out a customer today: `planned` for another day, or `seen` since it was made."""
    customer, interval = candidate.customer, interval_of(candidate.customer, scene.book.settings, scene.day)
    if candidate.level == INTERVAL and scene.wishes.later(customer.id):
        return "planned"
    planned = customer.id in scene.wishes.planned and candidate.level > INTERVAL
    return "seen" if planned and was_seen(candidate.clock, interval, scene.day) else ""


def _beginning(scene: Scene, done: Sequence[VisitedToday]) -> tuple[Point, float]:
    """Return where and when the plan begins: the place named by hand, else the last logged stop, else base or home."""
    last = last_place(done)
    known = scene.places.get(last.customer.id, ((), ""))[0] if last else ()
    start = max([float(scene.hours[0]), *(parse_clock(row.visit.time) for row in done if row.visit.time)])
    return scene.wishes.start or known or base_of(scene.rep), start


def _visits(scene: Scene, able: Sequence[Candidate]) -> list[VisitOption]:
    """Return the search's visits; place 0 is the start, place 1 the day's end, customers follow."""
    return [
        VisitOption(
            c.customer.id, place, scene.minutes(c), _windows(scene, c), scene.worth[c.customer.id] if c.level > LEEWAY else 0.0,
            c.level <= LEEWAY or c.customer.id in scene.wishes.pins, scene.wishes.pins.get(c.customer.id),
        )
        for place, c in enumerate(able, 2)
    ]  # fmt: skip


def _agreed_time(candidate: Candidate) -> tuple[int, int] | None:
    """Return the time of an appointment and its leeway, or None without one."""
    for reason in candidate.reasons:
        if reason.kind == "appointment":
            return parse_clock(reason.params["time"]), reason.params["leeway"]
    return None


def _windows(scene: Scene, candidate: Candidate) -> tuple[Span, ...]:
    """Return when the whole visit may happen: an agreed time first, else the customer's hours within the rep's."""
    if time := _agreed_time(candidate):
        return (agreed_span(*time, int(scene.minutes(candidate))),)
    agreed = candidate.level <= LEEWAY
    return visit_windows(candidate.customer, scene.book, scene.day, scene.hours, agreed=agreed)


def _plan(
    scene: Scene,
    done: Sequence[VisitedToday],
    visits: Sequence[VisitOption],
    able: Sequence[Candidate],
    legs: Legs,
    planner: Planner,
) -> tuple[Frame, DayPlan]:
    """Return the day as planned; it starts earlier than work does if an appointment requires it."""
    begin, start = _beginning(scene, done)
    if not begin and able:
        begin = scene.places[able[0].customer.id][0]
    end = base_of(scene.rep)
    points = [begin, end or begin, *(scene.places[c.customer.id][0] for c in able)]
    matrix = legs(points) if begin else [[Leg(0.0, 0.0)] * 2] * 2
    first, last = _stretched(scene, able, matrix, start)
    start = start if done else first
    meal = scene.rep.lunch
    lunch = LunchWindow(meal.minutes, *meal.between) if meal and start < meal.between[1] - meal.minutes else None
    brief = DaySpec(
        [[leg.minutes for leg in row] for row in matrix], 0, start, 1 if end else None, max(last, start),
        lunch, scene.wishes.limit(scene.rep, len(done), visits),
    )  # fmt: skip
    plan = planner(brief, visits)
    made = len(done) if scene.wishes.most is None else 0
    by_key = {visit.key: visit for visit in visits}
    return Frame(brief, points, matrix, [by_key[stop.key] for stop in plan.stops], made), plan


def _not_planned(
    scene: Scene, frame: Frame, plan: DayPlan, visits: Sequence[VisitOption], able: Sequence[Candidate]
) -> list[LeftOut]:
    """Return the customers that the search left out although they were considered; extras are not listed."""
    reasons = {row.key: row.reason for row in plan.unassigned}
    asked = [(v, c) for v, c in zip(visits, able, strict=True) if v.key in reasons and _is_question(scene, c)]
    costs_of = costs(frame.brief, frame.planned, [visit for visit, _ in asked])
    found = []
    for visit, candidate in asked:
        reason = reason_of(scene, candidate, reasons[visit.key], frame.brief.start)
        found.append(_with_limit(left_out(scene, candidate, reason, costs_of[visit.key]), frame))
    return found


def _with_limit(row: LeftOut, frame: Frame) -> LeftOut:
    """Return a customer left out with the day's limit of stops and how many were made, if it is the limit that is reached."""
    if not (row.cost and row.cost.against == "limit"):
        return row
    return row._replace(detail=str((frame.brief.limit or 0) + frame.made), done=frame.made)


def _is_question(scene: Scene, candidate: Candidate) -> bool:
    return candidate.level < EXTRA or candidate.customer.id in scene.wishes.wanted


def _stretched(
    scene: Scene, able: Sequence[Candidate], matrix: Sequence[Sequence[Leg]], start: float
) -> tuple[float, float]:
    """Return start and end of the day, wide enough for appointments outside the working hours and the travel to and from them."""
    end = float(scene.hours[1])
    for place, candidate in enumerate(able, 2):
        if time := _agreed_time(candidate):
            at, room = time
            start = min(start, at + room - matrix[0][place].minutes)
            if scene.wishes.until is None:
                end = max(end, at - room + scene.minutes(candidate) + matrix[place][1].minutes)
    return start, end


def _ways(frame: Frame, plan: DayPlan) -> list[Leg]:
    """Return the leg to each stop, then the leg home unless the day ends at the last stop or never began."""
    places = [0, *(visit.place for visit in frame.planned)]
    ways = [frame.matrix[here][there] for here, there in pairwise(places)]
    return [*ways, frame.matrix[places[-1]][1]] if ways and plan.last_leg else ways


def _stop(candidate: Candidate, stop: Stop, way: Leg, placed: str, detour: float) -> RouteStop:
    return RouteStop(
        candidate, stop.arrive, stop.start, stop.leave, stop.travel, way.km, stop.wait, placed,
        way.estimated or bool(placed), detour,
    )  # fmt: skip


class Cost(NamedTuple):
    """What one more stop costs a day, in minutes: the detour and the visit.

    `against` is the objection: `worth` (the detour is more than the visit is worth), `room`, `limit` (of stops).
    """

    detour: float
    visit: float
    against: str


class LeftOut(NamedTuple):
    """A customer left out: why (`closed`, `hours`, `no_time`, `no_location`, `paused`, `skipped`, `planned`
    for another day, `seen` since it was planned), its detail, a day that suits.

    `cost` is known for those of `no_time` that the search considered; `done` are the visits already made that a limit of
    stops counts.
    """

    candidate: Candidate
    reason: str
    detail: str
    next_day: date | None
    cost: Cost | None = None
    done: int = 0


def left_out(scene: Scene, candidate: Candidate, reason: str, cost: Cost | None = None) -> LeftOut:
    """Return a customer left out for a reason, with the next day on which the visit has room."""
    customer = candidate.customer
    detail = {
        "closed": customer_closed_by(customer, scene.book, scene.day) or "",
        "skipped": scene.wishes.skips.get(customer.id, ""),
    }.get(reason, "")
    if reason == "planned":
        return LeftOut(candidate, reason, detail, scene.wishes.later(customer.id))
    known = reason not in {"paused", "no_location", "seen"}
    suits = next_workable(customer, scene.book, scene.day, scene.minutes(candidate)) if known else None
    return LeftOut(candidate, reason, detail, suits, cost if reason == "no_time" else None)


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
    found = {}
    for visit, way, spot in zip(others, ways, spots, strict=True):
        is_dear = spot is not None and spot.extra >= visit.prize
        against = "limit" if full else "worth" if is_dear else "room"
        found[visit.key] = Cost(spot.extra if spot else way, visit.minutes, against)
    return found
