"""The review of the visits: tables with sentences between them, one line per customer in a pipe, or JSON."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from routecli.core.capacity import SENSIBLE
from routecli.core.frequency import VERDICTS
from routecli.core.rank_share import RankMix
from routecli.core.recommend import SOON
from routecli.lang import Count
from routecli.output.fields import (
    CUSTOMER,
    ID,
    NAME,
    REP,
    RowField,
    inside,
    row_data,
    rows_data,
    show_lines,
    show_table,
)
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import interval_text
from routecli.output.table import STATE_STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from routecli.context import Context
    from routecli.core.adherence import Adherence
    from routecli.core.capacity import Group, RepCapacity
    from routecli.core.frequency import Frequency
    from routecli.core.rank_share import Tally
    from routecli.core.recommend import Recommendation
    from routecli.core.review import VisitReview
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.planning.ways.road import Road

FREQUENCY_COLUMNS = {
    "customer": 0, "id": 100, "verdict": 0, "every": 0, "expected": 0, "contacts": 0, "last": 80, "rank": 72, "area": 90,
    "rep": 110,
}  # fmt: skip
CAPACITY_COLUMNS = {"rep": 0, "expected": 0, "room": 0, "load": 0, "a_day": 0, "days_of_work": 0, "a_day_from": 72}
RANK_COLUMNS = {
    "rank": 0, "customers": 80, "of_customers": 0, "of_demand": 0, "of_visits": 0, "visits": 0, "strike": 0, "absent": 80,
    "refused": 80, "minutes": 0,
}  # fmt: skip
RECOMMENDATION_COLUMNS = {"customer": 0, "id": 100, "recommended": 0, "why": 80, "rep": 110}
PIPE = [
    "id", "customer", "rep", "area", "rank", "verdict", "every", "expected", "contacts", "recommended", "by", "why",
]  # fmt: skip
_STYLES = {"neglected": STATE_STYLES["neglected"], "over_visited": "magenta", "fewer": "yellow", "more": "cyan"}
MISSED_SHOWN = 5  # the latest; --json has all


def show_review(context: Context, around: Envelope, found: VisitReview, road: Road) -> None:
    """Show a review; the period goes above it on a terminal, to stderr in a pipe."""
    if around.as_json:
        show_json(context, around, _data(context, found, road))
        return
    period, who = found.period, f"  {context.words.rep(around.rep)}" if around.rep else ""
    span = {"first": period.first, "last": period.last, "days": Count(period.days, "day"), "who": who}
    if context.is_terminal:
        context.answer("review.heading", **span)
        _show_frequency(context, found.frequency)
        _show_plan(context, found.adherence)
        _show_capacity(context, found.capacity)
        _show_ranks(context, found.ranks, found.total)
        _show_road(context, road)
        _show_recommendations(context, found.recommendations)
    else:
        context.notice("review.heading", **span)
        _show_pipe(context, found)


def _data(context: Context, found: VisitReview, road: Road) -> dict[str, Any]:
    """Return everything of a review for other programs: shares of 1, missing figures null."""
    return {
        "period": {"from": found.period.first, "until": found.period.last, "days": found.period.days},
        "frequency": _frequency_data(context, found.frequency),
        "capacity": _capacity_data(context.words, found.capacity),
        "plan": _plan_data(found.adherence),
        "ranks": rows_data(RANKS, found.ranks),
        "strike_rate": row_data(TALLY, found.total),
        "road": {
            "estimate": True, "days": road.days, "legs": road.legs, "minutes": road.minutes, "km": road.km,
            "minutes_a_day": road.minutes_a_day, "unknown_stops": road.unknown,
        },
        "recommendations": rows_data(_recommendation_fields(context), found.recommendations),
    }  # fmt: skip


def _frequency_data(context: Context, rows: Sequence[Frequency]) -> dict[str, Any]:
    counts = {verdict: sum(row.verdict == verdict for row in rows) for verdict in VERDICTS}
    off = [row for row in rows if row.verdict]
    return {"looked_at": len(rows), **counts, "customers": rows_data(_frequency_fields(context), off)}


def _capacity_data(words: Words, rows: Sequence[RepCapacity]) -> dict[str, Any]:
    demand, room = sum(row.demand for row in rows), sum(row.room for row in rows)
    share = demand / room if room else None
    reps = rows_data(_capacity_fields(words), rows)
    return {"days": 30, "demand": demand, "capacity": room, "share": share, "reps": reps}


def _plan_data(rows: Sequence[Adherence]) -> dict[str, Any]:
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("planned", "kept", "moved")}
    missed, unplanned = sum(len(row.missed) for row in rows), sum(row.unplanned for row in rows)
    share = sums["kept"] / sums["planned"] if sums["planned"] else None
    return {**sums, "missed": missed, "unplanned": unplanned, "share_kept": share, "reps": rows_data(PLAN, rows)}


def _show_part(
    context: Context,
    title: str,
    fields: Sequence[RowField] = (),
    rows: Sequence[Any] = (),
    columns: Mapping[str, int] | None = None,
    below: Iterable[str] = (),
) -> None:
    """Write a part of the page: below a blank line its title, a table if there are rows, and sentences."""
    show_page(context, [PageLine(""), PageLine(title)])
    if rows:
        show_table(context, fields, rows, columns)
    show_page(context, map(PageLine, below))


def _show_frequency(context: Context, rows: Sequence[Frequency]) -> None:
    off = [row for row in rows if row.verdict]
    title = context.words("review.frequency" if off else "review.frequency_fits", n=len(off), total=len(rows))
    _show_part(context, title, _frequency_fields(context), off, FREQUENCY_COLUMNS)


def _show_plan(context: Context, rows: Sequence[Adherence]) -> None:
    """Show how the saved plans were followed, and the latest visits they missed."""
    words, missed = context.words, sorted((p for row in rows for p in row.missed), reverse=True)
    below = [words("review.missed", day=planned.day, name=planned.name) for planned in missed[:MISSED_SHOWN]]
    if len(missed) > MISSED_SHOWN:
        below.append(words("review.missed_more", n=len(missed) - MISSED_SHOWN))
    _show_part(context, words("review.plan" if rows else "review.no_plan"), PLAN, rows, None, below)


def _show_capacity(context: Context, rows: Sequence[RepCapacity]) -> None:
    """Show the coming load of each rep, and what would help if it is too much."""
    words = context.words
    if rows:
        below = [text for row in rows for text in _what_gives(words, row)]
        _show_part(context, words("review.capacity"), _capacity_fields(words), rows, CAPACITY_COLUMNS, below)


def _what_gives(words: Words, row: RepCapacity) -> Iterator[str]:
    """Yield how much longer all intervals would have to be, or those of one rank, the lowest first."""
    rep = words.rep(row.rep)
    if row.stretch is None:
        yield words("review.no_days", rep=rep)
    elif row.stretch > 1:
        ranked = [group for group in row.groups if group.every]
        every = words("closure.and").join(_longer(words, group, row.stretch) for group in ranked)
        yield words("review.stretch", rep=rep, factor=f"{row.stretch:.2f}", ranks=every or "-")
        own = [(group, row.stretch_of(group)) for group in reversed(ranked)]
        alone = [_longer(words, group, factor) for group, factor in own if factor and factor <= SENSIBLE]
        if alone:
            yield words("review.stretch_one", rep=rep, ranks=words("closure.and").join(alone))
        else:
            yield words("review.stretch_none", rep=rep)


def _longer(words: Words, group: Group, factor: float) -> str:
    days = group.every.days if group.every else 0.0
    return words("review.longer", rank=group.rank, days=round(days, 1), longer=round(days * factor, 1))


def _show_ranks(context: Context, rows: Sequence[RankMix], total: Tally) -> None:
    words = context.words
    if not total.visits:
        _show_part(context, words("review.no_visits"))
        return
    everybody = RankMix(words("review.all"), sum(row.customers for row in rows), 1.0, 1.0, 1.0, total)
    below = [
        words(
            "review.bias",
            rank=row.rank or "-",
            visits=round(100 * row.share_of_visits),
            demand=round(100 * row.share_of_demand),
        )
        for row in rows
        if row.is_biased
    ]
    below += [words("review.remote", n=total.remote)] if total.remote else []
    _show_part(context, words("review.ranks"), RANKS, [*rows, everybody], RANK_COLUMNS, below)


def _show_road(context: Context, road: Road) -> None:
    if road.minutes_a_day is not None:
        figures = {"minutes": Count(round(road.minutes_a_day), "minute"), "days": Count(road.days, "day")}
        below = [context.words("review.road_unknown", n=road.unknown)] if road.unknown else []
        _show_part(context, context.words("review.road", km=f"{road.km / road.days:.1f}", **figures), below=below)


def _show_recommendations(context: Context, rows: Sequence[Recommendation]) -> None:
    title = context.words("review.recommendations" if rows else "review.no_recommendation", n=len(rows))
    below = [context.words("review.modest")] if rows else []
    below += [context.words("review.apply_how")] if any(row.by is None for row in rows) else []
    _show_part(context, title, _recommendation_fields(context), rows, RECOMMENDATION_COLUMNS, below)


def _show_pipe(context: Context, found: VisitReview) -> None:
    """Write a line for each customer whose visits are off or with a recommendation."""
    advice = {row.customer.id: row for row in found.recommendations}
    rows = [(row, advice.get(row.customer.id)) for row in found.frequency]
    fields = inside(itemgetter(1), _recommendation_fields(context)) + inside(itemgetter(0), _frequency_fields(context))
    show_lines(context, PIPE, [(fields, [pair for pair in rows if pair[0].verdict or pair[1]])])


def _frequency_fields(context: Context) -> list[RowField]:
    """Return the fields of a customer's contacts against its interval."""
    words = context.words

    def verdict(row: Frequency) -> str:
        if not row.verdict:
            return ""
        return words("state.new" if row.clock.state == "new" else f"verdict.{row.verdict}")

    def expected(row: Frequency) -> str:
        return words.number(round(row.expected, 1)) if context.is_terminal else f"{row.expected:.1f}"

    return [
        *CUSTOMER,
        RowField("state", lambda f: f.clock.state),
        RowField("last_contact", lambda f: f.clock.last_contact, "last", lambda f: f.clock.last_contact or "-"),
        RowField("verdict", lambda f: f.verdict, "verdict", verdict, style=lambda f: _STYLES[f.verdict]),
        RowField("every", lambda f: f.interval, "every", lambda f: interval_text(words, f.interval)),
        RowField("expected", lambda f: round(f.expected, 2), "expected", expected, right=True),
        RowField("contacts", lambda f: f.contacts, "contacts", right=True),
        RowField("routine", lambda f: f.routine),
    ]


