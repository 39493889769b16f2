"""The interval clock: the only definition of due, overdue and neglected.

`next due = last contact + interval`, `urgency = elapsed ÷ (next due − last contact)`; the due day itself is not late.
A wish (`next`) of the last contact, or of a later visit that reached nobody, replaces the next due day once, and the share
of the interval is taken of that distance.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.letters import same_word
from routecli.core.ordinals import shifted
from routecli.core.seasons import in_season

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, History
    from routecli.core.interval import Interval
    from routecli.core.model import Customer, Settings

CONTACTS_KEPT = 8  # routine contacts remembered; over-visiting needs at most a handful


class Clock(NamedTuple):
    """A customer's position in its interval on a day; None if the clock does not run."""

    state: str
    last_contact: date | None = None
    next_due: date | None = None
    elapsed_days: int | None = None
    interval_days: int | None = None
    urgency: float | None = None
    days_late: int | None = None
    paused_until: date | None = None
    over_visited: int = 0

    @property
    def is_late(self) -> bool:
        """Whether the next due day has passed."""
        return bool(self.days_late) and self.state not in {"paused", "on_request"}


def fold(entries: Sequence[Entry]) -> Facts:
    """Return last contact, the wish in force, the hold in force and the last routine contacts, as ISO text.

    The wish is the `next` of the last contact, or of a later visit that reached nobody: an absence without one forgets no
    day that the customer named.
    """
    visits = [entry for entry in entries if entry.type == "visit"]
    contacts = [entry for entry in visits if entry.is_contact]
    holds = [entry for entry in entries if entry.type == "hold" and entry.until]
    routine = [entry.date.isoformat() for entry in contacts if is_routine(entry)]
    wish = _wish(visits)
    hold = holds[-1] if holds else None
    return [
        contacts[-1].date.isoformat() if contacts else None,
        wish.isoformat() if wish else None,
        [hold.date.isoformat(), hold.until.isoformat()] if hold and hold.until else None,
        " ".join(routine[-CONTACTS_KEPT:]),  # one text: a list of eight takes several times the memory
        _where_last(visits[-1]) if visits else None,
    ]


def _wish(visits: Sequence[Entry]) -> date | None:
    for entry in reversed(visits):
        if entry.next or entry.is_contact:
            return entry.next
    return None


def _where_last(entry: Entry) -> list[str]:
    return [entry.date.isoformat(), entry.time, entry.by, entry.outcome]


class LastVisit(NamedTuple):
    """The last visit of a log, whatever came of it."""

    day: date
    time: str
    by: str
    outcome: str


def last_visit(history: History) -> LastVisit | None:
    """Return the last visit, contact or not."""
    facts = history.facts.get("clock")
    return LastVisit(date.fromisoformat(facts[4][0]), *facts[4][1:]) if facts and facts[4] else None


def failed_visit(history: History) -> LastVisit | None:
    """Return the last visit if it reached nobody and no later day was agreed."""
    last, wish = last_visit(history), _facts(history)[1]
    failed = last is not None and last.outcome in {"absent", "refused"} and not (wish and wish > last.day)
    return last if failed else None


USUAL = 4  # routine contacts from which a habit may be read, two thirds of them on one weekday


def usual_weekday(history: History) -> int | None:
    """Return the weekday (Monday 0) on which a customer is usually met, None without a clear one."""
    days = [date.fromisoformat(day).weekday() for day in _facts(history)[3]]
    for weekday in set(days):
        if len(days) >= USUAL and 3 * days.count(weekday) >= 2 * len(days):
            return weekday
    return None


def is_routine(entry: Entry) -> bool:
    """Return whether a contact had no reason of its own: nothing promised was done, nothing serviced, no special purpose."""
    return entry.purpose in {"", "regular"} and not entry.done and not entry.service


def _facts(history: History) -> tuple[date | None, date | None, tuple[date, date] | None, list[str]]:
    last, wish, hold, routine, _ = history.facts.get("clock") or (None, None, None, "", None)
    day = date.fromisoformat
    return (
        day(last) if last else None,
        day(wish) if wish else None,
        (day(hold[0]), day(hold[1])) if hold else None,
        routine.split(),
    )


def hold_of(history: History) -> tuple[date, date] | None:
    """Return the first and the last day of the log's last hold, over or not."""
    return _facts(history)[2]


