"""Asking a road server over HTTP for a table of ways: OSRM and Valhalla, without redirects and with short patience.

A table holds, for each start and each end, minutes and kilometres, or None if the server knows no road, or gives no
figure that a road could have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from routecli.core.distance import Point, distance_km

if TYPE_CHECKING:
    from http.client import HTTPConnection

Way = tuple[float, float] | None
WayTable = list[list[Way]]
Server = Callable[[str, Sequence[Point], Sequence[Point]], WayTable]

CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 5.0  # without a word from the server
EXCHANGE_SECONDS = 10.0  # from looking up its address to the last byte
LONGEST_ANSWER = 16 * 2**20
LONGEST_WAY = 10_000.0  # minutes, and kilometres
APART_KM = 0.2  # places nearer than this may lie at the same spot of a road
FASTEST = 5.0  # km a minute
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
    """Return status and content of an answer; raises `TimeoutError` once the whole exchange takes too long.

    It runs in a thread of its own: a server that drips its headers, or a name that is looked up for minutes, keeps no
    deadline of a socket.
    """
    from http.client import HTTPConnection, HTTPSConnection
    from threading import Thread
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    make = {"http": HTTPConnection, "https": HTTPSConnection}[parts.scheme]
    connection = make(parts.hostname or "", parts.port, timeout=CONNECT_SECONDS)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    outcome: list[tuple[int, bytes] | Exception] = []

    def work() -> None:
        try:
            outcome.append(_talk(connection, path, body))
        except Exception as error:
            outcome.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(EXCHANGE_SECONDS)
    if not outcome:
        _hang_up(connection)
        raise TimeoutError
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def _talk(connection: HTTPConnection, path: str, body: bytes | None) -> tuple[int, bytes]:
    try:
        connection.connect()
        connection.sock.settimeout(ANSWER_SECONDS)
        connection.request("GET" if body is None else "POST", path, body, {"Content-Type": "application/json"})
        data = b""
        with connection.getresponse() as response:
            while chunk := response.read1(2**16):
                data += chunk
                if len(data) > LONGEST_ANSWER:
                    raise TimeoutError
            return response.status, data
    finally:
        connection.close()


def _hang_up(connection: HTTPConnection) -> None:
    """End a conversation that another thread waits in."""
    from socket import SHUT_RDWR

    with suppress(OSError, AttributeError):  # not connected yet, or no longer
        connection.sock.shutdown(SHUT_RDWR)


def _complaint(data: bytes) -> str:
    """Return what a server says of a refusal: `message` with OSRM, `error` with Valhalla; empty if nothing."""
    import json

    try:
        answer = json.loads(data)
        said = answer.get("message") or answer.get("error") or ""
    except (AttributeError, RecursionError, ValueError):
        said = ""
    return str(said)[:100]
