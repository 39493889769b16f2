"""A rep's book as a question to the planner of weeks: the working days, and every customer's rhythm, hours and duties."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.agenda import candidates
from routecli.core.clock import clock_of, interval_of, last_visit, usual_weekday
from routecli.core.durations import visit_length
from routecli.core.hours import parse_clock
from routecli.core.ordinals import shifted
from routecli.core.reasons.appointments import Appointment, open_appointments
from routecli.core.reasons.base import LEEWAY, PROMISE, Reason
from routecli.core.visits import ELSEWHERE
from routecli.core.workdays import (
    agreed_span,
    aim,
    day_hours,
    most_visits,
    rep_closed_by,
    visit_windows,
)
from routecli.planning.solver.day import DaySpec
from routecli.planning.solver.timing import LunchWindow
from routecli.planning.solver.week_load import stretch_of
from routecli.planning.solver.week_model import Horizon, WeekCustomer, is_reachable
from routecli.planning.today.kept import SavedPlan, was_seen
from routecli.planning.ways.places import base_of, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.clock import Clock
    from routecli.core.distance import Point
    from routecli.core.model import Customer, Rep, Span
    from routecli.planning.ways.travel import Legs

YEAR = 366
TOO_LATE = 1.2  # intervals: whom the saved plan sees later does not wait for it
BLOCK = 100  # places whose legs are looked up at once: of a whole territory they would take hundreds of megabytes
AHEAD = 2  # days: a wished day without an interval is met so much too soon at most


class Unplannable(NamedTuple):
    """A customer that cannot be planned: `paused`, `no_location` or `no_hours`; `until` is the last day of a hold."""

    customer: Customer
    reason: str
    until: date | None = None


class WeeksQuestion(NamedTuple):
    """A rep's weeks before they are planned.

    `days` belong to the horizon's specs, `due` holds the day on which each customer's turn comes, `promised` the
    appointments by customer and day, `placed` how a customer without a location was placed, `frozen` the days left as saved.
    """

    rep: Rep
    days: tuple[date, ...]
    horizon: Horizon
    clients: tuple[WeekCustomer, ...]
    asides: tuple[Unplannable, ...]
    due: Mapping[str, date]
    promised: Mapping[tuple[str, date], Appointment]
    placed: Mapping[str, str]
    frozen: frozenset[date]


class _Frame(NamedTuple):
    """What the helpers below share."""

    book: Book
    rep: Rep
    days: tuple[date, ...]
    end: date
    kept: Mapping[date, Sequence[str]]
    frozen: frozenset[date]
    promised: Mapping[tuple[str, date], Appointment]
    duties: Mapping[str, date]

    @property
    def begin(self) -> date:
        """The first day: calendar days are counted from it."""
        return self.days[0]


def first_day(book: Book, rep: Rep, today: date) -> date:
    """Return the first day that can still be planned: today, or tomorrow once the rep has made a visit today."""
    visits = [last_visit(book.history(customer.id)) for customer in book.of_rep(rep.id)]
    begun = any(v and v.day == today and v.by in {rep.id, ""} and v.outcome not in ELSEWHERE for v in visits)
    return shifted(today, begun)


def working_days(book: Book, rep: Rep, start: date, weeks: int) -> tuple[date, ...]:
    """Return the rep's working days from `start` to the end of the last week; none if the rep does not work within a year.

    The week of the first working day is the first of the weeks.
    """
    ahead = [shifted(start, n) for n in range(YEAR)]
    first = next((day for day in ahead if not rep_closed_by(rep, book, day)), None)
    if first is None:
        return ()
    last = shifted(first, 7 * weeks - 1 - first.weekday())
    return tuple(day for n in range((last - first).days + 1) if not rep_closed_by(rep, book, day := shifted(first, n)))


def territory(book: Book, rep: Rep, today: date, weeks: int, legs: Legs, kept: SavedPlan) -> WeeksQuestion | None:
    """Return the weeks ahead of a rep as a question, given the saved plan; None if there is no working day."""
    start = first_day(book, rep, today)
    working = working_days(book, rep, start, weeks)
    if not working:
        return None
    end = shifted(working[0], 7 * weeks - 1 - working[0].weekday())
    promised = _promised(book, rep, start, end)
    days = tuple(sorted({*working, *(day for _, day in promised)}))
    frozen = frozenset(day for day in working[: kept.freeze] if kept.days.get(day))
    duties = {id_: day for id_, day in _duties(book, rep, days[0], end) if day}
    frame = _Frame(book, rep, days, end, kept.days, frozen, promised, duties)
    found = [_with_appointment(frame, c) for c in candidates(book, days[0], rep.id)]
    places = places_of(found, rep)
    rows = [(c, _clock(frame, c)) for c in found]
    held = frozenset(day for day in frozen if any(_holds(frame, c.customer, clock, day) for c, clock in rows))
    frame = frame._replace(frozen=held)
    asides = [aside for c, clock in rows if (aside := _aside(frame, c, clock, places))]
    out = {aside.customer.id for aside in asides}
    wanted = [(c, clock) for c, clock in rows if c.customer.id not in out]
    clients = [client for c, clock in wanted if (client := _client(frame, c.customer, clock))]
    known = [places[client.key] for client in clients]
    clients = [client._replace(place=n) for n, client in enumerate(clients, 2)]
    horizon = _horizon(frame, clients, [point for point, _ in known], legs)
    return WeeksQuestion(
        rep, days, horizon, _pressing(frame, horizon, clients), tuple(asides),
        {c.customer.id: min(turns) for c, clock in rows if (turns := _turns(frame, c.customer, clock))}, promised,
        {client.key: placed for client, (_, placed) in zip(clients, known, strict=True) if placed}, held,
    )  # fmt: skip


def _promised(book: Book, rep: Rep, first: date, last: date) -> dict[tuple[str, date], Appointment]:
    """Return the open appointments of the weeks; of two on one day the first that has a time."""
    found: dict[tuple[str, date], Appointment] = {}
    for customer in book.of_rep(rep.id):
        for at in open_appointments(book.history(customer.id).facts.get("appointments")):
            same = found.get((customer.id, at.on))
            if first <= at.on <= last and (same is None or (at.time and not same.time)):
                found[customer.id, at.on] = at
    return found


def _duties(book: Book, rep: Rep, begin: date, end: date) -> Iterator[tuple[str, date | None]]:
    """Yield the day by which a promise, a complaint, a service or a must of these weeks calls for a visit, or None."""
    for found in candidates(book, end, rep.id):
        asked = [reason.due or begin for reason in found.reasons if _is_duty(reason, begin)]
        yield found.customer.id, aim(found.customer, book, max(begin, min(asked)), begin) if asked else None


def _is_duty(reason: Reason, begin: date) -> bool:
    """Return whether a reason calls for a visit by a day; the appointments of these weeks are fixed days instead."""
    coming = reason.kind == "missed_appointment" and reason.due is not None and reason.due >= begin
    return LEEWAY < reason.level <= PROMISE and not coming


def _with_appointment(frame: _Frame, candidate: Candidate) -> Candidate:
    """Return a candidate with an appointment as its only reason: it is placed wherever it is."""
    at = next((at for (id_, _), at in frame.promised.items() if id_ == candidate.customer.id), None)
    return candidate._replace(reasons=[Reason("appointment", LEEWAY, 0.0, "appointment", at.on)]) if at else candidate


def _clock(frame: _Frame, candidate: Candidate) -> Clock:
    """Return the clock of the first day, of a paused customer that of the day after the hold."""
    until, customer = candidate.clock.paused_until, candidate.customer
    if until is None:
        return candidate.clock
    back = clock_of(customer, frame.book.history(customer.id), frame.book.settings, shifted(until, 1))
    return back._replace(paused_until=until)


def _aside(
    frame: _Frame, candidate: Candidate, clock: Clock, places: Mapping[str, tuple[Point, str]]
) -> Unplannable | None:
    customer = candidate.customer
    if clock.next_due is None and frame.duties.get(customer.id) is None and not _fixed(frame, customer, clock):
        return None
    if customer.id not in places:
        return Unplannable(customer, "no_location")
    minutes = _minutes(frame, customer)
    if _fixed(frame, customer, clock):
        return None
    if not any(close - opens >= minutes for spans in _windows(frame, customer, clock) for opens, close in spans):
        paused = clock.paused_until
        return Unplannable(customer, "paused" if paused and paused >= frame.days[-1] else "no_hours", paused)
    return None


def _client(frame: _Frame, customer: Customer, clock: Clock) -> WeekCustomer | None:
    """Return a customer as the planner needs it, its `place` still open; None for one that nothing calls for.

    The last visit is put one interval before the next due day, so that a requested day counts; a customer without an
    interval is seen once.
    """
    book, begin = frame.book, frame.begin
    by, fixed = frame.duties.get(customer.id), _fixed(frame, customer, clock)
    if clock.next_due is None and by is None and not fixed:
        return None
    every = interval_of(customer, book.settings, begin)
    interval = every.days if every else 2.0 * ((frame.end - begin).days + 1)
    turns = _turns(frame, customer, clock)
    since = (min(turns) - begin).days - interval if turns else 0.0
    rank = book.settings.ranks.get(customer.rank)
    usual = usual_weekday(book.history(customer.id))
    return WeekCustomer(
        customer.id, 0, _minutes(frame, customer), interval, since,
        _windows(frame, customer, clock), rank.weight if rank else 1.0, fixed,
        None if usual is None else (usual - begin.weekday()) % 7, _planned(frame, customer),
        (by - begin).days if by else None, _was_missed(frame, customer, clock),
    )  # fmt: skip


def _turns(frame: _Frame, customer: Customer, clock: Clock) -> list[date]:
    """Return the days on which something calls for a visit: the clock, and what must be done by a day."""
    return [day for day in (clock.next_due, frame.duties.get(customer.id)) if day]


def _fixed(frame: _Frame, customer: Customer, clock: Clock) -> tuple[int, ...]:
    """Return the days on which the customer must be seen: appointments, and frozen days that are not overtaken."""
    promised = [(customer.id, day) in frame.promised for day in frame.days]
    return tuple(
        j
        for j, day in enumerate(frame.days)
        if promised[j] or (day in frame.frozen and _holds(frame, customer, clock, day))
    )


def _holds(frame: _Frame, customer: Customer, clock: Clock, day: date) -> bool:
    """Return whether the visit of a saved day is still to be made: nobody has been there meanwhile, or more is asked for."""
    if customer.id not in frame.kept[day]:
        return False
    return customer.id in frame.duties or not was_seen(
        clock, interval_of(customer, frame.book.settings, frame.begin), day
    )


def _was_missed(frame: _Frame, customer: Customer, clock: Clock) -> bool:
    """Return whether the last visit that the saved plan holds was not made."""
    days = [day for day, names in frame.kept.items() if customer.id in names]
    last = max(days, default=frame.begin)
    return last < frame.begin and (clock.last_contact is None or clock.last_contact < last)


def _pressing(frame: _Frame, horizon: Horizon, clients: Sequence[WeekCustomer]) -> tuple[WeekCustomer, ...]:
    """Return the customers, those whom the saved plan would see too late urgent, and free of it."""
    if not frame.kept or not clients:
        return tuple(clients)
    stretch = stretch_of(horizon, [client for client in clients if is_reachable(horizon, client)])
    return tuple(
        client._replace(urgent=True, planned=()) if client.urgent or _waits(frame, client, stretch) else client
        for client in clients
    )


def _waits(frame: _Frame, client: WeekCustomer, stretch: float) -> bool:
    """Return whether the saved plan sees a customer later than promised, or than 1.2 intervals after the last visit."""
    coming = min(
        ((day - frame.begin).days for day, names in frame.kept.items() if client.key in names and day >= frame.begin),
        default=None,
    )
    if coming is None:
        return client.by is not None or -client.since > stretch * client.interval
    late = client.by is not None and coming > client.by
    return late or coming - client.since > TOO_LATE * stretch * client.interval


def _planned(frame: _Frame, customer: Customer) -> tuple[int, ...]:
    """Return the days of the saved plan, and those that it does not cover; none for a customer not in it."""
    if not any(customer.id in names for names in frame.kept.values()):
        return ()
    return tuple(j for j, day in enumerate(frame.days) if customer.id in frame.kept.get(day, [customer.id]))


def _windows(frame: _Frame, customer: Customer, clock: Clock) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(_spans(frame, customer, clock, day) for day in frame.days)


def _spans(frame: _Frame, customer: Customer, clock: Clock, day: date) -> tuple[Span, ...]:
    """Return when the customer may be seen on a day; an appointment overrides closed days, holds and days off."""
    hours = day_hours(frame.rep, frame.book, day)
    at = frame.promised.get((customer.id, day))
    if at and at.time:
        minutes = _minutes(frame, customer)
        return (agreed_span(parse_clock(at.time), at.leeway, minutes),)
    if not at:
        paused = clock.paused_until is not None and day <= clock.paused_until
        if paused or _is_too_soon(frame, customer, clock, day) or rep_closed_by(frame.rep, frame.book, day):
            return ()
    return visit_windows(customer, frame.book, day, hours, agreed=at is not None)


def _is_too_soon(frame: _Frame, customer: Customer, clock: Clock, day: date) -> bool:
    """Return whether the day comes before the one requested by a customer without an interval, with nothing else due."""
    alone = interval_of(customer, frame.book.settings, frame.begin) is None and frame.duties.get(customer.id) is None
    return alone and clock.next_due is not None and day < shifted(clock.next_due, -AHEAD)


def _minutes(frame: _Frame, customer: Customer) -> int:
    return visit_length(customer, frame.book.history(customer.id), frame.book.settings).minutes


def _horizon(frame: _Frame, clients: Sequence[WeekCustomer], points: Sequence[Point], legs: Legs) -> Horizon:
    """Return the days; place 0 is where they start, place 1 where they end, customers follow."""
    base = base_of(frame.rep)
    start = base or (points[0] if points else ())
    travel = _travel(legs, [start, start, *points]) if start else [[0.0] * 2] * 2
    off = {day for day in frame.days if rep_closed_by(frame.rep, frame.book, day)}
    frozen = frozenset(j for j, day in enumerate(frame.days) if day in frame.frozen or day in off)
    briefs = tuple(_brief(frame, clients, travel, j, off=day in off) for j, day in enumerate(frame.days))
    if not base:
        briefs = tuple(brief._replace(end_place=None) for brief in briefs)
    offsets = tuple((day - frame.begin).days for day in frame.days)
    kept = tuple(map(frame.kept.get, frame.days)) if frame.kept else ()
    return Horizon(briefs, offsets, (frame.end - frame.begin).days + 1, frozen, kept=kept)


def _travel(legs: Legs, points: Sequence[Point]) -> list[list[float]]:
    """Return the minutes between all places, rounded up to a hundredth so that equal ones are kept once."""
    same: dict[float, float] = {}

    def rounded(minutes: float) -> float:
        up = ceil(100 * minutes - 1e-6) / 100
        return same.setdefault(up, up)

    return [
        [rounded(leg.minutes) for leg in row]
        for n in range(0, len(points), BLOCK)
        for row in legs(points[n : n + BLOCK], points)
    ]


def _brief(frame: _Frame, clients: Sequence[WeekCustomer], travel: list[list[float]], j: int, *, off: bool) -> DaySpec:
    """Return a day, wide enough for appointments outside the working hours; a day off lasts as long as they need."""
    day, meal = frame.days[j], frame.rep.lunch
    hours = day_hours(frame.rep, frame.book, day)
    reach = [
        (
            floor(max(0.0, window[1] - client.minutes - travel[0][client.place])),
            ceil(window[0] + client.minutes + travel[client.place][1]),
        )
        for client in clients
        if (at := frame.promised.get((client.key, day))) and at.time
        for window in client.windows[j]
    ]  # fmt: skip
    ends = reach if off and reach else [*reach, (float(hours[0]), float(hours[1]))]
    lunch = LunchWindow(meal.minutes, *meal.between) if meal and not off else None
    most = most_visits(frame.rep, sum(j in client.fixed for client in clients))
    return DaySpec(travel, 0, min(a for a, _ in ends), 1, max(b for _, b in ends), lunch, most)
