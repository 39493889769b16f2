"""The weekly review of the visits as tables, or as one line a customer in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.lang import Count
from routecli.output.recommendation import change_text, interval_or_none, why_text
from routecli.output.review_load import percent, say, show_capacity, show_plan, title
from routecli.output.table import STATE_STYLES, Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.core.frequency import Frequency, Period
    from routecli.core.rank_share import RankMix, Tally
    from routecli.core.recommend import Recommendation
    from routecli.core.review import VisitReview
    from routecli.errors import Problem
    from routecli.lang import Words
    from routecli.planning.ways.road import Road

_STYLES = {"neglected": STATE_STYLES["neglected"], "over_visited": "magenta", "fewer": "yellow", "more": "cyan"}


def show_review(
    context: Context, found: VisitReview, road: Road, rep: str | None, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show a review; the period is said on a terminal above it, in a pipe on stderr."""
    if as_json:
        from routecli.output.json import show_json
        from routecli.output.review_data import review_data

        show_json(context, "review", review_data(context, found, road), rep, problems)
    elif context.is_terminal:
        context.answer("review.heading", **_span(found.period), who=f"  {rep}" if rep else "")
        _show_frequency(context, found.frequency)
        show_plan(context, found.adherence)
        show_capacity(context, found.capacity)
        _show_ranks(context, found.ranks, found.total)
        _show_road(context, road)
        _show_recommendations(context, found.recommendations)
    else:
        context.notice("review.heading", **_span(found.period), who=f"  {rep}" if rep else "")
        _show_lines(context, found)


def _span(period: Period) -> dict[str, Any]:
    return {"first": period.first, "last": period.last, "days": Count(period.days, "day")}


def _show_frequency(context: Context, rows: list[Frequency]) -> None:
    words = context.words
    off = [row for row in rows if row.verdict]
    if not off:
        title(context, "review.frequency_fits", total=len(rows))
        return
    title(context, "review.frequency", n=len(off), total=len(rows))
    columns = [
        Column("head.customer", lambda f: f.customer.name, flex=True),
        Column("head.id", lambda f: f.customer.id, at=100),
        Column("head.verdict", lambda f: _verdict_text(words, f), style=lambda f: _STYLES[f.verdict]),
        Column("head.every", lambda f: interval_or_none(words, f.interval)),
        Column("head.expected", lambda f: words.number(round(f.expected, 1)), right=True),
        Column("head.contacts", lambda f: str(f.contacts), right=True),
        Column("head.last", lambda f: words.date(f.clock.last_contact) if f.clock.last_contact else "-", at=80),
        Column("head.rank", lambda f: f.customer.rank, at=72),
        Column("head.area", lambda f: f.customer.area, at=90),
        Column("head.rep", lambda f: f.customer.rep, at=110),
    ]
    show_table(context, columns, off)


def _verdict_text(words: Words, row: Frequency) -> str:
    if not row.verdict:
        return ""
    return words("state.new" if row.clock.state == "new" else f"verdict.{row.verdict}")


class _Line(NamedTuple):
    """A row of the table of ranks: one rank, or all of them."""

    rank: str
    customers: int
    shares: tuple[float, float, float]
    tally: Tally


def _show_ranks(context: Context, rows: list[RankMix], total: Tally) -> None:
    words = context.words
    if not total.visits:
        title(context, "review.no_visits")
        return
    title(context, "review.ranks")
    lines = [
        _Line(r.rank or "-", r.customers, (r.share_of_customers, r.share_of_demand, r.share_of_visits), r.tally)
        for r in rows
    ]
    lines.append(_Line(words("review.all"), sum(r.customers for r in rows), (1.0, 1.0, 1.0), total))

    def share(place: int) -> Any:
        return lambda line: f"{percent(line.shares[place])}%"

    columns = [
        Column("head.rank", lambda r: r.rank),
        Column("head.customers", lambda r: str(r.customers), right=True, at=80),
        Column("head.of_customers", share(0), right=True),
        Column("head.of_demand", share(1), right=True),
        Column("head.of_visits", share(2), right=True),
        Column("head.visits", lambda r: str(r.tally.visits), right=True),
        Column("head.strike", lambda r: _strike(r.tally), right=True),
        Column("head.absent", lambda r: str(r.tally.absent), right=True, at=80),
        Column("head.refused", lambda r: str(r.tally.refused), right=True, at=80),
        Column("head.minutes", lambda r: "-" if r.tally.minutes is None else f"{r.tally.minutes:g}", right=True),
    ]
    show_table(context, columns, lines)
    for row in rows:
        if row.is_biased:
            shares = {"visits": percent(row.share_of_visits), "demand": percent(row.share_of_demand)}
            say(context, "review.bias", rank=row.rank or "-", **shares)
    if total.remote:
        say(context, "review.remote", n=total.remote)


def _strike(tally: Tally) -> str:
    return "-" if tally.strike_rate is None else f"{percent(tally.strike_rate)}%"


def _show_road(context: Context, road: Road) -> None:
    if road.minutes_a_day is not None:
        minutes, days = Count(round(road.minutes_a_day), "minute"), Count(road.days, "day")
        title(context, "review.road", minutes=minutes, km=f"{road.km / road.days:.1f}", days=days)
        if road.unknown:
            say(context, "review.road_unknown", n=road.unknown)


def _show_recommendations(context: Context, rows: list[Recommendation]) -> None:
    words = context.words
    if not rows:
        title(context, "review.no_recommendation")
        return
    title(context, "review.recommendations", n=len(rows))
    columns = [
        Column("head.customer", lambda r: r.customer.name, flex=True),
        Column("head.id", lambda r: r.customer.id, at=100),
        Column("head.recommended", lambda r: change_text(context, r)),
        Column("head.why", lambda r: why_text(words, r), flex=True),
        Column("head.rep", lambda r: r.customer.rep, at=110),
    ]
    show_table(context, columns, rows)
    say(context, "review.modest")
    if any(row.by is None for row in rows):
        say(context, "review.apply_how")


def _show_lines(context: Context, found: VisitReview) -> None:
    """Write one line for each customer whose visits disagree or for whom something is recommended."""
    words = context.words
    advice = {row.customer.id: row for row in found.recommendations}
    rows = [(row, advice.get(row.customer.id)) for row in found.frequency]
    shown = [pair for pair in rows if pair[0].verdict or pair[1]]

    def about(text: Any) -> Any:
        return lambda pair: text(pair[0])

    def advised(text: Any) -> Any:
        return lambda pair: text(pair[1]) if pair[1] else ""

    columns = [
        Column("head.id", about(lambda f: f.customer.id)),
        Column("head.customer", about(lambda f: f.customer.name)),
        Column("head.rep", about(lambda f: f.customer.rep)),
        Column("head.area", about(lambda f: f.customer.area)),
        Column("head.rank", about(lambda f: f.customer.rank)),
        Column("head.verdict", about(lambda f: _verdict_text(words, f))),
        Column("head.every", about(lambda f: interval_or_none(words, f.interval))),
        Column("head.expected", about(lambda f: f"{f.expected:.1f}")),
        Column("head.contacts", about(lambda f: str(f.contacts))),
        Column("head.recommended", advised(lambda r: "" if r.by else interval_or_none(words, r.interval))),
        Column("head.by", advised(lambda r: r.by.isoformat() if r.by else "")),
        Column("head.why", advised(lambda r: why_text(words, r))),
    ]
    show_table(context, columns, shown)
