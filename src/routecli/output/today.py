"""The route of a day as a page, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.hours import clock_text
from routecli.core.width import width
from routecli.output.effect import effect_data, effect_text
from routecli.output.followed import plan_data, plan_lines
from routecli.output.json import show_json
from routecli.output.map_links import map_links
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import closure_text, minutes
from routecli.output.reasons import reason_data, reason_text
from routecli.output.table import STATE_STYLES, Column, show_table
from routecli.planning.today.done import VisitedToday
from routecli.planning.today.route import DayRoute, LeftOut, RouteStop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.reasons.base import Reason
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.output.map_links import MapLink
    from routecli.planning.today.effect import Effect


def show_today(context: Context, around: Envelope, route: DayRoute, effect: Effect | None = None) -> None:
    """Show a day's route; a pipe gets a row for each stop, done or left out, told apart by the first column."""
    if around.as_json:
        data = {**_data(context.words, route), "effect": effect_data(effect) if effect else None}
        show_json(context, around, data, day=route.day)
    elif context.is_terminal:
        show_page(context, _page(context, route, effect))
    else:
        if effect:
            context.err.write(context.words.clean(effect_text(context.words, effect)) + "\n")
        if route.closed:
            context.notice("today.closed", why=closure_text(context.words, route.closed))
        rows = [*route.done, *route.stops, *route.left]
        show_table(context, _columns(context.words, route), rows)


def _links(route: DayRoute) -> list[MapLink]:
    return map_links([stop.candidate.customer.at for stop in route.stops])


def part_text(words: Words, link: MapLink) -> str:
    """Return which stops a link leads to: `5-8`, or `9` for one."""
    return str(link.last) if link.first == link.last else words("today.map_part", first=link.first, last=link.last)


def _visit_minutes(route: DayRoute) -> float:
    return sum(stop.leave - stop.start for stop in route.stops)


def _data(words: Words, route: DayRoute) -> dict[str, Any]:
    totals = {
        "stops": len(route.stops), "travel_minutes": round(route.travel_minutes), "travel_km": round(route.travel_km, 1),
        "visit_minutes": round(_visit_minutes(route)), "start": clock_text(route.start), "finish": clock_text(route.finish),
        "estimated": route.estimated,
    }  # fmt: skip
    return {
        "stops": [_stop_data(words, n, stop, route) for n, stop in enumerate(route.stops, 1)],
        "done": [_done_data(row) for row in route.done],
        "unassigned": [_left_data(words, row) for row in route.left],
        "closed": words("today.closed", why=closure_text(words, route.closed)) if route.closed else None,
        "lunch": [clock_text(route.lunch[0]), clock_text(route.lunch[1])] if route.lunch else None,
        "totals": totals,
        "map_urls": [link.url for link in _links(route)],
        **plan_data(words, route, left_text),
    }


def _stop_data(words: Words, position: int, stop: RouteStop, route: DayRoute) -> dict[str, Any]:
    customer, clock = stop.candidate.customer, stop.candidate.clock
    return {
        "position": position, "customer": customer.id, "name": customer.name, "arrive": clock_text(stop.arrive),
        "start": clock_text(stop.start), "leave": clock_text(stop.leave), "travel_minutes": round(stop.travel_minutes),
        "travel_km": round(stop.travel_km, 1), "wait_minutes": round(stop.wait), "state": clock.state, "urgency": clock.urgency,
        "detour_minutes": round(stop.detour), "placed_by_area": stop.placed == "area",
        "travel_estimated": stop.estimated,
        "reasons": [reason_data(words, reason, customer.id, route.day) for reason in stop.candidate.reasons],
    }  # fmt: skip


def _done_data(row: VisitedToday) -> dict[str, Any]:
    customer = row.candidate.customer
    return {
        "customer": customer.id,
        "name": customer.name,
        "time": row.visit.time or None,
        "outcome": row.visit.outcome,
    }


