"""`route review`: the visits of the last weeks against the intervals, and intervals that would fit better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.asked import asked_day, warn_far
from routecli.app.asking import agrees
from routecli.app.changing import change_lines, read_customer
from routecli.app.finding import find_customer, rep_filter
from routecli.app.opening import Json, context_of, open_book, root_of
from routecli.core.frequency import Period
from routecli.core.interval import ON_REQUEST, format_interval
from routecli.core.ordinals import shifted
from routecli.core.recommend import recommendations
from routecli.core.review import review_visits
from routecli.core.visits import LOOK_BACK
from routecli.errors import UsageError
from routecli.lang import Count
from routecli.output.json import Envelope
from routecli.output.review import change_text, show_review, why_text
from routecli.planning.ways.road import road_of

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.recommend import Recommendation

USUAL_DAYS = 84  # twelve weeks


def run(
    ctx: typer.Context,
    days: Annotated[int | None, typer.Option("--days", min=1, metavar="N")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    *,
    apply: Annotated[bool, typer.Option("--apply")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    customer: Annotated[str | None, typer.Option("--customer", metavar="CUSTOMER")] = None,
    json: Json = False,
) -> None:
    """Show the review, or change intervals as it recommends."""
    context = context_of(ctx)
    if (yes or customer) and not apply:
        raise UsageError("review.needs_apply")
    if apply and json:
        raise UsageError("review.apply_json")
    if apply and not (yes or customer or context.can_ask):
        raise UsageError("review.nobody")
    book = open_book(context)
    period = _period(context, book, days, from_, until)
    rep = rep_filter(context, book.settings)
    if apply:
        asked = [book.customers[find_customer(context, book, customer)]] if customer else book.of_rep(rep)
        rows = [row for row in recommendations(book, asked, context.today) if row.by is None]
        _apply(context, rows, ask=not (yes or customer))
    else:
        book = book if rep else book.held()
        found = review_visits(book, period, context.today, rep)
        show_review(context, Envelope("review", rep, book.problems, json), found, road_of(book, found.visits))


def _period(context: Context, book: Book, days: int | None, first: str | None, last: str | None) -> Period:
    """Return the period asked for; raises `UsageError` for one backward, to come, or further back than is remembered."""
    if days and first:
        raise UsageError("review.days_or_from")
    until = asked_day(context, book, last, past=True) if last else context.today
    since = asked_day(context, book, first, past=True) if first else shifted(until, -((days or USUAL_DAYS) - 1))
    for text in (first, last):
        warn_far(context, text, past=True, written=False)
    if until > context.today:
        raise UsageError("review.future", day=until)
    if since > until:
        raise UsageError("review.backward", first=since, last=until)
    if (context.today - since).days > LOOK_BACK:
        raise UsageError("review.too_old", first=since, days=Count(LOOK_BACK, "day"), last=until.isoformat())
    return Period(since, until)


def _apply(context: Context, rows: list[Recommendation], *, ask: bool) -> None:
    """Change the interval of each customer for whom another is recommended, if the person says yes to it."""
    if not rows:
        context.answer("review.nothing_to_apply")
        return
    root = root_of(context)
    seen = {row.customer.id: read_customer(root, row.customer.id) for row in rows}
    chosen = [row for row in rows if not ask or _agrees(context, row)]
    context.to_write = len(chosen)
    for row in chosen:
        interval = format_interval(row.interval or ON_REQUEST)
        change_lines(context, row.customer.id, [("every", interval)], seen[row.customer.id])
    context.answer("review.applied", n=len(chosen), left=len(rows) - len(chosen))


def _agrees(context: Context, row: Recommendation) -> bool:
    words = context.words
    question = words(
        "review.ask", customer=row.customer.name, change=change_text(context, row), why=why_text(words, row)
    )
    return agrees(context, question)