def _recommendation_fields(context: Context) -> list[RowField]:
    """Return the fields of a recommended interval, or of one visit until a day."""
    words = context.words

    def change(row: Recommendation) -> str:
        if context.is_terminal:
            return change_text(context, row)
        return "" if row.by else interval_text(words, row.interval)

    return [
        ID,
        NAME,
        RowField("every", lambda r: r.now),
        RowField("recommended", lambda r: None if r.by else r.interval or "none", "recommended", change),
        RowField("visit_by", lambda r: r.by, "by"),
        RowField("reasons", lambda r: [why.kind for why in r.why]),
        RowField("text", lambda r: why_text(words, r), "why", flex=True, below=True),
        REP._replace(key=""),
    ]


def change_text(context: Context, row: Recommendation) -> str:
    """Return what is recommended: the interval as it is and as it might be, or one visit until a day."""
    words = context.words
    if row.by is None:
        return words("recommend.change", now=interval_text(words, row.now), then=interval_text(words, row.interval))
    return words("recommend.once" if row.by >= context.today else "recommend.once_late", by=row.by)


def why_text(words: Words, row: Recommendation) -> str:
    """Return the reasons of a recommendation in one sentence."""
    ids = [(f"reason.{why.kind}" if why.kind in SOON else f"recommend.{why.kind}", why.params) for why in row.why]
    return words("propose.and").join(words(id_, **params) for id_, params in ids)


