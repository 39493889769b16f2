"""Lunch among the visits of a fixed order."""

from __future__ import annotations

from routecli.planning.solver.day import DaySpec, VisitOption, timetable
from routecli.planning.solver.timing import LunchWindow


def test_a_visit_that_fits_before_lunch_is_not_put_off_to_wait_before_it() -> None:
    # Nothing to travel. The first shop closes from 11:30 to 13:30, the second opens at 14:00: whenever lunch is had, the
    # same minutes are idle. 10:50 to 11:15 at the first, lunch from 11:30 to 12:30, 14:00 at the second.
    brief = DaySpec([[0.0] * 3] * 3, 0, 650, 0, 1050, LunchWindow(60, 690, 840))
    first = VisitOption("first", 1, 25, ((510, 690), (810, 1020)))
    second = VisitOption("second", 2, 20, ((840, 1020),))
    plan = timetable(brief, [first, second])
    assert plan
    assert plan.lunch
    assert [(stop.key, stop.start) for stop in plan.stops] == [("first", 650), ("second", 840)]
    assert (plan.lunch.after, plan.lunch.start, plan.lunch.end) == (1, 690, 750)
