"""Asking a road server over HTTP for a table of ways: OSRM and Valhalla, without redirects and with short patience.

A table holds, for each start and each end, minutes and kilometres, or None where the server knows no road.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from routecli.core.distance import Point

Way = tuple[float, float] | None
WayTable = list[list[Way]]
Server = Callable[[str, Sequence[Point], Sequence[Point]], WayTable]

CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 5.0
LONGEST_ANSWER = 16 * 2**20
SNAP_METRES = 1000  # a place farther than this from any road lies outside the server's map


class ServerError(Exception):
    """Why a server gave no table: the id of its sentence and the parameters."""

    def __init__(self, id_: str, **params: Any) -> None:
        """Keep the sentence's id and its parameters."""
        super().__init__(id_, params)
        self.id = id_
        self.params = params


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
    """Return the table of a server of a kind; raises `ServerError` where it is away or answers nonsense."""
    try:
        return SERVERS[kind](url, starts, ends)
    except (LookupError, TypeError, ValueError, RecursionError):
        raise ServerError("roads.nonsense") from None


def _way(duration: Any, per_minute: float, distance: Any, per_km: float) -> Way:
    """Return a way in minutes and kilometres, None for a pair without a road; raises where it is no figure."""
    if duration is None or distance is None:
        return None
    for figure in (duration, distance):
        if isinstance(figure, bool) or not 0 <= figure < math.inf:
            raise ValueError
    return round(duration / per_minute, 2), round(distance / per_km, 3)


def fetch(url: str, body: Any = None) -> Any:
    """Return the JSON that a URL answers with (POST with a body); no redirect is followed."""
    import json
    from http.client import HTTPException

    sent = None if body is None else json.dumps(body).encode()
    try:
        status, data = _exchange(url, sent)
    except TimeoutError:
        raise ServerError("roads.late") from None
    except (OSError, HTTPException) as error:
        raise ServerError("roads.away", detail=getattr(error, "strerror", None) or str(error)) from None
    if status != 200:
        raise ServerError("roads.status", status=status, detail=_complaint(data))
    return json.loads(data)


def _exchange(url: str, body: bytes | None) -> tuple[int, bytes]:
    from http.client import HTTPConnection, HTTPSConnection
    from time import monotonic
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    make = {"http": HTTPConnection, "https": HTTPSConnection}[parts.scheme]
    connection = make(parts.hostname or "", parts.port, timeout=CONNECT_SECONDS)
    try:
        connection.connect()
        connection.sock.settimeout(ANSWER_SECONDS)
        until = monotonic() + ANSWER_SECONDS
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request("GET" if body is None else "POST", path, body, {"Content-Type": "application/json"})
        data = b""
        with connection.getresponse() as response:
            while chunk := response.read1(2**16):
                data += chunk
                if monotonic() > until or len(data) > LONGEST_ANSWER:
                    raise TimeoutError
            return response.status, data
    finally:
        connection.close()


def _complaint(data: bytes) -> str:
    """Return what a server says of a refusal: `message` with OSRM, `error` with Valhalla; empty where nothing."""
    import json

    try:
        answer = json.loads(data)
        said = answer.get("message") or answer.get("error") or ""
    except (AttributeError, RecursionError, ValueError):
        said = ""
    return str(said)[:100]
