"""ISO weeks by the names that plans of the weeks carry: 2026-W48."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.model import Plan

_WEEK = r"[0-9]{4}-W[0-9]{2}"


def week_name(day: date) -> str:
    """Return the name of the week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(name: str) -> date | None:
    """Return the first day of the week of a name, or None if there is no such week."""
    if not re.fullmatch(_WEEK, name):
        return None
    try:
        return date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
    except ValueError:
        return None


def days_planned(weeks: Mapping[str, Plan]) -> dict[str, dict[date, Sequence[str]]]:
    """Return the plans (`sato/2026-W48` → plan) by rep and day; a day in another week's file is ignored."""
    plans: dict[str, dict[date, Sequence[str]]] = {}
    for name, plan in weeks.items():
        rep, _, week = name.partition("/")
        for text, customers in plan.days.items():
            day = date.fromisoformat(text)
            if week_name(day) == week:
                plans.setdefault(rep, {})[day] = customers
    return plans
