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
    from collections.abc import Iterator

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.planning.today.route import DayRoute


def show_why(context: Context, around: Envelope, book: Book, candidate: Candidate, route: DayRoute | None) -> None:
    """Show the terms; `route` is None for a customer without a rep."""
    lines = [
        *_clock(context, book, candidate),
        *_reasons(context, candidate),
        *_place(context, candidate, route),
        *_plan(context, book, candidate),
    ]
    lines += _minutes(context, book, candidate, route)
    if around.as_json:
        show_json(context, around, _data(context, candidate, lines, route))
        return
    show_page(context, [PageLine(f"{candidate.customer.name}  {candidate.customer.id}", 0, "bold"), *lines])


def _data(context: Context, candidate: Candidate, lines: list[PageLine], route: DayRoute | None) -> dict[str, Any]:
    terms = [{"kind": r.kind, "level": r.level, "minutes": r.minutes, "due": r.due} for r in candidate.reasons]
    clock = clock_data(context, candidate)
    return {
        "clock": clock,
        "weight": candidate.weight,
        "terms": terms,
        "cost": _cost(candidate.customer.id, route) if route else None,
        "text": [line.text for line in lines if line.text],
    }


def _cost(id_: str, route: DayRoute) -> dict[str, int] | None:
    """Return what the customer's stop costs today's route, or would have cost; None where it was no question."""
    found = [(s.detour, s.wait, s.leave - s.start) for s in route.stops if s.candidate.customer.id == id_]
    found += [
        (row.cost.detour, 0, row.cost.visit) for row in route.left if row.candidate.customer.id == id_ and row.cost
    ]
    names = ("detour_minutes", "wait_minutes", "visit_minutes")
    return dict(zip(names, map(round, found[0]), strict=True)) if found else None


def _clock(context: Context, book: Book, candidate: Candidate) -> Iterator[PageLine]:
    words, clock, customer = context.words, candidate.clock, candidate.customer
    interval = interval_of(customer, book.settings)
    source = "why.interval_own" if customer.every else "why.interval_rank"
    yield PageLine(
        words(source, every=interval_text(words, interval), rank=customer.rank)
        if interval
        else words("why.no_interval"),
        2,
    )
    yield PageLine(
        words("why.last", day=clock.last_contact)
        if clock.last_contact
        else words("why.never", since=customer.since or "-"),
        2,
    )
    if clock.paused_until:
        yield PageLine(words("why.paused", day=clock.paused_until), 2)
    if clock.next_due is None:
        return
    yield PageLine(words("why.due", day=clock.next_due), 2)
    day = aim(customer, book, clock.next_due, context.today)
    if day != clock.next_due:
        yield PageLine(words("why.aim", day=day), 2)
    if clock.elapsed_days is None or clock.urgency is None:
        return
    yield PageLine(
        words("why.urgency", elapsed=clock.elapsed_days, length=clock.interval_days, urgency=f"{clock.urgency:.2f}"), 2
    )
    settings = book.settings
    limits = {"due": settings.due_from, "neglected": settings.neglected_from}
    yield PageLine(words("why.state", state=words(f"state.{clock.state}"), **limits), 2)
    score = f"{clock.urgency * candidate.weight:.2f}"
    yield PageLine(words("why.weight", weight=candidate.weight, urgency=f"{clock.urgency:.2f}", score=score), 2)


def _reasons(context: Context, candidate: Candidate) -> Iterator[PageLine]:
    words = context.words
    yield PageLine("")
    yield PageLine(
        words("why.reasons" if candidate.reasons else "brief.no_reason"), 0, "bold" if candidate.reasons else ""
    )
    for reason in candidate.reasons:
        worth = words("why.worth", minutes=minutes(reason.minutes)) if reason.minutes else ""
        level = words(f"level.{reason.level}")
        yield PageLine(f"- [{level}] {reason_text(words, reason, context.today)}{worth}", 2)
        yield PageLine(words("why.clears", act=clears_text(words, reason, candidate.customer.id)), 4, "dim")


def _plan(context: Context, book: Book, candidate: Candidate) -> Iterator[PageLine]:
    """Yield on which days the kept plan sees the customer; nothing where no plan reaches today."""
    days = {day: names for day, names in book.planned(candidate.customer.rep).items() if day >= context.today}
    planned = [context.words.date(day) for day, names in sorted(days.items()) if candidate.customer.id in names]
    if planned:
        yield PageLine(context.words("why.planned", days=context.words("closure.and").join(planned)))
    elif days:
        yield PageLine(context.words("why.unplanned", day=max(days)))


def _place(context: Context, candidate: Candidate, route: DayRoute | None) -> Iterator[PageLine]:
    """Yield where the customer stands on today's route, and what the stop costs there."""
    words, id_ = context.words, candidate.customer.id
    yield PageLine("")
    if route is None:
        yield PageLine(words("why.no_rep"))
        return
    for number, stop in enumerate(route.stops, 1):
        if stop.candidate.customer.id == id_:
            yield PageLine(words("why.stop", n=number, of=len(route.stops), travel=minutes(stop.travel_minutes)))
            yield _cost_line(words, "why.cost", stop.detour, stop.wait, stop.leave - stop.start)
    for row in route.left:
        if row.candidate.customer.id == id_:
            yield PageLine(words("why.left", why=left_text(words, row)))
            if row.cost:
                yield _cost_line(words, "why.would_cost", row.cost.detour, 0, row.cost.visit)
    for done in route.done:
        if done.candidate.customer.id == id_:
            yield PageLine(words("why.done", outcome=words(f"outcome.{done.visit.outcome}")))
    on_route = {
        c.customer.id
        for c in [
            *(s.candidate for s in route.stops),
            *(r.candidate for r in route.left),
            *(d.candidate for d in route.done),
        ]
    }
    if id_ not in on_route:
        yield PageLine(words("why.not_asked"))


def _cost_line(words: Words, id_: str, detour: float, wait: float, visit: float) -> PageLine:
    parts = {"detour": detour, "wait": wait, "visit": visit, "total": detour + wait + visit}
    return PageLine(words(id_, **{name: minutes(value) for name, value in parts.items()}), 2)


def _minutes(context: Context, book: Book, candidate: Candidate, route: DayRoute | None) -> Iterator[PageLine]:
    """Yield how long a visit is planned for and how its way is estimated."""
    words, travel = context.words, book.settings.travel
    length = visit_length(candidate.customer, book.history(candidate.customer.id), book.settings)
    yield PageLine(words(f"why.length_{length.source}", minutes=minutes(length.minutes), n=length.visits))
    if route and route.estimated:
        found = learned(book, route.rep)
        terms = {"detour": travel.detour, "speed": travel.speed_kmh, "stop": minutes(travel.minutes_per_stop)}
        sentence = "why.travel" if found.factor == 1 else "why.travel_learned"
        yield PageLine(words(sentence, **terms, factor=f"{found.factor:.2f}", n=found.legs))
