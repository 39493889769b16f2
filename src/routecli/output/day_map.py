"""The route of a day as a page for browser and paper: numbered stops on a map, the day's table below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.hours import clock_text
from routecli.output.html import bullets, chip, link, page, safe, table
from routecli.output.map_links import map_links
from routecli.output.phrases import closure_text, minutes
from routecli.output.reasons import reason_text
from routecli.output.svg import Chart, Pin, draw, frame_of
from routecli.output.today import heading_text, left_text, part_text, shown_reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.model import Customer
    from routecli.lang import Words
    from routecli.planning.today.done import VisitedToday
    from routecli.planning.today.route import DayRoute, LeftOut, RouteStop


def day_page(words: Words, route: DayRoute) -> str:
    """Return the page of a day's route."""
    title = heading_text(words, route)
    body = [f"<h1>{safe(title)}</h1>"]
    if route.closed:
        body.append(f"<p>{safe(words('today.closed', why=closure_text(words, route.closed)))}</p>")
    body += [*_map(words, route, title), *_stops(words, route), *_done(words, route.done), *_left(words, route.left)]
    return page(words.language, title, body)


def _map(words: Words, route: DayRoute, title: str) -> list[str]:
    pins = _pins(words, route)
    if not pins:
        return [f"<p>{safe(words('map.no_places'))}</p>"]
    base = [n for n, pin in enumerate(pins) if pin.style == "base"]
    stops = [n for n, pin in enumerate(pins) if pin.mark]
    made = [n for n, pin in enumerate(pins) if pin.style == "done"]
    chart = Chart(pins, [*base, *made, *stops, *base] if made or stops else [])
    key = " ".join(chip(style, _word(words, style)) for style in dict.fromkeys(pin.style for pin in pins))
    drawn = draw(chart, frame_of([pin.at for pin in pins]), title, safe)
    return [drawn, f"<p>{key}</p>", f"<p>{safe(words('map.note'))}</p>"]


def _word(words: Words, style: str) -> str:
    return words(f"map.{style}") if style in {"base", "done", "left"} else words(f"state.{style}")


def _pins(words: Words, route: DayRoute) -> list[Pin]:
    """Return what has a place: the stops with their numbers, the base, then those done and left out as dots."""
    pins = []
    for number, stop in enumerate(route.stops, 1):
        customer, state = stop.candidate.customer, stop.candidate.clock.state
        if customer.at:
            pins.append(_pin(customer, str(number), state, f"{clock_text(stop.start)} {_word(words, state)}"))
    if base := route.rep.base.at or route.rep.home.at:
        pins.append(Pin(base, "", route.rep.base.name or words("map.base"), "base"))
    dots = [(row.candidate.customer, "done") for row in route.done] + [
        (r.candidate.customer, "left") for r in route.left
    ]
    return pins + [_pin(customer, "", style, _word(words, style)) for customer, style in dots if customer.at]


def _pin(customer: Customer, mark: str, style: str, hint: str) -> Pin:
    return Pin(customer.at, mark, customer.name, style, f"{customer.name}: {hint}", customer.area)


def _stops(words: Words, route: DayRoute) -> list[str]:
    if not route.stops:
        return [] if route.closed else [f"<p>{safe(words('today.nothing'))}</p>"]
    heads = ("position", "time", "customer", "state", "travel", "what")
    rows = [_row(words, number, stop, route) for number, stop in enumerate(route.stops, 1)]
    found = [table([words(f"map.head.{head}") for head in heads], rows)]
    if route.lunch:
        start, end = map(clock_text, route.lunch)
        found.append(f"<p>{safe(words('today.lunch', start=start, end=end))}</p>")
    parts = map_links([stop.candidate.customer.at for stop in route.stops])
    links = [link(part.url, part_text(words, part)) for part in parts]
    return [*found, f"<p>{safe(words('today.map'))}: {' · '.join(links)}</p>"] if links else found


def _row(words: Words, number: int, stop: RouteStop, route: DayRoute) -> list[str]:
    customer, state = stop.candidate.customer, stop.candidate.clock.state
    way = words("today.travel", minutes=minutes(stop.travel_minutes), km=f"{stop.travel_km:.1f}")
    reasons = [reason_text(words, reason, route.day) for reason in shown_reasons(stop.candidate.reasons)]
    where = [words("map.placed")] if stop.placed else []
    return [
        f'<span class="n">{number}</span>',
        f'<span class="t">{clock_text(stop.start)}-{clock_text(stop.leave)}</span>',
        f"<b>{safe(customer.name)}</b><br>{safe(customer.address or customer.area)}",
        _state(words, state),
        safe(way),
        bullets([*reasons, *where]),
    ]


def _done(words: Words, done: Sequence[VisitedToday]) -> list[str]:
    if not done:
        return []
    rows = [
        [
            safe(row.visit.time or "--:--"),
            safe(row.candidate.customer.name),
            safe(words(f"outcome.{row.visit.outcome}")),
        ]
        for row in done
    ]
    heads = ("time", "customer", "outcome")
    title = f"<h2>{chip('done', words('map.done'))}</h2>"
    return [title, table([words(f"map.head.{head}") for head in heads], rows)]


def _left(words: Words, left: Sequence[LeftOut]) -> list[str]:
    if not left:
        return []
    rows = [
        [safe(row.candidate.customer.name), _state(words, row.candidate.clock.state), safe(left_text(words, row))]
        for row in left
    ]
    title = f"<h2>{chip('left', words('map.left'))}</h2>"
    return [title, table([words(f"map.head.{head}") for head in ("customer", "state", "why")], rows)]


def _state(words: Words, state: str) -> str:
    return chip(state, _word(words, state))
