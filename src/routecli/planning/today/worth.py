"""What a visit is worth in minutes of detour, so that the order of a day (docs/rules.md) is kept.

Minutes decide among intervals; one visit of a higher level outweighs all lower ones together, and any detour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.reasons.base import INTERVAL, LEEWAY, MUST, PROMISE

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from routecli.core.agenda import Candidate

ABOVE_ANY_DETOUR = 1_000.0  # minutes; more than any day has


PLANNED = INTERVAL - 0.5  # what the saved plan has on a day ranks above the intervals, below what was promised


def worths(found: Sequence[Candidate], named: Container[str], planned: Container[str] = ()) -> dict[str, float]:
    """Return what each candidate is worth by customer; those `named` by hand rank with the musts."""
    steps = {candidate.customer.id: _step(candidate, named, planned) for candidate in found}
    values: dict[str, float] = {}
    floor = 0.0
    for step in (INTERVAL, PLANNED, PROMISE, MUST, LEEWAY):
        values |= {c.customer.id: floor + c.minutes for c in found if steps[c.customer.id] == step}
        floor = ABOVE_ANY_DETOUR + sum(values.values())
    return values


def _step(candidate: Candidate, named: Container[str], planned: Container[str]) -> float:
    """Return the level that counts: all appointments are one, all extras rank with the intervals."""
    level: float = max(LEEWAY, min(INTERVAL, candidate.level))
    level = min(level, PLANNED) if candidate.customer.id in planned else level
    return min(level, MUST) if candidate.customer.id in named else level
