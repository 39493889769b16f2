"""`route review`: the visits of the last weeks against the intervals, and intervals that would fit better."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.changing import change_line
from routecli.app.shared import Json, context_of, find_customer, open_book, rep_wished, root_of
from routecli.core.dates import parse_date
from routecli.core.frequency import Period
from routecli.core.interval import NEVER, format_interval
from routecli.core.recommend import recommendations
from routecli.core.review import weekly
from routecli.core.visits import LOOK_BACK
from routecli.errors import UsageError
from routecli.lang import Count
from routecli.output.review import change_text, show_review, why_text
from routecli.planning.ways.road import road_of
from routecli.storage.files import layout

if TYPE_CHECKING:
    from routecli.context import Context
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
    here = context_of(ctx)
    period = _period(here, days, from_, until)
    if (yes or customer) and not apply:
        raise UsageError("review.needs_apply")
    if apply and json:
        raise UsageError("review.apply_json")
    if apply and not (yes or customer or here.can_ask):
        raise UsageError("review.nobody")
    book = open_book(here)
    rep = rep_wished(here, book.settings)
    if apply:
        asked = [book.customers[find_customer(here, book, customer)]] if customer else book.of_rep(rep)
        rows = [row for row in recommendations(book, asked, here.today) if row.by is None]
        _apply(here, rows, ask=not (yes or customer))
    else:
        found = weekly(book, period, here.today, rep)
        show_review(here, found, road_of(book, found.visits), rep, book.problems, as_json=json)


def _period(here: Context, days: int | None, first: str | None, last: str | None) -> Period:
    """Return the period asked for; raises `UsageError` for one backward, to come, or further back than is remembered."""
    if days and first:
        raise UsageError("review.days_or_from")
    until = parse_date(last, here.today, past=True) if last else here.today
    since = parse_date(first, here.today, past=True) if first else until - timedelta(days=(days or USUAL_DAYS) - 1)
    if until > here.today:
        raise UsageError("review.future", day=until)
    if since > until:
        raise UsageError("review.backward", first=since, last=until)
    if (here.today - since).days > LOOK_BACK:
        raise UsageError("review.too_old", first=since, days=Count(LOOK_BACK, "day"), last=until.isoformat())
    return Period(since, until)


def _apply(here: Context, rows: list[Recommendation], *, ask: bool) -> None:
    """Change the interval of each customer for whom another is recommended, where the person says yes."""
    if not rows:
        here.tell("review.nothing_to_apply")
        return
    root = root_of(here)
    seen = [layout.customer_path(root, row.customer.id).read_bytes() for row in rows]
    changed = 0
    for row, before in zip(rows, seen, strict=True):
        if not ask or _agrees(here, row):
            change_line(here, row.customer.id, "every", format_interval(row.interval or NEVER), before)
            changed += 1
    here.tell("review.applied", n=changed, left=len(rows) - changed)


def _agrees(here: Context, row: Recommendation) -> bool:
    words = here.words
    question = words("review.ask", customer=row.customer.name, change=change_text(here, row), why=why_text(words, row))
    here.err.write(words.clean(question))
    here.err.flush()
    return here.stdin.readline().strip().lower() in words("review.yes").split()
