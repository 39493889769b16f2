"""How a command gets a day's route: found by the engine once, remembered while nothing of the question changes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from routecli.app.legs import legs_of
from routecli.app.opening import root_of
from routecli.planning.solver.day import plan_day
from routecli.planning.today.kept import kept_day
from routecli.planning.today.route import day_route
from routecli.planning.today.wishes import DayOptions
from routecli.storage.cachefile import code_stamp
from routecli.storage.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.model import Rep
    from routecli.planning.solver.day import DayPlan, DaySpec, Planner, VisitOption
    from routecli.planning.today.route import DayRoute

DAYS_KEPT = 6  # days remembered: today and tomorrow, with and without a customer asked about


def planner(context: Context) -> Planner:
    """Return `plan_day` with a memory: the same day is not searched twice, whichever command asks."""
    memo = Memo("days", root_of(context), code_stamp("planning"), keep=not context.flags.get("no_index"))

    def planned(brief: DaySpec, visits: Sequence[VisitOption]) -> DayPlan:
        question = repr((brief, visits))
        key = f"{zlib.crc32(question.encode()):08x}"
        known = memo.get(key, question)
        plan = plan_day(brief, visits, known=known)
        if known is None:
            memo.put(key, question, [stop.key for stop in plan.stops])
            memo.save(DAYS_KEPT)
        return plan

    return planned


def route_of(context: Context, book: Book, rep: Rep, found: Sequence[Candidate]) -> DayRoute:
    """Return today's route of a rep through the candidates `found`, as `today` plans it without wishes."""
    wishes = DayOptions(plan=kept_day(book.planned(rep.id), context.today))
    return day_route(book, found, rep, context.today, wishes, legs_of(context, book, rep), planner=planner(context))
