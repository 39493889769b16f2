"""The entries of a customer's log as read: immutable tuples with the keys of the log lines."""

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812 -- `date` is a field
from typing import NamedTuple

# Annotations are evaluated here: as text, `NamedTuple` compiles each of them at every start, for three times as long.
CONTACTS = frozenset({"met", "phone", "online"})


class Order(NamedTuple):
    """An ordered quantity of an item."""

    item: str
    qty: float
    price: float | None = None


class Count(NamedTuple):
    """A counted stock on the customer's shelf."""

    item: str
    qty: float


class Need(NamedTuple):
    """A need (ニーズ) as heard."""

    text: str
    stage: str = "heard"


class Voice(NamedTuple):
    """A complaint or praise (顧客の声)."""

    kind: str
    text: str


class FollowUp(NamedTuple):
    """A promise (約束・宿題) with its day."""

    due: Day
    text: str


class Dropped(NamedTuple):
    """A part given up, with the reason."""

    id: str
    why: str


class Moved(NamedTuple):
    """A promise moved to another day."""

    id: str
    due: Day


class Stage(NamedTuple):
    """A need's next stage."""

    id: str
    stage: str
    text: str = ""


class Told(NamedTuple):
    """A piece of news told, and how it was received."""

    news: str
    reaction: str = ""


class Serviced(NamedTuple):
    """A part of a machine serviced."""

    equipment: str
    part: str


class Meter(NamedTuple):
    """A meter reading of a machine, in running hours."""

    equipment: str
    hours: float


class Failure(NamedTuple):
    """A failure of a machine."""

    equipment: str
    text: str = ""


class Usage(NamedTuple):
    """The use of a contracted service since the last reading, in the contract's unit."""

    service: str
    qty: float


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
    stock: Sequence[Count] = ()
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

    @property
    def is_contact(self) -> bool:
        """Say whether the entry resets the clock: a visit at which somebody was reached."""
        return self.type == "visit" and self.outcome in CONTACTS
