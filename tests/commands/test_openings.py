"""When a customer can be visited, from its file to the screen: hours, calling hours, seasons, roads, and whether it still is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

BATH = """\
name: かわうそ湯
rep: sato
area: 両国
every: 2 weeks
since: 2026-11-01
phone: "03-0000-0000"
at: [35.70, 139.78]
hours: {月-土: "１５：００～２４：００", 祝: "12時〜翌1時"}
closed: [第2・第4水曜]
calls: {火・木: "14:00-16:00", 祝: 休み}
prefers: [火曜, 午前]
call_first: true
seasons:
  - {from: 7/1, to: 8/31, every: 1 week, hours: {mon-sun: "17:00-26:00"}, closed: []}
referred_by: tanaka-shoten
target: 120000
"""


@pytest.fixture
def bath(book: Path) -> Path:
    (book / "customers" / "bath.yaml").write_text(BATH, encoding="utf-8")
    return book


def write(book: Path, name: str, text: str) -> None:
    (book / "customers" / f"{name}.yaml").write_text(text, encoding="utf-8")


PICTURES = {
    "en": [
        "hours: Mon-Sat 15:00-24:00; holidays 12:00-25:00",
        "closed: 2nd Wednesday of the month, 4th Wednesday of the month",
        "calling hours: reps welcome Tue 14:00-16:00; Thu 14:00-16:00 (closed: holidays)",
        "prefers: Tuesday, mornings",
        "before a visit: phone first",
        "season: 1 Jul to 31 Aug: interval 1 week; daily 17:00-26:00; no closed days",
    ],
    "ja": [
        "営業時間: 月〜土 15:00-24:00／祝 12:00-25:00",
        "休業日: 第2水曜、第4水曜",
        "訪問可能時間: 火 14:00-16:00／木 14:00-16:00 に来訪可（祝は不可）",
        "希望の曜日・時間: 火曜、午前",
        "訪問の前に: 電話を入れる",
        "時期による変更: 7月1日〜8月31日: 訪問周期1週間／毎日 17:00-26:00／休業日なし",
    ],
}


@pytest.mark.parametrize("language", PICTURES)
@pytest.mark.parametrize("command", ["show", "brief"])
def test_when_to_come_is_said_in_words(route: Route, bath: Path, language: str, command: str) -> None:
    lines = [
        line.strip()
        for line in route(
            command, "bath", cwd=bath, LANG=language, ROUTE_LANG=language, language=language
        ).out.splitlines()
    ]
    assert [line for line in PICTURES[language] if line not in lines] == []


def test_programs_get_the_hours_as_the_files_have_them(route: Route, bath: Path) -> None:
    shown = route("show", "bath", "--json", cwd=bath).json["data"]["customer"]
    days = ("mon", "tue", "wed", "thu", "fri", "sat")
    assert shown["hours"] == {**dict.fromkeys(days, "15:00-24:00"), "holidays": "12:00-25:00"}
    assert shown["calls"] == {"tue": "14:00-16:00", "thu": "14:00-16:00", "holidays": "closed"}
    assert shown["prefers"] == ["tue", "morning"]
    assert (shown["seasons"][0]["from"], shown["seasons"][0]["hours"]["sun"]) == ("07-01", "17:00-26:00")
    assert (shown["target"], shown["referred_by"], shown["call_first"]) == (120000, "tanaka-shoten", True)


def stops(route: Route, book: Path, day: str, *args: str, rep: str = "sato") -> dict[str, tuple[str, str]]:
    data = route("--as-of", day, "today", "--rep", rep, "--json", *args, cwd=book).json["data"]
    return {stop["customer"]: (stop["start"], stop["leave"]) for stop in data["stops"]}


def test_a_day_is_planned_within_the_calling_hours_and_says_to_phone_first(route: Route, bath: Path) -> None:
    assert stops(route, bath, "2026-11-24")["bath"] >= ("14:00", "14:30")
    assert "bath" not in stops(route, bath, "2026-11-27")  # a Friday
    left = route("--as-of", "2026-11-27", "today", "--rep", "sato", cwd=bath).out
    assert "closed today (no calling hours)" in left
    page = route("--as-of", "2026-11-24", "today", "--rep", "sato", cwd=bath, terminal=True).out
    assert "phone first 03-0000-0000" in page


def test_an_appointment_outside_the_calling_hours_is_said(route: Route, bath: Path) -> None:
    said = route("schedule", "bath", "2026-12-01 10:00", "--rep", "sato", cwd=bath)
    assert said.status == 0
    assert "outside the calling hours of かわうそ湯: 14:00-16:00" in said.err + said.out


def test_the_printed_day_says_to_phone_first(route: Route, bath: Path) -> None:
    route("today", "--rep", "sato", "--map", str(bath / "day.html"), cwd=bath)
    assert "phone first 03-0000-0000" in (bath / "day.html").read_text(encoding="utf-8")


ROADS = 'title: Roads\nareas: [両国]\nfrom: 2026-11-10\nuntil: 2026-11-30\nwindows: {mon-fri: "13:00-24:00"}\n'
EARLY = "name: Early\nrep: sato\narea: 両国\nevery: 1 week\nsince: 2026-11-01\nat: [35.70, 139.78]\n"


def test_roads_that_news_closes_move_the_visit(route: Route, book: Path) -> None:
    write(book, "early", EARLY)
    assert stops(route, book, "2026-11-24")["early"] < ("13:00",)
    (book / "news").mkdir()
    (book / "news" / "roads.yaml").write_text(ROADS, encoding="utf-8")
    assert stops(route, book, "2026-11-24")["early"] >= ("13:00",)
    assert stops(route, book, "2026-12-01")["early"] < ("13:00",)


def test_news_to_come_has_not_ended(route: Route, book: Path) -> None:
    (book / "news").mkdir()
    (book / "news" / "roads.yaml").write_text(ROADS, encoding="utf-8")
    assert "from Tue 10 Nov" in route("--as-of", "2026-11-02", "news", cwd=book, terminal=True).out
    assert "ended" in route("--as-of", "2026-12-02", "news", cwd=book, terminal=True).out


def test_a_rep_whose_hours_name_holidays_works_on_them(route: Route, book: Path) -> None:
    write(book, "early", EARLY)
    holiday = "2026-11-23"
    assert stops(route, book, holiday) == {}
    settings = (book / "route.yaml").read_text(encoding="utf-8")
    (book / "route.yaml").write_text(
        settings.replace('"09:00-17:30"}', '"09:00-17:30", 祝: "10:00-12:00"}', 1), encoding="utf-8"
    )
    start, leave = stops(route, book, holiday)["early"]
    assert "10:00" <= start < leave <= "12:00"


def test_a_rep_of_the_night_visits_a_bar_after_midnight(route: Route, book: Path) -> None:
    bar = EARLY.replace("area: 両国", "area: 夜") + 'hours: {mon-sat: "24:30-27:00"}\n'
    write(book, "bar", bar)
    settings = (book / "route.yaml").read_text(encoding="utf-8")
    (book / "route.yaml").write_text(settings.replace('"09:00-17:30"', '"22:00-06:00"', 1), encoding="utf-8")
    start, leave = stops(route, book, "2026-11-24")["bar"]
    assert "24:30" <= start < leave <= "27:00"


def named(route: Route, book: Path, day: str, *args: str) -> bool:
    found = route("--as-of", day, *args, cwd=book)
    assert found.status == 0, found.err
    return "early" in found.out


@pytest.mark.parametrize("index", [(), ("--no-index",)])
def test_one_that_ended_is_in_no_list_and_no_plan_and_still_found(
    route: Route, book: Path, index: tuple[str, ...]
) -> None:
    write(book, "early", f"{EARLY}ended: 2026-12-09\n")
    write(book, "other", EARLY.replace("Early", "Other"))
    for command in (("list",), ("overdue",), ("today", "--rep", "sato"), ("plan", "--rep", "sato", "--weeks", "1")):
        assert named(route, book, "2026-12-09", *command, *index), command
        assert not named(route, book, "2026-12-10", *command, *index), command
    assert not named(route, book, "2026-12-08", "today", "--rep", "sato", "--date", "2026-12-10", *index)
    ahead = route("--as-of", "2026-12-07", "plan", "--rep", "sato", "--weeks", "4", "--json", *index, cwd=book)
    days = [day["date"] for day in ahead.json["data"]["days"] for stop in day["stops"] if stop["customer"] == "early"]
    assert days
    assert max(days) <= "2026-12-09"
    assert "last day as a customer: Wed 9 Dec" in route("--as-of", "2026-12-10", "show", "early", *index, cwd=book).out
    assert route("--as-of", "2026-12-10", "log", "early", "bye", "--rep", "sato", cwd=book).status == 0


@pytest.mark.parametrize("index", [(), ("--no-index",)])
def test_until_the_handover_the_earlier_rep_is_in_charge(route: Route, book: Path, index: tuple[str, ...]) -> None:
    write(book, "early", EARLY + "earlier: [{rep: ito, until: 2026-11-30}]\n")
    for day, rep, other in (("2026-11-30", "ito", "sato"), ("2026-12-01", "sato", "ito")):
        for command in ("list", "overdue"):
            assert named(route, book, day, command, "--rep", rep, *index), command
            assert not named(route, book, day, command, "--rep", other, *index), command
        assert route("--as-of", day, "show", "early", "--json", *index, cwd=book).json["data"]["customer"]["rep"] == rep


def test_in_a_season_the_interval_is_its_own_with_and_without_the_index(route: Route, book: Path) -> None:
    write(book, "early", EARLY.replace("1 week", "2 months") + "seasons: [{from: 12-10, to: 12-31, every: 1 week}]\n")
    route("--as-of", "2026-11-24", "log", "early", "ok", "--rep", "sato", "--date", "2026-11-24", cwd=book)
    for day, late in (
        ("2026-12-09", False),
        ("2026-12-10", True),
        ("2026-12-31", True),
        ("2027-01-01", False),
        ("2027-01-25", True),
    ):
        for index in ((), ("--no-index",)):
            assert named(route, book, day, "overdue", *index) is late, (day, index)
