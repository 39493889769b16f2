"""The weeks ahead as what stands in the files of a kept plan."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from routecli.core.isoweek import week_name
from routecli.core.layout import plan_file, schema_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.lang import Words
    from routecli.planning.weeks.answer import Outlook

PlannedDays = list[tuple[str, str, list[tuple[str, str]]]]  # ISO date, its comment, customers as (id, name)


def plan_files(words: Words, weeks: Outlook) -> Iterator[tuple[str, PlannedDays, list[str]]]:
    """Yield the place of each week's file, its days without those left as kept, and the head of a new file."""
    for week, rows in groupby(weeks.days, lambda row: week_name(row.day)):
        days: PlannedDays = [
            (
                str(row.day),
                words.clean(words.date(row.day)),
                [(s.customer.id, words.clean(s.customer.name)) for s in row.stops],
            )
            for row in rows
            if not row.frozen
        ]
        head = words("plan.file_head", rep=weeks.rep.name, week=week)
        schema = f"# yaml-language-server: $schema=../../{schema_file('plan')}"
        yield plan_file(weeks.rep.id, week), days, [schema, f"# {words.clean(head)}"]
