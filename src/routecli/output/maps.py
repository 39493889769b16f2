"""Pages for browser and paper: a day's stops on a map with the table below, and weeks with a small map for each day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from routecli.core.hours import clock_text
from routecli.core.isoweek import week_name
from routecli.output.html import bullets, chip, link, page, safe, table
from routecli.output.open_hours import call_first_text
from routecli.output.plan import day_text, week_text
from routecli.output.reasons import reason_text
from routecli.output.svg import Chart, MapFrame, Pin, draw, frame_of
from routecli.output.today import (
    closed_text,
    heading_text,
    left_text,
    link_texts,
    lunch_text,
    shown_reasons,
    way_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.core.agenda import Candidate
    from routecli.core.distance import Point
    from routecli.core.model import Customer, Rep
    from routecli.lang import Words
    from routecli.planning.today.done import VisitedToday
    from routecli.planning.today.left import LeftOut
    from routecli.planning.today.route import DayRoute, RouteStop
    from routecli.planning.weeks.answer import Outlook, PlannedDay

COLORS = ["#2456a6", "#b3261e", "#2e6b30", "#8f5600", "#5b4bb3", "#00677a", "#8a3b6f"]  # Monday first


def day_page(words: Words, route: DayRoute) -> str:
    """Return the page of a day's route."""
    title = heading_text(words, route)
    body = [f"<h1>{safe(title)}</h1>"]
    if route.closed:
        body.append(f"<p>{safe(closed_text(words, route))}</p>")
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
    dots = [(row.candidate.customer, "done") for row in route.done]
    dots += [(row.candidate.customer, "left") for row in route.left]
    return pins + [_pin(customer, "", style, _word(words, style)) for customer, style in dots if customer.at]


def _pin(customer: Customer, mark: str, style: str, hint: str) -> Pin:
    return Pin(customer.at, mark, customer.name, style, f"{customer.name}: {hint}", customer.area)


def _stops(words: Words, route: DayRoute) -> list[str]:
    if not route.stops:
        return [] if route.closed else [f"<p>{safe(words('today.nothing'))}</p>"]
    rows = [_row(words, number, stop, route) for number, stop in enumerate(route.stops, 1)]
    found = [_table(words, ["position", "time", "customer", "state", "travel", "what"], rows)]
    if route.lunch:
        found.append(f"<p>{safe(lunch_text(words, route.lunch))}</p>")
    links = " · ".join(link(url, stops) for stops, url in link_texts(words, route))
    return [*found, f"<p>{safe(words('today.map'))}: {links}</p>"] if links else found


def _row(words: Words, number: int, stop: RouteStop, route: DayRoute) -> list[str]:
    customer = stop.candidate.customer
    reasons = [reason_text(words, reason, route.day) for reason in shown_reasons(stop.candidate.reasons)]
    return [
        f'<span class="n">{number}</span>',
        f'<span class="t">{clock_text(stop.start)}-{clock_text(stop.leave)}</span>',
        f"<b>{safe(customer.name)}</b><br>{safe(customer.address or customer.area)}",
        _state(words, stop.candidate),
        safe(way_text(words, stop)),
        bullets(
            [
                *filter(None, [call_first_text(words, customer)]),
                *reasons,
                *([words("map.placed")] if stop.placed else []),
            ]
        ),
    ]


def _done(words: Words, done: Sequence[VisitedToday]) -> list[str]:
    rows = [
        [
            safe(row.visit.time or "--:--"),
            safe(row.candidate.customer.name),
            safe(words(f"outcome.{row.visit.outcome}")),
        ]
        for row in done
    ]
    return [_title(words, "done"), _table(words, ["time", "customer", "outcome"], rows)] if rows else []


def _left(words: Words, left: Sequence[LeftOut]) -> list[str]:
    rows = [
        [safe(row.candidate.customer.name), _state(words, row.candidate), safe(left_text(words, row))] for row in left
    ]
    return [_title(words, "left"), _table(words, ["customer", "state", "why"], rows)] if rows else []


def _title(words: Words, style: str) -> str:
    return f"<h2>{chip(style, _word(words, style))}</h2>"


def _table(words: Words, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return table([words(f"map.head.{head}") for head in heads], rows)


def _state(words: Words, candidate: Candidate) -> str:
    return chip(candidate.clock.state, _word(words, candidate.clock.state))


def weeks_page(words: Words, found: Sequence[Outlook]) -> str:
    """Return the page of the weeks of one rep or several."""
    title = words("map.weeks", first=min(weeks.first for weeks in found), last=max(weeks.last for weeks in found))
    body = [f"<h1>{safe(title)}</h1>", *(part for weeks in found for part in _weeks(words, weeks))]
    body.append(f"<p>{safe(words('map.note'))}</p>")
    return page(words.language, title, body, {f"d{n}": color for n, color in enumerate(COLORS)})


def _weeks(words: Words, weeks: Outlook) -> Iterable[str]:
    base = weeks.rep.base.at or weeks.rep.home.at
    points = [stop.customer.at for day in weeks.days for stop in day.stops if stop.customer.at]
    points += [base] if base else []
    frame = frame_of(points, 480, 320) if points else None
    yield f"<h2>{safe(weeks.rep.name)}</h2>"
    for _, days in groupby(weeks.days, lambda day: week_name(day.day)):
        week = list(days)
        yield f'<h2>{safe(week_text(words, week[0].day))}</h2>\n<div class="days">'
        yield from (_day(words, weeks.rep, day, frame) for day in week if day.stops)
        yield "</div>"


def _day(words: Words, rep: Rep, day: PlannedDay, frame: MapFrame | None) -> str:
    title = day_text(words, day)
    stops = [
        f"<li>{clock_text(stop.start)} {safe(stop.customer.name)}{safe(words('plan.placed')) if stop.placed else ''}</li>"
        for stop in day.stops
    ]
    chart = draw(_day_chart(words, rep, day), frame, title, safe) if frame else ""
    return f'<div class="day"><h2>{safe(title)}</h2>\n{chart}\n<ol>{"".join(stops)}</ol></div>'


def _day_chart(words: Words, rep: Rep, day: PlannedDay) -> Chart:
    base: Point = rep.base.at or rep.home.at
    style = f"d{day.day.weekday()}"
    numbered = list(enumerate(day.stops, 1))
    pins = [Pin(s.customer.at, str(n), s.customer.name, style) for n, s in numbered if s.customer.at]
    ends = [Pin(base, "", rep.base.name or words("map.base"), "base")] if base else []
    there = [len(pins)] * len(ends)
    return Chart([*pins, *ends], [*there, *range(len(pins)), *there] if pins else [])
