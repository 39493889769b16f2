"""The weeks ahead of a rep as planned: days with their stops, who found no place, and whether the work fits."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import interval_of
from routecli.core.ordinals import shifted
from routecli.core.workdays import customer_closed_by, next_workable
from routecli.planning.solver.dates import MILD
from routecli.planning.solver.week_load import demand_of, ways_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.interval import Interval
    from routecli.core.model import Customer, Rep
    from routecli.core.reasons.appointments import Appointment
    from routecli.planning.solver.day import Stop
    from routecli.planning.solver.week_load import Demand, Ways
    from routecli.planning.solver.week_model import WeekCustomer, WeeksPlan
    from routecli.planning.weeks.question import Unplannable, WeeksQuestion

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
    """A visit that cannot be made on its day: `what` is `appointment`, `kept` (of a frozen day) or `promise` (by that day).

    `why` is `closed` (by the rule `closed`), `hours` (too short for the visit), `too_far` (for any working day) or `full`
    (no room left by fixed visits). `planned` is the day on which a promise is kept instead.
    """

    customer: Customer
    day: date
    at: Appointment | None
    why: str
    closed: str = ""
    what: str = "appointment"
    planned: date | None = None


class Unplanned(NamedTuple):
    """A customer without a visit in these weeks, since when one is due, and its turn: a day after them.

    `reason` is `later`, `no_room`, `paused`, `no_location`, `no_hours` or `too_far`.
    """

    customer: Customer
    reason: str
    due: date | None
    turn: date | None


class PlanCapacity(NamedTuple):
    """Demand against capacity over so many working days.

    `stretch` is the common factor of all intervals. Where it is over 1, `more_days` would do instead, or stretching
    only `ranks` by `rarer`; None if even that would not.
    """

    days: int
    demand: Demand
    stretch: float
    stretched: tuple[tuple[Interval, int], ...] = ()
    more_days: int = 0
    ranks: tuple[str, ...] = ()
    rarer: float | None = None


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
    by_key = {client.key: client for client in question.clients}
    missed = [_missed(book, question, plan, by_key[key], j) for key, j in plan.missed]
    missed += [row for client in question.clients for row in _broken(book, question, plan, client)]
    return Outlook(
        question.rep, first, last, days, tuple(missed), _unplanned(book, question, plan), _capacity(book, question, plan),
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


def _missed(book: Book, question: WeeksQuestion, plan: WeeksPlan, client: WeekCustomer, j: int) -> Missed:
    day, customer = question.days[j], book.customers[client.key]
    at = question.promised.get((client.key, day))
    why, closed = _why_missed(book, question, plan, client, (j,))
    return Missed(customer, day, at, why, closed, "appointment" if at else "kept")


def _broken(book: Book, question: WeeksQuestion, plan: WeeksPlan, client: WeekCustomer) -> Iterator[Missed]:
    """Yield the promise of a customer if its first visit comes after the day it is due, or not at all."""
    made, offsets = plan.dates_of[client.key], question.horizon.offsets
    if client.by is None or (made and offsets[made[0]] <= client.by):
        return
    due = shifted(question.days[0], client.by)
    days = [j for j, offset in enumerate(offsets) if offset <= client.by]
    why, closed = _why_missed(book, question, plan, client, days)
    planned = question.days[made[0]] if made else None
    yield Missed(book.customers[client.key], due, None, why, closed, "promise", planned)


def _why_missed(
    book: Book, question: WeeksQuestion, plan: WeeksPlan, client: WeekCustomer, days: Sequence[int]
) -> tuple[str, str]:
    """Return why none of the days holds the visit, and the rule by which the last of them is closed."""
    spans = [span for j in days for span in client.windows[j]]
    closed = customer_closed_by(book.customers[client.key], book, question.days[days[-1]]) if days else None
    if not spans:
        return "closed", closed or ""
    if not any(closes - opens >= client.minutes for opens, closes in spans):
        return "hours", ""
    return ("too_far" if client.key in plan.unreachable else "full"), ""


def _unplanned(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> tuple[Unplanned, ...]:
    """Return everyone who has a turn and no visit, in the order in which their visits are due."""
    rows = [_aside(book, question, aside) for aside in question.asides]
    rows += [
        _without_visit(book, question, plan, client)
        for client in question.clients
        if not plan.dates_of[client.key] and client.key in question.due
    ]
    return tuple(sorted(rows, key=lambda row: (str(row.due), row.customer.id)))


def _aside(book: Book, question: WeeksQuestion, aside: Unplannable) -> Unplanned:
    """Return a customer that could not be planned; only one that is paused has a turn, once its hold has ended."""
    due = question.due.get(aside.customer.id)
    if aside.until is None:
        return Unplanned(aside.customer, aside.reason, due, None)
    back = max(due or aside.until, shifted(aside.until, 1))
    return Unplanned(aside.customer, aside.reason, back, _turn(book, question, aside.customer, back))


def _without_visit(book: Book, question: WeeksQuestion, plan: WeeksPlan, client: WeekCustomer) -> Unplanned:
    customer, due = book.customers[client.key], question.due[client.key]
    if client.key in plan.unreachable:
        return Unplanned(customer, "too_far", due, None)
    ratio = (question.horizon.length - client.since) / (client.interval * plan.stretch)
    reason = "no_room" if ratio > 1 + MILD else "later"
    return Unplanned(customer, reason, due, _turn(book, question, customer, due))


def _turn(book: Book, question: WeeksQuestion, customer: Customer, due: date) -> date:
    """Return the due day if it comes after the weeks, else the first workable day after them."""
    end = shifted(question.days[0], question.horizon.length - 1)
    return due if due > end else next_workable(customer, book, end) or shifted(end, 1)


def _capacity(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> PlanCapacity:
    clients = [client for client in question.clients if client.key not in plan.unreachable]
    days, ways = len(question.days), ways_of(question.horizon, clients)
    demand = demand_of(question.horizon, clients, ways)
    if plan.stretch == 1:
        return PlanCapacity(days, demand, 1.0)
    found = {interval_of(book.customers[client.key], book.settings, question.days[0]) for client in clients}
    lengths = sorted((every for every in found if every), key=lambda every: every.days)
    stretched = tuple((every, round(every.days * plan.stretch)) for every in lengths)
    more = ceil((demand.share - 1) * days)
    return PlanCapacity(days, demand, plan.stretch, stretched, more, *_rarer(book, question, clients, ways))


def _rarer(
    book: Book, question: WeeksQuestion, clients: Sequence[WeekCustomer], ways: Ways
) -> tuple[tuple[str, ...], float | None]:
    """Return the lowest ranks, and the factor by which their intervals alone must grow for everything to fit."""
    settings = book.settings
    used = {book.customers[client.key].rank for client in clients} & set(settings.ranks)
    ranks = sorted(used, key=lambda rank: (settings.ranks[rank].weight, rank))
    for n in range(1, len(ranks)):  # the highest rank is never stretched
        low = {client.key for client in clients if book.customers[client.key].rank in ranks[:n]}
        factor = 1.0
        while factor < RAREST and demand_of(question.horizon, _rarer_clients(clients, low, factor), ways).share > 1:
            factor = round(factor + 0.1, 1)
        if factor < RAREST:
            return tuple(ranks[:n]), factor
    return (), None


def _rarer_clients(clients: Sequence[WeekCustomer], low: Collection[str], factor: float) -> list[WeekCustomer]:
    return [client._replace(interval=client.interval * factor) if client.key in low else client for client in clients]


def _gaps(book: Book, question: WeeksQuestion, plan: WeeksPlan) -> Gaps:
    """Count the gaps from the last visit to the last day, an open end only if it is too long already."""
    horizon = question.horizon
    ratios: list[tuple[float, bool]] = []
    for client in question.clients:
        if interval_of(book.customers[client.key], book.settings, question.days[0]) is None:
            continue
        dates = [client.since, *(horizon.offsets[j] for j in plan.dates_of[client.key])]
        interval = client.interval * plan.stretch
        found = [(b - a) / interval for a, b in pairwise(dates)]
        open_end = (horizon.length - dates[-1]) / interval
        found += [open_end] if open_end > 1 + MILD else []
        ratios += [(ratio, n == 0 and -client.since / interval > 1 + MILD) for n, ratio in enumerate(found)]
    late = [before for ratio, before in ratios if ratio > 1 + MILD]
    return Gaps(len(ratios), sum(ratio < 1 - MILD for ratio, _ in ratios), len(late), sum(late))
