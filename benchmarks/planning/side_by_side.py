"""Other solvers on the same days, each in an environment of its own under benchmarks/.envs/, made when missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.planning.solver.day import timetable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.day import DayPlan, DaySpec, VisitOption

HERE = Path(__file__).parent
PEERS = {"pyvrp": "pyvrp==0.14.1", "ortools": "ortools", "vroom": "pyvroom"}


def interpreter(peer: str) -> Path | None:
    """The peer's Python; None, and a sentence, if it cannot be installed here."""
    folder = HERE.parent / ".envs" / peer
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    module = {"pyvrp": "pyvrp", "ortools": "ortools", "vroom": "vroom"}[peer]
    if subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode:
        done = subprocess.run([python, "-m", "pip", "install", "-q", PEERS[peer]], capture_output=True, check=False)
        if done.returncode:
            print(f"{peer} is left out: it cannot be installed here.")
            return None
    return python


def solve(python: Path, peer: str, seconds: float, brief: DaySpec, visits: Sequence[VisitOption]) -> list[int]:
    """The peer's order of visits, as indexes."""
    day = {
        "travel": brief.travel,
        "start": int(brief.start),
        "end": int(brief.end),
        "base": brief.start_place,
        "waiting": round(10 * brief.waiting),
        "visits": [
            {
                "place": visit.place,
                "minutes": int(visit.minutes),
                "windows": [[int(a), int(b)] for a, b in visit.windows],
                "prize": int(visit.prize),
                "mandatory": visit.mandatory,
            }
            for visit in visits
        ],
    }
    command = [str(python), str(HERE / "peers" / f"{peer}_day.py"), str(seconds)]
    done = subprocess.run(command, input=json.dumps(day), capture_output=True, text=True, check=True)
    return [int(i) for i in json.loads(done.stdout)]


def cost(brief: DaySpec, visits: Sequence[VisitOption], order: Sequence[int]) -> tuple[int, float]:
    """(appointments left out or everything broken, cost) of an order, by our own clock for everybody alike."""
    plan = timetable(brief, [visits[i] for i in order])
    chosen = set(order)
    left = [visit for i, visit in enumerate(visits) if i not in chosen]
    if plan is None:
        return len(visits), float("inf")
    return sum(visit.mandatory for visit in left), plan.costs.total + sum(visit.prize for visit in left)


def own_cost(visits: Sequence[VisitOption], plan: DayPlan) -> tuple[int, float]:
    """The same of our own plan."""
    left = {key for key, _ in plan.unassigned}
    missing = sum(visit.mandatory for visit in visits if visit.key in left)
    early = sum(visit.prize for visit in visits if (visit.key, "hours") in plan.unassigned)
    return missing, plan.costs.total + early
