"""Days by their number, kept inside the calendar: 9999-12-31 is written where a thing has no end."""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 9990  # of a date that is read or typed: there is room to calculate in on both sides
LAST = date.max.toordinal()


def day_of(ordinal: float) -> date:
    """Return the day of an ordinal, rounded down; the calendar's first or last day where it lies beyond."""
    return date.fromordinal(int(min(max(ordinal, 1), LAST)))


def shifted(day: date, days: float) -> date:
    """Return the day `days` later, or earlier where negative, kept inside the calendar."""
    return day_of(day.toordinal() + days)
