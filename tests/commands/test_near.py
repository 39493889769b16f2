"""Whom one could drop in on: where the rep is, and what a narrow screen still says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

PLACES = {"aoi": 35.70, "kita": 35.75, "mina": 35.80}  # 5.6 km from one to the next


@pytest.fixture
def town(book: Path) -> Path:
    """Three shops of sato's in a row from south to north, closed on Tuesdays but for the first."""
    for name, lat in PLACES.items():
        closed = "" if name == "aoi" else "closed: [tue]\n"
        text = f"name: {name}\nrep: sato\nevery: 1 week\nsince: 2026-10-01\nat: [{lat}, 139.78]\n{closed}"
        (book / "customers" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return book


def nearest(route: Route, town: Path, rep: str = "sato") -> list[str]:
    found = route("near", "--within", "5.9", "--rep", rep, "--json", cwd=town)
    return [row["customer"] for row in found.json["data"]["customers"]]


def test_the_rep_is_where_the_rep_logged_last(route: Route, town: Path) -> None:
    assert route("near", "--rep", "sato", cwd=town).status == 2  # no base, nothing logged: where are you?
    route("log", "aoi", "--rep", "sato", "--time", "09:10", cwd=town)
    assert nearest(route, town) == []  # kita is 7.2 km away by road
    route("log", "kita", "--rep", "sato", "--time", "09:40", cwd=town)
    assert (
        route("near", "--within", "8", "--rep", "sato", "--json", cwd=town).json["data"]["customers"][0]["customer"]
        == "mina"
    )


def test_neither_a_colleagues_visit_nor_a_phone_call_moves_the_rep(route: Route, town: Path) -> None:
    route("log", "aoi", "--rep", "sato", "--time", "09:10", cwd=town)
    route("log", "kita", "--rep", "ito", "--time", "10:00", cwd=town)
    route("log", "mina", "--rep", "sato", "--phone", "--time", "10:10", cwd=town)
    found = route("near", "--within", "20", "--rep", "sato", "--json", cwd=town).json["data"]["customers"]
    assert [(row["customer"], row["km"]) for row in found] == [
        ("kita", 7.23)
    ]  # 0.05 degrees × 111.195 km × 1.3, from aoi


def test_a_narrow_screen_still_says_why_and_that_a_door_is_closed(route: Route, town: Path) -> None:
    found = route("near", "aoi", "--within", "8", "--rep", "sato", cwd=town, terminal=True, NO_COLOR="1", COLUMNS="60")
    assert found.out.splitlines()[1:] == [
        "kita      7.2  new",
        "    closed: Tuesdays  never visited, due Thu 8 Oct (47 days",
        "    late)",
    ]


def test_a_neighbour_in_the_same_building_is_near_and_the_customer_itself_is_not(route: Route, town: Path) -> None:
    (town / "customers" / "upstairs.yaml").write_text(
        "name: upstairs\nrep: sato\nevery: 1 week\nat: [35.70, 139.78]\n", encoding="utf-8"
    )
    found = route("near", "aoi", "--within", "1", "--json", cwd=town).json["data"]["customers"]
    assert [(row["customer"], row["km"]) for row in found] == [("upstairs", 0.0)]
    here = route("near", "35.70,139.78", "--within", "1", "--json", cwd=town).json["data"]["customers"]
    assert [row["customer"] for row in here] == ["aoi", "upstairs"]


def test_without_a_place_the_only_rep_starts_from_the_base_and_several_are_named(route: Route, town: Path) -> None:
    asked = route("near", cwd=town)
    assert asked.status == 2
    assert "--rep ID" in asked.err
    assert "sato, ito" in asked.err
    (town / "route.yaml").write_text(
        "format: 1\nlanguage: en\nreps: {sato: {name: Sato, base: {at: [35.75, 139.78]}}}\n", encoding="utf-8"
    )
    found = route("near", "--within", "1", "--json", cwd=town).json["data"]["customers"]
    assert [row["customer"] for row in found] == ["kita"]
