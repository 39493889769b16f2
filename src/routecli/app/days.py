"""How a command gets a day's route: found by the engine once, remembered while nothing of the question changes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from routecli.app.legs import legs_of
from routecli.app.shared import root_of
from routecli.planning.solver.day import plan_day
from routecli.planning.today.kept import kept_day
from routecli.planning.today.route import day_route
from routecli.planning.today.wishes import Wishes
from routecli.storage.cachefile import code_stamp
from routecli.storage.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.model import Rep
    from routecli.planning.solver.day import Brief, DayPlan, Planner, Visit
    from routecli.planning.today.route import DayRoute

KEPT = 6  # days remembered: today and tomorrow, with and without a customer asked about


def planner(here: Context) -> Planner:
    """Return `plan_day` with a memory: the same day is not searched twice, whichever command asks."""
    memo = Memo("days", root_of(here), code_stamp("planning"), keep=not here.flags.get("no_index"))

    def planned(brief: Brief, visits: Sequence[Visit]) -> DayPlan:
        question = repr((brief, visits))
        key = f"{zlib.crc32(question.encode()):08x}"
        known = memo.get(key, question)
        plan = plan_day(brief, visits, known=known)
        if known is None:
            memo.put(key, question, [stop.key for stop in plan.stops])
            memo.save(KEPT)
        return plan

    return planned


def route_of(here: Context, book: Book, rep: Rep, found: Sequence[Candidate]) -> DayRoute:
    """Return today's route of a rep through the candidates `found`, as `today` plans it without wishes."""
    wishes = Wishes(plan=kept_day(book.planned(rep.id), here.today))
    return day_route(book, found, rep, here.today, wishes, legs_of(here, book, rep), planner=planner(here))
