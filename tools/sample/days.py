"""The calendar of the simulation: from when to when, and Japan's public holidays in between."""

from __future__ import annotations

from datetime import date, timedelta

START = date(2025, 11, 25)
END = date(2026, 11, 21)  # the sample's today is Tuesday 2026-11-24; the 23rd is a holiday

# 国民の祝日に関する法律; the substitute and in-between days included.
HOLIDAYS = frozenset(
    date(2026, month, day)
    for month, days in {
        1: (1, 12),
        2: (11, 23),
        3: (20,),
        4: (29,),
        5: (3, 4, 5, 6),
        7: (20,),
        8: (11,),
        9: (21, 22, 23),
        10: (12,),
        11: (3, 23),
    }.items()
    for day in days
)


def all_days() -> list[date]:
    """Return every day of the simulation, the first and the last included."""
    return [START + timedelta(days=n) for n in range((END - START).days + 1)]
