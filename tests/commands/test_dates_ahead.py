"""Dates nearly a year ahead are said, and days beyond the calendar refused, by every command that takes a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

FAR = "no year was given, so this is Sat 20 Nov 2027, 361 days from now. If you meant another day: route undo"


@pytest.mark.parametrize(
    "line",
    [["hold", "tanaka", "11/20"], ["schedule", "tanaka", "11/20", "10:00"], ["log", "tanaka", "x", "--next", "Nov 20"]],
)
def test_a_date_without_a_year_that_was_lately_past_is_said(route: Route, book: Path, line: list[str]) -> None:
    found = route(*line, "--rep", "sato", cwd=book)
    assert found.status == 0
    assert FAR in found.err
    assert route("undo", "--rep", "sato", cwd=book).status == 0  # as the sentence says


@pytest.mark.parametrize("text", ["2027-11-20", "11/20(sat)", "400 days", "+1y", "9/1", "11/24", "2/28"])
def test_other_dates_are_taken_as_they_stand(route: Route, book: Path, text: str) -> None:
    assert "ahead" not in route("hold", "tanaka", text, "--rep", "sato", cwd=book).err


@pytest.mark.parametrize("day", ["9999-12-31", "9991-01-01", "1899-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "command", ["today", "overdue", "list", "near", "check", "needs", "contracts", "equipment", "news"]
)
def test_a_clock_beyond_the_calendar_is_one_sentence(route: Route, book: Path, command: str, day: str) -> None:
    found = route(command, "--as-of", day, "--rep", "sato", cwd=book)
    assert (found.status, found.out) == (2, "")
    assert found.err == f"route: {day} is out of range: use a year from 1900 to 9990.\n"


@pytest.mark.parametrize("command", ["today", "overdue", "list", "check", "needs", "contracts", "equipment", "news"])
@pytest.mark.parametrize("day", ["9990-12-31", "1900-01-01"])
def test_on_the_last_and_first_day_everything_still_works(route: Route, book: Path, command: str, day: str) -> None:
    assert route(command, "--as-of", day, "--rep", "sato", cwd=book).status in {0, 1}


def test_days_typed_beyond_it_are_refused_and_nothing_is_written(route: Route, book: Path) -> None:
    for line in (
        ["hold", "tanaka", "9999-12-31"],
        ["schedule", "tanaka", "9999-12-31"],
        ["log", "tanaka", "--next", "9999-12-31"],
    ):
        assert route(*line, "--rep", "sato", cwd=book).status == 2
    assert list((book / "visits").iterdir()) == []
    assert route("today", "--date", "9999-12-31", "--rep", "sato", cwd=book).status == 2
