"""The weeks ahead of a rep as planned: days with their stops, who found no place, and whether the work fits."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import interval_of
from routecli.core.ordinals import shifted
from routecli.core.workdays import customer_closed_by
from routecli.planning.solver.dates import MILD
from routecli.planning.solver.weeks import USABLE_SHARE, capacity, expected_load, fits

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.interval import Interval
    from routecli.core.model import Customer, Rep
    from routecli.core.reasons.appointments import Appointment
    from routecli.planning.solver.day import Stop
    from routecli.planning.solver.weeks import WeeksPlan
    from routecli.planning.weeks.question import WeeksQuestion

RAREST = 8.0  # never advise visiting a rank less often than once in this many intervals


class PlannedStop(NamedTuple):
    """A visit of the weeks, times in minutes since midnight; `placed` names the fallback for a guessed place."""

    customer: Customer
    arrive: float
    start: float
    leave: float
    at: Appointment | None
    placed: str


class PlannedDay(NamedTuple):
    """A day: its stops, minutes of service and travel together, of travel alone; `frozen` is taken as saved."""

    day: date
    stops: tuple[PlannedStop, ...]
    load: float
    travel: float
    frozen: bool


class Missed(NamedTuple):
    """A fixed visit without a place: an appointment or (None) a frozen day's.

    `why` is `closed` (by the rule `closed`), `hours` (too short for the visit) or `full` (no room left by fixed visits).
    """

    customer: Customer
    day: date
    at: Appointment | None
    why: str
    closed: str = ""


class Unplanned(NamedTuple):
    """A customer without a visit in these weeks: why (`later`, `no_room`, `paused`, `no_location`, `no_hours`), and its turn."""

    customer: Customer
    reason: str
    turn: date | None


class PlanCapacity(NamedTuple):
    """Demand against capacity over the weeks, in minutes of service and travel and in visits.

    `stretch` is the common factor of all intervals. Where it is over 1, `more_days` would do instead, or stretching
    only `ranks` by `rarer`; None if even that would not.
    """

    days: int
    wanted: float
    possible: float
    visits: float
    visits_possible: int | None
    stretch: float
    stretched: tuple[tuple[Interval, int], ...]
    more_days: int
    ranks: tuple[str, ...]
    rarer: float | None

    @property
    def share(self) -> float:
        """Demand as a share of the capacity."""
        return self.wanted / self.possible if self.possible else 0.0


class Gaps(NamedTuple):
    """The gaps between visits against the (stretched) intervals: all, those under 0.7 and over 1.3 of it.

    `was_late` counts those over 1.3 that were so before the first day; nothing could be done about them.
    """

    all: int
    early: int
    late: int
    was_late: int


class Outlook(NamedTuple):
    """The planned weeks of one rep, from the first working day to the last day of the last week."""

    rep: Rep
    first: date
    last: date
    days: tuple[PlannedDay, ...]
    missed: tuple[Missed, ...]
    unplanned: tuple[Unplanned, ...]
    capacity: PlanCapacity
    gaps: Gaps


def outlook(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> Outlook:
    """Return the planner's result in the terms of the field."""
    first = question.days[0]
    last = shifted(first, question.horizon.length - 1)
    days = tuple(_day(book, question, plan, j) for j in range(len(plan.days)))
    missed = tuple(_missed(book, question, key, j) for key, j in plan.missed)
    return Outlook(
        question.rep, first, last, days, missed, _unplanned(book, question, plan), _capacity(book, question, plan),
        _gaps(book, question, plan),
    )  # fmt: skip


def _day(book: Book, question: WeeksQuestion, plan: WeeksPlan, j: int) -> PlannedDay:
    day, made = question.days[j], plan.days[j]

    def stop(at: Stop) -> PlannedStop:
        promised = question.promised.get((at.key, day))
        placed = question.placed.get(at.key, "")
        return PlannedStop(book.customers[at.key], at.arrive, at.start, at.leave, promised, placed)

    stops = tuple(map(stop, made.stops))
    load = sum(s.leave - s.start for s in stops) + made.costs.travel
    return PlannedDay(day, stops, load, made.costs.travel, day in question.frozen)


