"""How long visits take and when they were: the log's own times, kept short (docs/rules.md, "On the road")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import median
from routecli.core.hours import parse_clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, History
    from routecli.core.model import Customer, Settings

KEPT = 16  # visits remembered of a customer, and looked at for their usual length
FEWEST = 3  # logged lengths below which nothing is learned
LONGEST = 480  # minutes; what is longer is a slip of the pen
AWAY = frozenset({"phone", "online"})


class Length(NamedTuple):
    """The minutes that a visit is planned for, and whose they are: `own`, `learned` (from so many visits), `default`."""

    minutes: int
    source: str
    visits: int = 0


class Timed(NamedTuple):
    """A logged visit: the day's ordinal, the minute of the day (None if not noted), its minutes (0 if not), who went.

    `there` is false for a phone call, which was at no customer's door.
    """

    day: int
    minute: int | None
    minutes: int
    there: bool
    by: str


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the usual length of the last visits that met somebody, their number, and the last visits as text."""
    visits = [entry for entry in entries if entry.type == "visit"]
    if not visits:
        return None
    lengths = [e.minutes for e in visits if e.outcome == "met" and e.minutes and 0 < e.minutes <= LONGEST][-KEPT:]
    usual = round(median(lengths)) if len(lengths) >= FEWEST else 0
    return [usual, len(lengths), "\n".join(_to_text(entry) for entry in visits[-KEPT:])]


def _to_text(entry: Entry) -> str:
    minute = parse_clock(entry.time) if entry.time else -1
    minutes = -1 if entry.outcome in AWAY else max(0, entry.minutes or 0)
    return f"{entry.date.toordinal()} {minute} {minutes} {' '.join(entry.by.split())}"


def timed_visits(history: History, since: int = 0) -> Iterator[Timed]:
    """Yield the last visits from the day `since` on, the latest first."""
    facts = history.facts.get("durations")
    for row in reversed(facts[2].split("\n") if facts else ()):
        day, minute, minutes, by = row.split(" ", 3)
        if int(day) < since:
            return
        yield Timed(int(day), int(minute) if minute != "-1" else None, max(0, int(minutes)), minutes != "-1", by)


def known_from(history: History) -> int:
    """Return the day's ordinal from which all visits of a log are remembered, 0 where they always are."""
    facts = history.facts.get("durations")
    return int(facts[2].partition(" ")[0]) + 1 if facts and facts[2].count("\n") == KEPT - 1 else 0


def visit_length(customer: Customer, history: History, settings: Settings) -> Length:
    """Return the minutes of a visit: the customer's own, else the usual of the log, else those of the settings.

    What was learned is never longer than the customer is ever open at a stretch: it would never be planned again.
    """
    if customer.minutes:
        return Length(customer.minutes, "own")
    usual, visits, _ = history.facts.get("durations") or (0, 0, "")
    if not usual:
        return Length(settings.visit.minutes, "default")
    longest = max((end - start for spans in customer.hours for start, end in spans), default=usual)
    return Length(min(usual, longest), "learned", visits)
