"""What a season adds up to: gaps, lateness, neglect, promises, appointments, the days, the pace."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from benchmarks.season.ledger import Promise
    from benchmarks.season.loop import Season
    from benchmarks.season.world import Customer

EARLY, LATE, NEGLECTED = 0.7, 1.3, 1.5  # intervals
IDLE = 90  # minutes left of a day that could have been a visit
RETRY_DAYS = 14  # calendar days at the end in which a retry may still be to come
PACE_DAYS = 10  # days at the end from which the learned pace is read


class Gap(NamedTuple):
    """The time between two contacts of a customer; `end` is the last day if the second never came."""

    customer: Customer
    begin: date
    end: date
    is_open: bool

    @property
    def ratio(self) -> float:
        """The gap in intervals."""
        return (self.end - self.begin).days / self.customer.interval


def gaps(season: Season) -> Iterator[Gap]:
    """Yield the gaps that ended after the warm-up, and those still open that are too long already."""
    for customer in season.ledger.world.customers:
        days = season.ledger.contacts[customer.id]
        yield from (Gap(customer, a, b, False) for a, b in pairwise(days) if b >= season.first and b > a)
        waiting = Gap(customer, days[-1], season.last, True)
        if waiting.ratio > LATE:
            yield waiting


def figures(season: Season) -> dict[str, float]:
    """Return every figure of a season by name; shares in per cent, lateness in intervals."""
    found = [gap.ratio for gap in gaps(season)]
    return {
        "gaps": percent(EARLY <= ratio <= LATE for ratio in found),
        "early": percent(ratio < EARLY for ratio in found),
        "late": percent(ratio > LATE for ratio in found),
        **_by_rank(season),
        **_promises(season),
        **_days(season),
        "retry A": _retry(season),
        "pace": learned_pace(season),
        "CPU s": season.seconds,
    }


def _by_rank(season: Season) -> dict[str, float]:
    found = {}
    for rank in "ABC":
        customers = [customer for customer in season.ledger.world.customers if customer.rank == rank]
        late = sorted(max(0.0, day.urgency[c.id] - 1) for day in season.judged for c in customers)
        found[f"neglected {rank}"] = percent(
            any(day.urgency[c.id] > NEGLECTED for day in season.judged) for c in customers
        )
        found[f"lateness {rank}"], found[f"95th {rank}"] = mean(late), late[int(0.95 * len(late))]
    return found


def is_broken(promise: Promise, last: date) -> bool:
    """Return whether a promise was seen to after its day, or not at all."""
    return promise.due < last if promise.done is None else promise.done > promise.due


def _promises(season: Season) -> dict[str, float]:
    ledger = season.ledger
    due = [promise for promise in ledger.promises if season.first <= promise.due <= season.last]
    appointments = [a for a in ledger.appointments if season.first <= a.on <= season.last]
    return {
        "promises late": percent(is_broken(p, season.last) for p in due if p.kind == "promise"),
        "complaints late": percent(is_broken(p, season.last) for p in due if p.kind == "complaint"),
        "appointments missed": percent(not appointment.is_kept for appointment in appointments),
    }


def _days(season: Season) -> dict[str, float]:
    driven = [day.driven for day in season.judged]
    return {
        "visits": mean(len(day.calls) for day in driven),
        "road": mean(day.road for day in driven),
        "wait": mean(sum(call.wait for call in day.calls) for day in driven),
        "free": mean(day.free for day in driven),
        "orders": sum(day >= season.first for day in season.ledger.orders),
        "skipped": mean(len(day.skipped) for day in driven),
        "idle days": sum(day.driven.free >= IDLE and bool(day.late) for day in season.judged),
    }


def _retry(season: Season) -> float:
    """Return the working days until a rank-A customer who was not met was tried again."""
    number = season.ledger.world.number_of
    calls = [call for call in season.ledger.calls if call.customer.rank == "A"]
    waits = []
    for place, call in enumerate(calls):
        if call.outcome == "met" or call.day < season.first or (season.last - call.day).days < RETRY_DAYS:
            continue
        next_ = (later.day for later in calls[place + 1 :] if later.customer is call.customer)
        waits.append(number[next(next_, season.last)] - number[call.day])
    return mean(waits) if waits else 0.0


def learned_pace(season: Season) -> float:
    """Return how much longer than its settings the program takes the roads to be in the last days; 1 if it said nothing."""
    last = season.paces[-PACE_DAYS:]
    return sum(said for said, _ in last) / sum(estimate for _, estimate in last) if last else 1.0


def percent(found: Iterator[bool] | Sequence[bool]) -> float:
    """Return the share that is true, in per cent; 0 of none."""
    rows = list(found)
    return 100 * sum(rows) / len(rows) if rows else 0.0
