"""The review as typed: its period, whom it names, and intervals changed one line at a time."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from session import SUZUKI, TANAKA, Terminal

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

if TYPE_CHECKING:
    from pathlib import Path

    from session import Result, Route

TODAY = date(2026, 11, 24)
NAME = "customers/tanaka-shoten.yaml"


@pytest.fixture(autouse=True)
def history(book: Path) -> None:
    """Tanaka, every two weeks, orders every three: on seven Tuesdays up to today, by sato, a quarter of an hour each."""
    write_log(book, "tanaka-shoten", [visit(21 * n, orders=[{"item": "A1", "qty": 2}], minutes=15) for n in range(7)])


def visit(ago: int, **fields: Any) -> dict[str, Any]:
    day = TODAY - timedelta(days=ago)
    return {"type": "visit", "date": day.isoformat(), "time": "10:00", "by": "sato", "outcome": "met", **fields}


def write_log(book: Path, customer: str, entries: list[dict[str, Any]]) -> None:
    """Write a log; the entry's place gives its id."""
    lines = [
        json.dumps({"id": f"{e['date'][2:4]}{e['date'][5:7]}{e['date'][8:]}-{n:08}", **e}, ensure_ascii=False) + "\n"
        for n, e in enumerate(entries)
    ]
    (book / "visits" / f"{customer}.jsonl").write_text("".join(lines), encoding="utf-8")


def review(route: Route, book: Path, *args: str, **how: Any) -> Result:
    return route("review", *args, cwd=book, **how)


def text(book: Path) -> str:
    return (book / NAME).read_text(encoding="utf-8")


def lines(result: Result) -> list[list[str]]:
    return [line.split("\t") for line in result.out.splitlines()[1:]]


def test_twelve_weeks_are_counted_unless_told_otherwise(route: Route, book: Path) -> None:
    data = review(route, book, "--json").json["data"]
    assert data["period"] == {"from": "2026-09-02", "until": "2026-11-24", "days": 84}
    # 24 Nov, 3 Nov, 13 Oct and 22 Sep lie in the period; 1 Sep is the day before
    assert data["strike_rate"] == {
        "visits": 4, "with_order": 4, "strike_rate": 1, "absent": 0, "refused": 0, "median_minutes": 15, "by_phone_or_online": 0,
    }  # fmt: skip


