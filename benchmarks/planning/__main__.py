"""Measures the planning engine: gaps to the best known, against other solvers, the weeks, growth.

    PYTHONPATH=src python -m benchmarks.planning [DIR] [--parts tours,periodic,days,weeks,light,growth] [--seconds 30]

DIR holds `tsptw/`, `optw/`, `pvrp/` with instances, and a README.md whose tables name the best known value of a file in
their last column. CPU seconds, one core; memory is the peak of the process that did the work.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.planning.generate import rep_day, territory
from benchmarks.planning.measured import measured, solve_periodic
from benchmarks.planning.readers import read_orienteering, read_tour
from benchmarks.planning.side_by_side import PEERS, cost, interpreter, own_cost, solve

from routecli.planning.solver.day import iterations_for, plan_day
from routecli.planning.solver.week_model import Weights
from routecli.planning.solver.weeks import plan_weeks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.week_model import Horizon, WeekCustomer, WeeksPlan

LONG = 30  # the own long run has this many times the usual iterations
PEER_SECONDS = (0.3, 10.0)
LIGHT = (40, 60, 80, 100)
SIZES = (50, 100, 200, 500, 1000, 2000)


def best_known(folder: Path) -> dict[str, float]:
    """File stem or name → value, from the tables of the README."""
    found = {}
    for line in (folder / "README.md").read_text().splitlines() if (folder / "README.md").exists() else []:
        cells = [cell.strip() for cell in line.strip("| \n").split("|")]
        if len(cells) > 1 and cells[-1].replace(".", "", 1).isdigit():
            found[cells[0]] = float(cells[-1])
    return found


def gap(value: float, best: float | None) -> str:
    """The gap in per cent, or a dash."""
    return f"{100 * (value / best - 1):6.2f} %" if best else "     –  "


def tours(folder: Path) -> None:
    """Tours with time windows, all mandatory, and orienteering; the day's own budget."""
    known = best_known(folder)
    gaps = []
    for path in sorted([*folder.glob("tsptw/*.tw"), *folder.glob("tsptw/*.txt")]):
        brief, visits = read_tour(path)
        plan, seconds, _ = measured(plan_day, brief, visits)
        left, value, best = len(plan.unassigned), plan.costs.total, known.get(path.name)
        gaps += [value / best - 1] if best and not left else []
        missing = f"  {left} LEFT OUT" if left else ""
        print(
            f"tour     {path.name:18} {len(visits):4} stops {value:8.0f} {gap(value, best)} {seconds:6.2f} s{missing}"
        )
    for path in sorted(folder.glob("optw/*.txt")):
        brief, visits = read_orienteering(path)
        plan, seconds, _ = measured(plan_day, brief, visits)
        profit = sum(visit.prize for visit in visits) / brief.end - plan.costs.lost / brief.end
        print(
            f"optw     {path.name:18} {len(visits):4} places {profit:7.0f} {gap(profit, known.get(path.name))} {seconds:6.2f} s"
        )
    if gaps:
        print(f"tours    mean gap {100 * sum(gaps) / len(gaps):.3f} %")


def periodic(folder: Path, seconds: float) -> None:
    """Periodic routing, `seconds` of CPU each."""
    known = best_known(folder)
    gaps = []
    for path in sorted(folder.glob("pvrp/*.txt")):
        (value, excess), used, memory = measured(solve_periodic, path, seconds)
        best = known.get(path.stem)
        gaps += [value / best - 1] if best else []
        broken = "  NOT FEASIBLE" if excess > 1e-6 else ""
        print(f"periodic {path.stem:18} {value:9.2f} {gap(value, best)} {used:6.1f} s {memory:5.0f} MB{broken}")
    if gaps:
        print(f"periodic mean gap {100 * sum(gaps) / len(gaps):.2f} %")


