"""What a check may look at, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.history import live
from routecli.core.layout import customer_file, log_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from routecli.core.book import Book
    from routecli.core.entry import Entry
    from routecli.core.model import Customer
    from routecli.storage.schema.values import Key


class Finding(NamedTuple):
    """A defect before it has a place: the file, the key in it (for a log also the line), parameters of the sentence.

    It is shown where the value of the key begins, or with `at_name` where the key does.
    """

    path: str
    key: Key = ()
    params: Mapping[str, Any] = {}
    line: int = 0
    at_name: bool = False


class PlacedEntry(NamedTuple):
    """An entry in force and where it stands."""

    path: str
    line: int
    entry: Entry


@dataclass(frozen=True)
class CheckInput:
    """A book as its files spell it, seen from a day.

    `logs` holds (line, entry) by customer, `raw` the YAML files as plain text by path (None if unreadable), `lost`
    what is written in the unreadable lines of a log, `broken` the places (path, line) that a reader has complained of.
    """

    book: Book
    today: date
    logs: Mapping[str, Sequence[tuple[int, Entry]]]
    files: Sequence[str] = ()
    raw: Mapping[str, Any] = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[tuple[str, int]] = frozenset()
    has_c_loader: bool = True
    knows_country: bool = True

    @cached_property
    def standing(self) -> Mapping[str, Sequence[PlacedEntry]]:
        """The lines of each log that no correction in force voids or replaces, corrections included."""
        return {id_: _standing(log_file(id_), lines) for id_, lines in self.logs.items()}

    def entries(self) -> Iterator[tuple[str, PlacedEntry]]:
        """Yield customer and entry for every entry in force."""
        for customer_id, lines in self.standing.items():
            yield from ((customer_id, line) for line in lines if not line.entry.voids)

    def customers(self) -> Iterator[tuple[str, Customer]]:
        """Yield path and record of every readable customer."""
        for id_, customer in sorted(self.book.customers.items()):
            yield customer_file(id_), customer

    def spelled(self, path: str, *key: str) -> Any:
        """Return what a YAML file has at a key, whether or not it is valid for its kind; else an empty mapping."""
        found = self.raw.get(path)
        for part in key:
            found = found.get(part) if isinstance(found, dict) else None
        return found or {}

    @cached_property
    def broken_files(self) -> frozenset[str]:
        """The files that a reader has complained of."""
        return frozenset(path for path, _ in self.broken)

    def is_broken(self, path: str) -> bool:
        """Say whether a reader complained of a file, so that what seems missing may stand there."""
        return path in self.broken_files

    def is_whole(self, path: str, key: str, typed: Sequence[Any]) -> bool:
        """Return whether every item of a list could be read, so that positions in it are right."""
        return len(self.spelled(path, key)) == len(typed)


def _standing(path: str, lines: Sequence[tuple[int, Entry]]) -> list[PlacedEntry]:
    # Voiding takes back as replacing does; as a replacement the line itself stays among the living.
    as_replacing = [e._replace(replaces=e.replaces or e.voids, voids="") for _, e in lines]
    ids = {entry.id for entry in live(as_replacing, date.max)}
    return [PlacedEntry(path, line, entry) for line, entry in lines if entry.id in ids]


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for each cause: the first in a file, with the number of lines (`times`) that share it."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        cause = {name: value for name, value in finding.params.items() if name != "known"}
        groups.setdefault((finding.path, repr(cause)), []).append(finding)
    for group in groups.values():
        first = min(group, key=lambda finding: finding.line)
        yield first._replace(params={**first.params, "times": len(group)})
