"""The weeks ahead as a page, TSV or JSON, what they would change in the saved plan, and the contents of its files."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.hours import clock_text
from routecli.core.isoweek import week_name
from routecli.core.layout import plan_file, schema_file
from routecli.core.ordinals import shifted
from routecli.lang import Count
from routecli.output.fields import AREA, ID, NAME, RANK, RowField, inside, row_data, rows_data, show_lines, show_table
from routecli.output.json import show_json
from routecli.output.page import PageLine, section, show_page
from routecli.output.phrases import appointment_time, closure_text, interval_text, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.context import Context
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.planning.solver.week_load import Demand
    from routecli.planning.weeks.answer import Gaps, Missed, Outlook, PlanCapacity, PlannedDay, PlannedStop, Unplanned
    from routecli.planning.weeks.moves import Move


class MovedVisit(NamedTuple):
    """A move with the rep whose plan it is in, and the customer's name (its id if there is none)."""

    rep: str
    name: str
    move: Move


class SaveResult(NamedTuple):
    """What the command did with the saved plans: the files that were written, and what moved; None if not asked for."""

    files: Sequence[str] | None = None
    moved: Sequence[MovedVisit] | None = None


WHO = [ID, NAME]
STOP = [
    *WHO,
    RowField("arrive", lambda s: clock_text(s.arrive)),
    RowField("start", lambda s: clock_text(s.start), "start"),
    RowField("leave", lambda s: clock_text(s.leave), "leave"),
    RowField("appointment", lambda s: s.at.id if s.at else None),
    RowField("placed_by_area", lambda s: s.placed == "area"),
]
PlannedDays = list[tuple[str, str, list[tuple[str, str]]]]  # ISO date, its comment, customers as (id, name)
PIPE = ["date", "rep", "position", "start", "leave", "id", "customer", "rank", "area", "what"]


def show_plan(context: Context, around: Envelope, found: Sequence[Outlook], kept: SaveResult) -> None:
    """Show the weeks of one rep or several, or only what moved against the saved plan; a pipe gets a row for each visit."""
    if around.as_json:
        show_json(context, around, _data(context.words, found, kept))
        return
    if kept.moved is not None:
        _show_moves(context, kept.moved)
    elif context.is_terminal:
        pages = [_page(context.words, weeks) for weeks in found]
        show_page(context, [line for n, page in enumerate(pages) for line in [*[PageLine("")] * (n > 0), *page]])
    else:
        rows = [(w.rep.id, d.day, n, s) for w in found for d in w.days for n, s in enumerate(d.stops, 1)]
        show_lines(context, PIPE, [(_row_fields(context.words), rows)])
        for text in (missed_text(context.words, row) for weeks in found for row in weeks.missed):
            context.notice("plan.missed_line", text=text)
    for path in kept.files or ():
        context.notice("plan.written", path=path)
    if kept.files == []:
        context.notice("plan.unchanged")


def _page(words: Words, weeks: Outlook) -> Iterator[PageLine]:
    visits = sum(len(day.stops) for day in weeks.days)
    span = {"first": weeks.first, "last": weeks.last}
    yield PageLine(words("plan.heading", rep=weeks.rep.name, **span, visits=visits, days=len(weeks.days)), 0, "bold")
    yield from _capacity_lines(words, weeks.capacity)
    yield from _gap_lines(words, weeks.gaps)
    for _, days in groupby(weeks.days, lambda day: week_name(day.day)):
        yield from _week_lines(words, list(days))
    missed = [missed_text(words, row) for row in weeks.missed]
    yield from section(words("plan.missed", n=len(missed)), missed, "bold red")
    unplanned = [_unplanned_text(words, row, weeks.last) for row in weeks.unplanned]
    yield from section(words("plan.unplanned", n=len(unplanned)), unplanned)


def _capacity_lines(words: Words, found: PlanCapacity) -> Iterator[PageLine]:
    """Yield whether the work fits, and if it does not, what that means and what would help."""
    style = "yellow" if found.stretch > 1 else ""
    yield PageLine(_demand_text(words, found.demand), 0, style)
    if found.stretch == 1:
        return
    each = words("closure.and").join(
        words("plan.stretched_one", every=interval_text(words, every), days=Count(days, "day"))
        for every, days in found.stretched
    )
    yield PageLine(words("plan.stretch", factor=f"{found.stretch:.2f}", each=each), 0, "yellow")
    if found.more_days:
        yield PageLine(words("plan.more_days", days=Count(found.more_days, "day")))
    if found.rarer:
        ranks = words("closure.and").join(found.ranks)
        yield PageLine(words("plan.rarer", ranks=ranks, factor=f"{found.rarer:.1f}"))


