"""The closed loop: each morning a policy's list, the day on the road, its log, and on to the next day."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.season.book import BookFolder
from benchmarks.season.ledger import Ledger
from benchmarks.season.policies import POLICIES
from benchmarks.season.rep import RepDay

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from benchmarks.season.rep import Driven
    from benchmarks.season.world import World


DAYS, WARM_UP = 65, 10  # working days of a season, and those at its beginning that are not judged


@dataclass
class SeasonDay:
    """What the judge keeps of a day: the road, the program's words, and the territory in the evening."""

    day: date
    driven: Driven
    left: dict[str, str]
    reasons: dict[str, list[str]]
    urgency: dict[str, float]  # of each customer
    late: list[str]  # who is late, and was open on the day


@dataclass
class Season:
    """A season that is over."""

    ledger: Ledger
    days: list[SeasonDay]
    warm_up: int
    paces: list[tuple[float, float]]
    seconds: float  # of CPU

    @property
    def judged(self) -> list[SeasonDay]:
        """The days after the warm-up."""
        return self.days[self.warm_up :]

    @property
    def first(self) -> date:
        """The first judged day."""
        return self.judged[0].day

    @property
    def last(self) -> date:
        """The last day."""
        return self.days[-1].day


def run_season(folder: Path, world: World, policy_name: str, warm_up: int = WARM_UP) -> Season:
    """Let a rep follow a policy through a season, in a book written to `folder`."""
    began = time.process_time()
    ledger = Ledger(world, BookFolder(folder, world))
    policy = POLICIES[policy_name](ledger)
    policy.before(world.days[0])
    days = []
    for day, tomorrow in zip(world.days, world.days[1:], strict=False):
        ledger.call_in(day)
        driven = RepDay(ledger, policy, day).drive()
        urgency = {customer.id: ledger.urgency(customer, day) for customer in world.customers}
        late = [customer.id for customer in ledger.late_on(day)]
        days.append(SeasonDay(day, driven, policy.left, policy.reasons, urgency, late))
        policy.evening(day, tomorrow)
    return Season(ledger, days, warm_up, policy.paces, time.process_time() - began)
