"""The usual weekday and half of the day of a customer: two thirds of at least four visits."""

from __future__ import annotations

import pytest
from hand import entry, history

from routecli.core.habits import Habit, habit_of

# Tuesdays of autumn 2026
TUESDAYS = ("2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27")


@pytest.mark.parametrize(
    ("visits", "habit"),
    [
        ([(day, "10:00") for day in TUESDAYS], Habit(1, "morning")),
        ([(day, "12:00") for day in TUESDAYS], Habit(1, "afternoon")),
        ([(day, "10:00") for day in TUESDAYS[:3]], Habit(None, None)),  # too few
        ([(day, "") for day in TUESDAYS], Habit(1, None)),
        (
            [*((day, "11:59") for day in TUESDAYS), ("2026-10-30", "15:00"), ("2026-11-02", "15:00")],
            Habit(1, "morning"),
        ),
        ([*((day, "10:00") for day in TUESDAYS), *((f"2026-11-0{n}", "15:00") for n in (4, 5, 6))], Habit(None, None)),
    ],
)
def test_a_habit_needs_four_visits_and_two_thirds_alike(visits: list[tuple[str, str]], habit: Habit) -> None:
    assert habit_of(history(*(entry(day, time=time) for day, time in visits))) == habit


def test_a_phone_call_is_no_habit_of_the_day() -> None:
    calls = [entry(day, time="16:00", outcome="phone") for day in TUESDAYS]
    assert habit_of(history(*calls)).half is None
