"""Ruin and recreate: choose and order the visits of one day.

Take out a stretch, a neighbourhood or a random handful of stops, put the mandatory ones back in one of several orders,
then optional visits by value per minute, with a few blinks, and accept by simulated annealing (Christiaens &
Vanden Berghe 2020, without their fleet part). The budget counts iterations, never seconds, and the random numbers are
seeded: the same day gives the same plan.
"""

from __future__ import annotations

from math import exp
from random import Random
from typing import NamedTuple

from routecli.planning.solver.timing import INF, DayTable, Lanes

MAX_REMOVED = 8  # largest number of stops taken out at once
NOISE = 0.4  # relative noise added to a visit's value per minute
OFFERS_PER_LEG = (
    12,
    12,
    12,
    12,
    None,
)  # visits that are considered for one leg, the best by value per minute
EMPTY_OUT_SHARE = 0.2  # share of the ruins, while a mandatory visit is missing, that may take all stops out
RUNS = (
    (0.25, 0.2),
    (0.25, 0.1),
    (0.5, 0.05),
)  # share of the iterations, and of the good positions that are overlooked on purpose
START_TEMPERATURE = 4  # first temperature / travel to a near visit
COOLING = 50  # first temperature / last temperature
DETOUR_FACTORS = (
    1,
    1,
    2,
    4,
)  # detours up to this many times the prize are tried: two visits together may justify a trip that one does not


class Goal(NamedTuple):
    """What a day is worth, in the unit of the table's times.

    `prize[i]` is lost when visit i is left out; a mandatory one counts `must` instead, which no sum of the others
    reaches. `waiting` weighs a minute outside a closed door, `limit` is the largest number of stops, `pinned` maps a visit
    to its position (1 = first). Each stop beyond `pace` costs `beyond`, as far as there are stops that are not `urgent`.
    """

    prize: list[float]
    mandatory: list[bool]
    must: float
    waiting: float
    limit: int
    pinned: dict[int, int]
    pace: int
    beyond: float
    urgent: list[bool]

    def has_place(self, node: int, stops: int) -> bool:
        """Return whether a day with that many stops has a place for one more visit: beyond the pace it must be worth more."""
        return stops < self.pace or self.urgent[node] or self.prize[node] > self.beyond

    def excess(self, stops: list[int]) -> float:
        """Return what the stops beyond the pace cost."""
        return self.beyond * min(len(stops) - self.pace, sum(not self.urgent[i] for i in stops))


class Trial:
    """One order of stops with its times, and the places where another stop still fits."""

    __slots__ = ("arcs", "goal", "lanes", "order", "room", "shortest", "table")

    def __init__(self, table: DayTable, goal: Goal, lanes: Lanes, shortest: float = -INF) -> None:
        """Begin with an order that is timed already; `shortest` is the least time that any visit still to be placed takes."""
        self.table = table
        self.goal = goal
        self.lanes = lanes
        self.order = lanes.order
        self.shortest = shortest
        self.look()

    def without(self, gone: set[int], shortest: float) -> Trial:
        """Return a copy without some stops."""
        return Trial(self.table, self.goal, self.lanes.without(gone), shortest)

    def place(self, node: int, random: Random | None = None, blink: float = 0) -> tuple[int, float] | None:
        """Return the cheapest feasible index for `node` and the extra travel. Room is tested before time; with `random`, a share
        `blink` of the positions is overlooked.
        """
        table, order, legs = self.table, self.order, self.lanes.legs
        to, away, minutes = table.back[node], table.leg[node], table.minutes[node]
        spots = [
            (extra, k + 1)
            for k, slack in self.arcs
            if (extra := to[order[k]] + away[order[k + 1]] - legs[k]) + minutes <= slack
        ]
        spots.sort()
        fits, allowed = self.lanes.fits, self.allows
        for extra, k in spots:
            if (random is None or random.random() >= blink) and fits(node, k) and allowed(node, k):
                return k, extra
        return None

    def allows(self, node: int, k: int) -> bool:
        """Return whether `node` at index `k` pushes no pinned stop, nor itself, behind its position."""
        pinned = self.goal.pinned
        return not pinned or (
            k <= pinned.get(node, k)
            and all(pinned.get(other, i + 1) > i for i, other in enumerate(self.order) if i >= k)
        )

    def insert(self, node: int, k: int) -> None:
        """Put `node` at index `k`."""
        self.lanes.insert(node, k)
        self.look()

    def look(self) -> None:
        """List the legs with room for any visit, and the largest room."""
        slack, shortest = self.lanes.slack(), self.shortest
        self.arcs = [(k, most) for k, most in enumerate(slack) if most >= shortest]
        self.room = max(slack)

    def cost(self, absent: list[int]) -> float:
        """Return travel, weighed waiting, lost prizes and pinned stops that come too early."""
        goal, travel = self.goal, sum(self.lanes.legs)
        cost = travel + sum([goal.prize[i] for i in absent])
        if len(self.order) - 2 > goal.pace:
            cost += goal.excess(self.order[1:-1])
        if goal.waiting:
            cost += goal.waiting * self.lanes.waiting(travel)
        for node, position in goal.pinned.items():
            if node in self.order:
                cost += goal.must / 10 * (min(position, len(self.order) - 2) - self.order.index(node))
        return cost


