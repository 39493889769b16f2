"""After-sales (アフターフォロー): satisfaction and its trend, a follow-up after a first delivery or a service, silence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.ordinals import shifted
from routecli.core.reasons.base import EXTRA, INTERVAL, PROMISE, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts

SCORES_KEPT = 4
EVENTS_KEPT = 3
ESTABLISHED_DAYS = 60  # before that every item is a first order, and nobody asks about each
POOR = 2
ANSWER_DAYS = 7  # a poor or falling score is answered within a week
TALKATIVE = frozenset({"wholesale", "service"})
POOR_MINUTES = 20.0
FALLING_MINUTES = 30.0
FOLLOW_UP_MINUTES = 10.0
SILENCE_MINUTES = 5.0


class Score(NamedTuple):
    """A satisfaction, 1 to 5, and its day."""

    day: date
    score: int


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the last scores, first deliveries and services, and how many contacts in a row brought nothing.

    Each row is text that begins with its day: a list of lists takes several times as long to read.
    """
    scores = [f"{e.date} {e.satisfaction}" for e in entries if e.satisfaction][-SCORES_KEPT:]
    firsts = _first_orders(entries)[-EVENTS_KEPT:]
    services = [f"{e.date} {s.equipment}/{s.part}" for e in entries if e.service for s in e.service][-EVENTS_KEPT:]
    silent = _silent(entries)
    return [scores, firsts, services, silent] if scores or firsts or services or silent else None


def _first_orders(entries: Sequence[Entry]) -> list[str]:
    """Return day and item of each first order, once the log is old enough to know a first from the rest."""
    first: dict[str, date] = {}
    for entry in entries:
        for order in entry.orders:
            first.setdefault(order.item, entry.date)
    known = shifted(entries[0].date, ESTABLISHED_DAYS)
    return [f"{day} {item}" for item, day in first.items() if day > known]


def _silent(entries: Sequence[Entry]) -> int:
    """Return how many contacts the log ends with that brought no order, count, need, voice, promise or score."""
    count = 0
    for entry in reversed(entries):
        if entry.orders or entry.stock or entry.needs or entry.voices or entry.follow_ups or entry.satisfaction:
            return count
        count += entry.is_contact
    return count


def scores_of(facts: Facts) -> list[Score]:
    """Return the last scores, the newest last."""
    return [Score(date.fromisoformat(row[:10]), int(row[11:])) for row in facts[0]] if facts else []


def trend(scores: Sequence[Score]) -> float | None:
    """Return the last score minus the mean of the three before it, None with fewer than four."""
    if len(scores) < 4:
        return None
    return scores[-1].score - sum(s.score for s in scores[-4:-1]) / 3


def is_falling(scores: Sequence[Score]) -> bool:
    """Return whether the score fell by 1 or more over the last two steps, neither of which rose."""
    if len(scores) < 3:
        return False
    a, b, c = (s.score for s in scores[-3:])
    return a >= b >= c and a - c >= 1


def reasons(case: ReasonContext) -> list[Reason]:
    """Return what after-sales asks for: an answer to a poor score, a follow-up, another topic."""
    facts = case.facts("aftersales")
    if not facts:
        return []
    scores, firsts, services, silent = facts
    found: list[Reason] = []
    if scores:
        found += _satisfaction(case, facts)
    if firsts or services:
        found += _follow_ups(case, firsts, services)
    if silent >= case.settings.limits.silence and case.customer.kind in TALKATIVE:
        found.append(Reason("silence", EXTRA, SILENCE_MINUTES, "silence", params={"visits": silent}))
    return found


def _satisfaction(case: ReasonContext, facts: Facts) -> Iterable[Reason]:
    """Return a score of 2 or less, or one that falls, until the next contact; due within a week."""
    last_contact = case.clock.last_contact
    if last_contact and last_contact.isoformat() > facts[0][-1][:10]:
        return ()
    scores = scores_of(facts)
    last = scores[-1]
    due = shifted(last.day, ANSWER_DAYS)
    params = {"score": last.score, "on": last.day}
    if last.score <= POOR:
        level = PROMISE if case.is_time_for(due) else EXTRA
        return [Reason("dissatisfied", level, POOR_MINUTES, "contact", due, params=params)]
    if is_falling(scores):
        level = INTERVAL if case.is_time_for(due) else EXTRA
        params = {**params, "before": scores[-3].score}
        return [Reason("satisfaction_falling", level, FALLING_MINUTES, "contact", due, params=params)]
    return ()


def _follow_ups(case: ReasonContext, firsts: Sequence[str], services: Sequence[str]) -> Iterator[Reason]:
    """Yield what was delivered first or serviced `limits.after_sales` days ago, until a contact from that day on."""
    wait = case.settings.limits.after_sales
    ripe = shifted(case.day, -wait).isoformat()
    last = case.clock.last_contact
    asked = shifted(last, -wait).isoformat() if last else ""
    for kind, rows in (("first_delivery", firsts), ("after_service", services)):
        due = [row for row in rows if asked < row[:10] <= ripe]
        if due:
            on = date.fromisoformat(due[0][:10])
            products, named = case.book.products, [row[11:] for row in due]
            what = ", ".join(products[name].name if name in products else name for name in named)
            level = INTERVAL if kind == "first_delivery" else EXTRA
            yield Reason(kind, level, FOLLOW_UP_MINUTES, "contact", shifted(on, wait), params={"text": what, "on": on})
