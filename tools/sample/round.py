"""The days of a rep: who is seen, in which order and when."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from routecli.core.hours import clock_text, parse_clock
from routecli.core.workdays import is_workable, rep_closed_by, working_hours
from sample.visit import visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.model import Rep
    from sample.account import Account

# Most visits on Monday to Friday: two days on the road, the others mostly in the office.
CAPS = {"sato": (0, 9, 9, 0, 9), "suzuki": (8, 2, 2, 8, 3), "takahashi": (2, 2, 9, 2, 9)}
LUNCH = 12 * 60


def work(rep: Rep, accounts: list[Account], day: date) -> None:
    """Let a rep make the visits of a day."""
    if day.weekday() > 4:
        for account in accounts:
            if script := account.script_of(day):
                visit(account, day, script["time"])
        return
    hours = working_hours(rep, accounts[0].book, day)
    if hours is None or rep_closed_by(rep, accounts[0].book, day):
        return
    _drive(rep, _chosen(rep, accounts, day), day, hours[0] + 15, hours[1])


def _chosen(rep: Rep, accounts: list[Account], day: date) -> list[Account]:
    """Return whom to see: what is fixed, then the most urgent up to the cap of the weekday."""
    fixed = [a for a in accounts if _fixed_time(a, day) is not None]
    cap = CAPS[rep.id][day.weekday()]
    slack = timedelta(days=1 if cap > 4 else -2)
    ready = [
        a for a in accounts
        if a not in fixed and not a.appointment and not a.is_quiet(day)
        and a.target <= day + slack and is_workable(a.customer, a.book, day)
    ]  # fmt: skip
    ready.sort(key=lambda a: (a.target - day).days / a.days)
    return fixed + ready[: max(0, cap - len(fixed))]


def _fixed_time(account: Account, day: date) -> str | None:
    """Return the agreed time of a visit on `day`, an empty text where only the day is agreed, or None."""
    if (script := account.script_of(day)) is not None:
        return str(script.get("time", ""))
    if account.appointment and account.appointment["on"] == day.isoformat():
        return str(account.appointment.get("time", ""))
    return None


def _drive(rep: Rep, stops: list[Account], day: date, now: float, end: int) -> None:
    """Visit the stops, always the one that can begin first; what no longer fits is left for another day."""
    place, had_lunch = rep.base.at, False
    while stops:
        if now >= LUNCH and not had_lunch:
            now, had_lunch = now + (rep.lunch.minutes if rep.lunch else 60), True
        start, account = _next(stops, day, now, place)
        if start + _length(account) > end and _fixed_time(account, day) is None:
            return
        if start == math.inf:
            raise ValueError(f"{account.customer.id} is closed on {day}, for which a visit is fixed")
        stops.remove(account)
        visit(account, day, clock_text(start))
        now, place = start + _length(account), account.customer.at or place


def _next(stops: list[Account], day: date, now: float, place: Sequence[float]) -> tuple[float, Account]:
    """Return the stop that can begin first without running into the next agreed time, and its start."""
    starts = sorted(((_start(a, day, now + _travel(place, a)), a.customer.id, a) for a in stops), key=lambda s: s[:2])
    agreed = min((start for start, _, a in starts if _fixed_time(a, day)), default=math.inf)
    fits = [(start, a) for start, _, a in starts if start + _length(a) <= agreed or _fixed_time(a, day)]
    return fits[0]


def _start(account: Account, day: date, arrival: float) -> float:
    """Return when a visit can begin, in minutes since midnight: at the agreed time, else within the opening hours."""
    agreed = _fixed_time(account, day)
    if agreed:
        return float(parse_clock(agreed))
    spans = (
        (account.customer.calls or account.customer.hours)[day.weekday()] if account.customer.hours else [(540, 1050)]
    )
    arrival = 5 * math.ceil(arrival / 5)  # a rep does not note single minutes
    begins = [max(arrival, start) for start, end in spans or () if max(arrival, start) + _length(account) <= end]
    late = float(spans[0][0]) if agreed is not None and spans else math.inf
    return min(begins, default=late)


def _length(account: Account) -> int:
    return account.customer.minutes or account.book.settings.visit.minutes


def _travel(place: Sequence[float], account: Account) -> float:
    """Return minutes on the road by the book's own speed and detour."""
    travel = account.book.settings.travel
    if not account.customer.at:
        return 20.0
    north = (place[0] - account.customer.at[0]) * 111.0
    east = (place[1] - account.customer.at[1]) * 90.4
    return math.hypot(north, east) * travel.detour / travel.speed_kmh * 60 + travel.minutes_per_stop
