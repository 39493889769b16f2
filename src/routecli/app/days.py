"""How a command gets a day's route: searched once, then cached until one of its inputs changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.app.legs import legs_of
from routecli.app.opening import memory_of
from routecli.planning.solver.day import plan_day
from routecli.planning.today.kept import kept_day
from routecli.planning.today.route import day_route
from routecli.planning.today.wishes import DayOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.model import Rep
    from routecli.planning.solver.day import DayPlan, DaySpec, Planner, VisitOption
    from routecli.planning.today.route import DayRoute

DAYS_KEPT = 6  # days cached: today and tomorrow, with and without a customer asked about


def planner(context: Context) -> Planner:
    """Return `plan_day` with a memory: the same day is not searched twice, whichever command asks."""
    memory = memory_of(context)

    def planned(brief: DaySpec, visits: Sequence[VisitOption]) -> DayPlan:
        question = f"day {(brief, visits)!r}"
        known = memory.answer(question)
        plan = plan_day(brief, visits, known=known)
        if known is None:
            memory.remember("day", question, [stop.key for stop in plan.stops], DAYS_KEPT)
        return plan

    return planned


def route_of(context: Context, book: Book, rep: Rep, found: Sequence[Candidate]) -> DayRoute:
    """Return today's route of a rep through the candidates `found`, as `today` plans it without options."""
    wishes = DayOptions(plan=kept_day(book.planned(rep.id), context.today))
    return day_route(book, found, rep, context.today, wishes, legs_of(context, book, rep), planner=planner(context))
