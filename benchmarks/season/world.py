"""A seeded territory, its calendar and its luck: the same for every policy, whatever it does."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import NamedTuple

from holidays import country_holidays

Point = tuple[float, float]  # latitude and longitude
Span = tuple[int, int]  # minutes since midnight

START = date(2026, 11, 16)
WORK: Span = (540, 1050)  # the rep's hours
LUNCH, LUNCH_BETWEEN = 60, (690, 840)
BASE: Point = (35.70, 139.78)
PER_STOP = 3  # minutes of parking, in every trip
CALENDAR = 98 / 65  # calendar days per working day
EVERY = {"1 week": 7.0, "2 weeks": 14.0, "3 weeks": 21.0, "4 weeks": 28.0, "2 months": 2 * 365.25 / 12}
EVERY_OF_RANK = {"A": ["1 week", "2 weeks"], "B": ["3 weeks", "4 weeks"], "C": ["2 months"]}
WEIGHT = {"A": 3, "B": 2, "C": 1}
HOURS: list[tuple[float, list[Span]]] = [  # cumulative share of customers, hours
    (0.45, [(540, 1080)]), (0.65, [(600, 720), (780, 1020)]), (0.80, [(540, 690), (840, 1020)]), (0.90, [(600, 1140)]),
    (1.00, [(780, 1080)]),
]  # fmt: skip
ABSENT, REFUSED = 0.08, 0.02


class Shape(NamedTuple):
    """A kind of territory; `load` is the work wanted ÷ the rep's time, `since` the intervals gone by on the first day."""

    customers: int
    load: float
    share_a: float
    share_b: float
    speed: float  # km/h
    detour: float
    layout: str  # `city`, `country` or `two` towns
    since: tuple[float, float] = (0.05, 1.0)


SHAPES = {
    "city60": Shape(60, 0.40, 0.15, 0.40, 20, 1.3, "city"),
    "city120": Shape(120, 0.90, 0.22, 0.40, 20, 1.3, "city"),
    "country": Shape(80, 1.00, 0.20, 0.40, 45, 1.35, "country"),
    "over": Shape(150, 1.40, 0.35, 0.40, 20, 1.3, "city", (0.05, 1.3)),
    "two": Shape(70, 0.70, 0.20, 0.40, 38, 1.3, "two"),
    "backlog": Shape(80, 0.70, 0.22, 0.40, 20, 1.3, "city", (3.0, 3.0)),
}


class Customer:
    """A customer as the world knows it: place, interval, hours, and the days on which it will want to order."""

    def __init__(self, number: int, rank: str, area: int, at: Point, random: Random) -> None:
        """Draw what differs from one customer to the next."""
        self.id, self.rank, self.area, self.at = f"c{number:03d}", rank, area, at
        choices = EVERY_OF_RANK[rank]
        self.every = random.choice(choices) if len(choices) > 1 else choices[0]
        self.interval, self.weight = EVERY[self.every], WEIGHT[rank]
        self.size = random.uniform(0.6, 1.5)
        kind = random.random()
        spans = next(spans for share, spans in HOURS if kind < share)
        closed = {2} if area == 0 else {random.randrange(5)} if random.random() < 0.25 else set()
        self.hours = {day: [] if day in closed else spans for day in range(5)}
        self.rhythm = self.interval * random.uniform(0.8, 1.25)  # days between two orders
        self.minutes = 0
        self.last = START  # last contact before the season
        self.wants: list[date] = []

    def open_on(self, day: date) -> list[Span]:
        """Return the spans in which the rep may come on a day."""
        return [(max(a, WORK[0]), min(b, WORK[1])) for a, b in self.hours.get(day.weekday(), [])]

    def start_at(self, day: date, arrival: float, grace: float = 5) -> float | None:
        """Return when a visit can begin; None if it would end more than `grace` minutes after closing."""
        for opens, closes in self.open_on(day):
            start = max(arrival, float(opens))
            if start + self.minutes <= closes + grace:
                return start
        return None


