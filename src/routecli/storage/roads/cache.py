"""Ways by road as a server knows them, each asked for once: the answers stay in the user's cache folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.storage.roads.servers import ServerError, ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.distance import Point
    from routecli.core.model import Travel
    from routecli.storage.memory import Memory
    from routecli.storage.roads.servers import Way

BLOCK = 50  # starts and ends in one request: OSRM takes 100 places, Valhalla 2,500 pairs, unless told otherwise
SERVERS_KEPT = 3
LEGS_KEPT = 40_000  # ways remembered of a server, those of two hundred places


class Roads:
    """The ways that one server knows; `fault` is why it gave none, `roadless` counts the pairs it has no road for."""

    def __init__(self, travel: Travel, memory: Memory) -> None:
        """Take what was asked before from memory; nothing is asked yet."""
        self.kind, self.url = ("osrm", travel.osrm) if travel.osrm else ("valhalla", travel.valhalla)
        self.memory = memory
        self.fault: ServerError | None = None
        self.roadless = 0
        self.question = f"roads {self.kind} {self.url!r}"
        self.ways: dict[str, dict[str, Way]] = memory.answer(self.question) or {}

    def __call__(self, starts: Sequence[Point], ends: Sequence[Point]) -> list[list[Way]]:
        """Return minutes and kilometres from each start to each end, None where the server did not tell."""
        rows, columns = _by_key(starts), _by_key(ends)
        asked = False
        for a in _blocks(list(rows)):
            for b in _blocks(list(columns)):
                asked |= self._ask(rows, a, columns, b)
        if asked:
            self._save(rows)
        to = [_key(end) for end in ends]
        ways = [self.ways.get(_key(start), {}) for start in starts]
        found = [[(way[0], way[1]) if (way := row.get(end)) else None for end in to] for row in ways]
        if not self.fault:
            self.roadless += sum(way is None for row in found for way in row)
        return found

    def _ask(self, rows: dict[str, Point], a: list[str], columns: dict[str, Point], b: list[str]) -> bool:
        """Ask for what is missing of a block, and say whether anything came."""
        lacking = {start: [end for end in b if end not in self.ways.get(start, {})] for start in a}
        starts = [start for start in a if lacking[start]]
        ends = list(dict.fromkeys(end for start in starts for end in lacking[start]))
        if not starts or self.fault:
            return False
        try:
            table = ask(self.kind, self.url, [rows[start] for start in starts], [columns[end] for end in ends])
        except ServerError as error:
            self.fault = error
            return False
        for start, found in zip(starts, table, strict=True):
            self.ways.setdefault(start, {}).update(zip(ends, found, strict=True))
        return True

    def _save(self, used: dict[str, Point]) -> None:
        """Write the ways, without those longest unused where there are too many; a road may be built where none is."""
        kept: dict[str, Any] = {}
        room = LEGS_KEPT
        for start in [*reversed(used), *(start for start in reversed(self.ways) if start not in used)]:
            ways = {end: way for end, way in self.ways.get(start, {}).items() if way}
            room -= len(ways)
            if ways and room >= 0:
                kept[start] = ways
        self.memory.remember("roads", self.question, dict(reversed(kept.items())), SERVERS_KEPT)


def _key(point: Point) -> str:
    """Return a place as it is remembered, to about a metre."""
    return f"{point[0]:.5f},{point[1]:.5f}"


def _by_key(points: Sequence[Point]) -> dict[str, Point]:
    return {_key(point): point for point in points}


def _blocks(keys: list[str]) -> list[list[str]]:
    return [keys[n : n + BLOCK] for n in range(0, len(keys), BLOCK)]
