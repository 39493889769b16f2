"""A map without a network: places, ways and areas as one SVG, north up, to scale."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.width import width as cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from routecli.core.distance import Point

MapPoint = tuple[float, float]  # on the paper, from its upper left corner
Box = tuple[float, float, float, float]  # left, top, right, bottom
KM_A_DEGREE = 111.2
MARGIN, LEAST_KM = 56, 0.4  # around the outermost places; a map is never closer than that across
RADIUS, CELL, LINE = 11, 6.6, 15  # radius of a pin; width of a letter at 12 px (a little over half an em)


class Pin(NamedTuple):
    """A place: the texts in its circle (empty: a dot), next to it and in its hint, its style, its area."""

    at: Point
    mark: str
    name: str
    style: str
    hint: str = ""
    area: str = ""


class Chart(NamedTuple):
    """What is drawn: pins, and the way through them by their numbers in `pins`, from 0."""

    pins: Sequence[Pin]
    way: Sequence[int]


class MapFrame(NamedTuple):
    """A sheet of paper and how places come onto it."""

    width: float
    height: float
    km_width: float
    place: Callable[[Point], MapPoint]


def frame_of(points: Sequence[Point], width: float = 960, height: float = 640) -> MapFrame:
    """Return the frame that holds all of `points`, a degree of longitude as wide as it is in their middle."""
    lats, lons = zip(*points, strict=True)
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = max(0.01, math.cos(math.radians(middle[0])))
    wide = max(LEAST_KM, (max(lons) - min(lons)) * shrink * KM_A_DEGREE)
    tall = max(LEAST_KM, (max(lats) - min(lats)) * KM_A_DEGREE)
    scale = min((width - 2 * MARGIN) / wide, (height - 2 * MARGIN) / tall)  # px a kilometre

    def place(at: Point) -> MapPoint:
        east, north = (at[1] - middle[1]) * shrink * KM_A_DEGREE, (at[0] - middle[0]) * KM_A_DEGREE
        return round(width / 2 + east * scale, 1), round(height / 2 - north * scale, 1)

    return MapFrame(width, height, width / scale, place)


def draw(chart: Chart, frame: MapFrame, title: str, escape: Callable[[str], str]) -> str:
    """Return the SVG element; `escape` makes a text safe in it."""
    spots = apart([frame.place(pin.at) for pin in chart.pins], frame)
    way = [spots[n] for n in chart.way]
    parts = [*_areas(chart, spots, frame, escape), *_way(way), *_pins(chart, spots, frame, escape), _scale(frame)]
    size = f"{frame.width:g} {frame.height:g}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img"><title>{escape(title)}</title>'
    return "\n".join([head, *parts, "</svg>"])


def apart(spots: Sequence[MapPoint], frame: MapFrame) -> list[MapPoint]:
    """Return the places so that no pin covers another: neighbours of one house are moved aside, the first stays."""
    found: list[MapPoint] = []
    for spot in spots:
        free = (at for at in _around(spot) if _fits(at, frame) and all(math.dist(at, o) >= 2 * RADIUS for o in found))
        found.append(next(free, spot))
    return found


def _around(spot: MapPoint) -> Iterable[MapPoint]:
    """Yield a place, then places on wider and wider rings."""
    yield spot
    for ring in range(RADIUS, 8 * RADIUS, RADIUS // 2):
        for turn in range(12):
            angle = math.radians(30 * turn)
            yield round(spot[0] + ring * math.cos(angle), 1), round(spot[1] + ring * math.sin(angle), 1)


def _fits(spot: MapPoint, frame: MapFrame) -> bool:
    return 2 * RADIUS <= spot[0] <= frame.width - 2 * RADIUS and 2 * RADIUS <= spot[1] <= frame.height - 2 * RADIUS


def _areas(chart: Chart, pins: Sequence[MapPoint], frame: MapFrame, escape: Callable[[str], str]) -> Iterable[str]:
    """Yield each area as a soft shape around its pins, with its name at the top."""
    for name, spots in _spots_by_area(chart, frame).items():
        path = " ".join(f"{x:g} {y:g}" for x, y in hull(spots))
        x, y = _over(name, spots, frame, pins)
        yield f'<path class="area" d="M {path} Z"/>'
        yield f'<text class="area-name" x="{x:g}" y="{y:g}">{escape(name)}</text>'


def _spots_by_area(chart: Chart, frame: MapFrame) -> dict[str, list[MapPoint]]:
    areas: dict[str, list[MapPoint]] = {}
    for pin in sorted(chart.pins, key=lambda pin: pin.area):
        if pin.area:
            areas.setdefault(pin.area, []).append(frame.place(pin.at))
    return areas


def _over(name: str, spots: Sequence[MapPoint], frame: MapFrame, pins: Sequence[MapPoint]) -> MapPoint:
    """Return the middle of the foot of an area's name: over its uppermost place, or under its lowest if a pin is there."""
    half = cells(name) * CELL / 2 + 4
    found = []
    for (x, y), up in ((min(spots, key=lambda at: at[1]), -26), (max(spots, key=lambda at: at[1]), 38)):
        at = min(max(x, half), max(half, frame.width - half)), y + up
        found.append(at)
        if not any(abs(at[0] - x) < half + RADIUS and abs(at[1] - LINE / 3 - y) < 2 * RADIUS for x, y in pins):
            return at
    return found[0]


