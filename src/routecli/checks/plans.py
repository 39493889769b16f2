"""The kept plans: weeks of nobody, days that another file should hold, customers that are not the rep's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from routecli.checks.base import Finding, Ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WEEK = timedelta(days=7)


def _weeks(ground: Ground) -> Iterator[tuple[str, str, date, Mapping[str, object]]]:
    """Yield path, rep, Monday and days (as spelled) of every plan whose name and content can be read."""
    for path in ground.files:
        place, _, name = path.rpartition("/")
        days = ground.spelled(path, "days")
        if place.startswith("plans/") and isinstance(days, dict) and not ground.is_broken(path):
            year, _, week = name.removesuffix(".yaml").partition("-W")
            yield path, place.partition("/")[2], date.fromisocalendar(int(year), int(week), 1), days


def plan_of_nobody(ground: Ground) -> Iterator[Finding]:
    """Find plans of a rep that `route.yaml` does not name: nobody's day follows them."""
    reps = ground.book.settings.reps
    seen: set[str] = set()
    for path, rep, _, _ in _weeks(ground):
        if rep not in reps and rep not in seen and not ground.is_broken("route.yaml"):
            seen.add(rep)
            yield Finding(path, (), {"field": rep, "known": sorted(reps)})


def day_outside_week(ground: Ground) -> Iterator[Finding]:
    """Find days that do not belong to the week of their file: they are not followed."""
    for path, _, monday, days in _weeks(ground):
        for day in days:
            if not monday <= date.fromisoformat(day) < monday + WEEK:
                year, week, _ = date.fromisoformat(day).isocalendar()
                yield Finding(path, ("days", day), {"day": day, "week": f"{year}-W{week:02d}"})


def unknown_planned(ground: Ground) -> Iterator[Finding]:
    """Find customers in a plan of this week or later that are no customers of its rep: nobody visits them."""
    for path, rep, monday, days in _weeks(ground):
        if monday + WEEK <= ground.today or rep not in ground.book.settings.reps:
            continue
        own = {customer.id for customer in ground.book.of_rep(rep)}
        for day, rows in days.items():
            for n, name in enumerate(rows if isinstance(rows, list) else ()):
                known = ground.book.customers.get(str(name))
                if str(name) not in own and not ground.is_broken(f"customers/{name}.yaml"):
                    params = {
                        "field": str(name),
                        "known": sorted(own),
                        "rep": rep,
                        "other": known.rep if known else "-",
                    }
                    yield Finding(path, ("days", day, n), params)
