"""Road servers: the recorded exchange of real ones, what a server may do wrong, and what is asked only once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from road_server import Answer, osrm_answer, raw_server, road_server

from routecli.core.model import Travel
from routecli.storage import exchange
from routecli.storage.exchange import ServerError
from routecli.storage.memory import Memory, cache_folder
from routecli.storage.roads import cache
from routecli.storage.roads.cache import Roads
from routecli.storage.roads.servers import ask

if TYPE_CHECKING:
    from collections.abc import Callable

BOOK = Path("book")  # its folder is never looked into
DATA = Path(__file__).parents[1] / "data" / "roads"
HELSINKI = [(60.17190, 24.94140), (60.16990, 24.94580), (60.16680, 24.93560)]
TOKYO = (35.70080, 139.78190)


def recorded(name: str) -> tuple[dict[str, Any], Callable[[str, Any], Answer]]:
    exchange = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return exchange, lambda _path, _body: (exchange["status"], json.dumps(exchange["answer"]).encode())


def test_osrm_is_asked_and_understood_as_the_real_one_was() -> None:
    exchange, answer = recorded("osrm")
    with road_server(answer) as server:
        table = ask("osrm", server.url, HELSINKI[:2], [*HELSINKI, TOKYO])
    assert server.asked == [(exchange["path"], None)]
    # 76.6 s and 412.3 m, 800.8 s and 1,967.8 m; Tokyo lies 9,000 km from the nearest road of the map
    assert table[0] == [(0, 0), (1.28, 0.412), (13.35, 1.968), None]
    assert table[1][3] is None


def test_valhalla_is_asked_and_understood_as_the_real_one_was() -> None:
    exchange, answer = recorded("valhalla")
    with road_server(answer) as server:
        table = ask("valhalla", server.url, HELSINKI[:2], HELSINKI)
    assert server.asked == [(exchange["path"], exchange["sent"])]
    first = exchange["answer"]["sources_to_targets"][0][1]
    assert table[0][1] == (pytest.approx(first["time"] / 60, abs=0.01), pytest.approx(first["distance"], abs=0.001))


def test_a_place_off_the_map_is_no_place_beside_the_nearest_road() -> None:
    def far_off(path: str, body: Any) -> Answer:
        answer = json.loads(osrm_answer(path, body)[1])
        answer["sources"][1]["distance"] = 9_000_000
        return 200, json.dumps(answer).encode()

    with road_server(far_off) as server:
        assert ask("osrm", server.url, [(0, 1.001), (0, 1.002)], [(0, 1.003)]) == [[(2, 2)], [None]]


def test_a_pair_without_a_road_is_unknown() -> None:
    with road_server(lambda *_: (200, b'{"sources_to_targets": [[{"time": null, "distance": null}]]}')) as server:
        assert ask("valhalla", server.url, [(0, 0)], [(0, 1)]) == [[None]]


def one_way(duration: bytes, distance: bytes = b"120000") -> bytes:
    sides = b'"sources": [{"distance": 1}], "destinations": [{"distance": 1}]'
    return b'{%s, "durations": [[%s]], "distances": [[%s]]}' % (sides, duration, distance)


NONSENSE = [
    b"", b"<html>", b"[]", b"null", b"{}", b'{"durations": [[1]], "distances": [[1]]}', b"\xff", b"[" * 100_000,
    one_way(b""), one_way(b"9" * 5000), one_way(b"1").replace(b"[[1]]", b"[]"), one_way(b"1").replace(b"[[1]]", b"{}"),
    one_way(b"1").replace(b'[{"distance": 1}]', b'[{"distance": "x"}]'), one_way(b"1").replace(b'[{"distance": 1}]', b"[]"),
]  # fmt: skip
NO_FIGURES = [
    b'"5"', b"-1", b"-0.001", b"NaN", b"Infinity", b"-Infinity", b"true", b"[]", b"{}", b"null", b"9" * 400, b"1e400", b"1e308",
]  # fmt: skip


@pytest.mark.parametrize("data", NONSENSE)
def test_nonsense_is_no_table(data: bytes) -> None:
    with road_server(lambda *_: (200, data)) as server, pytest.raises(ServerError) as caught:
        ask("osrm", server.url, [(0, 0)], [(0, 1)])
    assert caught.value.id == "roads.nonsense"


@pytest.mark.parametrize("figure", NO_FIGURES)
def test_what_is_no_figure_of_a_road_is_no_road(figure: bytes) -> None:
    for data in (one_way(figure), one_way(b"6000", figure)):
        with road_server(lambda *_, data=data: (200, data)) as server:
            assert ask("osrm", server.url, [(0, 0)], [(0, 1)]) == [[None]]
    cell = b'{"sources_to_targets": [[{"time": %s, "distance": 120}]]}' % figure
    with road_server(lambda *_: (200, cell)) as server:
        assert ask("valhalla", server.url, [(0, 0)], [(0, 1)]) == [[None]]


@pytest.mark.parametrize(
    ("duration", "distance", "end", "way"),
    [
        (b"0", b"0", (0, 0.0005), (0, 0)),  # 56 m apart: perhaps one spot of the road
        (b"0", b"0", (0, 0.01), None),  # 1.1 km
        (b"0", b"1100", (0, 0.01), None),
        (b"90", b"0", (0, 0.01), None),
        (b"90", b"1100", (0, 0.01), (1.5, 1.1)),
        (b"600", b"120000", (0, 1), None),  # 111 km in ten minutes
        (b"3600", b"120000", (0, 1), (60, 120)),
    ],
)
def test_a_way_that_takes_no_time_or_leads_nowhere_is_not_believed(
    duration: bytes, distance: bytes, end: tuple[float, float], way: tuple[float, float] | None
) -> None:
    with road_server(lambda *_: (200, one_way(duration, distance))) as server:
        assert ask("osrm", server.url, [(0, 0)], [end]) == [[way]]


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIPS = {
    "head": b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000,
    "lines": HEAD + b"X: y\r\n" * 90,
    "body": HEAD + b"\r\n" + b" " * 10_000,
    "chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\n \r\n" * 10_000,
}


@pytest.mark.parametrize("name", DRIPS)
def test_a_server_that_drips_is_left_at_the_deadline(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "EXCHANGE_SECONDS", 0.2)
    with raw_server(DRIPS[name], pause=0.01) as url, pytest.raises(ServerError) as caught:
        ask("osrm", url, [(0, 0)], [(0, 1)])
    assert caught.value.id == "roads.late"


GARBAGE = [
    b"", b"\r\n", b"hello", b"HTTP/1.1 ??? OK\r\n\r\n", b"HTTP/9.9 200\r\n\r\n", HEAD + b"X: y\r\n" * 200 + b"\r\n",
    b"HTTP/1.1 200 " + b"x" * 100_000, HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", HEAD + b"Content-Length: -5\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 5000, HEAD + b"Content-Length: 99\r\n\r\n{}",
    HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, b"\0" * 1000, b"\xff\xfe" * 500,
]  # fmt: skip


@pytest.mark.parametrize("data", GARBAGE)
def test_what_is_no_http_is_a_server_that_is_not_there(data: bytes) -> None:
    with raw_server(data) as url, pytest.raises(ServerError) as caught:
        ask("osrm", url, [(0, 0)], [(0, 1)])
    assert caught.value.id in {"roads.away", "roads.nonsense", "roads.late"}


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:99999", "http://127.0.0.1:0", "http://" + "a" * 100 + ".invalid", "http://..", "http://[::"],
)
def test_an_address_that_leads_nowhere(url: str) -> None:
    with pytest.raises(ServerError):
        ask("valhalla", url, [(0, 0)], [(0, 1)])


@pytest.mark.parametrize(
    ("status", "data", "detail"),
    [
        (400, b'{"message": "Too many table coordinates", "code": "TooBig"}', "Too many table coordinates"),
        (400, b'{"error_code": 154, "error": "Path distance exceeds"}', "Path distance exceeds"),
        (503, b"busy", ""),
        (500, b"[1]", ""),
    ],
)
def test_a_refusal_is_told_with_the_servers_own_words(status: int, data: bytes, detail: str) -> None:
    with road_server(lambda *_: (status, data)) as server, pytest.raises(ServerError) as caught:
        ask("osrm", server.url, [(0, 0)], [(0, 1)])
    assert (caught.value.id, caught.value.params) == ("roads.status", {"status": status, "detail": detail})


def test_no_redirect_is_followed() -> None:
    with road_server(osrm_answer) as other, road_server(lambda *_: (302, b""), {"Location": other.url}) as server:
        with pytest.raises(ServerError) as caught:
            ask("osrm", server.url, [(0, 0)], [(0, 1)])
        assert caught.value.params["status"] == 302
        assert other.asked == []


def test_a_server_that_is_not_there_and_one_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with road_server(osrm_answer) as server:
        gone = server.url
    with pytest.raises(ServerError) as caught:
        ask("osrm", gone, [(0, 0)], [(0, 1)])
    assert caught.value.id == "roads.away"
    monkeypatch.setattr(exchange, "ANSWER_SECONDS", 0.05)
    import threading

    silent = threading.Event()
    with road_server(lambda *_: ((silent.wait(5) and 200) or 200, b"{}")) as server:
        with pytest.raises(ServerError) as caught:
            ask("osrm", server.url, [(0, 0)], [(0, 1)])
        silent.set()
    assert caught.value.id == "roads.late"


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "LONGEST_ANSWER", 1000)
    with road_server(lambda *_: (200, b" " * 5000)) as server, pytest.raises(ServerError) as caught:
        ask("osrm", server.url, [(0, 0)], [(0, 1)])
    assert caught.value.id == "roads.late"


PLACES = [(35.7, 139 + n / 1000) for n in range(5)]


def by_steps(starts: list[Any], ends: list[Any]) -> list[list[tuple[float, float]]]:
    steps = [[round(1000 * abs(a[1] - b[1])) for b in ends] for a in starts]
    return [[(float(n), float(n)) for n in row] for row in steps]


def test_a_way_is_asked_for_once() -> None:
    with road_server(osrm_answer) as server:
        travel = Travel(osrm=server.url)
        assert Roads(travel, Memory(BOOK))(PLACES[:3], PLACES[:3]) == by_steps(PLACES[:3], PLACES[:3])
        assert len(server.asked) == 1
        assert Roads(travel, Memory(BOOK))(PLACES[:3], PLACES[:3]) == by_steps(PLACES[:3], PLACES[:3])
        assert Roads(travel, Memory(BOOK))(PLACES[1:2], PLACES[:2]) == by_steps(PLACES[1:2], PLACES[:2])
        assert len(server.asked) == 1
        assert Roads(travel, Memory(BOOK))(PLACES[:4], PLACES[:4]) == by_steps(PLACES[:4], PLACES[:4])
        assert len(server.asked) == 2
        assert Roads(travel, Memory(BOOK, use=False))(PLACES[:2], PLACES[:2]) == by_steps(PLACES[:2], PLACES[:2])
        assert len(server.asked) == 3  # nothing remembered, and nothing kept
    away = Roads(travel, Memory(BOOK))
    assert away(PLACES[:4], PLACES[:4]) == by_steps(PLACES[:4], PLACES[:4])  # the server is gone, the answers are not
    assert away.fault is None
    assert away(PLACES[:1], PLACES[3:])[0] == [(3, 3), None]
    assert away.fault is not None


def test_many_places_are_asked_for_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "BLOCK", 2)
    with road_server(osrm_answer) as server:
        assert Roads(Travel(osrm=server.url), Memory(BOOK))(PLACES, PLACES[:3]) == by_steps(PLACES, PLACES[:3])
    assert len(server.asked) == 6  # 3 blocks of starts × 2 of ends
    assert all(path.count(";") <= 6 for path, _ in server.asked)  # four places, and their numbers


def test_after_a_failure_nothing_more_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "BLOCK", 1)
    with road_server(lambda *_: (503, b"")) as server:
        asking = Roads(Travel(osrm=server.url), Memory(BOOK))
        assert asking(PLACES, PLACES) == [[None] * 5] * 5
        asking(PLACES, PLACES)
    assert len(server.asked) == 1


def test_what_has_no_road_is_counted_and_asked_for_again() -> None:
    cells = [{"time": 60, "distance": 1}, {"time": None, "distance": None}]

    def island(_: str, body: Any) -> Answer:
        return 200, json.dumps({"sources_to_targets": [cells[-len(body["targets"]) :]]}).encode()

    with road_server(island) as server:
        for _ in range(2):
            asking = Roads(Travel(valhalla=server.url), Memory(BOOK))
            assert asking(PLACES[:1], PLACES[1:3]) == [[(1, 1), None]]
            assert (asking.roadless, asking.fault) == (1, None)
    assert [len(body["targets"]) for _, body in server.asked] == [2, 1]


def test_a_damaged_memory_is_made_anew() -> None:
    with road_server(osrm_answer) as server:
        travel = Travel(osrm=server.url)
        for _ in range(2):
            assert Roads(travel, Memory(BOOK))(PLACES[:2], PLACES[:2]) == by_steps(PLACES[:2], PLACES[:2])
            kept = cache_folder() / Memory(BOOK).name
            kept.write_bytes(kept.read_bytes().replace(b'": [1', b'": [2'))
        assert Roads(travel, Memory(BOOK))(PLACES[:2], PLACES[:2]) == by_steps(PLACES[:2], PLACES[:2])
    assert len(server.asked) == 3


def test_the_memory_is_bounded_and_forgets_what_was_learned_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PLACES_KEPT", 2)
    with road_server(osrm_answer) as server:
        for place in (*PLACES[:3], *PLACES[1:3], PLACES[0]):
            Roads(Travel(osrm=server.url), Memory(BOOK))([place], PLACES[3:5])
    assert len(server.asked) == 4  # of three places, and of the first once more