def test_a_period_has_both_its_ends(route: Route, book: Path) -> None:
    found = review(route, book, "--from", "2026-10-13", "--until", "2026-11-03", "--json").json["data"]
    assert found["period"]["days"] == 22
    assert found["strike_rate"]["visits"] == 2
    found = review(route, book, "--days", "21", "--json").json["data"]
    assert (found["period"]["from"], found["strike_rate"]["visits"]) == ("2026-11-04", 1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--days", "7", "--from", "11/1"], "not both"),
        (["--until", "2026-12-01"], "is in the future"),
        (["--from", "11/20", "--until", "11/10"], "ends before it begins"),
        (["--from", "2025-10-01"], "too far back"),
        (["--yes"], "--apply"),
        (["--customer", "tanaka"], "--apply"),
        (["--apply", "--json", "--yes"], "--json"),
        (["--apply"], "--yes for all, or --customer NAME"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(route: Route, book: Path, args: list[str], said: str) -> None:
    found = review(route, book, *args)
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert text(book) == TANAKA


def test_a_pipe_gets_one_line_a_customer_and_the_period_on_stderr(route: Route, book: Path) -> None:
    write_log(book, "suzuki", [visit(n, by="ito") for n in (1, 8, 15, 22, 29, 36)])
    (book / "customers" / "suzuki.yaml").write_text(SUZUKI + "since: 2020-04-01\n", encoding="utf-8")
    found = review(route, book)
    assert found.err == "Visits Wed 2 Sep to Tue 24 Nov (84 days)\n"
    # suzuki: 84 days at a month ask for 2.8, 6 were made; tanaka made 4 of 6, which the tolerance allows
    assert lines(found) == [
        ["suzuki", "鈴木工業", "ito", "浅草", "B", "over-visited", "1 month", "2.8", "6", "8 weeks", "",
         "the last 6 contacts brought no order, count, need, voice, promise, score or service; limited to 16 to 60 days for rank B"],
        ["tanaka-shoten", "田中商店", "sato", "上野", "A", "", "2 weeks", "6.0", "4", "3 weeks", "",
         "usually orders every 21 days"],
    ]  # fmt: skip


def test_of_a_rep_the_visits_made_and_the_customers_now_are_counted(route: Route, book: Path) -> None:
    write_log(book, "suzuki", [visit(3), visit(10, by="ito", outcome="absent")])
    of_ito = review(route, book, "--rep", "ito", "--json").json["data"]
    assert of_ito["strike_rate"] | {"median_minutes": 0} == {
        "visits": 1, "with_order": 0, "strike_rate": 0, "absent": 1, "refused": 0, "median_minutes": 0, "by_phone_or_online": 0,
    }  # fmt: skip
    assert of_ito["frequency"]["looked_at"] == 1
    assert [row["visits"] for row in review(route, book, "--json").json["data"]["ranks"]] == [4, 2]


def test_a_paused_customer_is_neither_counted_nor_advised(route: Route, book: Path) -> None:
    with (book / "visits" / "tanaka-shoten.jsonl").open("a", encoding="utf-8") as log:
        log.write('{"id":"261120-zzzzzzzz","type":"hold","date":"2026-11-20","until":"2026-12-20","by":"sato"}\n')
    data = review(route, book, "--json").json["data"]
    assert data["recommendations"] == []
    assert [row["rep"] for row in data["capacity"]["reps"]] == ["ito"]


def test_yes_changes_one_line_and_says_it(route: Route, book: Path) -> None:
    found = review(route, book, "--apply", "--yes")
    assert (found.status, found.err) == (0, "")
    assert found.out == f"{NAME}:8: every: 2 weeks → every: 3 weeks\nChanged: 1, left as they are: 0.\n"
    assert text(book) == TANAKA.replace("2 weeks", "3 weeks")
    again = review(route, book, "--apply", "--yes")
    assert (again.status, again.out) == (0, "No interval to change.\n")


@pytest.mark.parametrize(
    ("answer", "changed"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_on_a_terminal_each_is_asked(route: Route, book: Path, answer: str, changed: bool) -> None:
    found = review(route, book, "--apply", stdin=answer, terminal=True)
    assert found.status == 0
    assert "田中商店: 2 weeks → 3 weeks (usually orders every 21 days). Change it? [y/N]" in found.err
    assert text(book) == (TANAKA.replace("2 weeks", "3 weeks") if changed else TANAKA)
    assert f"Changed: {int(changed)}, left as they are: {int(not changed)}." in found.out


def test_a_named_customer_is_changed_without_a_question_and_alone(route: Route, book: Path) -> None:
    write_log(book, "suzuki", [visit(n, by="ito") for n in (1, 8)])
    found = review(route, book, "--apply", "--customer", "鈴木")
    assert "(nothing) → every: 8 weeks" in found.out
    assert (book / "customers" / "suzuki.yaml").read_text(encoding="utf-8").endswith("rep: ito\nevery: 8 weeks\n")
    assert text(book) == TANAKA
    assert review(route, book, "--apply", "--customer", "nobody").status == 4


def test_a_value_that_cannot_be_changed_on_its_line_is_left_to_the_person(route: Route, book: Path) -> None:
    odd = TANAKA.replace("every: 2 weeks", "every: >\n  2 weeks")
    (book / NAME).write_text(odd, encoding="utf-8")
    found = review(route, book, "--apply", "--yes")
    assert found.status == 3
    assert f"{NAME}" in found.err
    assert "8" in found.err
    assert text(book) == odd


class Hand(Terminal):
    """A person at the terminal who saves the file in an editor before saying yes."""

    path: Path

    def readline(self, size: int = -1) -> str:
        self.path.write_text(TANAKA + "minutes: 20\n", encoding="utf-8")
        return "y\n"


def test_a_file_saved_meanwhile_is_not_touched(book: Path) -> None:
    hand, out, err = Hand(), io.StringIO(), Terminal()
    hand.path = book / NAME
    context = Context(out, err, hand, {}, book, lambda: datetime(2026, 11, 24, 10, 30), Words("en"))
    assert run(["review", "--apply"], context) == 5
    assert NAME.rpartition("/")[2] in err.getvalue()
    assert text(book) == TANAKA + "minutes: 20\n"


def test_the_index_changes_nothing(route: Route, book: Path, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    plain = review(route, book, "--json", "--no-index").out
    assert review(route, book, "--json", XDG_CACHE_HOME=cache).out == plain
    assert review(route, book, "--json", XDG_CACHE_HOME=cache).out == plain


def test_nothing_logged_is_said(route: Route, book: Path) -> None:
    (book / "visits" / "tanaka-shoten.jsonl").unlink()
    found = review(route, book, terminal=True)
    assert found.status == 0
    assert "No visits were logged in this period." in found.out
    assert "assumed" in found.out


def test_too_much_is_said_with_what_would_give(route: Route, book: Path) -> None:
    for n in range(80):
        (book / "customers" / f"shop-{n}.yaml").write_text(
            f"name: 店{n}\nrank: {'A' if n < 60 else 'B'}\nrep: sato\n", encoding="utf-8"
        )
    # 61 customers at two weeks ask for 130.71 visits, 20 at a month for 19.71; 25 Nov to 24 Dec are 22 days of work, 5 each
    [row] = review(route, book, "--rep", "sato", "--json").json["data"]["capacity"]["reps"]
    assert (round(row["demand"], 2), row["capacity"], row["working_days"]) == (150.43, 110, 22)
    assert (row["visits_a_day_from"], row["stretch"]) == ("assumed", 1.3675)
    said = review(route, book, "--rep", "sato", terminal=True).out
    assert "137%" in said
    assert "every interval 1.37 times as long. In days: A 14 → 19.1, B 30.4 → 41.6." in said
    # rank A alone: 130.71 ÷ (130.71 − 40.43) = 1.448; all of rank B is less than the 40.43 too many
    assert "or by stretching a single rank: A 14 → 20.3." in said


def test_kept_plans_are_compared_with_what_was_done(route: Route, book: Path) -> None:
    plans = book / "plans" / "sato"
    plans.mkdir(parents=True)
    # Tanaka was visited on Tuesday the 3rd, not on Monday, and on Tuesday the 24th as planned; nobody saw Suzuki on the 23rd.
    (plans / "2026-W45.yaml").write_text("days:\n  2026-11-02: [tanaka-shoten]\n", encoding="utf-8")
    (plans / "2026-W48.yaml").write_text(
        "days:\n  2026-11-23: [suzuki]\n  2026-11-24: [tanaka-shoten]\n  2026-11-27: [suzuki]\n", encoding="utf-8"
    )
    plan = review(route, book, "--rep", "sato", "--json").json["data"]["plan"]
    assert {name: plan[name] for name in ("planned", "kept", "moved", "missed", "unplanned", "share_kept")} == {
        "planned": 3, "kept": 1, "moved": 1, "missed": 1, "unplanned": 0, "share_kept": 0.3333,
    }  # fmt: skip
    assert plan["reps"][0]["missed"] == [{"date": "2026-11-23", "customer": "suzuki", "name": "鈴木工業"}]
    assert review(route, book, "--days", "2", "--json").json["data"]["plan"]["planned"] == 2
    assert review(route, book, "--rep", "ito", "--json").json["data"]["plan"]["reps"] == []
    assert "Missed: Mon 23 Nov  鈴木工業" in review(route, book, terminal=True).out
