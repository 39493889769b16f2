"""The printed lines of a ranked list, with whose each is and its place: while a customer does not change, its lines stand.

Derived and disposable like the index. A list of some customers is cut out of the list of all.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from routecli.storage.cachefile import DamagedError, Pieces, name_of, write_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

ABOUT, ASKED, RANKS, TEXT = range(4)
Placed = tuple[Any, str]  # the place in the whole as JSON has it, and the line


class Ranking:
    """The remembered lines of one kind about a book, which are good while `about` holds."""

    def __init__(self, kind: str, root: Path, about: str, *, keep: bool = True) -> None:
        """Take what is remembered; nothing is taken or kept where `keep` is off."""
        self.name, self.about, self.keep = name_of(kind, str(root.resolve())), about.encode(), keep
        self.asked, self.ranks, self.text = b"", b"", b""
        pieces = Pieces(self.name) if keep else None
        try:
            if pieces and pieces.get(ABOUT) == self.about:
                self.asked, self.ranks, self.text = (pieces.get(n) for n in (ASKED, RANKS, TEXT))
        except DamagedError:
            self.asked = b""
        if pieces:
            pieces.close()

    def lines(self, asked: Mapping[str, int], judge: Callable[[str], Iterable[Placed]]) -> str:
        """Return the lines of customers, given with their states (0 for doubted), in their order.

        Those of a customer in another state than remembered are made by `judge`.
        """
        wanted = _joined(f"{id_}\t{state}" for id_, state in asked.items())
        if wanted == self.asked and 0 not in asked.values():
            return self.text.decode()
        known = dict(row.split("\t") for row in _split(self.asked))
        changed = {id_ for id_, state in asked.items() if not state or known.get(id_) != str(state)}
        ranks, lines = _split(self.ranks), _split(self.text)
        if changed:
            _replace(ranks, lines, changed, {id_: judge(id_) for id_ in changed})
            self._save(known | {id_: str(state) for id_, state in asked.items()}, ranks, lines)
        if len(known.keys() | asked.keys()) > len(asked):
            lines = [line for rank, line in zip(ranks, lines, strict=True) if _owner(rank) in asked]
        return _joined(lines).decode()

    def _save(self, known: Mapping[str, str], ranks: Iterable[str], lines: Iterable[str]) -> None:
        if self.keep:
            asked = (f"{id_}\t{state}" for id_, state in sorted(known.items()))
            write_pieces(self.name, self.about, _joined(asked), _joined(ranks), _joined(lines))


def _replace(ranks: list[str], lines: list[str], ids: set[str], found: Mapping[str, Iterable[Placed]]) -> None:
    """Put the lines found in the places of those that stood there of these customers."""
    for n in [n for n, rank in enumerate(ranks) if _owner(rank) in ids][::-1]:
        del ranks[n], lines[n]
    new = sorted((json.loads(json.dumps(place)), id_, line) for id_, placed in found.items() for place, line in placed)
    among_none = not ranks
    for place, id_, line in new:
        n = len(ranks) if among_none else bisect_left(ranks, place, key=_place)
        ranks.insert(n, f"{id_}\t{json.dumps(place)}")
        lines.insert(n, line.removesuffix("\n"))


def _owner(rank: str) -> str:
    return rank[: rank.index("\t")]


def _place(rank: str) -> Any:
    return json.loads(rank[rank.index("\t") + 1 :])


def _joined(rows: Iterable[str]) -> bytes:
    return "".join([f"{row}\n" for row in rows]).encode()


def _split(data: bytes) -> list[str]:
    return data.decode().split("\n")[:-1]
