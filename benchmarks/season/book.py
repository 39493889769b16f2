"""The book of a season: written once from the world, then only added to, as a rep's `route log` would."""

from __future__ import annotations

import json
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.season.world import BASE, LUNCH, LUNCH_BETWEEN, PER_STOP, WORK, on_a_weekday

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from benchmarks.season.world import Customer, Span, World

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
VISITS_BEFORE = 5  # in each log on the first day
REP = "me"
SETTINGS = """\
format: 1
company: Season
language: en
country: JP
closed: ["12-29..01-03"]
reps:
  {rep}:
    name: Me
    base: {{at: [{base[0]}, {base[1]}], name: office}}
    hours: {{mon-fri: "{work}"}}
    lunch: {{minutes: {lunch}, between: "{between}"}}
ranks:
  A: {{every: 2 weeks, weight: 3}}
  B: {{every: 4 weeks, weight: 2}}
  C: {{every: 2 months, weight: 1}}
visit: {{minutes: 30}}
travel: {{speed_kmh: {speed}, detour: {detour}, minutes_per_stop: {per_stop}}}
"""
CUSTOMER = """\
name: Shop {c.id}
rank: {c.rank}
area: area{c.area}
rep: {rep}
since: 2024-01-01
every: {c.every}
at: [{c.at[0]}, {c.at[1]}]
hours: {{{hours}}}
minutes: {c.minutes}
"""


class BookFolder:
    """A folder with the files of a book; entries are only ever appended to it."""

    def __init__(self, root: Path, world: World) -> None:
        """Write the territory as a rep finds it on the first morning."""
        self.root, self.seed, self.entries = root, world.seed, 0
        for folder in ("customers", "visits"):
            (root / folder).mkdir(parents=True)
        settings = SETTINGS.format(
            rep=REP, base=BASE, work=_spans([WORK]), lunch=LUNCH, between=_spans([LUNCH_BETWEEN]), per_stop=PER_STOP,
            speed=world.shape.speed, detour=world.shape.detour,
        )  # fmt: skip
        (root / "route.yaml").write_text(settings)
        (root / "products.yaml").write_text("- {code: P1, name: Thing, unit: pc, price: 1000}\n")
        for customer in world.customers:
            self._add(customer)

    def append(self, customer: str, day: date, **values: Any) -> str:
        """Append an entry to a customer's log and return its id."""
        self.entries += 1
        id_ = f"{day:%y%m%d}-{_eight(f'{self.seed}-{self.entries}')}"
        line = json.dumps({"id": id_, "date": day.isoformat(), "by": REP, **values})
        with (self.root / f"visits/{customer}.jsonl").open("a") as log:
            log.write(line + "\n")
        return id_

    def _add(self, c: Customer) -> None:
        hours = ", ".join(f'{WEEKDAYS[day]}: "{_spans(spans)}"' for day, spans in c.hours.items() if spans)
        (self.root / f"customers/{c.id}.yaml").write_text(CUSTOMER.format(c=c, rep=REP, hours=hours))
        for back in range(VISITS_BEFORE):
            day = on_a_weekday(c.last - timedelta(days=round(c.rhythm * back)))
            self.append(c.id, day, outcome="met", orders=[{"item": "P1", "qty": 10}])


def clock(minutes: float) -> str:
    """Return a time of day as `HH:MM`."""
    whole = min(int(minutes), 1439)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def minutes_of(text: str) -> int:
    """Return the minutes since midnight of `HH:MM`."""
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)


def _spans(spans: Sequence[Span]) -> str:
    return ", ".join(f"{clock(a)}-{clock(b)}" for a, b in spans)


def _eight(key: str) -> str:
    random = Random(key)
    return "".join(random.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(8))
