"""The route of a day: which of the customers with a reason are visited, in what order, when, and why the others are not.

Appointments must be kept; the rest of the order of a day (docs/rules.md) is in what a stop is worth (`worth.py`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import interval_of, last_visit
from routecli.core.hours import parse_clock
from routecli.core.reasons.base import INTERVAL, LEEWAY, PROMISE, Reason
from routecli.core.workdays import customer_closed_by, day_hours, rep_closed_by
from routecli.planning.solver.day import DayPlan, DaySpec, Stop, VisitOption, plan_day
from routecli.planning.solver.insertion import detours
from routecli.planning.solver.timing import LunchWindow
from routecli.planning.today.done import VisitedToday, done_on, last_place
from routecli.planning.today.free import FreeTime, free_times
from routecli.planning.today.kept import is_too_late
from routecli.planning.today.left import LeftOut, left_out, more_that_fit, not_planned
from routecli.planning.today.scene import TOLERANCE, Frame, Scene, agreed_time
from routecli.planning.today.worth import worths
from routecli.planning.ways.places import base_of, places_of
from routecli.planning.ways.travel import Leg

if TYPE_CHECKING:
    from collections.abc import Sequence
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
BY_PHONE = frozenset({"reorder", "stock_out", "stopped_buying"})  # what needs no visit while the last one is recent
BEYOND_PACE = (
    0.5  # of `neglect_minutes`; beyond a rep's usual number, a visit that is not late must be worth so much more
)


class RouteStop(NamedTuple):
    """A planned stop, times in minutes since midnight; `placed` names the fallback for a guessed place (`area`, `nowhere`).

    `detour` is the travel that the day would save without it, `late` the minutes after the agreed time, `closed` the rule
    by which the customer is closed on the agreed day, if so.
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
    late: float = 0.0
    closed: str | None = None


class DayRoute(NamedTuple):
    """A day's route; `closed` is why the rep does not work that day, if so; `estimated` if any of its legs is.

    `more` are the visits that would fit if the rep's usual number were no limit, `free` the waits with what could fill them.
    """

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
    more: int = 0
    free: Sequence[FreeTime] = ()


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
    found = [_with_missed(candidate, book, day, wishes.plan) for candidate in found]
    hours = _hours(rep, book, day, wishes)
    scene = Scene(book, rep, day, hours, wishes, places_of(found, rep), worths(found, wishes))
    done = done_on(day, found, rep.id, book)
    gone = {row.candidate.customer.id for row in done}
    closed = rep_closed_by(rep, book, day)
    asked = [c for c in found if c.customer.id not in gone and _is_asked(c, wishes, closed)]
    able, left = _split(scene, asked)
    visits = _visits(scene, able)
    frame, plan = _plan(scene, done, visits, able, legs, planner)
    why = {row.key: row.reason for row in plan.unassigned}
    left += not_planned(scene, frame, list(zip(visits, able, strict=True)), why)
    at_limit = {row.candidate.customer.id for row in left if row.cost and row.cost.against == "limit"}
    more = more_that_fit(frame.brief, frame.planned, [visit for visit in visits if visit.key in at_limit])
    ways = _ways(frame, plan)
    by_id = {candidate.customer.id: candidate for candidate in able}
    rows = zip(plan.stops, ways, detours(frame.brief, frame.planned), strict=False)
    stops = [_stop(scene, by_id[stop.key], stop, way, detour) for stop, way, detour in rows]
    lunch = (round(plan.lunch.start), round(plan.lunch.end)) if plan.lunch else None
    return DayRoute(
        day, rep, closed, done, stops, sorted(left, key=_weight_order),
        lunch, frame.brief.start, plan.finish, sum(stop.travel_minutes for stop in stops) + plan.last_leg,
        sum(way.km for way in ways), any(way.estimated for way in ways) or any(stop.placed for stop in stops), frame, wishes.plan,
        0 if wishes.most is not None else more, free_times(frame, plan.stops, visits, found, able),
    )  # fmt: skip


def _hours(rep: Rep, book: Book, day: date, wishes: DayOptions) -> Span:
    """Return the rep's hours, cut to what is left of the day."""
    begin, end = day_hours(rep, book, day)
    begin = begin if wishes.begin is None else wishes.begin
    return begin, max(begin, end if wishes.until is None else min(end, wishes.until))


def _with_missed(candidate: Candidate, book: Book, day: date, plan: SavedDay | None) -> Candidate:
    """Return a candidate with one more reason if the saved plan had a visit there that was not made."""
    customer = candidate.customer
    if plan is None or candidate.clock.state == "paused":
        return candidate
    last = last_visit(book.history(customer.id))
    interval = interval_of(customer, book.settings, day)
    on = plan.missed(customer.id, candidate.clock, interval, last.day if last else None)
    if on is None:
        return candidate
    missed = Reason("plan_missed", INTERVAL, 0.0, "contact", params={"on": on})
    return candidate._replace(reasons=sorted([*candidate.reasons, missed], key=lambda reason: reason.level))


def _weight_order(row: LeftOut) -> tuple[int, float, str]:
    return row.candidate.level, -row.candidate.minutes, row.candidate.customer.id


def _is_asked(candidate: Candidate, wishes: DayOptions, closed: str | None) -> bool:
    """Return whether to consider a customer on this day; on a day off, only those with an appointment or named by hand."""
    if candidate.customer.id in wishes.named:
        return True
    if closed:
        return candidate.level <= LEEWAY
    return candidate.level <= INTERVAL or candidate.customer.id in wishes.planned


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
    left += [left_out(scene, candidate, "no_time") for candidate in able[CONSIDERED:]]
    return able[:CONSIDERED], left


