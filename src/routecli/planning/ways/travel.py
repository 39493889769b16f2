"""Travel times: from a road server or a file, else great-circle distance × detour ÷ speed + minutes per stop.

Estimates carry a mark, and a factor learned from the rep's own log (docs/rules.md, "On the road").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from routecli.core.distance import Point, distance_km

if TYPE_CHECKING:
    from routecli.core.model import Travel

HERE_KM = 0.005  # nearer than that it is the same place: no travel, no parking


class Leg(NamedTuple):
    """The trip between two places; `estimated` if only the distance was known."""

    minutes: float
    km: float
    estimated: bool = False


class Legs(Protocol):
    """A source of legs from each of `starts` (a row) to each of `ends` (to the starts themselves without them)."""

    def __call__(self, starts: Sequence[Point], ends: Sequence[Point] | None = None) -> list[list[Leg]]:
        """Return a row for each start."""


# Known figures of the same legs: minutes and kilometres, None if there are none; kilometres alone may be None too.
KnownLegs = Sequence[Sequence[tuple[float, float | None] | None]]
LegLookup = Callable[[Sequence[Point], Sequence[Point]], KnownLegs]


def estimate(travel: Travel, factor: float = 1.0) -> Legs:
    """Return an estimator of legs by distance; `factor` stretches the minutes."""

    def legs(starts: Sequence[Point], ends: Sequence[Point] | None = None) -> list[list[Leg]]:
        return [[estimated_leg(a, b, travel, factor) for b in ends or starts] for a in starts]

    return legs


def estimated_leg(a: Point, b: Point, travel: Travel, factor: float = 1.0) -> Leg:
    """Return the estimated leg between two places; a leg of no length takes no time."""
    km = distance_km(a, b)
    if km <= HERE_KM:
        return Leg(0.0, 0.0)
    km *= travel.detour
    return Leg(factor * (60 * km / travel.speed_kmh + travel.minutes_per_stop), km, True)


def with_fallback(lookup: LegLookup, fallback: Legs, minutes_per_stop: float = 0.0) -> Legs:
    """Return legs from `lookup` (plus the minutes per stop), else from `fallback`."""

    def legs(starts: Sequence[Point], ends: Sequence[Point] | None = None) -> list[list[Leg]]:
        guesses = fallback(starts, ends)
        known = lookup(starts, ends or starts)
        return [
            [_known_or(known_leg, guess, minutes_per_stop) for known_leg, guess in zip(*rows, strict=True)]
            for rows in zip(known, guesses, strict=True)
        ]

    return legs


def legs_from_rows(rows: Iterable[tuple[Point, Point, float, float | None]]) -> LegLookup:
    """Return a lookup for the given legs (from, to, minutes, kilometres), each in both directions unless both are given."""
    known: dict[tuple[Point, Point], tuple[float, float | None]] = {}
    for start, end, minutes, km in rows:
        if start and end:
            known.setdefault((tuple(start), tuple(end)), (minutes, km))

    def lookup(starts: Sequence[Point], ends: Sequence[Point]) -> KnownLegs:
        return [
            [known.get((a, b)) or known.get((b, a)) for b in map(tuple, ends)]
            for a in map(tuple, starts)
        ]  # fmt: skip

    return lookup


def _known_or(known: tuple[float, float | None] | None, guess: Leg, minutes_per_stop: float) -> Leg:
    if known is None or not guess.km:
        return guess
    minutes, km = known
    return Leg(minutes + minutes_per_stop, guess.km if km is None else km)
