"""Who is overdue, and everything that has been open too long."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.agenda import Candidate, with_reasons, without_reasons
from routecli.core.clock import due_day, neglect_order
from routecli.core.ordinals import shifted
from routecli.core.seasons import variants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.book import Book
    from routecli.core.history import History
    from routecli.core.model import Customer, Settings
    from routecli.core.reasons.base import Reason

# What `overdue` lists under headings of its own, in this order: the domain, and the kind of its reasons.
GROUPS = {
    "follow_ups": ("promises", "promise"),
    "voices": ("voices", "complaint"),
    "appointments": ("appointments", "missed_appointment"),
    "people": ("people", "unseen_person"),
    "service": ("service", "service"),
}


class Open(NamedTuple):
    """Something open that is due: the customer and the reason."""

    customer: Customer
    reason: Reason


class Overdue(NamedTuple):
    """The overdue list: late customers by neglect, and open things by group, the oldest first."""

    late: list[Candidate]
    open: dict[str, list[Open]]


LISTED = [domain for domain, _ in GROUPS.values()]
PLACES = {kind: n for n, (_, kind) in enumerate(GROUPS.values(), 1)}
OverdueRow = Candidate | Open
RowPlace = tuple[int, float | str, int | str, str]


def ranked(book: Book, day: date, customer: Customer, *, explain: bool = False) -> list[tuple[RowPlace, OverdueRow]]:
    """Return a customer's rows of the list, each with its place in the whole: group, then the group's sort key.

    A promise counts once its day has passed, a service once its window has. Rows of one place, such as two people unseen
    since one day, keep their order: that of the customer's file. A late customer has all its reasons if asked to `explain`,
    else those of the groups.
    """
    clock = without_reasons(customer, book, day)
    found = with_reasons(clock, book, day, None if explain and clock.clock.is_late else LISTED)
    rows: list[tuple[RowPlace, OverdueRow]] = []
    if found.clock.is_late:
        rows.append(((0, *neglect_order(found.clock, found.weight, customer.id)), found))
    for reason in found.reasons:
        place = PLACES.get(reason.kind)
        if place and _has_aged(reason, day):
            rows.append(((place, str(reason.due), customer.id, reason.item), Open(customer, reason)))
    return rows


def quiet_until(customer: Customer, history: History, settings: Settings) -> date:
    """Return a day before which `ranked` finds nothing, whatever the day is from the log's last on.

    Nothing else matters: news, products and holidays change how a row reads, never whether there is one.
    """
    from routecli.core.reasons.appointments import open_appointments
    from routecli.core.reasons.people import seen_enough_until
    from routecli.core.reasons.promises import open_promises
    from routecli.core.reasons.service import customer_dues
    from routecli.core.reasons.voices import complaint_due, open_complaints

    facts, forms = history.facts, variants(customer)
    dues = [due_day(form, history, settings, history.upto) or date.max for form in forms]
    last_days = [
        *dues,
        *(promise.due for promise in open_promises(facts.get("promises"))),
        *(complaint_due(complaint, settings) for complaint in open_complaints(facts.get("voices"))),
        *(appointment.on for appointment in open_appointments(facts.get("appointments"))),
        *(day for form in forms for day in seen_enough_until(form, history, settings)),
        *(service.late for service in customer_dues(customer, facts.get("service"), settings.limits)),
    ]
    return shifted(min(last_days), 1)


def overdue_report(book: Book, day: date, asked: Sequence[str], *, explain: bool = True) -> Overdue:
    """Return the overdue list of customers, given by their ids; those known to be quiet are not looked at.

    Without `explain`, late customers have only the reasons that are listed on their own.
    """
    quiet, today = book.known.quiet(asked), day.isoformat()
    loud = [id_ for id_ in asked if quiet.get(id_, today) <= today]
    rows = [row for id_ in loud for row in ranked(book, day, book.customers[id_], explain=explain)]
    rows.sort(key=itemgetter(0))
    groups: list[list[Any]] = [[] for _ in range(len(GROUPS) + 1)]
    for (n, *_), row in rows:
        groups[n].append(row)
    return Overdue(groups[0], dict(zip(GROUPS, groups[1:], strict=True)))


def _has_aged(reason: Reason, day: date) -> bool:
    """Return whether the list should have it: it is late, or it never had a day."""
    return reason.due is None or reason.days_late(day) > 0