def _missed(book: Book, question: WeeksQuestion, key: str, j: int) -> Missed:
    day, customer = question.days[j], book.customers[key]
    client = next(client for client in question.clients if client.key == key)
    fits = any(closes - opens >= client.minutes for opens, closes in client.windows[j])
    why = "full" if fits else "hours" if client.windows[j] else "closed"
    return Missed(customer, day, question.promised.get((key, day)), why, customer_closed_by(customer, book, day) or "")


def _unplanned(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> tuple[Unplanned, ...]:
    """Return everyone who has a turn and no visit, in the order of the turns."""
    rows = [Unplanned(a.customer, a.reason, _back(question, a.customer, a.until)) for a in question.asides]
    for client in question.clients:
        if not plan.dates_of[client.key] and client.key in question.due:
            ratio = (question.horizon.length - client.since) / (client.interval * plan.stretch)
            reason = "no_room" if ratio > 1 + MILD else "later"
            rows.append(Unplanned(book.customers[client.key], reason, question.due[client.key]))
    return tuple(sorted(rows, key=lambda row: (str(row.turn), row.customer.id)))


def _back(question: WeeksQuestion, customer: Customer, until: date | None) -> date | None:
    """Return the turn of a customer, not before its hold has ended."""
    turn = question.due.get(customer.id)
    return max(turn or until, shifted(until, 1)) if until else turn


def _capacity(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> PlanCapacity:
    horizon, clients, days = question.horizon, question.clients, len(question.days)
    possible = USABLE_SHARE * sum(map(capacity, horizon.briefs))
    wanted = expected_load(horizon, clients, 1.0) * days if clients else 0.0
    regular = [(c, every) for c in clients if (every := interval_of(book.customers[c.key], book.settings))]
    visits = sum(horizon.length / every.days for _, every in regular)
    most = question.rep.visits * days if question.rep.visits else None
    if plan.stretch == 1:
        return PlanCapacity(days, wanted, possible, visits, most, 1.0, (), 0, (), None)
    lengths = sorted({every for _, every in regular}, key=lambda every: every.days)
    stretched = tuple((every, round(every.days * plan.stretch)) for every in lengths)
    more = ceil((wanted - possible) / (possible / days)) if possible else 0
    if most:
        more = max(more, ceil((visits - most) / (most / days)))
    return PlanCapacity(days, wanted, possible, visits, most, plan.stretch, stretched, more, *_rarer(book, question))


def _rarer(book: Book, question: WeeksQuestion) -> tuple[tuple[str, ...], float | None]:
    """Return the lowest ranks, and the factor by which their intervals alone must grow for everything to fit."""
    settings = book.settings
    used = {book.customers[client.key].rank for client in question.clients} & set(settings.ranks)
    ranks = sorted(used, key=lambda rank: (settings.ranks[rank].weight, rank))
    for n in range(1, len(ranks)):  # the highest rank is never stretched
        low = {client.key for client in question.clients if book.customers[client.key].rank in ranks[:n]}
        factor = 1.0
        while factor < RAREST and not _fits(question, low, factor):
            factor = round(factor + 0.1, 1)
        if factor < RAREST:
            return tuple(ranks[:n]), factor
    return (), None


def _fits(question: WeeksQuestion, low: Collection[str], factor: float) -> bool:
    rarer = [
        client._replace(interval=client.interval * factor) if client.key in low else client
        for client in question.clients
    ]
    return fits(question.horizon, rarer)


def _gaps(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> Gaps:
    """Count the gaps from the last visit to the last day, an open end only if it is too long already."""
    horizon = question.horizon
    ratios: list[tuple[float, bool]] = []
    for client in question.clients:
        if interval_of(book.customers[client.key], book.settings) is None:
            continue
        dates = [client.since, *(horizon.offsets[j] for j in plan.dates_of[client.key])]
        interval = client.interval * plan.stretch
        found = [(b - a) / interval for a, b in pairwise(dates)]
        open_end = (horizon.length - dates[-1]) / interval
        found += [open_end] if open_end > 1 + MILD else []
        ratios += [(ratio, n == 0 and -client.since / interval > 1 + MILD) for n, ratio in enumerate(found)]
    late = [before for ratio, before in ratios if ratio > 1 + MILD]
    return Gaps(len(ratios), sum(ratio < 1 - MILD for ratio, _ in ratios), len(late), sum(late))
