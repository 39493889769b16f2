"""Readers and a judge for the public benchmark instances, written from their README alone."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "data" / "planning"


class Periodic(NamedTuple):
    """A periodic routing instance; customers are 1..n, 0 is the depot."""

    vehicles: int
    limits: list[tuple[float, float]]  # (duration, load) per day, infinite where there is none
    points: list[tuple[float, float]]
    service: list[float]
    demand: list[float]
    patterns: list[list[tuple[int, ...]]]


Routes = dict[int, list[list[int]]]


def read_periodic(name: str) -> Periodic:
    """Read NAME.txt."""
    lines = [line.split() for line in (DATA / f"{name}.txt").read_text().splitlines() if line.strip()]
    _, vehicles, customers, days = map(int, lines[0])
    limits = [(float(a) or math.inf, float(b) or math.inf) for a, b in lines[1 : 1 + days]]
    rows = [[float(x) for x in line] for line in lines[1 + days : 2 + days + customers]]
    patterns = [
        [tuple(day for day in range(days) if int(mask) >> (days - 1 - day) & 1) for mask in row[7 : 7 + int(row[6])]]
        for row in (row + [0.0] * 7 for row in rows)
    ]
    points = [(row[1], row[2]) for row in rows]
    return Periodic(vehicles, limits, points, [row[3] for row in rows], [row[4] for row in rows], patterns)


def read_solution(name: str) -> tuple[float, Routes]:
    """Read NAME.res: the published cost and the routes by day from 0."""
    lines = [line.split() for line in (DATA / f"{name}.res").read_text().splitlines() if line.strip()]
    routes: Routes = {}
    for line in lines[1:]:
        stops = [int(stop) for stop in line[4:] if int(stop)]
        routes.setdefault(int(line[0]) - 1, []).append(stops)
    return float(lines[0][0]), routes


def judge_periodic(instance: Periodic, routes: Routes) -> tuple[float, list[str]]:
    """(cost, faults) of a solution."""
    faults, cost = [], 0.0
    seen: dict[int, list[int]] = {}
    for day, day_routes in routes.items():
        if len(day_routes) > instance.vehicles:
            faults.append(f"too many routes on day {day}")
        for stops in day_routes:
            tour = [0, *stops, 0]
            length = sum(math.dist(instance.points[a], instance.points[b]) for a, b in pairwise(tour))
            cost += length
            duration, load = instance.limits[day]
            if length + sum(instance.service[i] for i in stops) > duration + 1e-6:
                faults.append(f"a route of day {day} is too long")
            if sum(instance.demand[i] for i in stops) > load + 1e-6:
                faults.append(f"a route of day {day} is too full")
            for stop in stops:
                seen.setdefault(stop, []).append(day)
    for customer, patterns in enumerate(instance.patterns[1:], 1):
        if tuple(sorted(seen.get(customer, []))) not in patterns:
            faults.append(f"customer {customer} is seen on the wrong days")
    return cost, faults


def read_tour(name: str) -> tuple[list[list[float]], list[tuple[float, float]]]:
    """Read a tour with time windows: the matrix and a window per node."""
    text = "\n".join(line for line in (DATA / name).read_text().splitlines() if not line.startswith("#"))
    size, *numbers = [float(word) for word in text.split()]
    n = int(size)
    matrix = [numbers[i * n : (i + 1) * n] for i in range(n)]
    ends = numbers[n * n : n * n + 2 * n]
    return matrix, [(ends[2 * i], ends[2 * i + 1]) for i in range(n)]
