"""Seeded days and territories like a rep's: clusters of shops, lunch-closed doors, appointments, prizes. Whole numbers."""

from __future__ import annotations

import math
from random import Random

from routecli.planning.solver.day import DaySpec, VisitOption
from routecli.planning.solver.timing import LunchWindow
from routecli.planning.solver.week_model import Horizon, WeekCustomer

TENTHS = 10  # days are in tenths of a minute
SPEED, DETOUR, PARKING = 25.0, 1.3, 2.0


def places(random: Random, count: int, reach: float) -> list[tuple[float, float]]:
    """The base at 0, then `count` places in kilometres: six in ten in one of five clusters."""
    centres = [(random.uniform(-reach, reach), random.uniform(-reach, reach)) for _ in range(5)]
    points = [(0.0, 0.0)]
    for i in range(count):
        x, y = centres[i % 5]
        clustered = random.random() < 0.6
        near = (random.gauss(x, 1.5), random.gauss(y, 1.5))
        points.append(near if clustered else (random.uniform(-reach, reach), random.uniform(-reach, reach)))
    return points


def travel_minutes(points: list[tuple[float, float]], scale: int) -> list[list[float]]:
    """Estimated travel between all places, parking included."""
    per_km = scale * 60 * DETOUR / SPEED
    return [[0 if a is b else round(per_km * math.dist(a, b) + scale * PARKING) for b in points] for a in points]


def rep_day(seed: int, candidates: int, fitting: int) -> tuple[DaySpec, list[VisitOption]]:
    """A day on which about `fitting` of the candidates can be seen; every tenth is an appointment (15 minutes leeway)."""
    random = Random(seed)
    points = places(random, candidates, 4.5)
    service = round(510 / fitting * 0.6)
    appointments = random.sample(range(1, candidates + 1), max(1, candidates // 10))
    slot = 430 / len(appointments)
    visits = []
    for i in range(1, candidates + 1):
        minutes = max(5, round(random.gauss(service, 3)))
        opens, closes = random.choice([540, 570, 600]), random.choice([960, 1020, 1050])
        windows = [(opens, closes)]
        if random.random() < 0.6:
            windows = [(opens, 720), (random.choice([780, 810, 840]), closes)]
        if fixed := i in appointments:
            at = 5 * round((570 + slot * (appointments.index(i) + random.uniform(0.2, 0.8))) / 5)
            windows = [(at - 15, at + 15 + minutes)]
        hours = tuple((float(TENTHS * a), float(TENTHS * b)) for a, b in windows)
        prize = 0.0 if fixed else TENTHS * random.randint(10, 60)
        visits.append(VisitOption(str(i), i, TENTHS * minutes, hours, prize, fixed))
    return DaySpec(travel_minutes(points, TENTHS), 0, TENTHS * 540, 0, TENTHS * 1050), visits


def territory(seed: int, customers: int, weeks: int = 4) -> tuple[Horizon, list[WeekCustomer]]:
    """A rep's customers over some weeks of five days; the number of customers also widens the territory."""
    random = Random(seed)
    points = places(random, customers, 8.0)
    offsets = tuple(week * 7 + day for week in range(weeks) for day in range(5))
    brief = DaySpec(travel_minutes(points, 1), 0, 540, 0, 1050, LunchWindow(60, 690, 840))
    clients = []
    for i in range(1, customers + 1):
        interval, weight = random.choices([(7, 3), (14, 2), (28, 1), (56, 1)], [6, 34, 40, 20])[0]
        closed = random.choice([None, None, 0, 2, 4])
        hours: tuple[tuple[float, float], ...] = ((540, 1080),)
        if random.random() < 0.4:
            hours = ((540, 720), (780, 1020))
        windows = tuple(() if offset % 7 == closed else hours for offset in offsets)
        since = -random.randint(1, round(1.1 * interval))
        clients.append(WeekCustomer(str(i), i, random.choice([15, 20, 30]), interval, since, windows, weight))
    return Horizon((brief,) * len(offsets), offsets, 7 * weeks), clients