def hull(spots: Sequence[MapPoint]) -> list[MapPoint]:
    """Return the corners of the convex hull (Andrew's monotone chain); one or two places are their own."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return ordered
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(ordered: Sequence[MapPoint]) -> list[MapPoint]:
    chain: list[MapPoint] = []
    for x, y in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], (x, y)) <= 0:
            chain.pop()
        chain.append((x, y))
    return chain


def _turn(a: MapPoint, b: MapPoint, c: MapPoint) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _way(way: Sequence[MapPoint]) -> Iterable[str]:
    """Yield a line with a head at its middle for each leg, so that the direction shows between crowded pins too."""
    for (x1, y1), (x2, y2) in pairwise(way):
        length = math.hypot(x2 - x1, y2 - y1)
        if length < 1:
            continue
        yield f'<line class="leg" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'
        if length > 3 * RADIUS:
            angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
            at = f"{(x1 + x2) / 2:.1f} {(y1 + y2) / 2:.1f}"
            yield f'<path class="head" d="M -5 -5 L 6 0 L -5 5 Z" transform="translate({at}) rotate({angle:.0f})"/>'


def _pins(chart: Chart, spots: Sequence[MapPoint], frame: MapFrame, escape: Callable[[str], str]) -> Iterable[str]:
    """Yield circles with their numbers, and the names for which there is room."""
    taken = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in spots]
    for name, inside in _spots_by_area(chart, frame).items():
        x, y = _over(name, inside, frame, spots)
        half = cells(name) * CELL / 2
        taken.append((x - half, y - LINE + 3, x + half, y + 3))
    for pin, (x, y) in sorted(zip(chart.pins, spots, strict=True), key=lambda pair: bool(pair[0].mark)):
        hint = f"<title>{escape(pin.hint or pin.name)}</title>"
        mark = f'<text class="mark" x="{x:g}" y="{y + 4:g}">{escape(pin.mark)}</text>' if pin.mark else ""
        radius = RADIUS if pin.mark else RADIUS / 2
        yield f'<g class="pin {pin.style}">{hint}<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>{mark}</g>'
    for pin, spot in zip(chart.pins, spots, strict=True):
        if label := _label(pin.name, spot, frame, taken):
            anchor, x, y = label
            yield f'<text class="name" text-anchor="{anchor}" x="{x:g}" y="{y:g}">{escape(pin.name)}</text>'


def _label(name: str, spot: MapPoint, frame: MapFrame, taken: list[Box]) -> tuple[str, float, float] | None:
    """Return anchor and place of a name so that it covers nothing and stays on the paper; None if there is no room."""
    (x, y), long = spot, cells(name) * CELL
    right, left = x + RADIUS + 4, x - RADIUS - 4
    choices = [
        ("start", right, y + 4), ("end", left, y + 4), ("middle", x, y - RADIUS - 5), ("middle", x, y + RADIUS + LINE),
        ("start", right, y - 8), ("start", right, y + 16), ("end", left, y - 8), ("end", left, y + 16),
    ]  # fmt: skip
    for anchor, at, base in choices:
        start = {"start": at, "middle": at - long / 2, "end": at - long}[anchor]
        box = (start, base - LINE + 3, start + long, base + 3)
        fits = box[0] >= 2 and box[1] >= 2 and box[2] <= frame.width - 2 and box[3] <= frame.height - 2
        if name and fits and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            return anchor, at, base
    return None


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _scale(frame: MapFrame) -> str:
    """Return a bar of a round length, at most a quarter of the paper."""
    room = frame.km_width / 4
    step = 10 ** math.floor(math.log10(room))
    km = next(step * n for n in (5, 2, 1) if step * n <= room)
    long = km / frame.km_width * frame.width
    y = frame.height - 14
    text = f"{km:g} km" if km >= 1 else f"{km * 1000:g} m"
    return (
        f'<path class="scale" d="M 14 {y - 5:g} V {y:g} H {14 + long:.1f} V {y - 5:g}"/>'
        f'<text class="scale-name" x="{20 + long:.1f}" y="{y:g}">{text}</text>'
    )
