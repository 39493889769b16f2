"""A road server on this machine for tests: it answers what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import socket
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Answer = tuple[int, bytes]


class Recorded(ThreadingHTTPServer):
    """A server with the questions it got: `(path, body)`."""

    asked: list[tuple[str, Any]]
    url: str


@contextmanager
def road_server(answer: Callable[[str, Any], Answer], headers: dict[str, str] | None = None) -> Iterator[Recorded]:
    """Serve on a free port of 127.0.0.1; `answer` gets the path and the JSON body, None for a GET."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            server.asked.append((self.path, body))
            status, data = answer(self.path, body)
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET  # noqa: N815 -- the names that http.server calls

        def log_message(self, *_: Any) -> None:
            """Say nothing on stderr."""

    server = Recorded(("127.0.0.1", 0), Handler)
    server.asked, server.url = [], f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def raw_server(data: bytes, pause: float = 0.0) -> Iterator[str]:
    """Answer one caller with these bytes, whatever is asked; with a pause, byte by byte until the caller has left."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        thread = Thread(target=_pour, args=(server, data, pause), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def _pour(server: socket.socket, data: bytes, pause: float) -> None:
    caller, _ = server.accept()
    with caller, suppress(OSError):
        caller.recv(2**16)
        for piece in [bytes([byte]) for byte in data] if pause else [data]:
            caller.sendall(piece)
            sleep(pause)


def osrm_answer(path: str, _: Any = None) -> Answer:
    """Answer as OSRM does: from place a to place b 60 × |longitude in milli-degrees between| seconds, 1 km for each."""
    places, _, query = path.removeprefix("/table/v1/driving/").partition("?")
    points = [tuple(map(float, place.split(","))) for place in places.split(";")]
    asked = dict(pair.split("=") for pair in query.split("&"))
    sides = [[int(n) for n in asked[side].split(";")] for side in ("sources", "destinations")]
    steps = [[round(1000 * abs(points[a][0] - points[b][0])) for b in sides[1]] for a in sides[0]]
    waypoints = [[{"distance": 1.5} for _ in side] for side in sides]
    found = {
        "code": "Ok", "sources": waypoints[0], "destinations": waypoints[1],
        "durations": [[60 * n for n in row] for row in steps], "distances": [[1000 * n for n in row] for row in steps],
    }  # fmt: skip
    return 200, json.dumps(found).encode()
