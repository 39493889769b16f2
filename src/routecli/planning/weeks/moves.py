"""What a new plan would change in the saved one, each move with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.clock import clock_of, interval_of
from routecli.core.workdays import customer_closed_by, rep_closed_by
from routecli.planning.solver.week_prices import LEVEL_BAND
from routecli.planning.today.kept import was_seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.planning.weeks.answer import Outlook
    from routecli.planning.weeks.question import WeeksQuestion


class Move(NamedTuple):
    """A visit of the saved plan (`before`) that the new one makes on another day (`after`), drops (None), or adds.

    `why` is `appointment`, `gone` (no customer of the rep), `away`, `hold`, `closed`, `seen`, `new`, `late`, `promise`, `due`,
    `not_due`, `load` or `better`; `detail` is the day or the rule that goes with it.
    """

    customer: str
    before: date | None
    after: date | None
    why: str
    detail: Any = None


def moves(book: Book, question: WeeksQuestion, fresh: Outlook, kept: Mapping[date, Sequence[str]]) -> list[Move]:
    """Return the moves, by the day they are about; weeks without a saved plan have none."""
    first = question.days[0]
    weeks = {day.isocalendar()[:2] for day in kept}
    before = _by_customer((day, names) for day, names in kept.items() if first <= day <= fresh.last)
    after = _by_customer((row.day, [stop.customer.id for stop in row.stops]) for row in fresh.days)
    found = []
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_, []), after.get(id_, [])
        for gone, come in _paired([d for d in old if d not in new], [d for d in new if d not in old]):
            if gone or (come and come.isocalendar()[:2] in weeks):
                found.append(Move(id_, gone, come, *_reason(book, question, fresh, id_, gone, come)))
    return sorted(found, key=lambda move: (move.before or move.after or first, move.customer))


def _by_customer(rows: Iterator[tuple[date, Sequence[str]]]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for day, names in rows:
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(day)
    return {name: sorted(days) for name, days in found.items()}


def _paired(gone: list[date], come: list[date]) -> Iterator[tuple[date | None, date | None]]:
    """Yield each dropped visit with the nearest new one, then those left over."""
    rest = list(come)
    for day in gone:
        nearest = min(rest, key=lambda other: (abs((other - day).days), other), default=None)
        if nearest:
            rest.remove(nearest)
        yield day, nearest
    yield from ((None, day) for day in rest)


def _reason(
    book: Book, question: WeeksQuestion, fresh: Outlook, id_: str, gone: date | None, come: date | None
) -> tuple[str, Any]:
    """Return why, the hardest reason first."""
    customer = book.customers.get(id_)
    if customer is None or customer.rep != question.rep.id:
        return "gone", None
    if come and (id_, come) in question.promised:
        return "appointment", question.promised[id_, come].time
    hindered = _hindrance(book, question, customer, gone) if gone else None
    if hindered:
        return hindered
    due = question.due.get(id_)
    if come is None:
        return ("not_due", due) if due and gone and due > gone else ("load", None)
    if gone is None:
        return _call(book, question, customer, due)
    if due and due < gone and come < gone:
        return "late", due
    return ("load" if _is_full(fresh, customer, gone) else "better"), None


def _hindrance(book: Book, question: WeeksQuestion, customer: Customer, day: date) -> tuple[str, Any] | None:
    """Return what makes a visit on the saved day impossible or needless by now, or None."""
    clock = clock_of(customer, book.history(customer.id), book.settings, question.days[0])
    if rule := rep_closed_by(question.rep, book, day):
        return "away", rule
    if clock.paused_until and day <= clock.paused_until:
        return "hold", clock.paused_until
    if rule := customer_closed_by(customer, book, day):
        return "closed", rule
    return ("seen", clock.last_contact) if was_seen(clock, interval_of(customer, book.settings, day), day) else None


def _call(book: Book, question: WeeksQuestion, customer: Customer, due: date | None) -> tuple[str, Any]:
    """Return the reason for a visit that was not planned."""
    client = next((client for client in question.clients if client.key == customer.id), None)
    if client and client.by is not None:
        return "promise", due
    if clock_of(customer, book.history(customer.id), book.settings, question.days[0]).last_contact is None:
        return "new", None
    return ("late" if due and due < question.days[0] else "due"), due


def _is_full(fresh: Outlook, customer: Customer, day: date) -> bool:
    """Return whether the day would be fuller than the others if the customer were still seen on it."""
    loads = {row.day: row.load for row in fresh.days}
    mean = sum(loads.values()) / max(1, len(loads))
    return loads.get(day, 0.0) + (customer.minutes or 0) > LEVEL_BAND * mean