class Ruin:
    """Which stops to take out; `near[i]` lists the other visits by distance."""

    def __init__(self, table: DayTable, random: Random) -> None:
        """Sort the neighbours and measure `near_leg`, the mean travel to the nearest five."""
        leg, size = table.leg, table.first
        self.random = random
        self.near = [sorted(range(size), key=lambda j: (j != i, leg[i][j] + leg[j][i])) for i in range(size)]
        legs = [leg[i][j] for i in range(size) for j in self.near[i][1:6]]
        self.near_leg = sum(legs) / len(legs) if legs else 0.0

    def removed(self, order: list[int], most: int) -> list[int]:
        """Return 1 to `most` of the stops of `order`."""
        random = self.random
        stops = order[1:-1]
        if not stops:
            return []
        size = random.randint(1, min(most, len(stops)))
        kind = random.random()
        if kind < 0.2:
            return random.sample(stops, size)
        present = set(stops)
        around = [j for j in self.near[random.randrange(len(self.near))] if j in present]
        if kind < 0.6:
            return around[:size]
        begin = stops.index(around[0]) - random.randrange(size)
        begin = max(0, min(begin, len(stops) - size))
        return stops[begin : begin + size]


def sort_keys(table: DayTable) -> list[list[float]]:
    """Return the orders in which mandatory visits are put back: random, as they come, tightest, farthest."""
    size = table.first
    return [
        [],
        [0.0] * size,
        [table.spans[i][-1][1] - table.spans[i][0][0] for i in range(size)],
        [-table.leg[size][i] - table.leg[i][size + 1] for i in range(size)],
    ]


def put_back(trial: Trial, tried: list[int], random: Random, blink: float) -> None:
    """Insert mandatory visits one after the other, each where it costs least."""
    for node in tried:
        if trial.table.minutes[node] <= trial.room and len(trial.order) - 2 < trial.goal.limit:
            spot = trial.place(node, random, blink)
            if spot:
                trial.insert(node, spot[0])


class Menu(dict[tuple[int, int], list[tuple[float, float, float, int]]]):
    """What each leg offers, the best first: minutes and detour per unit of the prize, minutes, the optional visit."""

    def __init__(self, table: DayTable, goal: Goal) -> None:
        """Begin with nothing: a leg is looked up when it is first made."""
        rows = enumerate(zip(table.minutes, goal.prize, goal.mandatory, strict=False))
        self.table = table
        self.goal = goal
        self.optional = [(i, minutes, prize + 1e-9) for i, (minutes, prize, must) in rows if not must]

    def __missing__(self, ends: tuple[int, int]) -> list[tuple[float, float, float, int]]:
        a, b = ends
        away, to, travel = self.table.leg[a], self.table.back[b], self.table.leg[a][b]
        extras = [(i, away[i] + to[i] - travel, minutes, prize) for i, minutes, prize in self.optional]
        rows = [((extra + minutes) / prize, extra / prize, extra + minutes, i) for i, extra, minutes, prize in extras]
        rows.sort()
        self[ends] = rows
        return rows


