"""`route schedule` without a day: which of the next days suit, and at what times; writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.app.finding import current_rep, find_customer
from routecli.app.legs import legs_of
from routecli.app.opening import open_book
from routecli.core.ordinals import shifted
from routecli.core.reasons.appointments import open_appointments
from routecli.errors import UsageError
from routecli.output.json import Envelope
from routecli.output.phrases import day_and_time
from routecli.output.proposals import ProposalPage, show_proposals
from routecli.planning.today.proposals import proposals, question, working_days

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from routecli.context import Context

MOST = 10


class ProposalRequest(NamedTuple):
    """From which day to which proposals are wanted (None: from tomorrow, without end), how many days, and what goes with them.

    `note` and `options` (those of `route schedule`) are carried over to the commands that are shown; `matrix` is a file of
    travel times.
    """

    first: date | None = None
    last: date | None = None
    days: int | None = None
    note: str = ""
    options: Mapping[str, Any] = {}
    matrix: str | None = None


def show_days_for(context: Context, query: str, request: ProposalRequest, *, as_json: bool) -> None:
    """Show the days and times that suit a customer, on the days of its rep."""
    book = open_book(context)
    customer = book.customers[find_customer(context, book, query, ask=True)]
    rep = book.settings.reps.get(customer.rep) or book.settings.reps[current_rep(context, book.settings)]
    ask = question(book, rep, customer, context.today, legs_of(context, book, rep, request.matrix))
    if ask is None:
        raise UsageError("place.none", name=customer.name)
    tomorrow = shifted(context.today, 1)
    first = max(request.first or tomorrow, tomorrow)
    days = working_days(book, rep, first, request.last, request.days or (MOST if request.last is None else 31))
    offer = ProposalPage(ask, proposals(ask, context.today, days), request.note, request.options)
    show_proposals(context, Envelope("schedule", rep.id, book.problems, as_json), offer)
    if ask.placed:
        context.notice(
            "today.placed" if ask.placed == "area" else "today.unplaced", area=customer.area, customer=customer.id
        )
    for at in open_appointments(book.history(customer.id).facts.get("appointments")):
        if at.on >= context.today:
            context.notice(
                "schedule.also", when=day_and_time(context.words, at.on, at.time), id=at.id, customer=customer.id
            )
