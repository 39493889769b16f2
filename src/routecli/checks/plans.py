"""The saved plans: weeks of no rep, days that belong in another file, customers that are not the rep's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from routecli.checks.base import CheckInput, Finding
from routecli.core.isoweek import week_name
from routecli.core.layout import SETTINGS, customer_file, id_of, is_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _weeks(ground: CheckInput) -> Iterator[tuple[str, str, str, Mapping[str, object]]]:
    """Yield path, rep, week and days (as spelled) of every plan whose name and content can be read."""
    for path in ground.files:
        days = ground.spelled(path, "days")
        if is_plan(path) and isinstance(days, dict) and not ground.is_broken(path):
            rep = path.split("/")[1]
            yield path, rep, id_of(path), days


def plan_of_nobody(ground: CheckInput) -> Iterator[Finding]:
    """Find plans of a rep that `route.yaml` does not name: nobody's day follows them."""
    reps = ground.book.settings.reps
    seen: set[str] = set()
    for path, rep, _, _ in _weeks(ground):
        if rep not in reps and rep not in seen and not ground.is_broken(SETTINGS):
            seen.add(rep)
            yield Finding(path, (), {"field": rep, "known": reps.keys()})


def day_outside_week(ground: CheckInput) -> Iterator[Finding]:
    """Find days that do not belong to the week of their file: they are not followed."""
    for path, _, week, days in _weeks(ground):
        for day in days:
            if (own := week_name(date.fromisoformat(day))) != week:
                yield Finding(path, ("days", day), {"day": day, "week": own}, at_name=True)


def unknown_planned(ground: CheckInput) -> Iterator[Finding]:
    """Find customers in a plan of this week or later that are no customers of its rep: nobody visits them."""
    for path, rep, week, days in _weeks(ground):
        if week < week_name(ground.today) or rep not in ground.book.settings.reps:
            continue
        own = {customer.id for customer in ground.book.of_rep(rep)}
        for day, rows in days.items():
            for n, name in enumerate(rows if isinstance(rows, list) else ()):
                known = ground.book.customers.get(str(name))
                if str(name) not in own and not ground.is_broken(customer_file(name)):
                    params = {
                        "field": str(name),
                        "known": own,
                        "rep": rep,
                        "other": known.rep if known else "-",
                    }
                    yield Finding(path, ("days", day, n), params)