def days(count: int) -> None:
    """Over-subscribed days, two windows a shop: everybody against the best that anybody found."""
    peers = {peer: python for peer in PEERS if (python := interpreter(peer))}
    for candidates, fitting in ((25, 10), (50, 25), (80, 32)):
        table: dict[str, list[float]] = {}
        used = []
        for seed in range(count):
            brief, visits = rep_day(seed, candidates, fitting)
            found = {}
            plan, seconds, _ = measured(plan_day, brief, visits)
            used.append(seconds)
            found["own"] = own_cost(visits, plan)
            plan, _, _ = measured(plan_day, brief, visits, 1, LONG * iterations_for(candidates, lunch=False))
            found["own long"] = own_cost(visits, plan)
            for peer, python in peers.items():
                for limit in PEER_SECONDS:
                    found[f"{peer} {limit}"] = cost(brief, visits, solve(python, peer, limit, brief, visits))
            least = min(found.values())
            for name, (missing, value) in found.items():
                table.setdefault(name, []).append(value / least[1] - 1 if missing == least[0] else float("inf"))
        for name, gaps in table.items():
            kept = [value for value in gaps if value < float("inf")]
            broken = f"  {len(gaps) - len(kept)} without an appointment or late" if len(kept) < len(gaps) else ""
            mean = f"{100 * sum(kept) / len(kept):6.2f} % (worst {100 * max(kept):.2f})" if kept else "–"
            took = f"  {sum(used) / len(used):.2f} s of CPU" if name == "own" else ""
            print(f"days     {candidates:3} candidates {name:13} {mean}{broken}{took}")


def ratios(horizon: Horizon, clients: Sequence[WeekCustomer], plan: WeeksPlan) -> tuple[float, float, float]:
    """(busiest day against the mean, share of gaps within 0.7–1.3 of the stretched interval, travel)."""
    gaps = []
    for client in clients:
        dates = [client.since, *(horizon.offsets[j] for j in plan.dates_of[client.key])]
        interval = client.interval * plan.stretch
        gaps += [(b - a) / interval for a, b in pairwise(dates)]
        if (horizon.length - dates[-1]) / interval > 1.3:
            gaps.append((horizon.length - dates[-1]) / interval)
    loads = plan.loads()
    near = sum(0.7 <= value <= 1.3 for value in gaps) / max(1, len(gaps))
    return max(loads) * len(loads) / sum(loads), near, sum(day.costs.travel for day in plan.days)


def weeks(count: int) -> None:
    """150 customers, four weeks: time, balance and what it costs, gaps."""
    for seed in range(count):
        horizon, clients = territory(seed, 150)
        plan, seconds, memory = measured(plan_weeks, horizon, clients)
        lazy, _, _ = measured(plan_weeks, horizon, clients, Weights(balance=0))
        busiest, near, travel = ratios(horizon, clients, plan)
        more = travel / ratios(horizon, clients, lazy)[2] - 1
        print(
            f"weeks    seed {seed}: {seconds:.1f} s {memory:.0f} MB, busiest day {busiest:.2f} × the mean at "
            f"{100 * more:+.1f} % travel, {100 * near:.1f} % of gaps within 0.7–1.3, stretch {plan.stretch:.2f}"
        )


def light(count: int) -> None:
    """Territories at some 20 to 50 % of the working time: travel against a plan without balance, days without a visit."""
    for size, seed in ((size, seed) for size in LIGHT for seed in range(count)):
        horizon, clients = territory(seed, size)
        plan, seconds, _ = measured(plan_weeks, horizon, clients)
        lazy, _, _ = measured(plan_weeks, horizon, clients, Weights(balance=0))
        more = ratios(horizon, clients, plan)[2] / ratios(horizon, clients, lazy)[2] - 1
        empty = sum(not day.stops for day in plan.days)
        print(
            f"light    {size:5} customers seed {seed}: {seconds:.1f} s, {100 * more:+.1f} % travel, {empty} empty days"
        )


def growth() -> None:
    """The same four weeks for more and more customers of one rep."""
    for size in SIZES:
        horizon, clients = territory(0, size)
        plan, seconds, memory = measured(plan_weeks, horizon, clients)
        visits = sum(len(day.stops) for day in plan.days)
        print(
            f"growth   {size:5} customers {visits:4} visits {seconds:7.1f} s {memory:6.0f} MB stretch {plan.stretch:.2f}"
        )


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--parts", default="tours,periodic,days,weeks,light,growth")
    parser.add_argument("--seconds", type=float, default=30.0, help="CPU seconds of a periodic instance")
    parser.add_argument("--count", type=int, default=5, help="generated days and territories")
    options = parser.parse_args()
    parts = options.parts.split(",")
    if options.folder and "tours" in parts:
        tours(options.folder)
    if options.folder and "periodic" in parts:
        periodic(options.folder, options.seconds)
    if "days" in parts:
        days(options.count)
    if "weeks" in parts:
        weeks(options.count)
    if "light" in parts:
        light(options.count)
    if "growth" in parts:
        growth()


if __name__ == "__main__":
    main()
