"""What a visit is worth in minutes of detour, so that the order of a day (docs/rules.md) is kept.

Minutes decide among intervals; one visit of a higher level outweighs all lower ones together, and any detour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.reasons.base import INTERVAL, LEEWAY, MUST, PROMISE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.agenda import Candidate
    from routecli.planning.today.wishes import DayOptions

ABOVE_ANY_DETOUR = 1_000.0  # minutes; more than any day has


PLANNED = INTERVAL - 0.5  # what the saved plan has on a day ranks above the intervals, below what was promised


def worths(found: Sequence[Candidate], wishes: DayOptions) -> dict[str, float]:
    """Return what each candidate is worth by customer; those named by hand rank with the musts.

    Of two appointments that clash, the customer of the higher rank is seen.
    """
    steps = {candidate.customer.id: _step(candidate, wishes) for candidate in found}
    rank = {c.customer.id: ABOVE_ANY_DETOUR * c.weight if steps[c.customer.id] == LEEWAY else 0.0 for c in found}
    values: dict[str, float] = {}
    floor = 0.0
    for step in (INTERVAL, PLANNED, PROMISE, MUST, LEEWAY):
        ids = [(c.customer.id, c.minutes) for c in found if steps[c.customer.id] == step]
        values |= {id_: floor + minutes + rank[id_] for id_, minutes in ids}
        floor = ABOVE_ANY_DETOUR + sum(values.values())
    return values


def _step(candidate: Candidate, wishes: DayOptions) -> float:
    """Return the level that counts: all appointments are one, all extras rank with the intervals."""
    level: float = max(LEEWAY, min(INTERVAL, candidate.level))
    planned = candidate.customer.id in wishes.planned or any(r.kind == "plan_missed" for r in candidate.reasons)
    level = min(level, PLANNED) if planned else level
    return min(level, MUST) if candidate.customer.id in wishes.named else level
