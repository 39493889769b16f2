"""The weeks ahead as a page for browser and paper: one small map a day, all to one scale, each weekday in its colour."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from routecli.core.hours import clock_text
from routecli.core.isoweek import week_name
from routecli.output.html import page, safe
from routecli.output.plan import day_text
from routecli.output.svg import Chart, MapFrame, Pin, draw, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.core.distance import Point
    from routecli.core.model import Rep
    from routecli.lang import Words
    from routecli.planning.weeks.answer import Outlook, PlannedDay

COLORS = ["#2456a6", "#b3261e", "#2e6b30", "#8f5600", "#5b4bb3", "#00677a", "#8a3b6f"]  # Monday first


def weeks_page(words: Words, found: Sequence[Outlook]) -> str:
    """Return the page of the weeks of one rep or several."""
    title = words("map.weeks", first=min(weeks.first for weeks in found), last=max(weeks.last for weeks in found))
    body = [f"<h1>{safe(title)}</h1>", *(part for weeks in found for part in _rep(words, weeks))]
    body.append(f"<p>{safe(words('map.note'))}</p>")
    return page(words.language, title, body, {f"d{n}": color for n, color in enumerate(COLORS)})


def _rep(words: Words, weeks: Outlook) -> Iterable[str]:
    base = weeks.rep.base.at or weeks.rep.home.at
    points = [stop.customer.at for day in weeks.days for stop in day.stops if stop.customer.at]
    points += [base] if base else []
    frame = frame_of(points, 480, 320) if points else None
    yield f"<h2>{safe(weeks.rep.name)}</h2>"
    for name, days in groupby(weeks.days, lambda day: week_name(day.day)):
        yield f'<h2>{safe(name)}</h2>\n<div class="days">'
        yield from (_day(words, weeks.rep, day, frame) for day in days if day.stops)
        yield "</div>"


def _day(words: Words, rep: Rep, day: PlannedDay, frame: MapFrame | None) -> str:
    title = day_text(words, day)
    stops = [
        f"<li>{clock_text(stop.start)} {safe(stop.customer.name)}{safe(words('plan.placed')) if stop.placed else ''}</li>"
        for stop in day.stops
    ]
    chart = draw(_chart(words, rep, day), frame, title, safe) if frame else ""
    return f'<div class="day"><h2>{safe(title)}</h2>\n{chart}\n<ol>{"".join(stops)}</ol></div>'


def _chart(words: Words, rep: Rep, day: PlannedDay) -> Chart:
    base: Point = rep.base.at or rep.home.at
    style = f"d{day.day.weekday()}"
    numbered = list(enumerate(day.stops, 1))
    pins = [Pin(s.customer.at, str(n), s.customer.name, style) for n, s in numbered if s.customer.at]
    ends = [Pin(base, "", rep.base.name or words("map.base"), "base")] if base else []
    there = [len(pins)] * len(ends)
    return Chart([*pins, *ends], [*there, *range(len(pins)), *there] if pins else [])
