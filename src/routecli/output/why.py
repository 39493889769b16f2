"""Every term of a decision in words: the clock, the reasons, the place on the route and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.clock import interval_of
from routecli.core.durations import visit_length
from routecli.core.workdays import aim
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import interval_text, minutes
from routecli.output.reasons import clears_text, clock_data, reason_text
from routecli.output.today import left_text
from routecli.planning.ways.pace import learned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.planning.today.route import DayRoute

A_DAY = 8 * 60  # minutes of detour; a reason that is worth more than a day of work is worth any detour


def show_why(context: Context, around: Envelope, book: Book, candidate: Candidate, route: DayRoute | None) -> None:
    """Show the terms; `route` is None for a customer without a rep."""
    lines = [
        *(PageLine(text, 2) for text in _clock(context, book, candidate)),
        *_reasons(context, candidate),
        *_place(context.words, candidate.customer.id, route),
        *(PageLine(text) for text in (*_plan(context, book, candidate), *_minutes(context, book, candidate, route))),
    ]
    if around.as_json:
        show_json(context, around, _data(context, candidate, lines, route))
    else:
        show_page(context, [PageLine(f"{candidate.customer.name}  {candidate.customer.id}", 0, "bold"), *lines])


def _data(context: Context, candidate: Candidate, lines: Sequence[PageLine], route: DayRoute | None) -> dict[str, Any]:
    terms = [{"kind": r.kind, "level": r.level, "minutes": r.minutes, "due": r.due} for r in candidate.reasons]
    names = ("detour_minutes", "wait_minutes", "visit_minutes")
    costs = _costs(candidate.customer.id, route) if route else []
    return {
        "clock": clock_data(context, candidate),
        "weight": candidate.weight,
        "terms": terms,
        "cost": dict(zip(names, map(round, costs[0][1]), strict=True)) if costs else None,
        "text": [line.text for line in lines if line.text],
    }


def _costs(id_: str, route: DayRoute) -> list[tuple[str, tuple[float, float, float]]]:
    """Return what the customer's stop costs today's route, or would have cost: a sentence, and detour, wait and visit."""
    stops = [s for s in route.stops if s.candidate.customer.id == id_]
    left = [row.cost for row in route.left if row.candidate.customer.id == id_ and row.cost]
    found = [("why.cost", (stop.detour, stop.wait, stop.leave - stop.start)) for stop in stops]
    return found + [("why.would_cost", (cost.detour, 0.0, cost.visit)) for cost in left]


def _clock(context: Context, book: Book, candidate: Candidate) -> Iterator[str]:
    words, clock, customer, settings = context.words, candidate.clock, candidate.customer, book.settings
    if interval := interval_of(customer, settings, context.today):
        source = "why.interval_own" if customer.every else "why.interval_rank"
        yield words(source, every=interval_text(words, interval), rank=customer.rank)
    else:
        yield words("why.no_interval")
    if clock.last_contact:
        yield words("why.last", day=clock.last_contact)
    else:
        yield words("why.never", since=customer.since or "-")
    if clock.paused_until:
        yield words("why.paused", day=clock.paused_until)
    if clock.next_due is None:
        return
    yield words("why.due", day=clock.next_due)
    day = aim(customer, book, clock.next_due, context.today)
    if day != clock.next_due:
        yield words("why.aim", day=day)
    if clock.elapsed_days is None or clock.urgency is None:
        return
    urgency, score = f"{clock.urgency:.2f}", f"{clock.urgency * candidate.weight:.2f}"
    yield words("why.urgency", elapsed=clock.elapsed_days, length=clock.interval_days, urgency=urgency)
    limits = {"due": settings.due_from, "neglected": settings.neglected_from}
    yield words("why.state", state=words(f"state.{clock.state}"), **limits)
    yield words("why.weight", weight=candidate.weight, urgency=urgency, score=score)


def _reasons(context: Context, candidate: Candidate) -> Iterator[PageLine]:
    words, reasons = context.words, candidate.reasons
    yield PageLine("")
    yield PageLine(words("why.reasons"), 0, "bold") if reasons else PageLine(words("brief.no_reason"))
    for reason in reasons:
        worth = words("why.worth", minutes=minutes(reason.minutes)) if 0 < reason.minutes <= A_DAY else ""
        level = words(f"level.{reason.level}")
        yield PageLine(f"- [{level}] {reason_text(words, reason, context.today)}{worth}", 2)
        yield PageLine(words("why.clears", act=clears_text(words, reason, candidate.customer.id)), 4, "dim")


def _place(words: Words, id_: str, route: DayRoute | None) -> list[PageLine]:
    """Return the customer's place on today's route, and what the stop costs there."""
    if route is None:
        return [PageLine(""), PageLine(words("why.no_rep"))]
    found = [
        words("why.stop", n=number, of=len(route.stops), travel=minutes(stop.travel_minutes))
        for number, stop in enumerate(route.stops, 1)
        if stop.candidate.customer.id == id_
    ]
    found += [words("why.left", why=left_text(words, row)) for row in route.left if row.candidate.customer.id == id_]
    found += [
        words("why.done", outcome=words(f"outcome.{row.visit.outcome}"))
        for row in route.done
        if row.candidate.customer.id == id_
    ]
    costs = [PageLine(_cost_text(words, sentence, *parts), 2) for sentence, parts in _costs(id_, route)]
    return [PageLine(""), *(PageLine(text) for text in found or [words("why.not_asked")]), *costs]


def _cost_text(words: Words, id_: str, detour: float, wait: float, visit: float) -> str:
    parts = {"detour": detour, "wait": wait, "visit": visit, "total": detour + wait + visit}
    return words(id_, **{name: minutes(value) for name, value in parts.items()})


def _plan(context: Context, book: Book, candidate: Candidate) -> Iterator[str]:
    """Yield on which days the saved plan sees the customer; nothing if no plan covers today."""
    days = {day: names for day, names in book.planned(candidate.customer.rep).items() if day >= context.today}
    planned = [context.words.date(day) for day, names in sorted(days.items()) if candidate.customer.id in names]
    if planned:
        yield context.words("why.planned", days=context.words("closure.and").join(planned))
    elif days:
        yield context.words("why.unplanned", day=max(days))


def _minutes(context: Context, book: Book, candidate: Candidate, route: DayRoute | None) -> Iterator[str]:
    """Yield how long a visit is planned for and how its way is estimated."""
    words, travel = context.words, book.settings.travel
    length = visit_length(candidate.customer, book.history(candidate.customer.id), book.settings)
    yield words(f"why.length_{length.source}", minutes=minutes(length.minutes), n=length.visits)
    if route and route.estimated:
        found = learned(book, route.rep)
        terms = {"detour": travel.detour, "speed": travel.speed_kmh, "stop": minutes(travel.minutes_per_stop)}
        sentence = "why.travel" if found.factor == 1 else "why.travel_learned"
        yield words(sentence, **terms, factor=f"{found.factor:.2f}", n=found.legs)
