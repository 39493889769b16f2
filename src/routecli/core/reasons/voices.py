"""The customer's voice (顧客の声): an open complaint ages until it is done; within its limit the rep goes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import weight_of
from routecli.core.history import Facts, cleared, parts
from routecli.core.ordinals import shifted
from routecli.core.reasons.base import EXTRA, INTERVAL, PROMISE, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry
    from routecli.core.model import Settings


COMPLAINT_MINUTES = 40.0


class Complaint(NamedTuple):
    """An open complaint and the day on which it was heard."""

    id: str
    heard: date
    text: str


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the open complaints; praise needs no answer."""
    from routecli.core.parts import Voice

    items = [
        i for e in entries if e.voices for i in parts(e) if isinstance(i.part, Voice) and i.part.kind == "complaint"
    ]
    if not items:
        return None
    gone = cleared(entries)
    return [[i.id, i.entry.date.isoformat(), i.part.text] for i in items if not gone.has(i.id)]


def open_complaints(facts: Facts) -> list[Complaint]:
    """Return the open complaints that `fold` found, the oldest first."""
    return [Complaint(id_, date.fromisoformat(heard), text) for id_, heard, text in facts or ()]


def complaint_due(complaint: Complaint, settings: Settings) -> date:
    """Return the day by which the rep should have gone, `limits.complaint` days after it was heard (default 7)."""
    return shifted(complaint.heard, settings.limits.complaint)


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the open complaints, each with its due day."""
    found = []
    for complaint in open_complaints(case.facts("voices")):
        due = complaint_due(complaint, case.settings)
        params = {"text": complaint.text, "heard": complaint.heard}
        found.append(Reason("complaint", *_pressing(case, complaint, due), "complaint", due, complaint.id, params))
    return found


def _pressing(case: ReasonContext, complaint: Complaint, due: date) -> tuple[int, float]:
    """Return level and minutes: from the day after it was heard the rep goes; until then, and once the customer was
    reached, it is brought up only where the rep is anyway, unless the limit is near.
    """
    level, minutes = case.pressing(due)
    begins = shifted(complaint.heard, 1)
    if level == PROMISE or case.day < begins or case.level_since(begins) == EXTRA:
        return level, minutes
    return INTERVAL, max(minutes, COMPLAINT_MINUTES * weight_of(case.customer, case.settings))
