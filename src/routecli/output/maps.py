"""Directions links for a phone's map: no key, no account; a phone takes three stops on the way, so a day is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WAYPOINTS = 3  # on mobile browsers; developers.google.com/maps/documentation/urls


def map_urls(points: Sequence[Sequence[float]]) -> list[str]:
    """Return links through the points in order; each but the first begins where the one before ends."""
    urls = []
    size = WAYPOINTS + 1
    for first in range(0, len(points), size):
        legs = points[first : first + size]
        origin = f"&origin={_text(points[first - 1])}" if first else ""
        between = f"&waypoints={'%7C'.join(_text(point) for point in legs[:-1])}" if len(legs) > 1 else ""
        urls.append(
            f"https://www.google.com/maps/dir/?api=1&travelmode=driving{origin}&destination={_text(legs[-1])}{between}"
        )
    return urls


def _text(point: Sequence[float]) -> str:
    return f"{point[0]:.6g}%2C{point[1]:.7g}"
