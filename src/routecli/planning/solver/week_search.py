"""Visits over several days: ruin and recreate on whole customers, their dates chosen again each time they are put back.

Strings of neighbouring routes (Christiaens & Vanden Berghe 2020), whole neighbourhoods, days and random customers are taken
out; a customer is put back on the cheapest of its allowed sets of days, given the cheapest place on each day. A route that is
too long or too full costs extra, with an adaptive weight. Accepted by simulated annealing with reheats.
"""

from __future__ import annotations

from math import exp, inf, log
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.planning.solver.week_routes import DayModel, Route

BLINK = 0.01  # share of good routes overlooked on purpose
START_TEMPERATURE = {
    True: 2.0,
    False: 10.0,
}  # first temperature in mean legs, if routes are classical (strict) and if not
COOLING = 100  # first temperature / last temperature
EXCESS_TOLERANCE = 1e-6
NO_PLACE = (inf, -1)

# How customers are taken out, and how often if routes are classical (strict) and if they are a rep's days: there
# whole areas and whole days must change places before any travel is saved.
KINDS = ("route", "string", "near", "random", "area", "day")
SHARES = {True: (25, 25, 35, 15, 0, 0), False: (10, 10, 15, 5, 50, 10)}
AREA = (4, 12)  # number of neighbours on one day that make up an area
BAR_SHARE = 0.7  # the day that an area has left stays barred for the next customer this often

DayTuple = tuple[int, ...]


class Task(NamedTuple):
    """The problem: `yards[d]` makes the routes of day d, `fleet[d]` of them.

    `dates(customer, offer)` returns what the choice of days itself costs and the days; `offer(day)` returns the cost of
    the best place on a day (infinite if there is none). `strict` asks for no excess in the end and adapts its weight;
    else excess is a cost like any other. `near[i]` lists the customers by distance, i first. `pressing` is what each
    customer costs unvisited, if that differs.
    """

    yards: Sequence[DayModel]
    fleet: Sequence[int]
    dates: Callable[[int, Callable[[int], float]], tuple[float, DayTuple]]
    near: list[list[int]]
    strict: bool
    pressing: Sequence[float] = ()


class Removal(NamedTuple):
    """Customers taken out: of one day only, or of all their days, then maybe with a day that is barred for a while."""

    gone: list[int]
    only: int | None
    barred: int | None


class Weeks:
    """A solution: the routes of each day, the days of each customer, and the sums that make up its cost."""

    __slots__ = ("cost", "dated", "days", "excess", "routes")

    def __init__(
        self, routes: list[list[Route]], days: list[DayTuple], dated: list[float], cost: float, excess: float
    ) -> None:
        """`dated[i]` is what the days of customer i cost; `cost` contains it, `excess` is apart."""
        self.routes = routes
        self.days = days
        self.dated = dated
        self.cost = cost
        self.excess = excess

    def copy(self) -> Weeks:
        """A copy to change; routes are shared."""
        return Weeks([list(day) for day in self.routes], list(self.days), list(self.dated), self.cost, self.excess)

    def swap(self, day: int, r: int, route: Route) -> None:
        """Replace a route."""
        old = self.routes[day][r]
        self.routes[day][r] = route
        self.cost += route.cost - old.cost
        self.excess += route.excess - old.excess

    def take_out(self, gone: set[int], day: int) -> None:
        """Take customers out of the routes of a day."""
        for r, route in enumerate(self.routes[day]):
            if not gone.isdisjoint(route.order):
                self.swap(day, r, route.without(gone))

    def forget(self, customer: int) -> None:
        """Drop the days of a customer whose visits are taken out."""
        self.cost -= self.dated[customer]
        self.dated[customer] = 0.0
        self.days[customer] = ()


