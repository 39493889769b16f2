"""The open items of a customer, numbered as `brief` shows it and `log --done` takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.history import parts
from routecli.core.letters import word_key
from routecli.core.reasons.appointments import open_appointments
from routecli.core.reasons.needs import needs_of
from routecli.core.reasons.promises import open_promises
from routecli.core.reasons.voices import open_complaints
from routecli.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from routecli.core.entry import Entry
    from routecli.core.history import EntryPart, History


class OpenItem(NamedTuple):
    """Something an entry can close or move: its address, what it is, its day and text.

    It is a `promise` with its due day, a `complaint`, `praise` or `need` with the day it was heard, or an `appointment`.
    """

    id: str
    kind: str
    day: date
    text: str


def open_items(history: History) -> list[OpenItem]:
    """Return the open promises, complaints and appointments, in this order, each the oldest first."""
    facts = history.facts
    promises = [OpenItem(p.id, "promise", p.due, p.text) for p in open_promises(facts.get("promises"))]
    complaints = [OpenItem(c.id, "complaint", c.heard, c.text) for c in open_complaints(facts.get("voices"))]
    appointments = [OpenItem(a.id, "appointment", a.on, a.text) for a in open_appointments(facts.get("appointments"))]
    return promises + complaints + appointments


def needs_known(history: History) -> list[OpenItem]:
    """Return the needs, also the answered ones: an entry may move any of them to another stage."""
    return [OpenItem(need.id, "need", need.heard, need.text) for need in needs_of(history.facts.get("needs"))]


def logged_items(entries: Iterable[Entry]) -> dict[str, OpenItem]:
    """Return by address what the entries of a log promised, heard and agreed, open or not."""
    found = []
    for entry in entries:
        if entry.type == "appointment" and entry.on:
            found.append(OpenItem(entry.id, "appointment", entry.on, entry.note))
        found += [_logged(item) for item in parts(entry)]
    return {item.id: item for item in found}


def _logged(item: EntryPart) -> OpenItem:
    from routecli.core.parts import FollowUp, Voice

    part = item.part
    if isinstance(part, FollowUp):
        return OpenItem(item.id, "promise", part.due, part.text)
    return OpenItem(item.id, part.kind if isinstance(part, Voice) else "need", item.entry.date, part.text)


def pick_item(typed: str, items: Sequence[OpenItem], needs: Sequence[OpenItem] = ()) -> OpenItem:
    """Return the item that a number of the list `items` or a unique prefix of an address means; `needs` have no number.

    Raises `NotFoundError` for none and for several.
    """
    key = word_key(typed)
    place = int(key) if key.isascii() and key.isdigit() and len(key) < 6 else 0
    if 1 <= place <= len(items):
        return items[place - 1]
    known = {item.id: item for item in (*items, *needs)}
    # Two digits begin every address of a decade; whoever types them means a number of the list.
    begun = [id_ for id_ in known if id_.startswith(key)] if len(key) > 2 else []
    found = [key] if key in known else begun
    if len(found) == 1:
        return known[found[0]]
    raise NotFoundError("item.several" if found else "item.none", typed=typed, items=_listed(items, needs))


def _listed(items: Sequence[OpenItem], needs: Sequence[OpenItem]) -> str:
    rows = [f"\n {n:2}  {item.id}  {item.text}" for n, item in enumerate(items, 1)]
    rows += [f"\n  -  {item.id}  {item.text}" for item in needs]
    return "".join(rows) or " -"
