"""Travel times: great-circle distance × detour ÷ speed + minutes a stop, marked as estimates (docs/planning.md)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routecli.core.model import Travel

Point = Sequence[float]
Leg = tuple[float, float]  # minutes, kilometres
Legs = Callable[[Sequence[Point]], list[list[Leg]]]
EARTH_KM = 6371.0088


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance in kilometres (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def estimate(travel: Travel) -> Legs:
    """Return a function from points to the matrix of estimated legs; a leg of no length takes no time."""

    def legs(points: Sequence[Point]) -> list[list[Leg]]:
        return [[_leg(a, b, travel) for b in points] for a in points]

    return legs


def _leg(a: Point, b: Point, travel: Travel) -> Leg:
    km = distance_km(a, b) * travel.detour
    return (60 * km / travel.speed_kmh + travel.minutes_per_stop, km) if km > 0.005 else (0.0, 0.0)
