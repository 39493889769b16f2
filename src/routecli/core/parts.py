"""The parts of a log entry: small tuples with the keys of the log lines."""

from datetime import date as Day  # noqa: N812 -- as in `entry.py`, where `date` is a field
from typing import NamedTuple

# Annotations are evaluated here: as text, `NamedTuple` compiles each of them at every start, for three times as long.


class Order(NamedTuple):
    """An ordered quantity of an item."""

    item: str
    qty: float
    price: float | None = None


class StockCount(NamedTuple):
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
    """A part that was dropped, with the reason."""

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
