"""Readers of public benchmark instances: tours with time windows, orienteering with time windows, periodic routing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from routecli.planning.solver.day import DaySpec, VisitOption
from routecli.planning.solver.week_routes import DayModel
from routecli.planning.solver.week_search import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OPTW_SCALE = 10  # the set's rule: distances are cut after one decimal


def read_tour(path: Path) -> tuple[DaySpec, list[VisitOption]]:
    """Read `.tw` or `.txt` (size, matrix, a window per node): all nodes mandatory, node 0 is start and end."""
    text = "\n".join(line for line in path.read_text().splitlines() if not line.startswith("#"))
    size, *numbers = [int(float(word)) for word in text.split()]
    matrix = [numbers[i * size : (i + 1) * size] for i in range(size)]
    ends = numbers[size * size :]
    windows = [(ends[2 * i], ends[2 * i + 1]) for i in range(size)]
    brief = DaySpec(matrix, 0, windows[0][0], 0, windows[0][1], waiting=0)
    return brief, [VisitOption(str(i), i, 0, (windows[i],), mandatory=True) for i in range(1, size)]


def read_orienteering(path: Path) -> tuple[DaySpec, list[VisitOption]]:
    """Read OPTW (`i x y duration profit … opens closes` after two lines of heading): profit only, travel costs nothing.

    Windows are those of the start. Profits are scaled so that a minute of travel decides only between equal ones.
    """
    rows = [[float(word) for word in line.split()] for line in path.read_text().splitlines()[2:] if line.strip()]
    points = [(row[1], row[2]) for row in rows]
    matrix = [[math.floor(OPTW_SCALE * math.dist(a, b)) for b in points] for a in points]
    ends = [(OPTW_SCALE * row[-2], OPTW_SCALE * row[-1]) for row in rows]
    brief = DaySpec(matrix, 0, ends[0][0], 0, ends[0][1], whole=False, waiting=0)
    rich = ends[0][1]
    return brief, [
        VisitOption(str(i), i, OPTW_SCALE * row[3], (ends[i],), rich * row[4]) for i, row in enumerate(rows) if i
    ]


class Periodic(NamedTuple):
    """A periodic instance for the engine, and its published cost (None without a `.res` beside it)."""

    task: Task
    published: float | None


def read_periodic(path: Path) -> Periodic:
    """Read Cordeau's format; see the README of the tests' data. Customers without any pattern are left away."""
    lines = [[float(word) for word in line.split()] for line in path.read_text().splitlines() if line.strip()]
    vehicles, days = int(lines[0][1]), int(lines[0][3])
    depot, *rows = lines[1 + days :]
    rows = [row for row in rows if len(row) > 6 and row[5] > 0]
    points = [(row[1], row[2]) for row in [*rows, depot, depot]]
    leg = [[math.dist(a, b) for b in points] for a in points]
    minutes, demand = [row[3] for row in rows] + [0.0, 0.0], [row[4] for row in rows] + [0.0, 0.0]
    patterns = [
        [tuple(d for d in range(days) if int(mask) >> (days - 1 - d) & 1) for mask in row[7 : 7 + int(row[6])]]
        for row in rows
    ]
    size = len(rows)
    per_load = sum(leg[size]) / max(1.0, sum(demand))  # a customer's load weighs about as much as its way

    def yard(duration: float, load: float) -> DayModel:
        most, fullest = duration or math.inf, load or math.inf
        return DayModel(leg, minutes, demand, lambda t, q: max(0.0, t - most) + per_load * max(0.0, q - fullest))

    def dates(customer: int, offer: Callable[[int], float]) -> tuple[float, tuple[int, ...]]:
        offers = [offer(d) for d in range(days)]
        return 0.0, min(patterns[customer], key=lambda chosen: sum([offers[d] for d in chosen]))

    near = [sorted(range(size), key=lambda j: (j != i, leg[i][j])) for i in range(size)]
    task = Task([yard(*line[:2]) for line in lines[1 : 1 + days]], [vehicles] * days, dates, near, strict=True)
    solution = path.with_suffix(".res")
    return Periodic(task, float(solution.read_text().split()[0]) if solution.exists() else None)
