"""Where a rep's list for the day comes from: the program, or one of two naive rules."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.season.program import ask
from benchmarks.season.world import BASE, LUNCH, LUNCH_BETWEEN, WORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from benchmarks.season.ledger import Ledger
    from benchmarks.season.world import Customer, Point

MORNING, EVENING = 510, 1080  # minutes; when a rep asks for the day, and plans the weeks
DUE = 0.7  # intervals from which a naive rep visits
TRIES = 10  # in a row that a naive rep tries to squeeze somebody in


class Policy:
    """What a rep does about the day's list; `left` and `reasons` are what the program said about it, by customer."""

    def __init__(self, ledger: Ledger) -> None:
        """Know what the rep knows."""
        self.ledger, self.world = ledger, ledger.world
        self.left: dict[str, str] = {}
        self.reasons: dict[str, list[str]] = {}
        self.paces: list[tuple[float, float]] = []  # minutes the program allows for the day's roads, and the estimate

    def before(self, day: date) -> None:
        """Prepare the season, before its first day."""

    def morning(self, day: date) -> list[str]:
        """Return the day's list."""
        raise NotImplementedError

    def again(self, day: date, minute: float, todo: list[str]) -> list[str]:  # noqa: ARG002 -- for those who ask again
        """Return what is left of the list after a visit was logged."""
        return todo

    def evening(self, day: date, tomorrow: date) -> None:
        """Do what is done at the end of a day."""


class Program(Policy):
    """Follows `route today`: asked in the morning, or again after each log; with the weeks planned on Fridays or not."""

    def __init__(self, ledger: Ledger, *, asks_again: bool = False, plans: bool = False) -> None:
        """Keep how the program is used."""
        super().__init__(ledger)
        self.asks_again, self.plans = asks_again, plans

    def before(self, day: date) -> None:
        """Plan the first weeks."""
        if self.plans:
            self._ask(day, MORNING, "plan", "--weeks", "4", "--write")

    def morning(self, day: date) -> list[str]:
        """Ask for the day, and keep what was said about whom and why."""
        answer = self._ask(day, MORNING, "today")
        self.left = {row["customer"]: row["reason"] for row in answer["unassigned"]}
        self.reasons = {}
        if answer["stops"]:
            self.paces.append(self._pace(answer["stops"]))
        return self._stops(answer)

    def again(self, day: date, minute: float, todo: list[str]) -> list[str]:
        """Ask for the rest of the day, where and when the last visit ended."""
        return self._stops(self._ask(day, minute, "today")) if self.asks_again else todo

    def evening(self, day: date, tomorrow: date) -> None:
        """Plan the weeks ahead when the week is over."""
        if self.plans and tomorrow.isocalendar().week != day.isocalendar().week:
            self._ask(day, EVENING, "plan", "--weeks", "4", "--write")

    def _ask(self, day: date, minute: float, *args: str) -> dict[str, Any]:
        return ask(self.ledger.book.root, day, minute, *args)

    def _stops(self, answer: dict[str, Any]) -> list[str]:
        self.reasons |= {row["customer"]: [reason["kind"] for reason in row["reasons"]] for row in answer["stops"]}
        return [row["customer"] for row in answer["stops"]]

    def _pace(self, stops: list[dict[str, Any]]) -> tuple[float, float]:
        """Return the travel to the stops of a whole day as the program has it, and as its settings have it."""
        points = [BASE, *(self.world.by_id[row["customer"]].at for row in stops)]
        estimate = sum(map(self.world.minutes, points, points[1:]))
        return sum(row["travel_minutes"] for row in stops), estimate


class Stop(NamedTuple):
    """A customer on a naive rep's list and when the visit is to end."""

    customer: str
    leave: float


class MostOverdue(Policy):
    """Naive A: appointments, promises that press, then urgency × rank; as many as fit, each time to the nearest."""

    def morning(self, day: date) -> list[str]:
        """Take in one after the other until ten in a row do not fit."""
        taken: list[str] = []
        route: list[Stop] = []
        misses = 0
        for customer in self._wanted(day):
            tried = nearest_first(self.ledger, day, [*taken, customer])
            if tried is not None:
                taken.append(customer)
                route, misses = tried, 0
            else:
                misses += 1
            if misses >= TRIES:
                break
        return [stop.customer for stop in route]

    def _wanted(self, day: date) -> list[str]:
        """Return who may be visited, the most pressing first."""
        rows = [(*place, c.id) for c in self.world.customers if (place := self._place(c, day))]
        return [id_ for _, _, id_ in sorted(rows)]

    def _place(self, customer: Customer, day: date) -> tuple[int, float] | None:
        """Return a customer's place in the list: class and urgency; None if it can wait or is closed."""
        ledger, urgency = self.ledger, self.ledger.urgency(customer, day)
        if customer.id in ledger.appointments_on(day):
            return 0, 0.0
        if not customer.open_on(day):
            return None
        soon = day + timedelta(days=1 if day.weekday() < 4 else 3)
        if any(promise.due <= soon for promise in ledger.open_promises(customer.id)):
            return 1, -urgency
        is_ahead = any(a.customer == customer.id and a.on > day for a in ledger.appointments)
        if urgency < DUE or (is_ahead and urgency < 1.2) or not self._turn(customer, day):
            return None
        return 2, -urgency * customer.weight

    def _turn(self, customer: Customer, day: date) -> bool:  # noqa: ARG002 -- every day is everybody's
        return True


