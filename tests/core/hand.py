"""A small book made by hand, and short ways to make entries: dates are checked against a calendar on the wall."""

from __future__ import annotations

from datetime import date
from typing import Any

from routecli.core.book import Book
from routecli.core.clock import Clock, clock_of
from routecli.core.entry import Entry
from routecli.core.history import History, summarise
from routecli.core.interval import parse_interval
from routecli.core.model import Customer, Rank, Rep, Settings
from routecli.core.reasons import folds, reasons_for
from routecli.core.reasons.base import Reason, ReasonContext

WEEK = (((9 * 60, 17 * 60 + 30),),) * 5 + ((), ())
REP = Rep("sato", "佐藤 健", hours=WEEK)
SETTINGS = Settings(
    reps={"sato": REP},
    ranks={"A": Rank(parse_interval("2 weeks"), 3.0), "B": Rank(parse_interval("1 month"), 2.0)},
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def customer(every: str = "2 weeks", **fields: Any) -> Customer:
    return Customer(**{"id": "tanaka", "name": "田中商店", "rep": "sato", "every": parse_interval(every), **fields})


_count = iter(range(10_000_000))


def entry(made: str, /, **fields: Any) -> Entry:
    """A visit at which somebody was met, unless the fields say otherwise."""
    number = f"{next(_count):08d}"
    given = {"id": f"{made[2:4]}{made[5:7]}{made[8:]}-{number}", "outcome": "met", **fields}
    if given.get("type", "visit") != "visit":
        given["outcome"] = ""
    return Entry(date=day(made), **given)


def history(*entries: Entry, as_of: str = "9999-12-31") -> History:
    return summarise(entries, day(as_of), folds())


def clock(who: Customer, today: str, *entries: Entry, settings: Settings = SETTINGS) -> Clock:
    return clock_of(who, history(*entries, as_of=today), settings, day(today))


def book(*customers: Customer, holidays: tuple[str, ...] = (), settings: Settings = SETTINGS, **logs: History) -> Book:
    return Book(settings, {c.id: c for c in customers}, logs, {}, {}, {day(h) for h in holidays}, ())


def reasons(who: Customer, today: str, *entries: Entry, holidays: tuple[str, ...] = ()) -> list[Reason]:
    facts = history(*entries, as_of=today)
    context = book(who, holidays=holidays, **{who.id: facts})
    return reasons_for(
        ReasonContext(who, facts, clock_of(who, facts, context.settings, day(today)), day(today), context)
    )
