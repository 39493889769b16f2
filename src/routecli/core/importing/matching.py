"""Whom a row means: known by code, else by telephone and name, else by name and address; any doubt is refused."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from routecli.core.importing.cells import code_key
from routecli.core.importing.rows import RefusedError
from routecli.core.names import search_key
from routecli.core.phones import WHOLE, digits_of
from routecli.core.similar import ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from routecli.core.importing.customers import RowFacts
    from routecli.core.model import Customer


class Marks(NamedTuple):
    """What a customer is told by, each in one spelling, and empty if it is not known; `line` is that of a row taken in."""

    id: str
    shown: str
    code: str
    name: str
    phone: str
    address: str
    line: int = 0

    def agrees(self, other: Marks) -> bool:
        """Return whether telephone or address are given on both sides and the same."""
        return _same(self.phone, other.phone) or _same(self.address, other.address)

    def is_apart(self, other: Marks) -> bool:
        """Return whether two of one name are clearly two: by their codes, or by telephone and address.

        Two rows of one list were told apart by whoever made it: one of the two is enough.
        """
        if self.code and other.code:
            return True
        differs = [bool(a and b) for a, b in ((self.phone, other.phone), (self.address, other.address))]
        return any(differs) if self.line else all(differs)


def _same(one: str, other: str) -> bool:
    return bool(one) and one == other


def address_key(address: str) -> str:
    """Return an address without what people write differently: width, dashes, 丁目, 番地 and 号, blanks."""
    plain = normalize("NFKC", address).casefold()
    for word in ("丁目", "番地の", "番地", "番", "号室", "号", "‐", "‑", "–", "—", "−", "ー"):
        plain = plain.replace(word, "-")
    return "".join(plain.replace("-", " ").split())


def marks_of(id_: str, facts: RowFacts, line: int = 0) -> Marks:
    """Return what the facts of a row or a customer tell it by."""
    phone = digits_of(str(facts.get("phone") or "").split("(代")[0])
    return Marks(
        id_, str(facts["name"]), code_key(str(facts.get("code") or "")), search_key(str(facts["name"])),
        phone if len(phone) >= WHOLE else "", address_key(str(facts.get("address") or "")), line,
    )  # fmt: skip


class Known:
    """The customers of a book, found by what a row says, with those that the file has brought so far."""

    def __init__(self, customers: Mapping[str, Customer]) -> None:
        """Index the customers of a book."""
        self.by: dict[str, dict[str, list[Marks]]] = {key: defaultdict(list) for key in Marks._fields}
        self.taken: dict[str, int] = {}  # the line of the row that was this customer
        for id_, customer in customers.items():
            self.add(marks_of(id_, customer._asdict()))

    def add(self, marks: Marks) -> None:
        """Make one more customer known."""
        for key in ("code", "name", "phone", "address"):
            if value := getattr(marks, key):
                self.by[key][value].append(marks)

    def find(self, row: Marks) -> str | None:
        """Return the id of the customer that a row means, None for a new one; raises `RefusedError` for any doubt."""
        found = self._by_code(row) or self._by_name(row)
        if found and (line := self.taken.get(found.id)):
            raise RefusedError("import.why.twice", line=line, name=found.shown)
        if not found:
            self._refuse_doubtful(row)
        return found.id if found else None

    def _by_code(self, row: Marks) -> Marks | None:
        found = self.by["code"].get(row.code, []) if row.code else []
        if len(found) > 1:
            raise RefusedError("import.why.two_codes", code=row.code, names=[marks.shown for marks in found])
        if found and found[0].name != row.name and not (found[0].agrees(row) or _are_alike(found[0].name, row.name)):
            if found[0].line:
                raise RefusedError("import.why.twice", line=found[0].line, name=found[0].shown)
            raise RefusedError("import.why.other_name", code=row.code, name=row.shown, other=found[0].shown)
        return found[0] if found else None

    def _by_name(self, row: Marks) -> Marks | None:
        namesakes = self.by["name"].get(row.name, [])
        found = [m for m in namesakes if _same(m.phone, row.phone)] or [
            m
            for m in namesakes
            if m.agrees(row) or m[2:6] == row[2:6]  # with nothing else known of either, the name is all
        ]
        found = [m for m in found if not (m.code and row.code)] if row.code else found
        if len(found) > 1:
            raise RefusedError("import.why.several", name=row.shown, names=[marks.id for marks in found])
        return found[0] if found else None

    def _refuse_doubtful(self, row: Marks) -> None:
        """Raise `RefusedError` if a new customer may be a known one after all."""
        for marks in self.by["name"].get(row.name, ()):
            if not marks.is_apart(row):
                raise RefusedError("import.why.same_name", name=marks.shown, customer=marks.id)
        for marks in _distinct([*self.by["phone"].get(row.phone, ()), *self.by["address"].get(row.address, ())]):
            if not (marks.code and row.code) and _are_alike(marks.name, row.name):
                raise RefusedError("import.why.alike", name=marks.shown, customer=marks.id)


def _distinct(found: Iterable[Marks]) -> list[Marks]:
    return list({marks.id: marks for marks in found}.values())


def _are_alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return one != other and SequenceMatcher(None, one, other).ratio() >= ALIKE


def free_id(wished: Iterable[str], taken: set[str]) -> str:
    """Return the first wished id that is not empty, with a number behind it if it is taken."""
    base = next(filter(None, wished), "customer")
    number, id_ = 1, base
    while id_ in taken:
        number += 1
        id_ = f"{base[:58]}-{number}"
    return id_
