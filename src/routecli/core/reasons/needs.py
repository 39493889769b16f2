"""Needs (ニーズ・課題): heard → proposed → won or lost; one that waits too long for the next step is a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.history import Facts, cleared, parts
from routecli.core.ordinals import shifted
from routecli.core.reasons.base import Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.core.entry import Entry

OPEN = ("heard", "proposed")
MINUTES = 20.0


class OpenNeed(NamedTuple):
    """A need with its stage, the day it was heard and the day of its stage; `words` came with the last step."""

    id: str
    stage: str
    heard: date
    since: date
    text: str
    words: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for a next step."""
        return self.stage in OPEN


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the needs that no entry closed, each with its last step."""
    if not any(e.needs for e in entries):
        return None
    gone, steps = cleared(entries), _steps(entries)
    rows = []
    for id_, entry, part in _needs(entries):
        if not gone.has(id_):
            heard = entry.date.isoformat()
            stage, since, words = steps.get(id_, (part.stage, heard, ""))
            rows.append([id_, stage, heard, since, part.text, words])
    return rows


def _needs(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry, OpenNeed]]:
    for entry in entries:
        if entry.needs:
            for item in parts(entry)[-len(entry.needs) :]:
                yield item.id, entry, item.part


def _steps(entries: Sequence[Entry]) -> dict[str, tuple[str, str, str]]:
    """Return the last stage of each need that moved on, with its day and words."""
    return {s.id: (s.stage, e.date.isoformat(), s.text) for e in entries for s in e.stages}


def needs_of(facts: Facts) -> list[OpenNeed]:
    """Return the needs that `fold` found: open ones first, each group the oldest first."""
    day = date.fromisoformat
    rows = [
        OpenNeed(id_, stage, day(heard), day(since), text, words)
        for id_, stage, heard, since, text, words in facts or ()
    ]
    return sorted(rows, key=lambda need: (not need.is_open, need.heard, need.id))


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the open needs whose last step is `limits.need` days old (default 30): nothing proposed, or no answer yet."""
    facts = case.facts("needs")
    if not facts:
        return []
    wait = case.settings.limits.need
    waited = shifted(case.day, -wait).isoformat()
    found = []
    for id_, stage, _, since, text, _ in facts:
        if stage in OPEN and since <= waited:
            start = date.fromisoformat(since)
            due = shifted(start, wait)
            kind = "need" if stage == "heard" else "proposal"
            level = case.level_since(due)
            found.append(Reason(kind, level, MINUTES, kind, due, id_, {"text": text, "since": start}))
    return found
