"""On which of the next days a customer fits in best, and at what time: the smallest detour from where the rep will be.

A day is expected to have its appointments and the customers that are due by then, chosen and ordered as `today` would
with a small budget; a customer expected on one day is not expected again before it is due again.
"""

from __future__ import annotations

from functools import partial
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.agenda import candidate_of, candidates, without_reasons
from routecli.core.clock import interval_of
from routecli.core.durations import visit_length
from routecli.core.habits import NOON, Habit, habit_of, half_of
from routecli.core.ordinals import shifted
from routecli.core.reasons.base import INTERVAL, LEEWAY, PROMISE
from routecli.core.workdays import customer_closed_by, rep_closed_by, visit_windows, working_hours
from routecli.planning.solver.day import VisitOption, plan_day
from routecli.planning.solver.insertion import slots
from routecli.planning.today.kept import kept_day
from routecli.planning.today.route import day_route
from routecli.planning.today.wishes import DayOptions
from routecli.planning.ways.places import places_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Customer, Rep
    from routecli.planning.solver.day import DaySpec
    from routecli.planning.solver.insertion import Slot
    from routecli.planning.today.route import DayRoute
    from routecli.planning.ways.travel import Legs

DEAR = 15  # minutes; anything above is not a small detour
LONG_WAIT = 15  # minutes
QUICK = partial(plan_day, iterations=150)  # what an expected day is planned by
FORESEEN = 62  # days before a day far ahead over which it is worked out whom the rep will have seen
STEP = 5  # minutes to which times are rounded if there is room

GREEN, YELLOW, CLOSED = "green", "yellow", "closed"
Remark = tuple[str, dict[str, Any]]  # the id of its sentence after `propose.`, and the parameters


class ProposalQuery(NamedTuple):
    """The query: whose visit, by whom, how long, where (`placed` if guessed), and when it usually is.

    `pressing` if something at the customer is late already: then the earliest day is the best.
    """

    book: Book
    rep: Rep
    customer: Customer
    minutes: int
    point: Point
    placed: str
    habit: Habit
    legs: Legs
    pressing: bool = False


class Proposal(NamedTuple):
    """A day and from when to when the visit may begin (minutes since midnight); None if the day is closed.

    `price`, in minutes, is the detour, the weighted waiting and the worth of the customers who would have to wait.
    """

    day: date
    grade: str
    remarks: list[Remark]
    first: int = 0
    last: int = 0
    detour_minutes: float = 0.0
    detour_km: float = 0.0
    price: float = 0.0

    @property
    def order(self) -> tuple[int, float, date]:
        """The best first: green before yellow before closed, then the cheapest, then the earliest."""
        return (GREEN, YELLOW, CLOSED).index(self.grade), round(self.price), self.day

    @property
    def soonest(self) -> tuple[bool, date]:
        """The earliest first, closed days last."""
        return self.grade == CLOSED, self.day


def question(book: Book, rep: Rep, customer: Customer, today: date, legs: Legs) -> ProposalQuery | None:
    """Return the query for a customer, or None if its place is unknown."""
    places = places_of([without_reasons(c, book, today) for c in book.of_rep(customer.rep)], rep)
    if customer.id not in places:
        return None
    history = book.history(customer.id)
    length = visit_length(customer, history, book.settings).minutes
    found = candidate_of(customer, book, today)
    pressing = found.level <= PROMISE or found.clock.is_late
    return ProposalQuery(book, rep, customer, length, *places[customer.id], habit_of(history), legs, pressing)


def working_days(book: Book, rep: Rep, first: date, last: date | None, most: int) -> list[date]:
    """Return the days from `first` to `last` that are working weekdays of the rep, up to a limit."""
    enough = 7 * (most + 1)
    days = (shifted(first, n) for n in range(min(enough, (last - first).days + 1) if last else enough))
    return [day for day in days if working_hours(rep, book, day)][:most]


def proposals(ask: ProposalQuery, today: date, days: Collection[date]) -> list[Proposal]:
    """Return one proposal per day, the best first."""
    if not days:
        return []
    first = max(today, shifted(min(days), -FORESEEN))
    found = [_proposal(ask, route) for route in expected_days(ask, first, max(days)) if route.day in days]
    return sorted(found, key=lambda proposal: proposal.soonest if ask.pressing else proposal.order)


def expected_days(ask: ProposalQuery, first: date, last: date) -> Iterator[DayRoute]:
    """Yield each working day from the first on as it is expected to go without the customer in question."""
    book, rep = ask.book, ask.rep
    seen: dict[str, date] = {}
    for n in range((last - first).days + 1):
        day = shifted(first, n)
        if working_hours(rep, book, day):
            found = [c for c in candidates(book, day, rep.id) if c.customer.id != ask.customer.id]
            asked = [c for c in found if not _is_too_soon(book, c, seen.get(c.customer.id), day)]
            wishes = DayOptions(plan=kept_day(book.planned(rep.id), day))
            route = day_route(book, asked, rep, day, wishes, ask.legs, planner=QUICK)
            seen |= dict.fromkeys([stop.candidate.customer.id for stop in route.stops], day)
            yield route


def _is_too_soon(book: Book, candidate: Candidate, seen: date | None, day: date) -> bool:
    """Return whether a customer expected on `seen` is too recent for `day`, appointments excepted."""
    if seen is None or candidate.level <= LEEWAY:
        return False
    interval = interval_of(candidate.customer, book.settings, day)
    return interval is None or (day - seen).days < book.settings.due_from * interval.days


