"""The towns and postal codes of Japan that come with the program: `places.zip`, which tools/make_places.py writes.

`cities` has a line per prefecture: its name, then its cities, between tabs. `<prefecture>.towns` lists its towns, a line
each: behind a city's name with `=` the towns, behind a town with a tab its parts. All other members are columns of
numbers: `<prefecture>.lat` and `.lon` belong to its towns and parts, `postal.code`, `.lat` and `.lon` to postal codes.
A column has twice the difference to the number before, or less one for a step back, in 32 bits: first the lowest byte
of all, and so on, which compresses best. Degrees are counted in `STEPS`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from routecli.core.locating import City, Town

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from routecli.core.distance import Point

PLACES = Path(__file__).with_name("places.zip")
STEPS = 5000  # a degree of a town: some 20 m
POSTAL_STEPS = 1000


class Japan:
    """The places of Japan, read when asked for."""

    def __init__(self, path: Path = PLACES) -> None:
        """Open the file; it stays open."""
        self.zip = ZipFile(path)
        self.read: dict[str, dict[str, list[Town]]] = {}

    def cities(self) -> Iterator[City]:
        """Return all cities and the wards of large cities."""
        for line in self._text("cities").splitlines():
            prefecture, *names = line.split("\t")
            yield from (City(prefecture, name) for name in names)

    def towns(self, city: City) -> Sequence[Town]:
        """Return the towns of a city."""
        if city.prefecture not in self.read:
            self.read[city.prefecture] = self._prefecture(city.prefecture)
        return self.read[city.prefecture][city.name]

    def postal(self, code: str) -> Point | None:
        """Return the middle of the area of a postal code."""
        codes, latitudes, longitudes = self._postal
        place = bisect_left(codes, int(code))
        if codes[place : place + 1] != [int(code)]:
            return None
        return latitudes[place] / POSTAL_STEPS, longitudes[place] / POSTAL_STEPS

    def _prefecture(self, name: str) -> dict[str, list[Town]]:
        points = zip(self._column(f"{name}.lat"), self._column(f"{name}.lon"), strict=True)
        cities: dict[str, list[Town]] = {}
        parts: list[Town] = []
        for line in self._text(f"{name}.towns").splitlines():
            if line[0] == "=":
                towns = cities[line[1:]] = []
                continue
            lat, lon = next(points)
            if line[0] == "\t":
                parts.append(Town(line[1:], (lat / STEPS, lon / STEPS)))
            else:
                parts = []
                towns.append(Town(line, (lat / STEPS, lon / STEPS), parts))
        return cities

    @cached_property
    def _postal(self) -> tuple[list[int], list[int], list[int]]:
        code, lat, lon = (self._column(f"postal.{name}") for name in ("code", "lat", "lon"))
        return code, lat, lon

    def _text(self, name: str) -> str:
        return self.zip.read(name).decode("utf-16-le")

    def _column(self, name: str) -> list[int]:
        return unpack_column(self.zip.read(name))


def pack_column(numbers: Iterable[int]) -> bytes:
    """Return numbers as a column."""
    from array import array

    before, steps = 0, array("I")
    for number in numbers:
        step = number - before
        steps.append(2 * step if step >= 0 else -2 * step - 1)
        before = number
    _little(steps)
    data = steps.tobytes()
    return b"".join(data[n::4] for n in range(4))


def unpack_column(column: bytes) -> list[int]:
    """Return the numbers of a column."""
    from array import array

    size = len(column) // 4
    data = bytearray(len(column))
    for n in range(4):
        data[n::4] = column[n * size : (n + 1) * size]
    steps = array("I", bytes(data))
    _little(steps)
    return list(accumulate(step >> 1 if step % 2 == 0 else ~(step >> 1) for step in steps))


def _little(steps: array[int]) -> None:
    """Swap bytes on a machine that has the highest first, since the file has the lowest."""
    import sys

    if sys.byteorder == "big":
        steps.byteswap()
