"""`must` (要訪問): see soon, without a date; the next contact clears it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from routecli.core.history import Facts, cleared, order
from routecli.core.reasons.base import MUST, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the last `must` that no later contact has cleared, or None."""
    asked = [e for e in entries if e.type == "must"]
    if not asked:
        return None
    gone = cleared(entries)
    last = max((order(e) for e in entries if e.is_contact), default=(date.min, "", ""))
    musts = [e for e in asked if order(e) > last and not gone.has(e.id)]
    return [musts[-1].id, musts[-1].date.isoformat(), musts[-1].note] if musts else None


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the open `must`, if any."""
    facts = case.facts("musts")
    if not facts:
        return []
    params = {"text": facts[2], "asked": date.fromisoformat(facts[1])}
    return [Reason("must", MUST, 0.0, "must", None, facts[0], params)]
