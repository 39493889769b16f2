"""A Nominatim server: an exchange as its manual shows it, how exact its places are, and what it may do wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from road_server import raw_server, road_server

from routecli.core.locating import LocatedAddress
from routecli.storage import exchange
from routecli.storage.nominatim import Nominatim

EXCHANGE = json.loads((Path(__file__).parents[1] / "data" / "places" / "nominatim.json").read_text(encoding="utf-8"))


def answered(answer: Any, status: int = 200) -> tuple[LocatedAddress, str | None]:
    with road_server(lambda *_: (status, json.dumps(answer).encode())) as server:
        nominatim = Nominatim(server.url, "")
        return nominatim("Elm Street"), nominatim.fault and nominatim.fault.id


def test_it_is_asked_and_understood_as_its_manual_says() -> None:
    with road_server(lambda *_: (EXCHANGE["status"], json.dumps(EXCHANGE["answer"]).encode())) as server:
        place = Nominatim(server.url, EXCHANGE["asked"]["country"])(EXCHANGE["asked"]["q"])
    assert server.asked == [(EXCHANGE["path"], None)]
    assert place.at == (52.5170365, 13.3988599)
    assert (place.level, place.name.split(",")[0]) == ("town", "Kommandantenhaus")


@pytest.mark.parametrize(
    ("kind", "rank", "level"),
    [
        ("building", 30, "town"), ("road", 26, "town"), ("suburb", 20, "town"), ("postcode", 21, "postal"),
        ("village", 19, "city"), ("town", 18, "city"), ("city", 16, "city"), ("state", 8, ""), ("country", 4, ""),
    ],
)  # fmt: skip
def test_a_place_is_as_exact_as_its_rank(kind: str, rank: int, level: str) -> None:
    found = {**EXCHANGE["answer"][0], "addresstype": kind, "place_rank": rank}
    place, fault = answered([found])
    assert (place.level, bool(place.at), fault) == (level, bool(level), None)


def test_no_place_is_no_fault() -> None:
    assert answered([]) == (LocatedAddress(), None)


FOUND = EXCHANGE["answer"][0]


@pytest.mark.parametrize(
    "answer",
    [
        None, {}, "", 5, [5], [None], [{}], [{**FOUND, "lat": "x"}], [{**FOUND, "lat": "91"}], [{**FOUND, "lon": "nan"}],
        [{**FOUND, "lon": None}], [{**FOUND, "place_rank": "high"}], [{**FOUND, "lat": "1e999"}],
    ],
)  # fmt: skip
def test_nonsense_is_no_place(answer: Any) -> None:
    assert answered(answer) == (LocatedAddress(), "roads.nonsense")


def test_a_server_at_fault_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with road_server(lambda *_: (500, b"{}")) as server:
        nominatim = Nominatim(server.url, "")
        assert [nominatim("a"), nominatim("b")] == [LocatedAddress(), LocatedAddress()]
    assert len(server.asked) == 1
    assert nominatim.fault
    assert nominatim.fault.id == "roads.status"
    monkeypatch.setattr(exchange, "EXCHANGE_SECONDS", 0.2)
    with raw_server(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000, pause=0.01) as url:
        slow = Nominatim(url, "")
        assert slow("a") == LocatedAddress()
    assert slow.fault
    assert slow.fault.id == "roads.late"
