"""The weekly review of the visits for other programs: everything of it, shares of 1, missing figures null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.frequency import VERDICTS
from routecli.output.recommendation import why_text

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.adherence import Adherence
    from routecli.core.capacity import RepCapacity
    from routecli.core.frequency import Frequency
    from routecli.core.rank_share import RankMix, Tally
    from routecli.core.recommend import Recommendation
    from routecli.core.review import VisitReview
    from routecli.lang import Words
    from routecli.planning.ways.road import Road


def review_data(context: Context, found: VisitReview, road: Road) -> dict[str, Any]:
    """Return all parts of a review."""
    period = {"from": found.period.first, "until": found.period.last, "days": found.period.days}
    return {
        "period": period,
        "frequency": _frequency(found.frequency),
        "capacity": _capacity(found.capacity),
        "plan": _plan(found.adherence),
        "ranks": [_rank(row) for row in found.ranks],
        "strike_rate": _tally(found.total),
        "road": _road(road),
        "recommendations": [_recommendation(context.words, row) for row in found.recommendations],
    }


def _frequency(rows: list[Frequency]) -> dict[str, Any]:
    counts = {verdict: sum(row.verdict == verdict for row in rows) for verdict in VERDICTS}
    return {"looked_at": len(rows), **counts, "customers": [_customer(row) for row in rows if row.verdict]}


def _customer(row: Frequency) -> dict[str, Any]:
    customer = row.customer
    return {
        "customer": customer.id,
        "name": customer.name,
        "rep": customer.rep or None,
        "area": customer.area or None,
        "rank": customer.rank or None,
        "state": row.clock.state,
        "last_contact": row.clock.last_contact,
        "verdict": row.verdict,
        "every": row.interval,
        "expected": round(row.expected, 2),
        "contacts": row.contacts,
        "routine": row.routine,
    }


def _capacity(rows: list[RepCapacity]) -> dict[str, Any]:
    demand, room = sum(row.demand for row in rows), sum(row.room for row in rows)
    return {"days": 30, "demand": demand, "capacity": room, "share": demand / room if room else None,
            "reps": [_rep(row) for row in rows]}  # fmt: skip


def _rep(row: RepCapacity) -> dict[str, Any]:
    ranks = [
        {
            "rank": group.rank or None,
            "customers": group.customers,
            "demand": group.demand,
            "every": group.every,
            "stretch_alone": row.stretch_of(group),
        }
        for group in row.groups
    ]
    return {
        "rep": row.rep,
        "demand": row.demand,
        "capacity": row.room,
        "share": row.share,
        "stretch": row.stretch,
        "visits_a_day": row.pace.visits,
        "visits_a_day_from": row.pace.source,
        "working_days": row.working_days,
        "ranks": ranks,
    }


def _plan(rows: list[Adherence]) -> dict[str, Any]:
    sums = {
        "planned": sum(row.planned for row in rows),
        "kept": sum(row.kept for row in rows),
        "moved": sum(row.moved for row in rows),
        "missed": sum(len(row.missed) for row in rows),
        "unplanned": sum(row.unplanned for row in rows),
    }
    share = sums["kept"] / sums["planned"] if sums["planned"] else None
    return {**sums, "share_kept": share, "reps": [_rep_plan(row) for row in rows]}


def _rep_plan(row: Adherence) -> dict[str, Any]:
    return {
        "rep": row.rep,
        "weeks": row.weeks,
        "planned": row.planned,
        "kept": row.kept,
        "moved": row.moved,
        "missed": [{"date": p.day, "customer": p.customer, "name": p.name} for p in row.missed],
        "unplanned": row.unplanned,
        "share_kept": row.share_kept,
    }


def _rank(row: RankMix) -> dict[str, Any]:
    shares = {
        "share_of_customers": row.share_of_customers,
        "share_of_demand": row.share_of_demand,
        "share_of_visits": row.share_of_visits,
    }
    return {
        "rank": row.rank or None,
        "customers": row.customers,
        **shares,
        **_tally(row.tally),
        "biased": row.is_biased,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "visits": tally.visits,
        "with_order": tally.sold,
        "strike_rate": tally.strike_rate,
        "absent": tally.absent,
        "refused": tally.refused,
        "median_minutes": tally.minutes,
        "by_phone_or_online": tally.remote,
    }


def _road(road: Road) -> dict[str, Any]:
    figures = {"minutes": road.minutes, "km": road.km, "minutes_a_day": road.minutes_a_day}
    return {"estimate": True, "days": road.days, "legs": road.legs, **figures, "unknown_stops": road.unknown}


def _recommendation(words: Words, row: Recommendation) -> dict[str, Any]:
    return {
        "customer": row.customer.id,
        "name": row.customer.name,
        "every": row.now,
        "recommended": None if row.by else row.interval or "none",
        "visit_by": row.by,
        "reasons": [why.kind for why in row.why],
        "text": why_text(words, row),
    }