class AreaOfTheDay(MostOverdue):
    """Naive B: the same, but without a promise or appointment only the areas of the weekday."""

    def _turn(self, customer: Customer, day: date) -> bool:
        return self._weekday_of[customer.area] == day.weekday()

    @cached_property
    def _weekday_of(self) -> dict[int, int]:
        """Each area's weekday: the largest first, to the day with the least work on which most of it is open."""
        areas: dict[int, list[Customer]] = defaultdict(list)
        for customer in self.world.customers:
            areas[customer.area].append(customer)
        work = {area: sum(c.minutes / c.interval for c in customers) for area, customers in areas.items()}
        load = [0.0] * 5
        found = {}
        for area in sorted(areas, key=lambda area: (-work[area], area)):
            closed = [sum(not c.hours[day] for c in areas[area]) / len(areas[area]) for day in range(5)]
            day = min(range(5), key=lambda day: load[day] + 100 * closed[day])
            load[day] += work[area]
            found[area] = day
        return found


def nearest_first(ledger: Ledger, day: date, customers: Iterable[str]) -> list[Stop] | None:
    """Return a day that goes on to whoever can be seen soonest, None if it does not hold all of them."""
    world, fixed = ledger.world, {id_: a.time for id_, a in ledger.appointments_on(day).items()}
    left = set(customers)
    time, at, has_eaten = float(WORK[0]), BASE, False
    route: list[Stop] = []
    while left:
        if not has_eaten and time >= LUNCH_BETWEEN[0] + 15:
            time, has_eaten = time + LUNCH, True
        starts = {id_: _start(ledger, day, left, fixed, id_, (time, at, has_eaten)) for id_ in sorted(left)}
        if any(id_ in fixed and time + world.usual(at, world.by_id[id_].at) > fixed[id_] + 5 for id_ in left):
            return None
        able = {id_: start for id_, start in starts.items() if start is not None}
        if not able:
            return None
        id_ = min(able, key=lambda id_: (able[id_], id_))
        customer, begin = world.by_id[id_], max(time, float(LUNCH_BETWEEN[0])) + LUNCH
        if begin <= LUNCH_BETWEEN[1] and begin + world.usual(at, customer.at) <= able[id_]:
            has_eaten = True  # while waiting
        time, at = able[id_] + customer.minutes, customer.at
        left.discard(id_)
        route.append(Stop(id_, time))
    if not has_eaten and time > LUNCH_BETWEEN[0] + 30:
        time += LUNCH
    return route if time + world.usual(at, BASE) <= WORK[1] else None


def _start(
    ledger: Ledger, day: date, left: set[str], fixed: dict[str, float], id_: str, state: tuple[float, Point, bool]
) -> float | None:
    """Return when a visit can begin that leaves time for the next appointment."""
    time, at, has_eaten = state
    world = ledger.world
    customer = world.by_id[id_]
    arrival = time + world.usual(at, customer.at)
    if id_ in fixed:
        return max(arrival, fixed[id_])
    start = customer.start_at(day, arrival, grace=0)
    due = min((other for other in left if other in fixed), key=lambda other: fixed[other], default=None)
    if start is None or due is None:
        return start
    meal = LUNCH if not has_eaten and fixed[due] > 720 else 0
    there = start + customer.minutes + world.usual(customer.at, world.by_id[due].at) + meal
    return start if there <= fixed[due] else None


POLICIES: dict[str, Callable[[Ledger], Policy]] = {
    "today": Program,
    "again": lambda ledger: Program(ledger, asks_again=True),
    "plan1": lambda ledger: Program(ledger, plans=True),
    "plan1-again": lambda ledger: Program(ledger, plans=True, asks_again=True),
    "naiveA": MostOverdue,
    "naiveB": AreaOfTheDay,
}
