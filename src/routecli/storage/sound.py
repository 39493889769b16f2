"""The logs in which an earlier check found nothing, which it need not read again.

That holds while a log, its customer's file and every other file that a log may name are as they were; as elsewhere in the
index, a file is as it was while its state is, and one that had not rested when it was read proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core import layout
from routecli.storage.files.walk import UNTRUSTED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from routecli.storage.files.walk import States
    from routecli.storage.memory import Memory

TIERS = 2  # with the strict checks and without


class SoundLogs:
    """The sound logs by name, each with its state, that of its customer's file, the day of the check, its entries.

    What is sound on a day is so on later ones: only visits dated ahead are wrong for a time.
    """

    def __init__(self, memory: Memory, states: States, today: date, *, strict: bool) -> None:
        """Recall them; none where a file that any log may name has changed since, or has not rested."""
        self.memory, self.states, self.today = memory, states, today.toordinal()
        own = (layout.CUSTOMERS, layout.VISITS, layout.PLANS)
        around = {name: state for name, state in states.items() if name.partition("/")[0] not in own}
        self.question = "" if UNTRUSTED in around.values() else f"sound {strict} {around}"
        recalled = memory.answer(self.question) if self.question else None
        self.rows: dict[str, list[int]] = {
            name: row
            for name, row in (recalled or {}).items()
            if row[:2] == self._states(name) and row[2] <= self.today
        }

    @property
    def entry_count(self) -> int:
        """The entries of all of them."""
        return sum(entries for *_, entries in self.rows.values())

    def remember(self, read: Mapping[str, int], faulty: Collection[str]) -> None:
        """Add the logs read just now, given with their entries, but for those that are faulty."""
        checked = {name: (self._states(name), n) for name, n in read.items() if name not in faulty}
        fresh = {name: [*states, self.today, n] for name, (states, n) in checked.items() if states}
        if fresh and self.question:
            self.memory.remember("sound", self.question, self.rows | fresh, TIERS)

    def _states(self, name: str) -> list[int]:
        """Return the states of a log and its customer's file; nothing if one is missing or has not rested."""
        pair = [self.states.get(file, UNTRUSTED) for file in (name, layout.customer_file(layout.id_of(name)))]
        return [] if UNTRUSTED in pair else pair
