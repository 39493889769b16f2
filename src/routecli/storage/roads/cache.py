"""Travel times from a road server, each asked for once: the answers stay in the user's cache folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.storage.exchange import ServerError
from routecli.storage.roads.servers import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.distance import Point
    from routecli.core.model import Travel
    from routecli.storage.memory import Memory
    from routecli.storage.roads.servers import Way

BLOCK = 50  # starts and ends in one request: OSRM takes 100 places, Valhalla 2,500 pairs, unless told otherwise
PLACES_KEPT = 2_000  # with cached legs, of all servers


class Roads:
    """The travel times of one server; `fault` is why it gave none, `roadless` counts the pairs it has no road for."""

    def __init__(self, travel: Travel, memory: Memory) -> None:
        """Note the server; nothing is asked yet."""
        self.kind, self.url = ("osrm", travel.osrm) if travel.osrm else ("valhalla", travel.valhalla)
        self.memory = memory
        self.fault: ServerError | None = None
        self.roadless = 0
        self.ways: dict[str, dict[str, Way]] = {}

    def __call__(self, starts: Sequence[Point], ends: Sequence[Point]) -> list[list[Way]]:
        """Return minutes and kilometres from each start to each end, None if the server had none."""
        rows, columns = _by_key(starts), _by_key(ends)
        for start in rows.keys() - self.ways.keys():
            self.ways[start] = self.memory.answer(self._question(start)) or {}
        blocks = [(a, b) for a in _blocks(list(rows)) for b in _blocks(list(columns))]
        for start in dict.fromkeys(start for a, b in blocks for start in self._ask(rows, a, columns, b)):
            ways = {end: way for end, way in self.ways[start].items() if way}  # a road may be built if none is
            self.memory.remember("roads", self._question(start), ways, PLACES_KEPT)
        to = [_key(end) for end in ends]
        found = [
            [(way[0], way[1]) if (way := self.ways[_key(start)].get(end)) else None for end in to] for start in starts
        ]
        if not self.fault:
            self.roadless += sum(way is None for row in found for way in row)
        return found

    def _question(self, start: str) -> str:
        return f"roads {self.kind} {self.url} {start}"

    def _ask(self, rows: dict[str, Point], a: list[str], columns: dict[str, Point], b: list[str]) -> list[str]:
        """Ask for what is missing of a block, and return the starts of which something came."""
        lacking = {start: [end for end in b if end not in self.ways[start]] for start in a}
        starts = [start for start in a if lacking[start]]
        ends = list(dict.fromkeys(end for start in starts for end in lacking[start]))
        if not starts or self.fault:
            return []
        try:
            table = ask(self.kind, self.url, [rows[start] for start in starts], [columns[end] for end in ends])
        except ServerError as error:
            self.fault = error
            return []
        for start, found in zip(starts, table, strict=True):
            self.ways[start].update(zip(ends, found, strict=True))
        return starts


def _key(point: Point) -> str:
    """Return a place as it is cached, to about a metre."""
    return f"{point[0]:.5f},{point[1]:.5f}"


def _by_key(points: Sequence[Point]) -> dict[str, Point]:
    return {_key(point): point for point in points}


def _blocks(keys: list[str]) -> list[list[str]]:
    return [keys[n : n + BLOCK] for n in range(0, len(keys), BLOCK)]
