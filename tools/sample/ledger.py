"""What a customer's log leaves open, and how chance closes it: promises, complaints and needs by their addresses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sample.phrases import filled

if TYPE_CHECKING:
    from random import Random

    from sample.facts import Facts

NEXT_STAGE = {"heard": ["proposed"], "proposed": ["won", "won", "lost"]}


class Ledger:
    """The open parts of a customer's entries, each under `<id>#<n>`."""

    def __init__(self, words: dict[str, Any], dice: Random) -> None:
        """Start with nothing open."""
        self.words = words
        self.dice = dice
        self.promises: dict[str, date] = {}
        self.complaints: dict[str, date] = {}
        self.needs: dict[str, str] = {}

    def open(self, line_id: str, line: dict[str, Any]) -> None:
        """Take in the parts of a written line; they are numbered promises first, then voices, then needs."""
        day = date.fromisoformat(line["date"])
        parts = [*line.get("follow_ups", ()), *line.get("voices", ()), *line.get("needs", ())]
        for number, part in enumerate(parts, 1):
            address = f"{line_id}#{number}"
            if "due" in part:
                self.promises[address] = date.fromisoformat(part["due"])
            elif part.get("kind") == "complaint":
                self.complaints[address] = day
            elif "stage" in part:
                self.needs[address] = part["stage"]

    def settle(self, day: date, facts: Facts, *, is_last_month: bool) -> dict[str, Any]:
        """Return what a contact on `day` closes, drops, moves and advances; near the end all promises are kept."""
        changes: dict[str, Any] = {"done": [], "dropped": [], "moved": [], "stages": self._advance(facts)}
        for address, due in list(self.promises.items()):
            self._settle_promise(address, due, day, 1.0 if is_last_month else self.dice.random(), changes)
        for address, heard in list(self.complaints.items()):
            if is_last_month or (day - heard).days >= 10 or self.dice.random() < 0.6:
                changes["done"].append(address)
                del self.complaints[address]
        return changes

    def _settle_promise(self, address: str, due: date, day: date, roll: float, changes: dict[str, Any]) -> None:
        if roll < 0.04:
            changes["dropped"].append({"id": address, "why": self.dice.choice(self.words["dropped"])})
        elif roll < 0.18 and day <= due:
            later = date.fromordinal(due.toordinal() + 7)
            changes["moved"].append({"id": address, "due": later.isoformat()})
            self.promises[address] = later
            return
        elif roll < 0.26:
            return
        else:
            changes["done"].append(address)
        del self.promises[address]

    def _advance(self, facts: Facts) -> list[dict[str, str]]:
        advanced = []
        for address, stage in list(self.needs.items()):
            if stage not in NEXT_STAGE or self.dice.random() > 0.3:
                continue
            reached = self.needs[address] = self.dice.choice(NEXT_STAGE[stage])
            texts = filled(self.words["stages"][reached], facts) if self.dice.random() < 0.8 else []
            advanced.append({"id": address, "stage": reached, **({"text": self.dice.choice(texts)} if texts else {})})
        return advanced
