"""The visits of the last year and a month, one by one: what counting over a period needs, in a line of text a log."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import is_routine
from routecli.core.entry import CONTACTS
from routecli.core.hours import parse_clock
from routecli.core.ordinals import day_of, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, History

LAST = 16  # visits by which habits and the pace on the road are judged
LOOK_BACK = 400  # days; a period of a year is whole, and one begun before it by a month
KEPT_DAYS = LOOK_BACK + 7  # before the last visit of a log: plans are looked at by whole weeks
AWAY = frozenset({"phone", "online"})
ELSEWHERE = AWAY | {"cancelled"}  # outcomes that did not take place at the customer's
_LETTERS = {"met": "m", "phone": "p", "online": "o", "absent": "a", "refused": "r", "cancelled": "c"}
WENT = frozenset(_LETTERS) - ELSEWHERE
_OUTCOMES = {letter: outcome for outcome, letter in _LETTERS.items()}
_SOLD, _FRUITFUL, _OWN_REASON = "$", "+", "x"


class LoggedVisit(NamedTuple):
    """One visit as logged.

    `sold`: with an order or a won need; `fruitful`: something came of it; `routine`: without a reason of its own.
    """

    day: date
    time: str
    by: str
    outcome: str
    minutes: int | None
    sold: bool
    fruitful: bool
    routine: bool

    @property
    def minute(self) -> int | None:
        """Return the minute of the day, None if no time was noted."""
        return parse_clock(self.time) if self.time else None

    @property
    def is_on_site(self) -> bool:
        """Whether the rep went to the customer, rather than phoning."""
        return self.outcome not in AWAY

    @property
    def is_contact(self) -> bool:
        """Whether someone was reached, in person or not."""
        return self.outcome in CONTACTS

    @property
    def went(self) -> bool:
        """Whether the rep went there, reached anyone or not."""
        return self.outcome in WENT


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the first and the last visit's day as ordinals, who went, and the visits as text, the newest first.

    A visit is `days before the last, outcome and marks, time, minutes, who went` where the last three may be missing.
    """
    visits = [entry for entry in entries if entry.type == "visit" and entry.outcome]
    if not visits:
        return None
    last = visits[-1].date.toordinal()
    reps: dict[str, int] = {}  # with their places
    rows = []
    for entry in reversed(visits):
        back = last - entry.date.toordinal()
        if back > KEPT_DAYS:
            break
        who = str(reps.setdefault(entry.by, len(reps)) or "")
        row = f"{back},{_LETTERS[entry.outcome]}{_marks(entry)},{entry.time},{entry.minutes or ''},{who}"
        rows.append(row.rstrip(","))
    return [visits[0].date.toordinal(), last, list(reps), ";".join(rows)]


def _marks(entry: Entry) -> str:
    won = any(step.stage == "won" for step in entry.stages) or any(need.stage == "won" for need in entry.needs)
    sold = won or any(order.qty > 0 for order in entry.orders)
    return _SOLD * sold + _FRUITFUL * _is_fruitful(entry) + _OWN_REASON * (not is_routine(entry))


def _is_fruitful(entry: Entry) -> bool:
    """Return whether anything came of a visit: bought, counted, heard, promised, kept, repaired or read off."""
    heard = entry.orders or entry.stock or entry.needs or entry.stages or entry.voices or entry.satisfaction
    work = entry.follow_ups or entry.done or entry.service or entry.meters or entry.failures or entry.usage
    return bool(heard or work)


def visits_of(history: History, first: date, last: date) -> list[LoggedVisit]:
    """Return the visits of a log from `first` to `last`, both included, the oldest first."""
    since, until = first.toordinal(), last.toordinal()
    found = []
    for ordinal, marks, rest in _rows(history.facts.get("visits")):
        if ordinal < since:
            break
        if ordinal <= until:
            found.append(_visited(ordinal, marks, rest))
    found.reverse()
    return found


def last_visits(history: History, since: date = date.min) -> Iterator[LoggedVisit]:
    """Yield the last visits of a log, at most `LAST`, from `since` on, the latest first."""
    for ordinal, marks, rest in islice(_rows(history.facts.get("visits")), LAST):
        if ordinal < since.toordinal():
            return
        yield _visited(ordinal, marks, rest)


def known_from(history: History) -> date:
    """Return the day from which `last_visits` has all visits of a log: the one after the first if there are more."""
    ordinals = [ordinal for ordinal, *_ in islice(_rows(history.facts.get("visits")), LAST)]
    return shifted(day_of(ordinals[-1]), 1) if len(ordinals) == LAST else date.min


def first_visit(history: History) -> date | None:
    """Return the day of the first visit ever logged, None without one."""
    facts = history.facts.get("visits")
    return day_of(facts[0]) if facts else None


def fruitless(history: History) -> int:
    """Return how many contacts in a row, up to the last, nothing came of."""
    count = 0
    for _, marks, _ in _rows(history.facts.get("visits")):
        if _OUTCOMES[marks[0]] in CONTACTS:
            if _FRUITFUL in marks:
                break
            count += 1
    return count


def _rows(facts: Facts) -> Iterator[tuple[int, str, tuple[str, str, str]]]:
    """Yield ordinal, outcome with marks, and (time, minutes, who went), the newest first."""
    if not facts:
        return
    _, last, reps, text = facts
    for row in text.split(";"):
        back, marks, *rest = row.split(",")
        time, minutes, who = (*rest, "", "", "")[:3]
        yield last - int(back), marks, (time, minutes, reps[int(who or 0)])


def _visited(ordinal: int, marks: str, rest: tuple[str, str, str]) -> LoggedVisit:
    time, minutes, who = rest
    return LoggedVisit(
        day_of(ordinal), time, who, _OUTCOMES[marks[0]], int(minutes) if minutes else None,
        _SOLD in marks, _FRUITFUL in marks, _OWN_REASON not in marks,
    )  # fmt: skip
