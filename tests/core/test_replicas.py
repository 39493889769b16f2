"""Three copies of a log, changed and joined in any order: what was written stays, and after joining all read the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from hand import day, entry
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from routecli.core.history import live, summarise
from routecli.core.parts import FollowUp
from routecli.core.reasons import folds

if TYPE_CHECKING:
    from routecli.core.entry import Entry

FOREVER = day("9999-12-31")
COPIES = st.integers(0, 2)
DAYS = st.integers(1, 28).map(lambda n: f"2026-11-{n:02d}")


class Replicas(RuleBasedStateMachine):
    """A log as a list of lines per copy; joining keeps both sides' lines, as git's union merge does."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: list[list[Entry]] = [[], [], []]
        self.written: list[Entry] = []

    def write(self, copy: int, made: str, **fields: Any) -> None:
        line = entry(made, **fields)
        self.copies[copy].append(line)
        self.written.append(line)

    def some(self, copy: int, pick: int) -> Entry | None:
        lines = self.copies[copy]
        return lines[pick % len(lines)] if lines else None

    @rule(copy=COPIES, made=DAYS, outcome=st.sampled_from(["met", "phone", "absent"]))
    def visit(self, copy: int, made: str, outcome: str) -> None:
        self.write(copy, made, outcome=outcome)

    @rule(copy=COPIES, made=DAYS)
    def promise(self, copy: int, made: str) -> None:
        self.write(copy, made, follow_ups=(FollowUp(day("2026-12-01"), "見積"),))

    @rule(copy=COPIES, made=DAYS, pick=st.integers(0, 99))
    def close(self, copy: int, made: str, pick: int) -> None:
        if (target := self.some(copy, pick)) is not None:
            self.write(copy, made, done=(f"{target.id}#1",))

    @rule(copy=COPIES, made=DAYS, pick=st.integers(0, 99), how=st.sampled_from(["voids", "replaces"]))
    def correct(self, copy: int, made: str, pick: int, how: str) -> None:
        if (target := self.some(copy, pick)) is not None:
            self.write(copy, made, **{how: target.id})

    @rule(into=COPIES, other=COPIES, ours_first=st.booleans())
    def join(self, into: int, other: int, ours_first: bool) -> None:
        mine, theirs = self.copies[into], self.copies[other]
        lines = [*mine, *theirs] if ours_first else [*theirs, *mine]
        self.copies[into] = list(dict.fromkeys(lines)) if ours_first else lines

    @invariant()
    def nothing_is_lost_and_all_agree_once_joined(self) -> None:
        together = [line for copy in self.copies for line in copy]
        assert {line.id for line in together} == {line.id for line in self.written}
        unique = list(dict.fromkeys(together))
        forward, backward = summarise(unique, FOREVER, folds()), summarise(unique[::-1], FOREVER, folds())
        assert forward == backward
        assert live(unique, FOREVER) == live(unique[::-1], FOREVER)


TestReplicas = Replicas.TestCase
TestReplicas.settings = settings(
    max_examples=2000 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 40,
    stateful_step_count=30,
    deadline=None,
)