def _overtaken(scene: Scene, candidate: Candidate) -> str:
    """Return why a customer is not for today, though there is a reason: two refusals, an order for the phone, the saved plan.

    The plan has it on another day in time (`planned`), or it was `seen` since the plan was made.
    """
    id_, clock, interval = (
        candidate.customer.id,
        candidate.clock,
        interval_of(candidate.customer, scene.book.settings, scene.day),
    )
    kinds = {reason.kind for reason in candidate.reasons}
    if candidate.level == INTERVAL and "refused_twice" in kinds:
        return "refused"
    if candidate.level == INTERVAL and id_ not in scene.wishes.planned and _is_for_the_phone(candidate):
        return "phone"
    later, plan = scene.wishes.later(id_), scene.wishes.plan
    if candidate.level == INTERVAL and later and not kinds & {"retry", "plan_missed"}:
        return "" if is_too_late(clock, interval, later) else "planned"
    planned = plan and id_ in plan.customers and candidate.level > INTERVAL
    return "seen" if planned and plan and plan.is_overtaken(id_, clock, interval, scene.day) else ""


def _is_for_the_phone(candidate: Candidate) -> bool:
    """Return whether orders alone call for a customer who was seen recently."""
    kinds = {reason.kind for reason in candidate.reasons if reason.level == INTERVAL}
    return candidate.clock.state == "fresh" and kinds <= BY_PHONE


def _beginning(scene: Scene, done: Sequence[VisitedToday]) -> tuple[Point, float]:
    """Return where and when the plan begins: the place named by hand, else the last logged stop, else base or home."""
    last = last_place(done)
    known = scene.places.get(last.customer.id, ((), ""))[0] if last else ()
    start = max([float(scene.hours[0]), *(parse_clock(row.visit.time) for row in done if row.visit.time)])
    return scene.wishes.start or known or base_of(scene.rep), start


def _visits(scene: Scene, able: Sequence[Candidate]) -> list[VisitOption]:
    """Return the search's visits; place 0 is the start, place 1 the day's end, customers follow."""
    wishes = scene.wishes
    return [
        VisitOption(
            c.customer.id, place, scene.minutes(c), scene.windows(c), scene.worth[c.customer.id],
            c.level <= LEEWAY or c.customer.id in wishes.pins, wishes.pins.get(c.customer.id),
            c.level <= PROMISE or c.clock.is_late or c.customer.id in wishes.wanted,
        )
        for place, c in enumerate(able, 2)
    ]  # fmt: skip


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
    start = start if done or scene.wishes.begin is not None else first
    meal = scene.rep.lunch
    lunch = LunchWindow(meal.minutes, *meal.between) if meal and start < meal.between[1] - meal.minutes else None
    brief = DaySpec(
        [[leg.minutes for leg in row] for row in matrix], 0, start, 1 if end else None, max(last, start),
        lunch, scene.wishes.most, pace=_pace(scene, len(done)), beyond=BEYOND_PACE * scene.book.settings.limits.neglect_minutes,
    )  # fmt: skip
    plan = planner(brief, visits)
    if missed := {row.key for row in plan.unassigned} & {c.customer.id for c in able if agreed_time(c)}:
        late = {c.customer.id: scene.windows(c, TOLERANCE) for c in able if c.customer.id in missed}
        plan = planner(brief, [visit._replace(windows=late.get(visit.key, visit.windows)) for visit in visits])
    made = len(done) if scene.wishes.most is None else 0
    by_key = {visit.key: visit for visit in visits}
    return Frame(brief, points, matrix, [by_key[stop.key] for stop in plan.stops], made), plan


def _stretched(
    scene: Scene, able: Sequence[Candidate], matrix: Sequence[Sequence[Leg]], start: float
) -> tuple[float, float]:
    """Return start and end of the day, wide enough for appointments outside the working hours and the travel to and from them."""
    end = float(scene.hours[1])
    for place, candidate in enumerate(able, 2):
        if time := agreed_time(candidate):
            at, room = time
            start = min(start, at + room - matrix[0][place].minutes)
            if scene.wishes.until is None:
                end = max(end, at - room + scene.minutes(candidate) + matrix[place][1].minutes)
    return start, end


def _pace(scene: Scene, done: int) -> int | None:
    """Return how many visits are left of the rep's usual number, None if there is none or it is overridden by hand."""
    return scene.rep.visits - done if scene.rep.visits and scene.wishes.most is None else None


def _ways(frame: Frame, plan: DayPlan) -> list[Leg]:
    """Return the leg to each stop, then the leg home unless the day ends at the last stop or never began."""
    places = [0, *(visit.place for visit in frame.planned)]
    ways = [frame.matrix[here][there] for here, there in pairwise(places)]
    return [*ways, frame.matrix[places[-1]][1]] if ways and plan.last_leg else ways


def _stop(scene: Scene, candidate: Candidate, stop: Stop, way: Leg, detour: float) -> RouteStop:
    placed, time = scene.places[stop.key][1], agreed_time(candidate)
    late = max(0.0, stop.start - sum(time)) if time else 0.0
    closed = customer_closed_by(candidate.customer, scene.book, scene.day) if candidate.level <= LEEWAY else None
    return RouteStop(
        candidate, stop.arrive, stop.start, stop.leave, stop.travel, way.km, stop.wait, placed,
        way.estimated or bool(placed), detour, late, closed,
    )  # fmt: skip
