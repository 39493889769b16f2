"""The entries of a customer's log as read: immutable tuples with the keys of the log lines."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812 -- `date` is a field
from typing import NamedTuple

from routecli.core.parts import (
    Dropped,
    Failure,
    FollowUp,
    Meter,
    Moved,
    Need,
    Order,
    Serviced,
    Stage,
    StockCount,
    Told,
    Usage,
    Voice,
)

CONTACTS = frozenset({"met", "phone", "online"})
# Annotations are evaluated here, as in `parts.py`.


class Entry(NamedTuple):
    """One line of a log."""

    id: str
    date: Day
    type: str = "visit"
    time: str = ""
    by: str = ""
    outcome: str = ""
    with_: Sequence[str] = ()
    purpose: str = ""
    note: str = ""
    orders: Sequence[Order] = ()
    stock: Sequence[StockCount] = ()
    needs: Sequence[Need] = ()
    voices: Sequence[Voice] = ()
    follow_ups: Sequence[FollowUp] = ()
    done: Sequence[str] = ()
    dropped: Sequence[Dropped] = ()
    moved: Sequence[Moved] = ()
    stages: Sequence[Stage] = ()
    told: Sequence[Told] = ()
    satisfaction: int | None = None
    service: Sequence[Serviced] = ()
    meters: Sequence[Meter] = ()
    failures: Sequence[Failure] = ()
    usage: Sequence[Usage] = ()
    minutes: int | None = None
    next: Day | None = None
    on: Day | None = None
    leeway: int | None = None
    until: Day | None = None
    replaces: str = ""
    voids: str = ""
    why: str = ""
    from_: str = ""

    @property
    def is_contact(self) -> bool:
        """Return whether the entry restarts the interval: a visit at which someone was reached."""
        return self.type == "visit" and self.outcome in CONTACTS
