"""Planning weeks and keeping them: what is shown, what is written, and what a rep changed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

W48 = "plans/sato/2026-W48.yaml"
SHOPS = {"a-shop": 35.71, "b-shop": 35.72, "c-shop": 35.73, "d-shop": 35.74}
AT = ("--as-of", "2026-11-24", "--rep", "sato")


@pytest.fixture
def territory(book: Path) -> Path:
    """A book with four weekly customers of sato, last seen on Thursday 19 November."""
    settings = (
        (book / "route.yaml").read_text(encoding="utf-8").replace("佐藤 健,", "佐藤 健, base: {at: [35.70, 139.77]},")
    )
    (book / "route.yaml").write_text(settings, encoding="utf-8")
    for n, (name, lat) in enumerate(SHOPS.items()):
        text = f"name: 店{n}\nrep: sato\nevery: 1 week\nat: [{lat}, 139.78]\nminutes: 30\n"
        (book / "customers" / f"{name}.yaml").write_text(text, encoding="utf-8")
        line = f'{{"id":"261119-{n:08d}","type":"visit","date":"2026-11-19","by":"sato","outcome":"met"}}\n'
        (book / "visits" / f"{name}.jsonl").write_text(line, encoding="utf-8")
    return book


def plan(route: Route, *args: str, terminal: bool = False) -> str:
    found = route("plan", "--weeks", "2", *AT, *args, terminal=terminal)
    assert found.status == 0, found.err
    return found.out


def test_printing_writes_nothing_and_a_pipe_gets_a_row_a_visit(route: Route, territory: Path) -> None:
    head, *rows = [line.split("\t") for line in plan(route, "-C", str(territory)).splitlines()]
    assert head[:6] == ["date", "rep", "no.", "start", "leave", "id"]
    assert {row[5] for row in rows} == {*SHOPS}  # nothing tells where tanaka is
    assert not (territory / "plans").exists()


def test_json_tells_days_stops_and_capacity(route: Route, territory: Path) -> None:
    found = route("plan", "--weeks", "1", *AT, "--json", "-C", str(territory)).json
    assert found["rep"] == "sato"
    assert [day["date"] for day in found["data"]["days"]] == [f"2026-11-{n}" for n in (24, 25, 26, 27)]
    assert found["data"]["stretch"] == 1
    for day in found["data"]["days"]:
        visits = 30 * len(day["stops"])
        assert day["load_minutes"] == pytest.approx(visits + day["travel_minutes"], abs=1)
    assert found["data"]["reps"][0]["capacity"]["days"] == 4


def test_a_written_plan_is_read_again_and_says_nothing_new(route: Route, territory: Path) -> None:
    first = plan(route, "-C", str(territory), "--write")
    text = (territory / W48).read_text(encoding="utf-8")
    assert "  2026-11-24:" in text
    assert "# 店0" in text
    again = route("plan", "--weeks", "2", *AT, "-C", str(territory), "--write")
    assert again.out == first
    assert (territory / W48).read_text(encoding="utf-8") == text
    assert "nothing was written" in again.err
    assert "plans/" not in route("check", "--strict", "-C", str(territory), *AT).out


def test_what_the_rep_wrote_by_hand_stays_unless_its_day_is_planned_anew(route: Route, territory: Path) -> None:
    plan(route, "-C", str(territory), "--write")
    path = territory / W48
    mine = (
        "# my own words\ndays:\n  # Monday is over\n  2026-11-23:\n    - d-shop\n"
        "  2026-11-24:\n    - c-shop # first thing\n    - a-shop\n  2026-11-25: []\n"
        "  # far out\n  2026-11-26:\n    - b-shop\n# the end\n"
    )
    path.write_text(mine, encoding="utf-8", newline="\n")
    plan(route, "-C", str(territory), "--write")
    text = path.read_text(encoding="utf-8")
    kept, _, rest = text.partition("  # far out\n")
    assert kept == mine.partition("  # far out\n")[0]
    assert rest.startswith("  2026-11-26:")
    assert "  2026-11-27:" in rest
    assert rest.endswith("# the end\n")


def test_windows_line_ends_stay(route: Route, territory: Path) -> None:
    path = territory / W48
    path.parent.mkdir(parents=True)
    path.write_bytes(b"days:\r\n  2026-11-23: [a-shop]\r\n")
    plan(route, "-C", str(territory), "--write")
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("days:\n  2026-11-24: [a-shop\n", "cannot be read"),
        ("days: {2026-11-24: [a-shop]}\n", "its days share lines"),
        ("days:\n  2026-11-31: [a-shop]\n", "cannot be read"),
        ("- a-shop\n", "cannot be read"),
    ],
)
def test_a_plan_that_cannot_be_understood_is_named_and_never_written(
    route: Route, territory: Path, text: str, said: str
) -> None:
    path = territory / W48
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found = route("plan", "--weeks", "2", *AT, "-C", str(territory), "--write")
    assert (found.status, found.out) == (3, "")
    assert said in found.err
    assert path.read_text(encoding="utf-8") == text
    assert not (territory / "plans/sato/2026-W49.yaml").exists()
    assert route("plan", "--weeks", "2", *AT, "-C", str(territory)).status == 0


def test_errors_are_one_sentence(route: Route, territory: Path, book: Path) -> None:
    assert "takes a number from 1 to 26, not 0" in route("plan", "--weeks", "0", *AT, "-C", str(territory)).err
    nowhere = route("plan", "--rep", "ito", "-C", str(territory))
    assert (nowhere.status, nowhere.err.count("\n")) == (2, 1)
    assert "location" in nowhere.err
    text = (book / "route.yaml").read_text(encoding="utf-8")
    (book / "route.yaml").write_text(
        text.replace('closed: ["2026-12-29', 'closed: ["2026-01-01..2028-12-31", "2026-12-29'), encoding="utf-8"
    )
    off = route("plan", *AT, "-C", str(territory))
    assert (off.status, off.err.count("\n")) == (2, 1)
    assert "no working day" in off.err


def test_on_a_terminal_the_weeks_are_a_page(route: Route, territory: Path) -> None:
    page = plan(route, "-C", str(territory), terminal=True)
    assert "Week of Mon 23 Nov  " in page
    assert "Week of Mon 30 Nov  " in page
    assert "capacity" in page
    assert all(len(line) <= 100 for line in page.splitlines())


def today(route: Route, book: Path, *args: str, terminal: bool = False) -> str:
    found = route("today", *AT, "-C", str(book), *args, terminal=terminal)
    assert found.status == 0, found.err
    return found.out


def keep(book: Path, text: str) -> None:
    path = book / W48
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"days:\n{text}", encoding="utf-8")


def routed(route: Route, book: Path, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = route("today", *AT, "-C", str(book), *args, "--json").json["data"]
    return found


def test_a_book_without_plans_is_as_before(route: Route, territory: Path) -> None:
    before = today(route, territory), today(route, territory, terminal=True), routed(route, territory)
    keep(territory, "  2026-11-25: [a-shop]\n")  # another day
    assert (today(route, territory), today(route, territory, terminal=True), routed(route, territory)) == before
    assert "plan" not in before[2]


def test_today_follows_the_plan_and_leaves_others_to_their_day(route: Route, territory: Path) -> None:
    log = territory / "visits" / "d-shop.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("19", "12"), encoding="utf-8")
    keep(territory, "  2026-11-24: [c-shop, a-shop]\n  2026-11-26: [b-shop]\n")
    found = routed(route, territory)
    assert {stop["customer"] for stop in found["stops"]} == {
        "a-shop",
        "c-shop",
        "d-shop",
    }  # d is late and planned nowhere
    later = {row["customer"]: (row["reason"], row["next_day"]) for row in found["unassigned"]}
    assert later["b-shop"] == ("planned", "2026-11-26")
    assert found["plan"]["customers"] == ["c-shop", "a-shop"]
    assert found["plan"]["left"] == []
    assert [row["customer"] for row in found["plan"]["added"]] == ["d-shop"]
    page = today(route, territory, terminal=True)
    assert "in: 店3" in page


def test_today_says_why_somebody_planned_is_not_seen(route: Route, territory: Path) -> None:
    (territory / "customers" / "a-shop.yaml").write_text(
        'name: 店0\nrep: sato\nevery: 1 week\nat: [35.71, 139.78]\nclosed: ["2026-11-24"]\n', encoding="utf-8"
    )
    line = '{"id":"261123-00000009","type":"visit","date":"2026-11-23","by":"sato","outcome":"phone"}\n'
    with (territory / "visits" / "c-shop.jsonl").open("a", encoding="utf-8") as file:
        file.write(line)
    keep(territory, "  2026-11-24: [a-shop, b-shop, c-shop, nobody]\n  2026-11-27: [d-shop]\n")
    found = routed(route, territory)
    reasons = {row["customer"]: row["reason"] for row in found["unassigned"]}
    assert (reasons["a-shop"], reasons["c-shop"]) == ("closed", "seen")
    assert {row["customer"] for row in found["plan"]["left"]} == {"a-shop", "c-shop", "nobody"}
    assert [stop["customer"] for stop in found["stops"]] == ["b-shop"]
    assert "c-shop" in {stop["customer"] for stop in routed(route, territory, "--add", "c-shop")["stops"]}


def test_a_planned_customer_wins_the_only_place_from_one_more_neglected(route: Route, territory: Path) -> None:
    (territory / "visits" / "d-shop.jsonl").unlink()  # never visited: no clock, due at once
    keep(territory, "  2026-11-24: [a-shop]\n")
    assert [stop["customer"] for stop in routed(route, territory, "--max", "1")["stops"]] == ["a-shop"]
    promise = (
        '{"id":"261120-00000008","type":"visit","date":"2026-11-20","by":"sato","outcome":"phone",'
        '"follow_ups":[{"due":"2026-11-24","text":"quote"}]}\n'
    )
    with (territory / "visits" / "b-shop.jsonl").open("a", encoding="utf-8") as file:
        file.write(promise)
    assert [stop["customer"] for stop in routed(route, territory, "--max", "1")["stops"]] == ["b-shop"]


def test_on_a_day_off_the_plan_is_not_followed_and_says_so(route: Route, territory: Path) -> None:
    text = (territory / "route.yaml").read_text(encoding="utf-8")
    (territory / "route.yaml").write_text(text.replace("佐藤 健,", '佐藤 健, away: ["2026-11-24"],'), encoding="utf-8")
    keep(territory, "  2026-11-24: [a-shop]\n")
    found = routed(route, territory)
    assert found["stops"] == []
    assert found["plan"]["left"] == [{"customer": "a-shop", "text": "day off"}]


def test_why_tells_the_planned_days(route: Route, territory: Path) -> None:
    def why(customer: str) -> str:
        return route("why", customer, *AT, "-C", str(territory)).out

    assert "plan" not in why("a-shop").lower()
    keep(territory, "  2026-11-23: [a-shop]\n  2026-11-24: [b-shop]\n  2026-11-26: [a-shop]\n")
    assert "Planned visits: Thu 26 Nov." in why("a-shop")
    assert "Planned visits: Tue 24 Nov." in why("b-shop")
    assert "Not in the saved plan, which runs to Thu 26 Nov." in why("d-shop")


def moves(route: Route, book: Path) -> dict[str, tuple[str | None, str | None, str]]:
    rows = route("plan", "--weeks", "2", *AT, "-C", str(book), "--diff", "--freeze", "0", "--json").json["data"][
        "moves"
    ]
    return {row["customer"]: (row["before"], row["after"], row["reason"]) for row in rows}


def test_diff_needs_a_kept_plan_and_says_nothing_of_the_same(route: Route, territory: Path) -> None:
    found = route("plan", *AT, "-C", str(territory), "--diff")
    assert (found.status, found.err.count("\n")) == (2, 1)
    plan(route, "-C", str(territory), "--write")
    assert moves(route, territory) == {}
    assert "A new plan would change nothing" in plan(route, "-C", str(territory), "--diff", terminal=True)


def test_diff_tells_each_move_with_its_reason(route: Route, territory: Path) -> None:
    keep(
        territory,
        "  2026-11-24: []\n  2026-11-25: []\n  2026-11-26: [a-shop, b-shop, c-shop, d-shop, nobody]\n  2026-11-27: []\n",
    )
    lines = {
        "a-shop": '{"id":"261124-00000001","type":"appointment","date":"2026-11-24","on":"2026-11-27","time":"10:00"}',
        "b-shop": '{"id":"261124-00000002","type":"hold","date":"2026-11-24","until":"2026-11-30"}',
        "d-shop": '{"id":"261124-00000003","type":"visit","date":"2026-11-24","by":"ito","outcome":"phone"}',
    }
    for name, line in lines.items():
        with (territory / "visits" / f"{name}.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    shop = territory / "customers" / "c-shop.yaml"
    shop.write_text(shop.read_text(encoding="utf-8") + "closed: [thu]\n", encoding="utf-8")
    new = territory / "customers" / "e-shop.yaml"
    new.write_text("name: 店5\nrep: sato\nevery: 1 week\nat: [35.715, 139.78]\nsince: 2026-11-18\n", encoding="utf-8")
    found = moves(route, territory)
    assert found["a-shop"] == ("2026-11-26", "2026-11-27", "appointment")
    assert (found["b-shop"][0], found["b-shop"][2]) == ("2026-11-26", "hold")
    assert found["b-shop"][1] > "2026-11-30"
    assert (found["c-shop"][0], found["c-shop"][2]) == ("2026-11-26", "closed")
    assert found["d-shop"][2] == "seen"
    assert found["e-shop"][::2] == (None, "new")
    assert found["nobody"] == ("2026-11-26", None, "gone")
    page = plan(route, "-C", str(territory), "--diff", "--freeze", "0", terminal=True)
    assert "店0: Thu 26 Nov → Fri 27 Nov (appointment 10:00)" in page
    rows = plan(route, "-C", str(territory), "--diff", "--freeze", "0").splitlines()
    assert rows[0].split("\t") == ["rep", "id", "customer", "before", "after", "what"]
    assert len(rows) == 1 + len(found)


def test_what_is_frozen_does_not_move(route: Route, territory: Path) -> None:
    keep(territory, "  2026-11-24: [d-shop]\n  2026-11-25: [c-shop]\n")
    rows = route("plan", "--weeks", "2", *AT, "-C", str(territory), "--diff", "--json").json["data"]["moves"]
    assert {row["before"] for row in rows} <= {None}
