"""The printed lines of a ranked list, with whose each is and its place: while a customer does not change, its lines stand.

Derived and disposable like the index. A list of some customers is cut out of the list of all.
"""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from routecli.storage.cachefile import DamagedError, Pieces, joined, name_of, numbered, numbers, split, write_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

ABOUT, IDS, STATES, OWNERS, PLACES, ENDS, TEXT = range(7)
WORTH_WRITING = 40  # to judge a customer again costs what writing the lines of so many does
Placed = tuple[Any, str]  # the place in the whole as JSON has it, and the line


class Ranking:
    """The remembered lines of one kind about a book, which are good while `about` holds."""

    def __init__(self, kind: str, root: Path, about: str, *, keep: bool = True) -> None:
        """Take what is remembered; nothing is taken or kept where `keep` is off."""
        self.name, self.about, self.keep = name_of(kind, str(root.resolve())), about.encode(), keep
        pieces = Pieces(self.name) if keep else None
        try:
            found = [pieces.get(n) for n in range(TEXT + 1)] if pieces else [b""]
        except DamagedError:
            found = [b""]
        if pieces:
            pieces.close()
        self.kept = found if found[ABOUT] == self.about else [b""] * (TEXT + 1)

    def lines(self, asked: Mapping[str, int], judge: Callable[[str], Iterable[Placed]]) -> str:
        """Return the lines of customers, given with their states (0 for doubted), in their order.

        Those of a customer in another state than remembered are made by `judge`.
        """
        known = dict(zip(split(self.kept[IDS]), numbers(self.kept[STATES]), strict=True))
        if known == asked and 0 not in known.values():
            return self.kept[TEXT].decode("utf-8", "surrogatepass")
        changed = {id_ for id_, state in asked.items() if not state or known.get(id_) != state}
        owners, places, lines = self._rows()
        if changed:
            _replace((owners, places, lines), {id_: judge(id_) for id_ in changed})
            known |= asked
            if self.keep and len(changed) ** 2 * WORTH_WRITING > len(known):
                self._save(known, owners, places, lines)
        if len(known) > len(asked):
            lines = [line for owner, line in zip(owners, lines, strict=True) if owner in asked]
        return b"".join(lines).decode("utf-8", "surrogatepass")

    def _rows(self) -> tuple[list[str], list[str], list[bytes]]:
        """Return whose each line is, its place, and the line."""
        text, ends = self.kept[TEXT], numbers(self.kept[ENDS])
        lines = [text[start:end] for start, end in pairwise([0, *ends])]
        return split(self.kept[OWNERS]), split(self.kept[PLACES]), lines

    def _save(self, known: Mapping[str, int], owners: list[str], places: list[str], lines: list[bytes]) -> None:
        states, ends = numbered(known.values()), numbered(accumulate(map(len, lines)))
        rows = (joined(known), states, joined(owners), joined(places), ends, b"".join(lines))
        write_pieces(self.name, self.about, *rows)


def _replace(rows: tuple[list[str], list[str], list[bytes]], found: Mapping[str, Iterable[Placed]]) -> None:
    """Put the lines found in the places of those that stood there of these customers."""
    from bisect import bisect_left

    owners, places, lines = rows
    for n in [n for n, owner in enumerate(owners) if owner in found][::-1]:
        del owners[n], places[n], lines[n]
    new = sorted((json.loads(json.dumps(place)), id_, line) for id_, placed in found.items() for place, line in placed)
    among_none = not lines
    for place, id_, line in new:
        n = len(lines) if among_none else bisect_left(places, place, key=json.loads)
        owners.insert(n, id_)
        places.insert(n, json.dumps(place))
        lines.insert(n, line.encode("utf-8", "surrogatepass"))
