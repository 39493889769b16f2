"""How far apart two places are, and what is too far for a day's route."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Point = Sequence[float]  # latitude, longitude in degrees
EARTH_KM = 6371.0088
FAR_KM = 150  # from a rep's base; anything beyond is taken for a typo


def to_a_metre(at: Point) -> list[float]:
    """Return a place in degrees, rounded to about a metre."""
    return [round(degrees, 5) for degrees in at]


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance in kilometres (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def base_offset_km(base: Point, places: Iterable[Point]) -> float:
    """Return the distance from a base to the nearest place if even that is too far for a day, else 0."""
    nearest = min((distance_km(base, place) for place in places if place), default=0.0) if base else 0.0
    return nearest if nearest > FAR_KM else 0.0