def _count(name: str) -> RowField:
    return RowField(name, attrgetter(name), name, right=True)


def _share(name: str, head: str) -> RowField:
    value = attrgetter(name)
    return RowField(name, value, head, lambda row: _percent(value(row)), right=True)


def _percent(share: float | None) -> str:
    """Return a share of 1 in whole per cent."""
    return "-" if share is None else f"{round(100 * share)}%"


def _missed(row: Adherence) -> list[dict[str, Any]]:
    return [{"date": planned.day, "customer": planned.customer, "name": planned.name} for planned in row.missed]


PLAN = [
    RowField("rep", lambda a: a.rep, "rep"),
    *map(_count, ["weeks", "planned", "kept", "moved"]),
    RowField("missed", _missed, "missed", lambda a: len(a.missed), right=True),
    _count("unplanned"),
    _share("share_kept", "share_kept"),
]
TALLY = [
    _count("visits"),
    RowField("with_order", lambda t: t.sold),
    _share("strike_rate", "strike"),
    *map(_count, ["absent", "refused"]),
    RowField(
        "median_minutes", lambda t: t.minutes, "minutes", lambda t: f"{t.minutes:g}" if t.minutes else "-", right=True
    ),
    RowField("by_phone_or_online", lambda t: t.remote),
]
RANKS = [
    RowField("rank", lambda mix: mix.rank or None, "rank", lambda mix: mix.rank or "-"),
    _count("customers"),
    _share("share_of_customers", "of_customers"),
    _share("share_of_demand", "of_demand"),
    _share("share_of_visits", "of_visits"),
    *inside(lambda mix: mix.tally, TALLY),
    RowField("biased", lambda mix: mix.is_biased),
]


def _capacity_fields(words: Words) -> list[RowField]:
    """Return the fields of a rep's load in the next 30 days."""

    def number(key: str, value: Callable[[RepCapacity], float], head: str) -> RowField:
        return RowField(key, value, head, lambda c: words.number(round(value(c), 1)), right=True)

    def load_style(row: RepCapacity) -> str:
        return "bold red" if row.share is None or row.share > 1 else ""

    return [
        RowField("rep", lambda c: c.rep, "rep"),
        number("demand", lambda c: c.demand, "expected"),
        number("capacity", lambda c: c.room, "room"),
        _share("share", "load")._replace(style=load_style),
        RowField("stretch", lambda c: c.stretch),
        number("visits_a_day", lambda c: c.pace.visits, "a_day"),
        RowField(
            "visits_a_day_from",
            lambda c: c.pace.source,
            "a_day_from",
            lambda c: words(f"review.pace.{c.pace.source}", days=Count(c.pace.days, "day")),
        ),
        RowField("working_days", lambda c: c.working_days, "days_of_work", right=True),
        RowField("ranks", _rank_loads),
    ]


def _rank_loads(row: RepCapacity) -> list[dict[str, Any]]:
    return [
        {
            "rank": group.rank or None,
            "customers": group.customers,
            "demand": group.demand,
            "every": group.every,
            "stretch_alone": row.stretch_of(group),
        }
        for group in row.groups
    ]