class Search:
    """One run of the annealing."""

    def __init__(self, task: Task, seed: int) -> None:
        """Begin with no customer visited; `fill` or `resume` comes next."""
        self.task = task
        self.random = Random(seed)
        self.weight = 1.0
        self.size = len(task.near)
        leg = task.yards[0].leg
        legs = [leg[i][j] for i, around in enumerate(task.near) for j in around[1:6]]
        self.near_leg = (sum(legs) / len(legs) if legs else 0.0) or 1.0  # all in one place
        start, end = self.size, self.size + 1
        routes = [[yard.route((start, end))] * fleet for yard, fleet in zip(task.yards, task.fleet, strict=True)]
        cost = sum(route.cost for day in routes for route in day)
        excess = sum(route.excess for day in routes for route in day)
        self.now = Weeks(routes, [()] * self.size, [0.0] * self.size, cost, excess)
        self.keys = self.sort_keys()

    def sort_keys(self) -> list[list[float]]:
        """Return the orders in which customers are put back: random, fullest, farthest, nearest, most pressing."""
        yard = self.task.yards[0]
        start = self.size
        far = [yard.leg[start][i] for i in range(self.size)]
        full = [-yard.demand[i] - yard.minutes[i] for i in range(self.size)]
        pressing = [-cost for cost in self.task.pressing]
        return [[], full, [-value for value in far], far, *([pressing] if pressing else [])]

    def best_place(self, weeks: Weeks, customer: int, day: int) -> tuple[float, int]:
        """Return (cost, route) of the cheapest place on a day, excess weighed."""
        yard = self.task.yards[day]
        excess, minutes, demand, weight = yard.excess, yard.minutes[customer], yard.demand[customer], self.weight
        least, where = inf, -1
        empty = False
        for r, route in enumerate(weeks.routes[day]):
            if len(route.order) == 2:
                if empty:
                    continue
                empty = True
            cost = (route.spots.get(customer) or route.spot(customer))[0]
            if cost < least:
                cost += weight * (excess(route.time + cost + minutes, route.load + demand) - route.excess)
                if cost < least and (where < 0 or self.random.random() >= BLINK):
                    least, where = cost, r
        return least, where

    def put_back(self, weeks: Weeks, customer: int, barred: int | None = None) -> None:
        """Choose the customer's days, all but a barred one, and make its visits."""
        places: dict[int, tuple[float, int]] = {}

        def offer(day: int) -> float:
            places[day] = NO_PLACE if day == barred else self.best_place(weeks, customer, day)
            return places[day][0]

        dated, days = self.task.dates(customer, offer)
        for day in days:
            r = places[day][1]
            weeks.swap(day, r, weeks.routes[day][r].added(customer))
        weeks.cost += dated
        weeks.dated[customer] = dated
        weeks.days[customer] = days

    def strings(self, weeks: Weeks, customer: int, day: int) -> list[int]:
        """Return customers in stretches of the routes of a day around a customer."""
        random = self.random
        budget = random.randint(1, 10)
        gone: list[int] = []
        cut: set[int] = set()
        for other in self.task.near[customer]:
            if day not in weeks.days[other] or other in gone:
                continue
            r = next(r for r, route in enumerate(weeks.routes[day]) if other in route.order)
            if r in cut:
                continue
            cut.add(r)
            stops = weeks.routes[day][r].order[1:-1]
            length = random.randint(1, min(len(stops), budget - len(gone)))
            at = stops.index(other)
            first = random.randint(max(0, at - length + 1), min(at, len(stops) - length))
            gone += stops[first : first + length]
            if len(gone) >= budget or random.random() < 0.3:
                break
        return gone

    def ruin(self, weeks: Weeks) -> Removal:
        """Take customers out, in one of several ways."""
        random = self.random
        seed = random.randrange(self.size)
        kind = random.choices(KINDS, SHARES[self.task.strict])[0]
        day = random.choice(weeks.days[seed]) if weeks.days[seed] else None
        around = self.task.near[seed]
        barred = None
        if kind == "random":
            gone = random.sample(range(self.size), random.randint(1, min(self.size, 5)))
        elif kind == "near" or day is None:
            around = around[: random.randint(1, 10)]
            gone = around if random.random() < 0.5 else [i for i in around if random.random() < 0.6] or [seed]
        elif kind in ("route", "string"):
            gone = self.strings(weeks, seed, day)
            if kind == "route":
                weeks.take_out(set(gone), day)
                return Removal(gone, day, None)
        else:
            gone = [i for i in around if day in weeks.days[i]]
            if kind == "area":
                gone = gone[: random.randint(*AREA)]
            barred = day if random.random() < 0.5 else None
        out = set(gone)
        for day in {day for i in gone for day in weeks.days[i]}:
            weeks.take_out(out, day)
        for i in gone:
            weeks.forget(i)
        return Removal(list(gone), None, barred)

    def step(self, most: float = inf) -> Weeks | None:
        """Return a changed copy of the current solution; None if a visit found no place again or it costs more than `most`."""
        weeks = self.now.copy()
        gone, only, barred = self.ruin(weeks)
        self.random.shuffle(gone)
        if key := self.random.choice(self.keys):
            gone.sort(key=key.__getitem__)
        for customer in gone:
            if only is None:
                self.put_back(weeks, customer, barred)
                barred = barred if self.random.random() < BAR_SHARE else None
            else:
                r = self.best_place(weeks, customer, only)[1]
                if r < 0:
                    return None
                weeks.swap(only, r, weeks.routes[only][r].added(customer))
            if weeks.cost + weeks.excess > most:
                return None
        return weeks

    def fill(self) -> None:
        """Visit every customer for the first time, the most pressing first."""
        order = self.random.sample(range(self.size), self.size)
        if self.task.pressing:
            order.sort(key=lambda customer: -self.task.pressing[customer])
        for customer in order:
            self.put_back(self.now, customer)

    def reprice(self) -> None:
        """Make the routes again after the yards' prices have changed."""
        for day, routes in enumerate(self.now.routes):
            for r, route in enumerate(routes):
                self.now.swap(day, r, self.task.yards[day].route(route.order))

    def run(self, iterations: int, heats: int, part: tuple[float, float] = (0.0, 1.0)) -> Weeks:
        """Anneal `heats` times and return the best solution; one without excess if the task is strict.

        `part` is the stretch of the cooling that this run covers.
        """
        best = self.now
        best_rank = self.rank(best)
        hottest = START_TEMPERATURE[self.task.strict] * self.near_leg
        each = max(1, iterations // heats)
        begin, end = part
        over = 0
        for count in range(iterations):
            weeks = self.accepted(hottest * COOLING ** -(begin + (end - begin) * (count % each) / each))
            if weeks is not None:
                self.now = weeks
                rank = self.rank(weeks)
                if rank < best_rank:
                    best, best_rank = weeks, rank
            if self.task.strict:
                over += self.now.excess > EXCESS_TOLERANCE
                if count % 50 == 49:
                    self.weight = min(1e4, max(1e-2, self.weight * (1.25 if over > 30 else 0.85 if over < 15 else 1.0)))
                    over = 0
        return best

    def accepted(self, temperature: float) -> Weeks | None:
        """Return the next solution if it is accepted; the highest acceptable cost is drawn first if that saves work."""
        now = self.now
        if not self.task.strict:
            return self.step(now.cost + now.excess - temperature * log(1 - self.random.random()))
        weeks = self.step()
        if weeks is None:
            return None
        change = weeks.cost - now.cost + self.weight * (weeks.excess - now.excess)
        return weeks if change < 0 or self.random.random() < exp(-change / temperature) else None

    def rank(self, weeks: Weeks) -> tuple[float, float]:
        """Return the figures by which the best solution is chosen."""
        if self.task.strict:
            return (weeks.excess if weeks.excess > EXCESS_TOLERANCE else 0.0, weeks.cost)
        return (0.0, weeks.cost + weeks.excess)
