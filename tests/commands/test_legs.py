"""Where `today` and `near` have their travel times from: a file, a server, the estimate, and what is said of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "storage"))

from road_server import osrm_answer, road_server

if TYPE_CHECKING:
    from session import Result, Route

AT = {"tanaka-shoten": (35.7, 139.77), "abe": (35.7, 139.78)}
BASE = (35.7, 139.76)


@pytest.fixture
def town(book: Path) -> Path:
    """A base and two customers in a row, 10 milli-degrees of longitude (904 m) from each other, all due."""
    settings = (book / "route.yaml").read_text(encoding="utf-8").replace(
        'hours: {mon-fri: "09:00-17:30"}}', f'hours: {{mon-fri: "09:00-17:30"}}, base: {{at: {list(BASE)}}}}}'
    )  # fmt: skip
    (book / "route.yaml").write_text(settings, encoding="utf-8")
    (book / "customers" / "suzuki.yaml").unlink()
    for id_, at in AT.items():
        (book / "customers" / f"{id_}.yaml").write_text(
            f"name: {id_}\nrank: A\nrep: sato\nminutes: 30\nat: {list(at)}\n", encoding="utf-8"
        )
    return book


def with_server(book: Path, url: str, kind: str = "osrm") -> None:
    with (book / "route.yaml").open("a", encoding="utf-8") as file:
        file.write(f'travel: {{{kind}: "{url}", minutes_per_stop: 4}}\n')


def today(route: Route, book: Path, *args: str, **kwargs: Any) -> Result:
    pinned = () if "--pin" in args else ("--pin", "tanaka=1")
    return route("today", "--rep", "sato", "--json", *pinned, *args, cwd=book, **kwargs)


def ways(found: Result) -> list[tuple[str, int, float, bool]]:
    stops = found.json["data"]["stops"]
    return [(s["customer"], s["travel_minutes"], s["travel_km"], s["travel_estimated"]) for s in stops]


def test_without_anything_better_all_is_an_estimate(route: Route, town: Path) -> None:
    found = today(route, town)
    # 904 m × 1.3 at 25 km/h are 2.8 minutes, and 3 to park
    assert ways(found) == [("tanaka-shoten", 6, 1.2, True), ("abe", 6, 1.2, True)]
    assert found.json["data"]["totals"]["estimated"] is True
    assert "(estimate)" in route("today", "--rep", "sato", cwd=town, terminal=True).out


def test_a_server_knows_better_and_the_minutes_of_a_stop_come_on_top(route: Route, town: Path) -> None:
    with road_server(osrm_answer) as server:
        with_server(town, server.url)
        found = today(route, town)
        assert "(estimate)" not in route("today", "--rep", "sato", cwd=town, terminal=True).out
    assert ways(found) == [("tanaka-shoten", 14, 10.0, False), ("abe", 14, 10.0, False)]
    assert found.json["data"]["totals"]["estimated"] is False
    assert found.err == ""
    assert len(server.asked) == 1
    again = today(route, town)  # the server is away by now; the ways are known
    assert (ways(again), again.err) == (ways(found), "")


@pytest.mark.parametrize("kind", ["osrm", "valhalla"])
def test_a_server_that_is_away_costs_a_sentence(route: Route, town: Path, kind: str) -> None:
    with road_server(osrm_answer) as server:
        pass
    with_server(town, server.url, kind)
    found = today(route, town)
    assert found.status == 0
    assert ways(found) == [("tanaka-shoten", 7, 1.2, True), ("abe", 7, 1.2, True)]
    assert found.err.count(f"No travel times from {server.url} (") == 1
    assert server.url in today(route, town, language="ja").err


def test_what_the_server_says_is_harmless_on_the_screen(route: Route, town: Path) -> None:
    with road_server(lambda *_: (400, b'{"message": "\\u001b[31m{why}"}')) as server:
        with_server(town, server.url)
        found = today(route, town)
    assert found.status == 0
    assert "(it answered 400 \\x1b[31m{why})" in found.err


@pytest.mark.parametrize(
    "address", ["ftp://localhost", "file:///etc/passwd", "localhost:5000", "http://user@host", "http://a b"]
)
def test_only_web_addresses_are_asked(route: Route, town: Path, address: str) -> None:
    with_server(town, address)
    found = route("check", cwd=town)
    assert found.status == 1
    assert "[bad-value]" in found.out
    assert "such as http://localhost:5000" in found.out
    assert ways(today(route, town))[0] == ("tanaka-shoten", 7, 1.2, True)


def test_a_file_goes_before_everything(route: Route, town: Path) -> None:
    (town / "m.csv").write_text(
        "from,to,minutes,km\nbase,tanaka-shoten,20,9.5\nabe,tanaka-shoten,11\n", encoding="utf-8"
    )
    found = today(route, town, "--matrix", "m.csv")
    # the minutes of the file are from door to door; without kilometres those of the estimate
    assert ways(found) == [("tanaka-shoten", 20, 9.5, False), ("abe", 11, 1.2, False)]
    assert found.json["data"]["totals"]["estimated"] is True  # the way home
    (row, _) = route("near", "--rep", "sato", "--json", "--matrix", "m.csv", "--within", "20", cwd=town).json["data"][
        "customers"
    ][::-1]
    assert (row["customer"], row["travel_minutes"], row["km"], row["travel_estimated"]) == (
        "tanaka-shoten",
        20,
        9.5,
        False,
    )


def test_two_directions_may_differ(route: Route, town: Path) -> None:
    (town / "m.csv").write_text("base,abe,30,1\nabe,base,5,1\n\n", encoding="utf-8")
    found = today(route, town, "--matrix", "m.csv", "--pin", "abe=1", "--max", "1")
    assert (ways(found)[0][1], found.json["data"]["totals"]["travel_minutes"]) == (30, 35)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("base,tanaka-shoten\n", "m.csv:1: write from,to,minutes"),
        ("from,to,minutes\nbase,tanaka-shoten,soon\n", "m.csv:2: write from,to,minutes"),
        ("base,tanaka-shoten,-1\n", "m.csv:1: write"),
        ("base,tanaka-shoten,inf\n", "m.csv:1: write"),
        ("base,tanaka-shoten,nan\n", "m.csv:1: write"),
        ("base,tanaka-shoten,5,far\n", "m.csv:1: write"),
        ("base,,5\n", "m.csv:1: write"),
        ("base,tanaka,5\n", "m.csv:1: no customer tanaka; write a customer's id, or base"),
        ("base,abe,5\nabe,base,7\nbase,abe,6\n", "m.csv:3: base,abe contradicts line 1"),
        ("to,from,minutes\n", "m.csv:1: write"),
    ],
)
def test_a_bad_line_is_named(route: Route, town: Path, text: str, sentence: str) -> None:
    (town / "m.csv").write_text(text, encoding="utf-8")
    found = today(route, town, "--matrix", "m.csv")
    assert (found.status, found.out) == (2, "")
    assert sentence in found.err


def test_files_that_are_none(route: Route, town: Path) -> None:
    assert today(route, town, "--matrix", "none.csv").err == "route: none.csv: No such file or directory.\n"
    (town / "m.csv").write_bytes(b"\x81 \xff")
    assert "neither UTF-8 nor cp932" in today(route, town, "--matrix", "m.csv").err


def test_a_spreadsheets_file_is_read(route: Route, town: Path) -> None:
    (town / "m.csv").write_bytes(b"\xef\xbb\xbf" + b"from,to,minutes,km\r\nbase,abe,9,\r\n")
    assert today(route, town, "--matrix", "m.csv").status == 0


def test_a_customer_without_a_location_makes_its_rows_useless_and_is_named(route: Route, town: Path) -> None:
    (town / "customers" / "ueda.yaml").write_text("name: ueda\nrep: sato\narea: x\n", encoding="utf-8")
    (town / "m.csv").write_text("base,ueda,9\nbase,abe,8\n", encoding="utf-8")
    found = today(route, town, "--matrix", "m.csv")
    assert "m.csv: ignored for customers without a location (1): ueda" in found.err
    assert found.status == 0


def test_proposals_and_weeks_take_a_file_too(route: Route, town: Path) -> None:
    (town / "m.csv").write_text("base,tanaka-shoten,40,20\n", encoding="utf-8")
    call = ("schedule", "tanaka", "--rep", "sato", "--days", "1", "--json")
    near, far = (route(*call, *more, cwd=town) for more in ((), ("--matrix", "m.csv")))
    assert near.status == far.status == 0
    assert near.out != far.out
    assert route("schedule", "tanaka", "12/1", "--matrix", "m.csv", "--rep", "sato", cwd=town).status == 2
    loads = []
    for more in ((), ("--matrix", "m.csv")):
        found = route("plan", "--weeks", "1", "--rep", "sato", "--json", *more, cwd=town)
        loads.append(sum(day["travel_minutes"] for day in found.json["data"]["days"]))
    assert loads[1] != loads[0]


def test_a_base_at_sea_is_said_and_the_day_is_planned_all_the_same(route: Route, town: Path) -> None:
    settings = (town / "route.yaml").read_text(encoding="utf-8")
    (town / "route.yaml").write_text(settings.replace(str(list(BASE)), "[0.0, 0.0]"), encoding="utf-8")
    for command in ("today", "near", "plan"):
        found = route("-C", str(town), "--as-of", "2026-11-24", "--lang", "en", "--rep", "sato", command)
        assert found.status == 0
        # 35.7 N, 139.77 E from 0, 0: cos d = cos 35.7° · cos 139.77°, d = 128.3°, 14,268 km of 40,030.
        assert "The base of 佐藤 健 is 14,26" in found.err
        assert "km from the nearest customer" in found.err
