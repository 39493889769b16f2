"""When a customer is usually visited, as its log shows: the weekday, and the half of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import USUAL, usual_weekday
from routecli.core.visits import last_visits

if TYPE_CHECKING:
    from routecli.core.history import History

NOON = 12 * 60
HALVES = ("morning", "afternoon")


class Habit(NamedTuple):
    """The usual weekday (Monday 0) and half of the day (`morning`, `afternoon`) of a customer, None without a clear one."""

    weekday: int | None
    half: str | None


def habit_of(history: History) -> Habit:
    """Return when a customer is usually visited; two thirds of its last visits must agree."""
    halves = [half_of(visit.minute) for visit in last_visits(history) if visit.is_on_site and visit.minute is not None]
    usual = [half for half in HALVES if len(halves) >= USUAL and 3 * halves.count(half) >= 2 * len(halves)]
    return Habit(usual_weekday(history), usual[0] if usual else None)


def half_of(minute: float) -> str:
    """Return the half of the day in which a minute lies."""
    return HALVES[0] if minute < NOON else HALVES[1]