def is_paused(history: History, day: date) -> bool:
    """Return whether a hold covers the day."""
    return _covers(hold_of(history), day)


def _covers(hold: tuple[date, date] | None, day: date) -> bool:
    return hold is not None and hold[0] <= day <= hold[1]


def of_known_rank(customer: Customer, settings: Settings) -> Customer:
    """Return a customer with its rank as the settings spell it, whatever its width and case: `Ａ` or `a` for `A`."""
    rank = customer.rank
    if not rank or rank in settings.ranks:
        return customer
    same = [name for name in settings.ranks if same_word(name, rank)]
    return customer._replace(rank=same[0]) if len(same) == 1 else customer


def interval_of(customer: Customer, settings: Settings, day: date) -> Interval | None:
    """Return the interval of a day: the season's, else the customer's own, else its rank's; None for none, or on request."""
    rank = settings.ranks.get(customer.rank)
    interval = in_season(customer, day).every or (rank.every if rank else None)
    return interval if interval and interval.n else None


def weight_of(customer: Customer, settings: Settings) -> float:
    """Return the weight of the customer's rank, 1 without one."""
    rank = settings.ranks.get(customer.rank)
    return rank.weight if rank else 1.0


def _due(start: date | None, interval: Interval | None, wish: date | None) -> date | None:
    """Return the due day: the one wished for, else an interval after `start`; None without either."""
    return wish or (interval.after(start) if interval and start else None)


def due_day(customer: Customer, history: History, settings: Settings, today: date) -> date | None:
    """Return the last day on which a customer is not late by the season of `today`, None if none will ever be.

    Holds are not looked at.
    """
    last, wish, *_ = _facts(history)
    return _due(last or customer.since, interval_of(customer, settings, today), wish)


def clock_of(customer: Customer, history: History, settings: Settings, today: date) -> Clock:
    """Return the customer's clock on `today` (rules: docs/rules.md, "The clock")."""
    last, wish, hold, routine = _facts(history)
    interval = interval_of(customer, settings, today)
    elapsed = (today - last).days if last else None
    if hold and _covers(hold, today):
        return Clock("paused", last, elapsed_days=elapsed, paused_until=hold[1])
    if interval is None and wish is None:
        return Clock("on_request", last, elapsed_days=elapsed)
    if last is None:
        return _never_visited(customer, interval, wish, today)
    over = _over_visited(routine, interval, settings, today)
    return _running(last, interval, wish, settings, today, over)


def _never_visited(customer: Customer, interval: Interval | None, wish: date | None, today: date) -> Clock:
    start = customer.since
    due = _due(start, interval, wish) or today
    late = max(0, (today - due).days)
    if start is None:
        return Clock("new", next_due=due, days_late=late)
    length = max(1, (due - start).days)
    if start > today:  # the clock has not begun to run
        return Clock("new", None, due, None, length, 0.0, late)
    elapsed = (today - start).days
    return Clock("new", None, due, elapsed, length, elapsed / length, late)


def _running(
    last: date, interval: Interval | None, wish: date | None, settings: Settings, today: date, over: int
) -> Clock:
    due = _due(last, interval, wish) or last
    length = max(1, (due - last).days)
    elapsed = (today - last).days
    urgency = elapsed / length
    if today > due:
        state = "neglected" if urgency > settings.neglected_from else "overdue"
    else:
        state = "due" if urgency >= settings.due_from else "fresh"
    return Clock(state, last, due, elapsed, length, urgency, max(0, (today - due).days), None, over)


def _over_visited(routine: Sequence[str], interval: Interval | None, settings: Settings, today: date) -> int:
    """Return the routine contacts of the last three intervals where they exceed three and the tolerance, else 0."""
    most = 3 * (1 + settings.limits.over_visited)
    if interval is None or len(routine) <= most:
        return 0
    since = shifted(today, -round(3 * interval.days)).isoformat()
    count = sum(1 for day in routine if day > since)
    return count if count > most else 0


def neglect_order(clock: Clock, weight: float, customer_id: str) -> tuple[float, int, str]:
    """Return the sort key of neglect: urgency × rank weight, then days late, then id; the worst first."""
    urgency = 1.0 if clock.urgency is None else clock.urgency
    return (-urgency * weight, -(clock.days_late or 0), customer_id)
