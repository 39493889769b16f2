"""Customers that cannot be planned: no interval, no place, no hours that fit, too far away, a duplicate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from routecli.checks.base import CheckInput, Finding
from routecli.core.calendar import weekly_closed
from routecli.core.clock import interval_of
from routecli.core.distance import FAR_KM, distance_km
from routecli.core.durations import visit_length
from routecli.core.history import EMPTY
from routecli.core.hours import DAYS, HOLIDAYS, overlap
from routecli.core.letters import word_key
from routecli.core.names import search_key
from routecli.core.ordinals import shifted
from routecli.core.phones import WHOLE, digits_of, numbers_in
from routecli.core.seasons import season_of, variants
from routecli.core.workdays import WORKWEEK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from routecli.core.distance import Point
    from routecli.core.model import Customer, Span, Week

_ALL_DAY: Week = (((0, 1440),),) * 7
_LEAP_YEAR = date(2028, 1, 1)


def duplicate_name(ground: CheckInput) -> Iterator[Finding]:
    """Find customers of one name in one area: perhaps one customer with two clocks."""
    first: dict[tuple[str, str], str] = {}
    for path, customer in ground.customers():
        same = first.setdefault((search_key(customer.name), word_key(customer.area)), customer.id)
        if same != customer.id:
            yield Finding(path, ("name",), {"name": customer.name, "other": same})


def duplicate_phone(ground: CheckInput) -> Iterator[Finding]:
    """Find customers of one telephone number: perhaps one customer with two clocks."""
    first: dict[str, str] = {}
    for path, customer in ground.customers():
        for digits in dict.fromkeys(map(digits_of, numbers_in(customer.phone))):
            if len(digits) >= WHOLE and (same := first.setdefault(digits, customer.id)) != customer.id:
                yield Finding(path, ("phone",), {"value": customer.phone, "other": same})


def duplicate_place(ground: CheckInput) -> Iterator[Finding]:
    """Find customers at one point: perhaps one customer with two clocks, or a place that was copied."""
    first: dict[Point, str] = {}
    for path, customer in ground.customers():
        is_rough = ground.spelled(path, "at_from")  # a town's point, which its customers share
        if customer.at and not is_rough and (same := first.setdefault(customer.at, customer.id)) != customer.id:
            yield Finding(path, ("at",), {"other": same})


def no_interval(ground: CheckInput) -> Iterator[Finding]:
    """Find customers with neither an interval nor a rank that has one: they never become due."""
    for path, customer in ground.customers():
        says = ground.spelled(path, "every") or ground.spelled(path, "rank") or ground.is_broken(path)
        if not says and interval_of(customer, ground.book.settings, ground.today) is None:
            yield Finding(path, ("name",), {"name": customer.name})


def no_location(ground: CheckInput) -> Iterator[Finding]:
    """Find customers without coordinates in an area in which no customer has any: there is no place to put them."""
    known = {word_key(customer.area) for _, customer in ground.customers() if customer.at}
    for path, customer in ground.customers():
        if word_key(customer.area) not in known and not ground.spelled(path, "at") and not ground.is_broken(path):
            yield Finding(path, ("name",), {"name": customer.name})


def location_far(ground: CheckInput) -> Iterator[Finding]:
    """Find customers farther from their rep's base than a day's route reaches."""
    for path, customer in ground.customers():
        rep = ground.book.settings.reps.get(customer.rep)
        if rep and rep.base.at and customer.at:
            km = distance_km(customer.at, rep.base.at)
            if km > FAR_KM:
                yield Finding(path, ("at",), {"km": round(km), "limit": FAR_KM, "rep": rep.id})


def closed_always(ground: CheckInput) -> Iterator[Finding]:
    """Find customers that are closed whenever their rep works."""
    for path, customer in ground.customers():
        if not _windows(ground, customer):
            key = "closed" if ground.spelled(path, "closed") else "hours"
            yield Finding(path, (key,), {"rep": customer.rep or "-"})


def no_hours_fit(ground: CheckInput) -> Iterator[Finding]:
    """Find customers whose visit takes longer than any window they and their rep have in common."""
    for path, customer in ground.customers():
        minutes = visit_length(customer, EMPTY, ground.book.settings).minutes
        longest = max((end - start for start, end in _windows(ground, customer)), default=minutes)
        if minutes > longest and (minutes := _usual_minutes(ground, customer)) > longest:
            key = "minutes" if customer.minutes else "hours"
            yield Finding(path, (key,), {"minutes": minutes, "longest": longest})


def _usual_minutes(ground: CheckInput, customer: Customer) -> int:
    """Return the minutes of a visit with those learned from the log."""
    return visit_length(customer, ground.book.history(customer.id), ground.book.settings).minutes


def _windows(ground: CheckInput, customer: Customer) -> list[Span]:
    """Return the times of a week, in any season, at which the customer takes visits and its rep works."""
    rep = ground.book.settings.reps.get(customer.rep)
    working = ((rep.hours or WORKWEEK) if rep else ()) or _ALL_DAY
    return [
        span
        for form in variants(customer)
        for mine, theirs in _rows(form.calls or form.hours or _ALL_DAY, working, weekly_closed(form.closed))
        for span in overlap(mine, theirs)
    ]


def _rows(one: Week, other: Week, closed: Collection[int]) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
    """Yield the spans of both weeks on each day that is not closed, and on public holidays if both name them."""
    pairs = list(zip(one, other, strict=False))
    yield from ((mine or (), theirs or ()) for n, (mine, theirs) in enumerate(pairs) if n not in closed)


def calls_on_closed_day(ground: CheckInput) -> Iterator[Finding]:
    """Find calling hours on weekdays on which the customer is closed in every season."""
    for path, customer in ground.customers():
        forms = variants(customer)
        out = [DAYS[day] for day in range(HOLIDAYS) if customer.calls and customer.calls[day] and _is_shut(forms, day)]
        if out:
            yield Finding(path, ("calls",), {"days": ", ".join(out)})


def _is_shut(forms: Sequence[Customer], day: int) -> bool:
    """Return whether no form of a customer is open on a weekday: it has no hours then, or a rule closes it."""
    return all((form.hours and not form.hours[day]) or day in weekly_closed(form.closed) for form in forms)


def season_never(ground: CheckInput) -> Iterator[Finding]:
    """Find seasons of which every day lies in an earlier one: they never hold."""
    for path, customer in ground.customers():
        days = (shifted(_LEAP_YEAR, n) for n in range(366) if customer.seasons)
        reached = {id(season_of(customer, day)) for day in days}
        for n, season in enumerate(customer.seasons):
            if id(season) not in reached and ground.is_whole(path, "seasons", customer.seasons):
                yield Finding(path, ("seasons", n), {"first": season.from_, "last": season.to})
