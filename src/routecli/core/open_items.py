"""What is open at a customer, numbered as `brief` shows it and `log --done` takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.reasons.appointments import open_appointments
from routecli.core.reasons.promises import open_promises
from routecli.core.reasons.voices import open_complaints
from routecli.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.history import History


class OpenItem(NamedTuple):
    """Something an entry can close: its address, what it is (`promise`, `complaint`, `appointment`), its day and text."""

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


def pick_item(typed: str, items: Sequence[OpenItem], others: Sequence[str] = ()) -> str:
    """Return the address that a number of the list or a unique beginning of an address means.

    `others` are further addresses that a beginning may mean. Raises `NotFoundError` for none and for several.
    """
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(items):
        return items[int(typed) - 1].id
    known = dict.fromkeys([*(item.id for item in items), *others])
    found = [typed] if typed in known else [id_ for id_ in known if typed and id_.startswith(typed.lower())]
    if len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {n}  {item.id}  {item.text}" for n, item in enumerate(items, 1)) or " -"
    raise NotFoundError("item.several" if found else "item.none", typed=typed, items=listed)