def _demand_text(words: Words, found: Demand) -> str:
    """Return the demand as a share of the capacity, by minutes or by visits, whichever binds."""
    share = round(100 * found.share)
    if found.by_visits:
        return words(
            "plan.capacity_visits", share=share, wanted=round(found.visits), possible=round(found.visits_held or 0)
        )
    return words("plan.capacity", share=share, wanted=minutes(found.minutes), possible=minutes(found.minutes_held))


def _gap_lines(words: Words, gaps: Gaps) -> Iterator[PageLine]:
    if outside := gaps.early + gaps.late:
        text = words("plan.gaps", n=gaps.all, outside=outside, early=gaps.early, late=gaps.late)
        yield PageLine(text + (words("plan.gaps_before", n=gaps.was_late) if gaps.was_late else ""))
    elif gaps.all:
        yield PageLine(words("plan.gaps_fine", n=gaps.all))


def _week_lines(words: Words, days: Sequence[PlannedDay]) -> Iterator[PageLine]:
    visits = Count(sum(len(day.stops) for day in days), "stop")
    load = minutes(sum(round(day.load) for day in days if day.stops))  # of what the days below show
    yield from (
        PageLine(""),
        PageLine(words("plan.week", week=week_text(words, days[0].day), visits=visits, load=load), 0, "bold"),
    )
    for day in days:
        frozen = words("plan.frozen") if day.frozen else ""
        yield PageLine(day_text(words, day) + frozen, 2, "cyan")
        yield from (PageLine(_stop_text(words, stop), 4, "bold" if stop.at else "") for stop in day.stops)


def week_text(words: Words, day: date) -> str:
    """Return the week of a day by its Monday; only files are named by the number of the week."""
    return words("plan.week_of", day=shifted(day, -day.weekday()))


def day_text(words: Words, day: PlannedDay) -> str:
    """Return a day with its stops, load and travel as one sentence."""
    figures = {"visits": Count(len(day.stops), "stop"), "load": minutes(day.load)}
    id_ = "plan.day" if day.stops else "plan.day_empty"
    return words(id_, day=day.day, travel=minutes(day.travel), **figures)


def _stop_text(words: Words, stop: PlannedStop) -> str:
    text = f"{clock_text(stop.start)}-{clock_text(stop.leave)}  {stop.customer.name}"
    if stop.at:
        text += "  " + _appointment_text(words, stop)
    return text + ("" if not stop.placed else words("plan.placed"))


def _appointment_text(words: Words, stop: PlannedStop | Missed) -> str:
    if stop.at is None:
        return ""
    time, leeway = appointment_time(words, stop.at.time, stop.at.leeway)
    room = words("reason.room", leeway=leeway) if leeway else ""
    return words("plan.appointment", time=time, room=room, text=stop.at.text).rstrip()


def missed_text(words: Words, row: Missed) -> str:
    """Return which fixed visit found no place, and why."""
    what = _appointment_text(words, row) if row.at else words(f"plan.missed_{row.what}")
    why = words(f"plan.why_{row.why}", why=closure_text(words, row.closed) if row.closed else "-")
    planned = words("plan.instead", day=row.planned) if row.planned else ""
    return words("plan.missed_row", name=row.customer.name, day=row.day, what=what, why=why) + planned


def _unplanned_text(words: Words, row: Unplanned, last: date) -> str:
    reason = "waits" if row.reason == "later" and row.due and row.due <= last else row.reason
    why = words(f"unplanned.{reason}", due=row.due or "-", turn=row.turn or "-", customer=row.customer.id)
    return words("plan.unplanned_row", name=row.customer.name, why=why)


def _row_fields(words: Words) -> list[RowField]:
    """Return the fields of a line in a pipe: rep, day, position on the day, and the visit."""
    return [
        RowField("", itemgetter(0), "rep"),
        RowField("", itemgetter(1), "date"),
        RowField("", itemgetter(2), "position"),
        *inside(itemgetter(3), [*STOP, RANK, AREA, RowField("", lambda s: _appointment_text(words, s), "what")]),
    ]


