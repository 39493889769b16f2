"""Asking a server over HTTP for JSON, without redirects and with short patience."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from routecli import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPConnection

CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 5.0  # without a word from the server
EXCHANGE_SECONDS = 10.0  # from looking up its address to the last byte
LONGEST_ANSWER = 16 * 2**20


class ServerError(Exception):
    """Why a server gave no answer: the id of its sentence and the parameters."""

    def __init__(self, id_: str, **params: Any) -> None:
        """Keep the sentence's id and its parameters."""
        super().__init__(id_, params)
        self.id = id_
        self.params = params


def fetch(url: str, body: Any = None, query: Mapping[str, str] | None = None) -> Any:
    """Return the JSON that a URL answers with (POST with a body); no redirect is followed."""
    import json
    from http.client import HTTPException
    from urllib.parse import urlencode

    url = f"{url}?{urlencode(query)}" if query else url
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
        headers = {"Content-Type": "application/json", "User-Agent": f"routecli/{__version__}"}
        connection.request("GET" if body is None else "POST", path, body, headers)
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
