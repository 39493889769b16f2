"""Two parts of the weekly review: plan against actual, and demand against capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.capacity import SENSIBLE
from routecli.lang import Count
from routecli.output.page import PageLine, show_page
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.context import Context
    from routecli.core.adherence import Adherence
    from routecli.core.capacity import Group, RepCapacity
    from routecli.lang import Words

MISSED_SHOWN = 5  # the latest; --json has all


def title(context: Context, id_: str, **params: Any) -> None:
    """Begin a part of the page with a blank line and a sentence."""
    context.out.write("\n")
    say(context, id_, **params)


def say(context: Context, id_: str, **params: Any) -> None:
    """Write a sentence, wrapped on a terminal."""
    show_page(context, [PageLine(context.words(id_, **params))])


def percent(share: float) -> int:
    """Return a share of 1 in whole per cent."""
    return round(100 * share)


def show_plan(context: Context, rows: list[Adherence]) -> None:
    """Show how the kept plans were followed, and the latest visits they missed."""
    if not rows:
        title(context, "review.no_plan")
        return
    title(context, "review.plan")
    columns = [
        Column("head.rep", lambda a: a.rep),
        Column("head.weeks", lambda a: str(a.weeks), right=True),
        Column("head.planned", lambda a: str(a.planned), right=True),
        Column("head.kept", lambda a: str(a.kept), right=True),
        Column("head.moved", lambda a: str(a.moved), right=True),
        Column("head.missed", lambda a: str(len(a.missed)), right=True),
        Column("head.unplanned", lambda a: str(a.unplanned), right=True),
        Column("head.share_kept", lambda a: "-" if a.share_kept is None else f"{percent(a.share_kept)}%", right=True),
    ]
    show_table(context, columns, rows)
    missed = sorted((p for row in rows for p in row.missed), reverse=True)
    for planned in missed[:MISSED_SHOWN]:
        say(context, "review.missed", day=planned.day, name=planned.name)
    if len(missed) > MISSED_SHOWN:
        say(context, "review.missed_more", n=len(missed) - MISSED_SHOWN)


def show_capacity(context: Context, rows: list[RepCapacity]) -> None:
    """Show the load ahead of each rep, and what would give where it is too much."""
    if not rows:
        return
    words = context.words
    title(context, "review.capacity")
    columns = [
        Column("head.rep", lambda c: c.rep),
        Column("head.expected", lambda c: words.number(round(c.demand, 1)), right=True),
        Column("head.room", lambda c: words.number(round(c.room, 1)), right=True),
        Column(
            "head.load", lambda c: "-" if c.share is None else f"{percent(c.share)}%", right=True, style=_load_style
        ),
        Column("head.a_day", lambda c: words.number(c.pace.visits), right=True),
        Column("head.days_of_work", lambda c: str(c.working_days), right=True),
        Column(
            "head.a_day_from", lambda c: words(f"review.pace.{c.pace.source}", days=Count(c.pace.days, "day")), at=72
        ),
    ]
    show_table(context, columns, rows)
    show_page(context, [PageLine(text) for row in rows for text in _what_gives(words, row)])


def _load_style(row: RepCapacity) -> str:
    return "bold red" if row.share is None or row.share > 1 else ""


def _what_gives(words: Words, row: RepCapacity) -> Iterator[str]:
    """Yield how much longer all intervals would have to be, or those of one rank, the lowest first."""
    if row.stretch is None:
        yield words("review.no_days", rep=row.rep)
    elif row.stretch > 1:
        ranked = [group for group in row.groups if group.every]
        every = words("closure.and").join(_longer(words, group, row.stretch) for group in ranked)
        yield words("review.stretch", rep=row.rep, factor=f"{row.stretch:.2f}", ranks=every or "-")
        own = [(group, row.stretch_of(group)) for group in reversed(ranked)]
        alone = [_longer(words, group, factor) for group, factor in own if factor and factor <= SENSIBLE]
        if alone:
            yield words("review.stretch_one", rep=row.rep, ranks=words("closure.and").join(alone))
        else:
            yield words("review.stretch_none", rep=row.rep)


def _longer(words: Words, group: Group, factor: float) -> str:
    days = group.every.days if group.every else 0.0
    return words("review.longer", rank=group.rank, days=round(days, 1), longer=round(days * factor, 1))
