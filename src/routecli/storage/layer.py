"""One file of an index: the rows of some files of a book, in pieces that are read when they are asked for."""

from __future__ import annotations

import json
import zlib
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any

from routecli.storage.cachefile import DamagedError, Pieces, joined, numbered, numbers, split, to_json, write_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = tuple[bytes, bytes, int, int]  # what is short, what is long and seldom asked for, the CRC32 of both
HEAD, NAMES, STATES, ENDS, CARDS, SHORT, LONG = range(7)


class Layer:
    """The rows in a file of the cache folder, none unless its head agrees with `about`.

    Raises `DamagedError` when asked for a piece that is not what was written.
    """

    def __init__(self, name: str, about: Mapping[str, str], *, use: bool = True) -> None:
        """Read what tells the rows apart: the names of the book's files and their states."""
        self.name, self.pieces = name, Pieces(name) if use else None
        self.head: dict[str, Any] = {}
        self.place: dict[str, int] = {}
        self.states: dict[str, int] = {}
        try:
            self._open(about)
        except DamagedError:
            self.forget()

    def _open(self, about: Mapping[str, str]) -> None:
        head = from_json(self.pieces.get(HEAD)) if self.pieces else {}
        if self.pieces and all(head.get(name) == value for name, value in about.items()):
            names, states = split(self.pieces.get(NAMES)), numbers(self.pieces.get(STATES))
            self.head, self.place = head, dict(zip(names, range(len(names)), strict=True))
            self.states = dict(zip(names, states, strict=True))

    @property
    def stamp(self) -> str:
        """What tells this writing of the file from another."""
        return self.pieces.stamp if self.pieces else ""

    def forget(self) -> None:
        """Remove the file, so that the next run begins anew."""
        if self.pieces:
            self.pieces.forget()

    def close(self) -> None:
        """Close the file, so that another can take its place."""
        if self.pieces:
            self.pieces.close()

    def piece(self, n: int) -> bytes:
        """Return a piece, nothing where there are no rows."""
        return self.pieces.get(n) if self.pieces and self.head else b""

    @cached_property
    def cards(self) -> dict[str, dict[str, Any]]:
        """What is asked of many and needs no row."""
        found: dict[str, dict[str, Any]] = from_json(self.piece(CARDS) or b"{}")
        return found

    @cached_property
    def ends(self) -> Sequence[memoryview[int]]:
        """Where each file's row ends in the short rows, and in the long ones; the CRC32 of each, short and long."""
        found, size = numbers(self.piece(ENDS)), len(self.place)
        return [found[n * size : (n + 1) * size] for n in range(4)]

    def row(self, piece: int, name: str) -> bytes:
        """Return a file's row in a piece."""
        n = self.place[name]
        ends, crcs = self.ends[piece - SHORT], self.ends[piece - SHORT + 2]
        found = self.pieces.part(piece, ends[n - 1] if n else 0, ends[n]) if self.pieces else b""
        if zlib.crc32(found) != crcs[n]:
            raise DamagedError
        return found

    def rows(self) -> dict[str, Row]:
        """Return the rows of all files, not checked: their sums go with them."""
        if not self.pieces or not self.place:
            return {}
        shorts, longs = (
            [whole[start:end] for start, end in pairwise([0, *ends])]
            for ends, whole in ((ends, self.pieces.part(n, 0, ends[-1])) for n, ends in enumerate(self.ends[:2], SHORT))
        )
        return dict(zip(self.place, zip(shorts, longs, *self.ends[2:], strict=True), strict=True))


def sealed(short: bytes, long: bytes) -> Row:
    """Return a row with its sums."""
    return short, long, zlib.crc32(short), zlib.crc32(long)


def write_layer(
    name: str, head: Mapping[str, Any], states: Mapping[str, int], rows: Mapping[str, Row], cards: Mapping[str, Any]
) -> None:
    """Write a layer of the files in `rows`."""
    shorts, longs, *crcs = zip(*rows.values(), strict=True)
    ends = numbered(chain(accumulate(map(len, shorts)), accumulate(map(len, longs)), *crcs))
    known = (joined(rows), numbered(states[name] for name in rows), ends, to_json(cards))
    write_pieces(name, to_json(head), *known, b"".join(shorts), b"".join(longs), loose=2)


def from_json(text: bytes) -> Any:
    """Return the value of what `to_json` made."""
    return json.loads(text.decode("utf-8", "surrogatepass"))
