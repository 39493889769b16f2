"""Work in a process of its own, so that its CPU time and peak memory are its own."""

from __future__ import annotations

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

from benchmarks.planning.readers import read_periodic

from routecli.planning.solver.week_search import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def measured(work: Callable[..., Any], *args: Any) -> tuple[Any, float, float]:
    """(result, CPU seconds, peak MB) of `work` in a fresh process."""
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        return pool.submit(_timed, work, args).result()


def _timed(work: Callable[..., Any], args: Sequence[Any]) -> tuple[Any, float, float]:
    begin = time.process_time()
    result = work(*args)
    return result, time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def solve_periodic(path: Path, seconds: float) -> tuple[float, float]:
    """(cost, excess) after as many iterations as a short run says fit into the seconds."""
    task = read_periodic(path).task
    trial = Search(task, 0)
    trial.fill()
    begin = time.process_time()
    trial.run(500, 1)
    rate = 500 / (time.process_time() - begin)
    search = Search(task, 0)
    search.fill()
    weeks = search.run(int(0.95 * seconds * rate), 4)
    return weeks.cost, weeks.excess