def fill_up(trial: Trial, tried: list[int], menu: Menu, random: Random, blink: float) -> None:
    """Insert optional visits, always the one with the highest value per minute, plus a little noise.

    The places with room are listed once, worst first; one that is gone or too small by then is passed over, and each
    insertion adds the places on its two new legs.
    """
    lanes, order, goal, chance = trial.lanes, trial.order, trial.goal, random.random
    boldness, most = random.choice(DETOUR_FACTORS), random.choice(OFFERS_PER_LEG)
    judged = [0.0] * trial.table.first
    for i in tried:
        judged[i] = 1 - NOISE + 2 * NOISE * chance()
    open_legs = [((order[k], order[k + 1]), slack) for k, slack in trial.arcs]
    offers: list[tuple[float, int, tuple[int, int]]] = []
    while len(order) - 2 < goal.limit:
        offers += [
            (rate * error, node, ends)
            for ends, slack in open_legs
            for rate, loss, need, node in menu[ends][:most]
            if need <= slack and (error := judged[node]) and loss < boldness
        ]
        offers.sort(reverse=True)
        while offers:
            _, node, (a, b) = offers.pop()
            if judged[node] and goal.has_place(node, len(order) - 2):
                k = order.index(a) + 1
                if order[k] == b and chance() >= blink and lanes.fits(node, k) and trial.allows(node, k):
                    break
        else:
            return
        lanes.insert(node, k)
        judged[node] = 0.0
        halves = ((a, node), lanes.room(k - 1)), ((node, b), lanes.room(k))
        open_legs = [half for half in halves if half[1] >= trial.shortest]


class Found(NamedTuple):
    """An order and how good it is: (mandatory visits missing, cost)."""

    order: list[int]
    rank: tuple[int, float]


def search(table: DayTable, goal: Goal, iterations: int, seed: int) -> list[int]:
    """Return the best order found, start and end included. Every visit must be feasible alone.

    Longer and longer runs, each from nothing, until the budget is used: that two runs agree proves nothing. If some must
    stay out, one long run does better.
    """
    ruin, menu = Ruin(table, Random(seed)), Menu(table, goal)
    best: Found | None = None
    rest = iterations
    for share, blink in RUNS:
        crowded = best is not None and len(best.order) < len(table.minutes)
        steps = rest if crowded else int(share * iterations)
        rest -= steps
        found = anneal(menu, ruin, steps, blink)
        if not best or found.rank < best.rank:
            best = found
        if not rest:
            break
    return best.order if best else [table.first, table.last]


def anneal(menu: Menu, ruin: Ruin, iterations: int, blink: float) -> Found:
    """Return the best order of one run from the empty day."""
    table, goal, random = menu.table, menu.goal, ruin.random
    keys = sort_keys(table)
    mandatory, minutes = goal.mandatory, table.minutes
    # A mandatory visit weighs more the longer it is missing, so that tight days do not settle on the wrong one.
    weight = [goal.must if must else 0.0 for must in mandatory]
    missing = [i for i in range(table.first) if mandatory[i]]
    optional = [i for i in range(table.first) if not mandatory[i]]
    now = best = Trial(table, goal, Lanes(table, [table.first, table.last]))
    cost, best_rank = sum(goal.prize), (len(missing), sum(goal.prize))
    heat = max(START_TEMPERATURE * ruin.near_leg, 1e-9)
    for step in range(iterations):
        gone = ruin.removed(now.order, len(now.order) if missing and random.random() < EMPTY_OUT_SHARE else MAX_REMOVED)
        musts = [i for i in gone if mandatory[i]] + missing
        wishes = [i for i in gone if not mandatory[i]] + optional
        trial = now.without(set(gone), min([minutes[i] for i in musts + wishes]))
        if musts:
            key = random.choice(keys) or [random.random() for _ in mandatory]
            musts.sort(key=key.__getitem__)
            musts.sort(key=weight.__getitem__, reverse=True)
            put_back(trial, musts, random, blink)
        if wishes:
            fill_up(trial, wishes, menu, random, blink)
        if not trial.lanes.feasible():  # rounding of fractions
            continue
        present = set(trial.order)
        left = [i for i in range(table.first) if i not in present]
        lost = [i for i in left if mandatory[i]]
        value = trial.cost(left)
        change = sum([weight[i] for i in lost]) - sum([weight[i] for i in missing]) if lost or missing else 0
        for i in missing:
            weight[i] += goal.must / 100
        temperature = heat * COOLING ** (-step / iterations)
        if change < 0 or (not change and (value < cost or random.random() < exp((cost - value) / temperature))):
            now, cost, missing = trial, value, lost
            optional = [i for i in left if not mandatory[i]]
            if (len(lost), value) < best_rank:
                best, best_rank = trial, (len(lost), value)
    return Found(best.order, best_rank)