class World:
    """A territory of a shape: customers, days, roads, and what happens at the door on a day."""

    def __init__(self, name: str, shape: Shape, seed: int, days: int, pace: float = 1.0) -> None:
        """Draw the territory; `pace` is how much longer the roads really take than the book's settings say."""
        self.name, self.shape, self.seed, self.pace = name, shape, seed, pace
        random = Random(f"{name}-{seed}")
        self.customers = _customers(shape, random)
        self.by_id = {customer.id: customer for customer in self.customers}
        self.load = self._fit_minutes()
        self._begin(random)
        self.days = _working_days(days + 1)  # one more, for what is planned on the last evening

    def minutes(self, a: Point, b: Point) -> float:
        """Return the travel that the settings of the book lead to."""
        km = km_between(a, b)
        return 0.0 if km <= 0.005 else 60 * km * self.shape.detour / self.shape.speed + PER_STOP

    def usual(self, a: Point, b: Point) -> float:
        """Return the travel that a rep who knows the roads expects."""
        return self.pace * self.minutes(a, b)

    def travel(self, day: date, a: Point, b: Point) -> float:
        """Return the travel on a day: the usual one ± 20%."""
        return self.usual(a, b) * Random(f"t{self.seed}{day}{a}{b}").uniform(0.8, 1.2)

    def at_the_door(self, customer: Customer, day: date) -> tuple[str, float]:
        """Return what a visit would come to on a day, and how long one that meets somebody takes."""
        random = Random(f"v{self.seed}{customer.id}{day}")
        luck, length = random.random(), customer.minutes * math.exp(random.gauss(0, 0.25) - 0.03)
        return ("absent" if luck < ABSENT else "refused" if luck < ABSENT + REFUSED else "met"), length

    @cached_property
    def number_of(self) -> dict[date, int]:
        """Which working day of the season a day is."""
        return {day: number for number, day in enumerate(self.days)}

    def _fit_minutes(self) -> float:
        """Give visits the length at which the territory has the load of its shape, and return the load."""
        points = [customer.at for customer in self.customers]
        near = [leg for at in points for leg in sorted(self.minutes(at, other) for other in points)[1:4]]
        leg, out = sum(near) / len(near), sum(self.minutes(BASE, at) for at in points) / len(points)

        def load(mean: float) -> float:
            # Twice the nearest leg, and one visit in nine made again: as measured on days that were driven.
            each = [(_length(mean, c) + 2 * leg + 0.11 * (5 + 2 * leg)) / c.interval for c in self.customers]
            return (CALENDAR * sum(each) + 2 * out) / (WORK[1] - WORK[0] - LUNCH)

        low, high = 3.0, 90.0
        for _ in range(40):
            mean = (low + high) / 2
            low, high = (mean, high) if load(mean) < self.shape.load else (low, mean)
        for customer in self.customers:
            customer.minutes = _length(mean, customer)
        return load(mean)

    def _begin(self, random: Random) -> None:
        """Draw the last contacts before the season, and the days on which customers want to order."""
        for c in self.customers:
            low, high = self.shape.since
            gone = c.interval * (low if low == high else random.uniform(low, high))
            c.last = on_a_weekday(START - timedelta(days=max(1, round(gone))))
            shift = (Random(f"w{c.id}{k}{self.seed}").gauss(0, 1) for k in range(1, 60))
            c.wants = [c.last + timedelta(days=round(c.rhythm * k + more)) for k, more in enumerate(shift, 1)]


def km_between(a: Point, b: Point) -> float:
    """Return the distance as the crow flies."""
    (lat, lon), (lat2, lon2) = (map(math.radians, point) for point in (a, b))
    h = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


def on_a_weekday(day: date) -> date:
    """Return the last day up to `day` that is not on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _length(mean: float, customer: Customer) -> int:
    return max(5, round(mean * customer.size))


def _moved(at: Point, east: float, north: float) -> Point:
    """Return the point so many kilometres away."""
    return round(at[0] + north / 111.2, 5), round(at[1] + east / (111.2 * math.cos(math.radians(at[0]))), 5)


def _centres(layout: str, random: Random) -> tuple[list[Point], float]:
    """Return the centres of the areas, and how far from them customers are (standard deviation, km)."""

    def around(at: Point, count: int, east: float, north: float) -> list[Point]:
        return [_moved(at, random.uniform(-east, east), random.uniform(-north, north)) for _ in range(count)]

    if layout == "city":
        return around(BASE, 6, 5, 5), 0.9
    if layout == "country":
        return around(BASE, 9, 30, 22), 2.5
    return around(BASE, 3, 3, 3) + around(_moved(BASE, 29, 0), 3, 3, 3), 0.9


def _customers(shape: Shape, random: Random) -> list[Customer]:
    centres, spread = _centres(shape.layout, random)
    found = []
    for number in range(shape.customers):
        area = random.randrange(len(centres))
        at = _moved(centres[area], random.gauss(0, spread), random.gauss(0, spread))
        share = (number + 0.5) / shape.customers
        rank = "A" if share < shape.share_a else "B" if share < shape.share_a + shape.share_b else "C"
        found.append(Customer(number, rank, area, at, random))
    return found


def _working_days(count: int) -> list[date]:
    """Return the rep's first working days from the start: no weekend, no public holiday, not the turn of the year."""
    free = country_holidays("JP", years=range(START.year, START.year + 3))
    days: list[date] = []
    day = START
    while len(days) < count:
        turn_of_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
        if day.weekday() < 5 and day not in free and not turn_of_year:
            days.append(day)
        day += timedelta(days=1)
    return days
