"""Asking a road server for a table of ways: OSRM and Valhalla.

A table holds, for each start and each end, minutes and kilometres, or None if the server knows no road, or gives no
figure that a road could have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from routecli.core.distance import Point, distance_km
from routecli.storage.exchange import ServerError, fetch

Way = tuple[float, float] | None
WayTable = list[list[Way]]
Server = Callable[[str, Sequence[Point], Sequence[Point]], WayTable]

LONGEST_WAY = 10_000.0  # minutes, and kilometres
APART_KM = 0.2  # places nearer than this may lie at the same spot of a road
FASTEST = 5.0  # km a minute
SNAP_METRES = 1000  # a place farther than this from any road lies outside the server's map


def osrm(url: str, starts: Sequence[Point], ends: Sequence[Point]) -> WayTable:
    """Ask `GET /table/v1/driving/…`; durations are seconds, distances metres (project-osrm.org, table service)."""
    places = ";".join(f"{lon:.5f},{lat:.5f}" for lat, lon in (*starts, *ends))
    rows = ";".join(map(str, range(len(starts))))
    columns = ";".join(map(str, range(len(starts), len(starts) + len(ends))))
    asked = f"annotations=duration,distance&generate_hints=false&sources={rows}&destinations={columns}"
    answer = fetch(f"{url}/table/v1/driving/{places}?{asked}")
    durations, distances = answer["durations"], answer["distances"]
    off_map = [[place["distance"] > SNAP_METRES for place in answer[side]] for side in ("sources", "destinations")]
    return [
        [
            None if off_map[0][a] or off_map[1][b] else _way(durations[a][b], 60, distances[a][b], 1000)
            for b in range(len(ends))
        ]
        for a in range(len(starts))
    ]


def valhalla(url: str, starts: Sequence[Point], ends: Sequence[Point]) -> WayTable:
    """Ask `POST /sources_to_targets`; times are seconds, distances kilometres (valhalla.github.io, matrix service)."""
    sides = {"sources": starts, "targets": ends}
    asked: dict[str, Any] = {
        name: [{"lat": round(lat, 5), "lon": round(lon, 5)} for lat, lon in side] for name, side in sides.items()
    }
    rows = fetch(f"{url}/sources_to_targets", asked | {"costing": "auto", "units": "kilometers"})["sources_to_targets"]
    cells = [[rows[a][b] for b in range(len(ends))] for a in range(len(starts))]
    return [[_way(cell["time"], 60, cell["distance"], 1) for cell in row] for row in cells]


SERVERS: dict[str, Server] = {"osrm": osrm, "valhalla": valhalla}


def ask(kind: str, url: str, starts: Sequence[Point], ends: Sequence[Point]) -> WayTable:
    """Return the table of a server of a kind; raises `ServerError` if it is away or answers nonsense."""
    try:
        table = SERVERS[kind](url, starts, ends)
    except (LookupError, TypeError, ValueError, RecursionError):
        raise ServerError("roads.nonsense") from None
    return [
        [way if way and _is_believed(way, a, b) else None for way, b in zip(row, ends, strict=True)]
        for row, a in zip(table, starts, strict=True)
    ]


def _is_believed(way: tuple[float, float], start: Point, end: Point) -> bool:
    """Return whether a way takes time and leads somewhere, where its ends lie apart."""
    minutes, km = way
    straight = distance_km(start, end)
    return straight <= APART_KM or (km > 0 and minutes * FASTEST >= straight)


def _way(duration: Any, per_minute: float, distance: Any, per_km: float) -> Way:
    """Return a way in minutes and kilometres, None if one of them is no figure that a road could have."""
    if not _is_figure(duration, per_minute) or not _is_figure(distance, per_km):
        return None
    return round(duration / per_minute, 2), round(distance / per_km, 3)


def _is_figure(value: Any, unit: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST_WAY * unit
