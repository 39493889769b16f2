"""What the rows of the weekly review say: frequency, recommendations, plan against actual, capacity, visits by rank."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from routecli.core.recommend import SOON
from routecli.lang import Count
from routecli.output.fields import CUSTOMER, ID, NAME, REP, RowField, inside
from routecli.output.phrases import interval_text
from routecli.output.table import STATE_STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.context import Context
    from routecli.core.adherence import Adherence
    from routecli.core.capacity import RepCapacity
    from routecli.core.frequency import Frequency
    from routecli.core.interval import Interval
    from routecli.core.recommend import Recommendation
    from routecli.lang import Words

_STYLES = {"neglected": STATE_STYLES["neglected"], "over_visited": "magenta", "fewer": "yellow", "more": "cyan"}


def frequency_fields(context: Context) -> list[RowField]:
    """Return what a row says of a customer's contacts against its interval."""
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
        RowField("every", lambda f: f.interval, "every", lambda f: interval_or_none(words, f.interval)),
        RowField("expected", lambda f: round(f.expected, 2), "expected", expected, right=True),
        RowField("contacts", lambda f: f.contacts, "contacts", right=True),
        RowField("routine", lambda f: f.routine),
    ]


def recommendation_fields(context: Context) -> list[RowField]:
    """Return what a row says of a recommended interval, or of one visit until a day."""
    words = context.words

    def change(row: Recommendation) -> str:
        if context.is_terminal:
            return change_text(context, row)
        return "" if row.by else interval_or_none(words, row.interval)

    return [
        ID,
        NAME,
        RowField("every", lambda r: r.now),
        RowField("recommended", lambda r: None if r.by else r.interval or "none", "recommended", change),
        RowField("visit_by", lambda r: r.by, "by"),
        RowField("reasons", lambda r: [why.kind for why in r.why]),
        RowField("text", lambda r: why_text(words, r), "why", flex=True),
        REP._replace(key=""),
    ]


def change_text(context: Context, row: Recommendation) -> str:
    """Return what is recommended: the interval as it is and as it might be, or one visit until a day."""
    words = context.words
    if row.by is None:
        return words(
            "recommend.change", now=interval_or_none(words, row.now), then=interval_or_none(words, row.interval)
        )
    return words("recommend.once" if row.by >= context.today else "recommend.once_late", by=row.by)


def why_text(words: Words, row: Recommendation) -> str:
    """Return the reasons of a recommendation in one sentence."""
    ids = [(f"reason.{why.kind}" if why.kind in SOON else f"recommend.{why.kind}", why.params) for why in row.why]
    return "; ".join(words(id_, **params) for id_, params in ids)


def interval_or_none(words: Words, interval: Interval | None) -> str:
    """Return an interval in words, or that there is none: the customer is visited on request."""
    return interval_text(words, interval) if interval else words("state.on_request")


def _count(name: str) -> RowField:
    return RowField(name, attrgetter(name), name, right=True)


def _share(name: str, head: str, style: Callable[[Any], str] | None = None) -> RowField:
    value = attrgetter(name)
    return RowField(name, value, head, lambda row: percent(value(row)), right=True, style=style)


def percent(share: float | None) -> str:
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
    _count("absent"),
    _count("refused"),
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


def capacity_fields(words: Words) -> list[RowField]:
    """Return what a row says of a rep's load in the next 30 days."""

    def number(key: str, value: Callable[[RepCapacity], float], head: str) -> RowField:
        return RowField(key, value, head, lambda c: words.number(round(value(c), 1)), right=True)

    def load_style(row: RepCapacity) -> str:
        return "bold red" if row.share is None or row.share > 1 else ""

    return [
        RowField("rep", lambda c: c.rep, "rep"),
        number("demand", lambda c: c.demand, "expected"),
        number("capacity", lambda c: c.room, "room"),
        _share("share", "load", load_style),
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