def _data(words: Words, found: Sequence[Outlook], kept: SaveResult) -> dict[str, Any]:
    capacities = [_capacity_data(weeks.capacity) for weeks in found]
    sums = ("days", "minutes_wanted", "minutes_possible", "visits_wanted")
    missed = [
        {
            **row_data(WHO, m),
            "date": m.day,
            "what": m.what,
            "planned": m.planned,
            "appointment": m.at.id if m.at else None,
            "text": missed_text(words, m),
        }
        for weeks in found
        for m in weeks.missed
    ]
    unplanned = [
        {
            **row_data(WHO, u),
            "reason": u.reason,
            "due": u.due,
            "turn": u.turn,
            "text": _unplanned_text(words, u, weeks.last),
        }
        for weeks in found
        for u in weeks.unplanned
    ]
    return {
        "days": [_day_data(weeks.rep.id, day) for weeks in found for day in weeks.days],
        "stretch": max(weeks.capacity.stretch for weeks in found),
        "missed": missed,
        "unplanned": unplanned,
        "capacity": {name: sum(row[name] for row in capacities) for name in sums},
        "reps": [
            {
                "rep": weeks.rep.id, "first": weeks.first, "last": weeks.last, "stretch": weeks.capacity.stretch,
                "capacity": row, "gaps": weeks.gaps,
            }
            for weeks, row in zip(found, capacities, strict=True)
        ],
        "files": list(kept.files or ()),
        **({} if kept.moved is None else {"moves": rows_data(_move_fields(words), kept.moved)}),
    }  # fmt: skip


def _capacity_data(found: PlanCapacity) -> dict[str, Any]:
    asked = found.demand
    return {
        "days": found.days, "minutes_wanted": round(asked.minutes), "minutes_possible": round(asked.minutes_held),
        "visits_wanted": round(asked.visits, 1),
        "visits_possible": None if asked.visits_held is None else round(asked.visits_held, 1),
        "share": round(asked.share, 3), "binding": "visits" if asked.by_visits else "minutes",
        "more_days": found.more_days, "rarer_ranks": found.ranks, "rarer_factor": found.rarer,
    }  # fmt: skip


def _day_data(rep: str, day: PlannedDay) -> dict[str, Any]:
    return {
        "date": day.day, "rep": rep, "week": week_name(day.day), "load_minutes": round(day.load),
        "travel_minutes": round(day.travel), "frozen": day.frozen, "stops": rows_data(STOP, day.stops),
    }  # fmt: skip


def _show_moves(context: Context, rows: Sequence[MovedVisit]) -> None:
    """Show the moves: a line each on a terminal, a row each in a pipe."""
    words = context.words
    if context.is_terminal:
        head = words("plan.moves" if rows else "plan.no_moves", n=len(rows))
        show_page(context, [PageLine(head, 0, "bold"), *(PageLine(_move_text(words, row), 2) for row in rows)])
    else:
        show_table(context, _move_fields(words), rows)


def _move_fields(words: Words) -> list[RowField]:
    """Return the fields of a move's row."""
    return [
        RowField("rep", lambda r: r.rep, "rep"),
        RowField("customer", lambda r: r.move.customer, "id"),
        RowField("name", lambda r: r.name, "customer"),
        RowField("before", lambda r: r.move.before, "before"),
        RowField("after", lambda r: r.move.after, "after"),
        RowField("reason", lambda r: r.move.why),
        RowField("text", lambda r: _move_why(words, r.move), "what"),
    ]


def _move_text(words: Words, row: MovedVisit) -> str:
    before, after, why = row.move.before, row.move.after, _move_why(words, row.move)
    if before and after:
        return words("plan.moved", name=row.name, before=before, after=after, why=why)
    return words("plan.dropped" if before else "plan.added", name=row.name, day=before or after, why=why)


def _move_why(words: Words, move: Move) -> str:
    detail = move.detail
    if isinstance(detail, str) and move.why in {"away", "closed"}:
        detail = closure_text(words, detail)
    return words(f"move.{move.why}", detail=words.date(detail) if isinstance(detail, date) else detail or "").strip()


def plan_files(words: Words, weeks: Outlook) -> Iterator[tuple[str, PlannedDays, list[str]]]:
    """Yield the place of each week's file, its days without those left as kept, and the head of a new file."""
    clean = words.clean
    for week, rows in groupby(weeks.days, lambda row: week_name(row.day)):
        days: PlannedDays = [
            (str(row.day), clean(words.date(row.day)), [(s.customer.id, clean(s.customer.name)) for s in row.stops])
            for row in rows
            if not row.frozen
        ]
        head = words.for_files()("template.plan", rep=weeks.rep.name, week=week)
        schema = f"# yaml-language-server: $schema=../../{schema_file('plan')}"
        yield plan_file(weeks.rep.id, week), days, [schema, f"# {clean(head)}"]
