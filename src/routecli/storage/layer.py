"""One file of an index: the rows of some files of a book, in pieces that are read when they are asked for."""

from __future__ import annotations

import json
from array import array
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from routecli.storage.cachefile import DamagedError, Pieces, joined, numbers, split, to_json, write_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = tuple[bytes, bytes]  # what is short, and what is long and seldom asked for
HEAD, NAMES, STATES, ENDS, CARDS, SHORT, LONG = range(7)


class Layer:
    """The rows in a file of the cache folder, none unless its head agrees with `about`.

    Raises `DamagedError` when asked for a piece that is not what was written.
    """

    def __init__(self, name: str, about: Mapping[str, str], *, use: bool = True) -> None:
        """Read what tells the rows apart: the names of the book's files and their states."""
        self.pieces = Pieces(name) if use else None
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
    def ends(self) -> tuple[array[int], array[int]]:
        """Where each file's row ends in the short rows, and in the long ones."""
        ends = numbers(self.piece(ENDS))
        return ends[: len(self.place)], ends[len(self.place) :]

    def row(self, piece: int, name: str) -> bytes:
        """Return a file's row in a piece."""
        ends, n = self.ends[piece - SHORT], self.place[name]
        return self.piece(piece)[ends[n - 1] if n else 0 : ends[n]]

    def rows(self) -> dict[str, Row]:
        """Return the rows of all files."""
        pieces = (self.piece(SHORT), self.piece(LONG))
        shorts, longs = (
            [piece[start:end] for start, end in pairwise([0, *ends])]
            for piece, ends in zip(pieces, self.ends, strict=True)
        )
        return dict(zip(self.place, zip(shorts, longs, strict=True), strict=True))


def write_layer(
    name: str, head: Mapping[str, Any], states: Mapping[str, int], rows: Mapping[str, Row], cards: Mapping[str, Any]
) -> None:
    """Write a layer of the files in `rows`."""
    shorts, longs = [row[0] for row in rows.values()], [row[1] for row in rows.values()]
    ends = array("q", [*accumulate(map(len, shorts)), *accumulate(map(len, longs))])
    numbered = array("q", [states[name] for name in rows])
    known = (joined(rows), numbered.tobytes(), ends.tobytes(), to_json(cards))
    write_pieces(name, to_json(head), *known, b"".join(shorts), b"".join(longs))


def from_json(text: bytes) -> Any:
    """Return the value of what `to_json` made."""
    return json.loads(text.decode("utf-8", "surrogatepass"))
