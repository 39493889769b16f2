"""The pages with maps: one file that loads nothing, all of it on the paper, nothing of the book's text taken for markup."""

from __future__ import annotations

import itertools
import math
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from routecli.core.width import width
from routecli.output.map_links import map_links
from routecli.output.svg import Chart, Pin, apart, draw, frame_of, hull

if TYPE_CHECKING:
    from session import Result, Route

SVG = "{http://www.w3.org/2000/svg}"
SAMPLE = Path(__file__).parents[2] / "sample-data"
EVIL = "</svg><script>alert(1)</script>&\"'\u202e"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """The page as a browser reads it: whether every element is closed, and what it names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.given: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.given += attrs
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def sheets(html: str) -> list[ElementTree.Element]:
    """The maps of a page, which must be XML."""
    return [ElementTree.fromstring(part) for part in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


def check_page(html: str) -> None:
    """Judge a page: well formed, nothing loaded, no script, every place and letter of its maps on the paper."""
    page = Page(html)
    assert page.open == []
    assert not {"script", "img", "link", "iframe", "object", "image"} & set(page.names)
    assert not {"src", "onload", "style"} & {name for name, _ in page.given}
    assert "url(" not in html
    assert "@import" not in html
    assert all(
        (value or "").startswith("https://www.google.com/maps/dir/?") for name, value in page.given if name == "href"
    )
    for sheet in sheets(html):
        check_sheet(sheet)


def check_sheet(sheet: ElementTree.Element) -> None:
    left, top, wide, high = map(float, sheet.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    pins = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in sheet.iter(f"{SVG}circle")]
    assert pins
    for x, y in pins:
        assert 11 <= x <= wide - 11
        assert 11 <= y <= high - 11
    assert all(math.dist(a, b) > 21.5 for a, b in itertools.combinations(pins, 2)), "a pin covers another"
    ends = [float(line.attrib[name]) for line in sheet.iter(f"{SVG}line") for name in ("x1", "x2")]
    assert all(0 <= x <= wide for x in ends)
    for text in sheet.iter(f"{SVG}text"):
        kind, x, y = text.attrib["class"], float(text.attrib["x"]), float(text.attrib["y"])
        anchor = text.attrib.get("text-anchor", "start" if kind == "scale-name" else "middle")
        long = 6 * width(text.text or "")  # half an em a cell
        start = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
        assert start >= 0, text.text
        assert start + long <= wide, text.text
        assert 10 <= y <= high, text.text


@pytest.fixture
def town(book: Path) -> Path:
    """Two shops in one house, a third across the river, names that no page should believe."""
    settings = (book / "route.yaml").read_text(encoding="utf-8")
    base = 'base: {at: [35.70, 139.77], name: "<b>本社</b>"}, hours: {mon-fri'
    (book / "route.yaml").write_text(settings.replace("hours: {mon-fri", base), encoding="utf-8")
    shops = {"a": (35.71, 139.78, EVIL), "b": (35.71, 139.78, "二階の店"), "c": (35.72, 139.70, "川向こうの店")}
    for id_, (lat, lon, name) in shops.items():
        text = f"name: {json_text(name)}\nrank: A\nrep: sato\narea: {json_text(name[:3])}\nminutes: 20\nat: [{lat}, {lon}]\n"
        (book / "customers" / f"{id_}.yaml").write_text(text, encoding="utf-8")
    (book / "customers" / "d.yaml").write_text("name: 位置のない店\nrank: A\nrep: sato\narea: x\n", encoding="utf-8")
    return book


def json_text(text: str) -> str:
    import json

    return json.dumps(text)


def today(route: Route, book: Path, *args: str, **kwargs: Any) -> Result:
    return route("today", "--rep", "sato", *args, cwd=book, **kwargs)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_day_is_one_page_that_loads_nothing(route: Route, town: Path, language: str) -> None:
    route("log", "c", "--absent", "--rep", "sato", "--time", "08:30", cwd=town)
    found = today(route, town, "--map", "day.html", "--skip", "b closed", language=language)
    assert (found.status, found.err.splitlines()[-1]) == (0, "地図: day.html" if language == "ja" else "Map: day.html")
    html = (town / "day.html").read_text(encoding="utf-8")
    check_page(html)
    assert f'<html lang="{language}">' in html
    assert "&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#x27;\\u202e" in html
    [sheet] = sheets(html)
    marks = [text.text for text in sheet.iter(f"{SVG}text") if text.attrib["class"] == "mark"]
    assert marks == ["1"]
    for word in {
        "ja": ("訪問済み", "今日は回らない", "未訪問", "位置のない店"),
        "en": ("done", "left out", "new", "位置のない店"),
    }[language]:
        assert word in html
    assert found.out.startswith(("区分", "kind"))  # the day stands on stdout all the same


def test_a_day_of_the_sample_fits_the_paper(route: Route, tmp_path: Path) -> None:
    for rep in ("sato", "suzuki", "takahashi"):
        done = route("-C", str(SAMPLE), "--as-of", "2026-11-24", "today", "--rep", rep, "--map", f"{rep}.html")
        assert done.status == 0, done.err
        html = (tmp_path / f"{rep}.html").read_text(encoding="utf-8")
        check_page(html)
        stops = route("-C", str(SAMPLE), "--as-of", "2026-11-24", "today", "--rep", rep, "--json").json["data"]["stops"]
        marks = [text.text for text in sheets(html)[0].iter(f"{SVG}text") if text.attrib["class"] == "mark"]
        assert marks == [str(stop["position"]) for stop in stops if not stop["placed_by_area"]]
        places = [html.index(f"<b>{escape(stop['name'])}") for stop in stops]
        assert places == sorted(places)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_weeks_have_a_map_a_day(route: Route, tmp_path: Path, language: str) -> None:
    call = ("-C", str(SAMPLE), "--as-of", "2026-11-24", "plan", "--weeks", "1", "--rep", "sato")
    assert route(*call, "--map", "plan.html", language=language).status == 0
    html = (tmp_path / "plan.html").read_text(encoding="utf-8")
    check_page(html)
    days = [day for day in route(*call, "--json").json["data"]["days"] if day["stops"]]
    assert [sheet.attrib["viewBox"] for sheet in sheets(html)] == ["0 0 480 320"] * len(days)
    marks = [sum(text.attrib["class"] == "mark" for text in sheet.iter(f"{SVG}text")) for sheet in sheets(html)]
    assert marks == [len(day["stops"]) for day in days]


def test_a_day_off_and_a_day_of_nobody_are_pages_too(route: Route, book: Path) -> None:
    assert today(route, book, "--map", "none.html").status == 0
    html = (book / "none.html").read_text(encoding="utf-8")
    check_page(html)
    assert sheets(html) == []
    assert today(route, book, "--date", "2026-11-29", "--map", "off.html").status == 0
    check_page((book / "off.html").read_text(encoding="utf-8"))


def test_a_newer_page_takes_the_place_of_an_older_one_and_of_nothing_else(route: Route, town: Path) -> None:
    today(route, town, "--map", "day.html")
    first = (town / "day.html").read_bytes()
    assert today(route, town, "--map", "day.html", "--max", "1").status == 0
    assert (town / "day.html").read_bytes() != first
    settings = (town / "route.yaml").read_bytes()
    found = today(route, town, "--map", "route.yaml")
    assert (found.status, found.out) == (3, "")
    assert "route.yaml was not written by route, so it was left alone" in found.err
    assert (town / "route.yaml").read_bytes() == settings
    assert today(route, town, "--map", "no/such/day.html").status == 3
    assert today(route, town, "--map", "customers").status == 3
    assert [path.name for path in town.iterdir() if path.suffix == ".tmp"] == []


def test_the_same_day_gives_the_same_page(route: Route, town: Path) -> None:
    pages = []
    for name in ("one.html", "two.html"):
        today(route, town, "--map", name)
        pages.append((town / name).read_bytes())
    assert pages[0] == pages[1]


def test_north_is_up_east_is_right_and_a_kilometre_the_same_both_ways() -> None:
    # 0.09° of latitude are 10.0 km; at 36° north 0.09° of longitude are 8.1 km
    frame = frame_of([(36.0, 139.0), (36.09, 139.0), (36.0, 139.09)])
    context, north, east = map(frame.place, [(36.0, 139.0), (36.09, 139.0), (36.0, 139.09)])
    assert north[0] == context[0]
    assert north[1] < context[1]
    assert east[0] > context[0]
    assert (context[1] - north[1]) / (east[0] - context[0]) == pytest.approx(
        1 / math.cos(math.radians(36.045)), abs=1e-3
    )
    assert (context[1] - north[1]) / frame.width * frame.km_width == pytest.approx(10.0, abs=0.05)


def test_one_place_alone_is_in_the_middle() -> None:
    frame = frame_of([(35.7, 139.7)])
    assert frame.place((35.7, 139.7)) == (480, 320)
    check_sheet(ElementTree.fromstring(draw(Chart([Pin((35.7, 139.7), "1", "x", "due")], []), frame, "t", str)))


def test_places_of_one_house_are_moved_apart_and_the_first_stays() -> None:
    frame = frame_of([(35.7, 139.7)])
    found = apart([(480.0, 320.0)] * 12, frame)
    assert found[0] == (480, 320)
    assert all(math.dist(a, b) >= 22 for a, b in itertools.combinations(found, 2))


def test_the_hull_leaves_the_inner_places_out() -> None:
    corners = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert sorted(hull([*corners, (2.0, 2.0), (1.0, 3.0), (2.0, 0.0)])) == sorted(corners)
    assert hull([(1.0, 1.0)]) == [(1, 1)]
    assert hull([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)]) == [(0, 0), (2, 2)]


def test_links_name_the_stops_they_lead_to() -> None:
    points: list[Any] = [(35.0, 139.0 + n / 100) for n in range(9)]
    links = map_links(points)
    assert [(link.first, link.last) for link in links] == [(1, 4), (5, 8), (9, 9)]
    assert all(link.url.count("%7C") <= 2 for link in links)  # three on the way
    assert "origin" not in links[0].url  # from where the phone is
    assert "origin=35%2C139.03&" in links[1].url
    points[1] = ()
    assert [(link.first, link.last) for link in map_links(points)] == [(1, 5), (6, 9)]
    assert map_links([]) == []


def test_the_terminal_names_them_too(route: Route) -> None:
    call = ("-C", str(SAMPLE), "--as-of", "2026-11-24", "today", "--rep", "suzuki")
    rows = [row.split()[0] for row in route(*call, terminal=True, language="ja").out.splitlines() if "maps/dir" in row]
    assert rows[0] == "1〜4"
    assert rows[1].startswith("5〜")