def _left_data(words: Words, row: LeftOut) -> dict[str, Any]:
    customer = row.candidate.customer
    return {
        "customer": customer.id,
        "name": customer.name,
        "reason": row.reason,
        "text": left_text(words, row),
        "next_day": row.next_day,
        "detour_minutes": round(row.cost.detour) if row.cost else None,
    }


def left_text(words: Words, row: LeftOut) -> str:
    """Return why somebody is left out and which day suits, as one sentence."""
    if row.reason == "planned":
        return words("left.planned", day=row.next_day)
    until, cost = row.candidate.clock.paused_until, row.cost
    text = words(
        f"left.{row.reason}.{cost.against}" if cost else f"left.{row.reason}",
        detail=closure_text(words, row.detail) if row.detail else "",
        until=until or "-",
        customer=row.candidate.customer.id,
        last=row.candidate.clock.last_contact or "-",
        need=minutes(cost.detour + cost.visit) if cost else "",
        detour=minutes(cost.detour) if cost else "",
        worth=minutes(row.candidate.minutes),
    )
    return text + (words("left.next", day=row.next_day) if row.next_day else "")


def _page(context: Context, route: DayRoute, effect: Effect | None) -> list[PageLine]:
    words = context.words
    lines = _heading(context, route)
    if effect:
        lines.append(PageLine(effect_text(words, effect), 0, "cyan"))
    if route.closed:
        lines.append(PageLine(words("today.closed", why=closure_text(words, route.closed)), 0, "yellow"))
    lines += plan_lines(words, route, left_text)
    lines += _done_lines(words, route)
    lunch_shown = route.lunch is None
    for number, stop in enumerate(route.stops, 1):
        if not lunch_shown and route.lunch and route.lunch[0] <= stop.start:
            lines.append(_lunch(words, route))
            lunch_shown = True
        lines += _stop_lines(words, number, stop, route)
    if not lunch_shown and route.stops:
        lines.append(_lunch(words, route))
    if not route.stops and not route.closed:
        lines.append(PageLine(words("today.nothing")))
    if route.left:
        lines += [PageLine(""), PageLine(words("today.left", n=len(route.left)), 0, "bold")]
        lines += [line for row in route.left for line in _left_lines(words, row, route)]
    if links := _links(route):
        lines += [PageLine(""), PageLine(words("today.map"), 0, "bold")]
        for link in links:
            lines.append(PageLine(f"{part_text(words, link)}  {link.url}", 2, link=True))
    return lines


def _heading(context: Context, route: DayRoute) -> list[PageLine]:
    """Return the heading in one line, or in two where the screen is too narrow for the way."""
    whole = heading_text(context.words, route)
    parts = [whole] if width(whole) <= context.width else _heading_parts(context.words, route)
    return [PageLine(text, 0, "bold") for text in parts]


def heading_text(words: Words, route: DayRoute) -> str:
    """Return day, rep, stops, times and travel of a route as one sentence."""
    return "  ".join(_heading_parts(words, route))


def _heading_parts(words: Words, route: DayRoute) -> list[str]:
    if not route.stops:
        return [words("today.heading_empty", day=route.day, rep=route.rep.name)]
    hours = {"start": clock_text(route.start), "finish": clock_text(route.finish)}
    head = words("today.heading", day=route.day, rep=route.rep.name, stops=len(route.stops), **hours)
    estimate = words("today.estimate") if route.estimated else ""
    return [
        head,
        words("today.way", travel=minutes(route.travel_minutes), km=f"{route.travel_km:.1f}", estimate=estimate),
    ]


def _lunch(words: Words, route: DayRoute) -> PageLine:
    start, end = route.lunch or (0, 0)
    return PageLine(words("today.lunch", start=clock_text(start), end=clock_text(end)), 4, "dim")


