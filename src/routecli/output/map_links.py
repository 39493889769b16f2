"""Directions links for a phone's map: no key, no account; a phone takes three stops on the way, so a day is split."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WAYPOINTS = 3  # on mobile browsers; developers.google.com/maps/documentation/urls


class MapLink(NamedTuple):
    """A link, and the numbers of the first and last stop that it leads to."""

    first: int
    last: int
    url: str


def map_links(points: Sequence[Sequence[float]]) -> list[MapLink]:
    """Return links through the stops in order, of which some may have no place; each begins where the one before ends."""
    placed = [(number, point) for number, point in enumerate(points, 1) if point]
    links = []
    size = WAYPOINTS + 1
    for first in range(0, len(placed), size):
        part = placed[first : first + size]
        *between, end = (_text(point) for _, point in part)
        origin = f"&origin={_text(placed[first - 1][1])}" if first else ""
        waypoints = f"&waypoints={'%7C'.join(between)}" if between else ""
        url = f"https://www.google.com/maps/dir/?api=1&travelmode=driving{origin}&destination={end}{waypoints}"
        links.append(MapLink(part[0][0], part[-1][0], url))
    return links


def _text(point: Sequence[float]) -> str:
    return f"{point[0]:.6g}%2C{point[1]:.7g}"