def _proposal(ask: ProposalQuery, route: DayRoute) -> Proposal:
    if closed := _closed(ask, route.day):
        return Proposal(route.day, CLOSED, [closed])
    if any(row.candidate.level <= LEEWAY for row in route.left):  # not even everything promised fits
        return Proposal(route.day, CLOSED, [("full", {})])
    options = [option for out in _sacrifices(route) for option in _options(ask, route, out)]
    if not options:
        return Proposal(route.day, CLOSED, [_without_room(ask, route.day)])
    return min(options, key=lambda option: (option.order, option.first))


def _closed(ask: ProposalQuery, day: date) -> Remark | None:
    book, customer = ask.book, ask.customer
    if rule := rep_closed_by(ask.rep, book, day):
        return "rep_away", {"rule": rule, "rep": ask.rep.name}
    if rule := customer_closed_by(customer, book, day):
        return "customer_closed", {"rule": rule}
    paused = without_reasons(customer, book, day).clock.paused_until
    return ("paused", {"until": paused}) if paused else None


def _without_room(ask: ProposalQuery, day: date) -> Remark:
    return ("full", {}) if any(b - a >= ask.minutes for a, b in _windows(ask, day)) else ("hours", {})


def _windows(ask: ProposalQuery, day: date) -> Sequence[tuple[int, int]]:
    hours = working_hours(ask.rep, ask.book, day)
    return visit_windows(ask.customer, ask.book, day, hours) if hours else ()


def _sacrifices(route: DayRoute) -> list[list[int]]:
    """Return who may have to wait, as indexes of stops: nobody, else one, else all whose interval alone brings them."""
    free = [n for n, stop in enumerate(route.stops) if stop.candidate.level >= INTERVAL]
    return [[], *([n] for n in free), free]


def _options(ask: ProposalQuery, route: DayRoute, out: Sequence[int]) -> Iterator[Proposal]:
    """Yield every stretch of time at which the customer fits into the day without the stops `out`."""
    kept = [(stop, v) for n, (stop, v) in enumerate(zip(route.stops, route.frame.planned, strict=True)) if n not in out]
    waiting = [route.stops[n].candidate for n in out]
    brief, km, order, visit = _one_more(ask, route, [visit for _, visit in kept])
    for slot in slots(brief, order, visit):
        a, b = ([0, *(v.place for v in order), 1][slot.position + i] for i in (0, 1))
        names = [stop.candidate.customer.name for stop, _ in kept]
        for first, last in _halves(slot, ask.habit):
            rounded = _rounded(first, last)
            if rounded:
                remarks = [_between(names, slot.position), *_remarks(ask, route.day, slot, rounded[0], waiting)]
                price = slot.detour + brief.waiting * slot.waiting + sum(who.minutes for who in waiting)
                is_dear = price > DEAR or any(kind in {"weekday", "half"} for kind, _ in remarks)
                detour_km = max(0.0, km[a][visit.place] + km[visit.place][b] - km[a][b])
                grade = YELLOW if is_dear else GREEN
                yield Proposal(route.day, grade, remarks, *rounded, max(0.0, slot.detour), detour_km, price)


def _one_more(
    ask: ProposalQuery, route: DayRoute, planned: Sequence[VisitOption]
) -> tuple[DaySpec, list[list[float]], list[VisitOption], VisitOption]:
    """Return the day with one more place: spec, kilometres, the planned visits with their new places, the new visit."""
    frame = route.frame
    begin, end = (point or ask.point for point in frame.points[:2])
    points = [begin, end, *(frame.points[v.place] for v in planned), ask.point]
    matrix = ask.legs(points)
    order = [v._replace(place=n) for n, v in enumerate(planned, 2)]
    visit = VisitOption(ask.customer.id, len(points) - 1, ask.minutes, tuple(_windows(ask, route.day)))
    brief = frame.brief._replace(travel=[[leg.minutes for leg in row] for row in matrix])
    return brief, [[leg.km for leg in row] for row in matrix], order, visit


def _halves(slot: Slot, habit: Habit) -> list[tuple[float, float]]:
    """Return the stretch of a slot, cut at noon where the customer has a usual half of the day."""
    if habit.half and slot.first < NOON <= slot.last:
        return [(slot.first, NOON - 1), (NOON, slot.last)]
    return [(slot.first, slot.last)]


def _rounded(first: float, last: float) -> tuple[int, int] | None:
    """Return the stretch in steps of five minutes, of one if there is no room for that, or None."""
    for step in (STEP, 1):
        a, b = step * ceil(round(first, 6) / step), step * floor(round(last, 6) / step)
        if a <= b:
            return a, b
    return None


def _between(names: Sequence[str], position: int) -> Remark:
    before, after = (["", *names][position], [*names, ""][position])
    kind = "alone" if not names else "first" if not before else "last" if not after else "between"
    return kind, {"before": before, "after": after}


def _remarks(ask: ProposalQuery, day: date, slot: Slot, first: int, waiting: Sequence[Candidate]) -> Iterator[Remark]:
    """Yield the objections to a possible time."""
    if slot.detour > DEAR:
        yield "far", {}
    if slot.waiting >= LONG_WAIT and slot.position:  # before the first stop the rep sets out later
        yield "wait", {"minutes": slot.waiting}
    if waiting:
        yield "waits", {"names": [who.customer.name for who in waiting]}
    if ask.habit.weekday not in {None, day.weekday()}:
        yield "weekday", {"weekday": ask.habit.weekday}
    if ask.habit.half and half_of(first) != ask.habit.half:
        yield "half", {"half": ask.habit.half}