def _done_lines(words: Words, route: DayRoute) -> list[PageLine]:
    return [
        PageLine(
            words(
                "today.done",
                time=row.visit.time or "--:--",
                name=row.candidate.customer.name,
                outcome=words(f"outcome.{row.visit.outcome}"),
            ),
            0,
            "dim",
        )
        for row in route.done
    ]


def _stop_lines(words: Words, number: int, stop: RouteStop, route: DayRoute) -> list[PageLine]:
    customer = stop.candidate.customer
    way = words("today.travel", minutes=minutes(stop.travel_minutes), km=f"{stop.travel_km:.1f}")
    if stop.wait >= 1:
        way += words("today.wait", minutes=minutes(stop.wait))
    head = f"{number:2}  {clock_text(stop.start)}-{clock_text(stop.leave)}  {customer.name}  {way}"
    style = "bold " + STATE_STYLES[stop.candidate.clock.state].removeprefix("bold ").replace("dim", "")
    shown = shown_reasons(stop.candidate.reasons)
    reasons = [PageLine(f"- {reason_text(words, reason, route.day)}", 4) for reason in shown]
    if more := len(stop.candidate.reasons) - len(shown):
        reasons.append(PageLine(words("today.more", n=more), 6, "dim"))
    placed = [PageLine(_placed(words, stop), 4, "dim")] if stop.placed else []
    return [PageLine(head, 0, style.strip()), *reasons, *placed]


def _placed(words: Words, stop: RouteStop) -> str:
    """Return that a stop's place is a guess, and which."""
    customer = stop.candidate.customer
    return (
        words("today.placed", area=customer.area)
        if stop.placed == "area"
        else words("today.unplaced", customer=customer.id)
    )


def shown_reasons(reasons: Sequence[Reason], most: int = 3) -> list[Reason]:
    """Return the reasons a page has room for: the weightiest, and any warning."""
    return [*reasons[:most], *(reason for reason in reasons[most:] if reason.kind == "over_visited")]


def _left_lines(words: Words, row: LeftOut, route: DayRoute) -> list[PageLine]:
    main = next(iter(row.candidate.reasons), None) if row.reason != "planned" else None
    why = f"  ({reason_text(words, main, route.day)})" if main else ""
    return [PageLine(f"{row.candidate.customer.name}: {left_text(words, row)}{why}", 2)]


def _columns(words: Words, route: DayRoute) -> list[Column]:
    def kind(row: Any) -> str:
        return words(
            "today.row_done"
            if isinstance(row, VisitedToday)
            else "today.row_left"
            if isinstance(row, LeftOut)
            else "today.row_stop"
        )

    def when(row: Any, name: str) -> str:
        return (
            clock_text(getattr(row, name))
            if isinstance(row, RouteStop)
            else row.visit.time
            if isinstance(row, VisitedToday) and name == "start"
            else ""
        )

    def what(row: Any) -> str:
        if isinstance(row, VisitedToday):
            return words(f"outcome.{row.visit.outcome}")
        reasons = "; ".join(reason_text(words, reason, route.day) for reason in row.candidate.reasons)
        return f"{left_text(words, row)}; {reasons}" if isinstance(row, LeftOut) else reasons

    positions = {id(stop): n for n, stop in enumerate(route.stops, 1)}
    return [
        Column("head.kind", kind),
        Column("head.position", lambda r: str(positions.get(id(r), ""))),
        Column("head.start", lambda r: when(r, "start")),
        Column("head.leave", lambda r: when(r, "leave")),
        Column("head.id", lambda r: r.candidate.customer.id),
        Column("head.customer", lambda r: r.candidate.customer.name),
        Column("head.state", lambda r: words(f"state.{r.candidate.clock.state}")),
        Column("head.travel", lambda r: f"{r.travel_minutes:.0f}" if isinstance(r, RouteStop) else ""),
        Column("head.km", lambda r: f"{r.travel_km:.1f}" if isinstance(r, RouteStop) else ""),
        Column("head.what", what),
    ]
