"""The page of a day on a narrow screen: what is said of a stop, and how an interval is spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


@pytest.fixture
def busy(book: Path, route: Route) -> Path:
    """A customer seen a month ago, with four promises due today."""
    shop = "name: 久世\nrep: sato\nevery: {}\n"
    (book / "customers" / "kuze.yaml").write_text(shop.format("1 month"), encoding="utf-8")
    (book / "customers" / "mori.yaml").write_text(shop.format("30 days"), encoding="utf-8")
    promises = [part for n in range(1, 5) for part in ("--follow-up", f"2026-11-24 promise {n}")]
    for who in ("kuze", "mori"):
        assert route("log", who, "--rep", "sato", "--date", "2026-10-20", *promises, cwd=book).status == 0
    return book


def test_three_reasons_stand_below_a_stop_and_the_rest_is_counted(route: Route, busy: Path) -> None:
    page = route("today", "--rep", "sato", cwd=busy, terminal=True, NO_COLOR="1").out
    assert page.count("    - promised by Tue 24 Nov: promise") == 6
    assert page.count("      and 2 more\n") == 2  # the fourth promise, and the interval
    found = route("today", "--rep", "sato", "--json", cwd=busy).json["data"]["stops"]
    assert [len(stop["reasons"]) for stop in found] == [5, 5, 1]  # the third is 田中商店, never visited
    assert route("brief", "kuze", cwd=busy).out.count("  - promised by") == 4


def test_an_interval_is_spelled_as_the_file_does(route: Route, busy: Path) -> None:
    page = route("today", "--rep", "sato", cwd=busy).out
    assert "last contact Tue 20 Oct, every 1 month" in page
    assert "last contact Tue 20 Oct, every 30 days" in page
    assert "前回 10/20(火)、周期1か月" in route("today", "--rep", "sato", "--lang", "ja", cwd=busy, language="ja").out
    route("log", "kuze", "--rep", "sato", "--date", "2026-11-10", "--next", "2026-11-24", cwd=busy)
    assert (
        "last contact Tue 10 Nov, the day noted for the next visit" in route("today", "--rep", "sato", cwd=busy).out
    )  # a named day


def test_the_heading_breaks_between_the_day_and_its_way(route: Route, busy: Path) -> None:
    page = route(
        "today", "--rep", "sato", "--lang", "ja", cwd=busy, terminal=True, language="ja", NO_COLOR="1", COLUMNS="60"
    )
    first, second = page.out.splitlines()[:2]
    assert first.startswith("11/24(火)  佐藤 健  訪問3件  09:00〜10:30")
    assert second.startswith("移動 ")


def test_the_page_says_when_part_of_the_day_lies_behind_and_plans_the_rest(route: Route, busy: Path) -> None:
    page = route("today", "--rep", "sato", cwd=busy, terminal=True, NO_COLOR="1").out
    assert "It is 10:30; to plan from now on: --start now" in page
    rest = route("today", "--rep", "sato", "--start", "now", cwd=busy, terminal=True, NO_COLOR="1").out
    assert "It is 10:30" not in rest
    for typed, begins in (("now", "10:30"), ("15:50", "15:50"), ("午後3時", "15:00")):
        found = route("today", "--rep", "sato", "--start", typed, "--json", cwd=busy).json["data"]
        assert found["totals"]["start"] == begins
        assert all(stop["start"] >= begins for stop in found["stops"])
    tomorrow = route("today", "--rep", "sato", "--date", "2026-11-25", cwd=busy, terminal=True, NO_COLOR="1").out
    assert "It is" not in tomorrow
    assert route("today", "--rep", "sato", "--start", "soonish", cwd=busy).status == 2


def test_the_page_says_what_more_would_fit_and_what_fills_a_wait(route: Route, book: Path) -> None:
    settings = (book / "route.yaml").read_text(encoding="utf-8")
    hours = 'hours: {mon-fri: "09:00-17:30"}'
    (book / "route.yaml").write_text(settings.replace(hours, hours + ", visits: 1"), encoding="utf-8")
    for name in ("kuze", "mori"):  # due tomorrow
        shop = f"name: {name}\nrep: sato\nevery: 2 weeks\nphone: 03-0000-0001\n"
        (book / "customers" / f"{name}.yaml").write_text(shop, encoding="utf-8")
        route("log", name, "--rep", "sato", "--date", "2026-11-11", cwd=book)
    route("schedule", "mori", "2026-11-24", "16:00", "--rep", "sato", cwd=book)
    page = route("today", "--rep", "sato", "--skip", "tanaka", cwd=book, terminal=True, NO_COLOR="1", COLUMNS="120").out
    assert "1 more would fit: --max 2" in page
    assert "7 h free: kuze is 0 min away, due: last contact Wed 11 Nov, every 2 weeks" in page
    found = route("today", "--rep", "sato", "--skip", "tanaka", "--json", cwd=book).json["data"]
    assert found["more_fit"] == 1
    assert [(free["before"], free["visit"], free["minutes"]) for free in found["free"]] == [("mori", "kuze", 420)]
