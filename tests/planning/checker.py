"""Judges plans by the rules of the design alone; shares no code with the planner.

A day: the whole visit lies inside one window of its own, travel takes what the matrix says, lunch is a free stretch of
its length inside its span, the day starts and ends inside the rep's hours, everybody is planned or named, costs add up.
The weeks of a book: its days off, hours, holds and appointments, read from the book and not from what the planner was told.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.book import Book
    from routecli.planning.solver.day import DayPlan, DaySpec, VisitOption
    from routecli.planning.weeks.answer import Outlook, PlannedStop

TOLERANCE = 1e-6
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def faults_of_day(brief: DaySpec, visits: Sequence[VisitOption], plan: DayPlan) -> list[str]:
    """Every rule the plan breaks, as words; an empty list is a valid plan."""
    by_key = {visit.key: visit for visit in visits}
    named = [stop.key for stop in plan.stops] + [left.key for left in plan.unassigned]
    faults = [] if sorted(named) == sorted(by_key) else ["somebody is missing or named twice"]
    place, clock, travel, waiting = brief.start_place, brief.start, 0.0, 0.0
    for number, stop in enumerate(plan.stops):
        visit = by_key[stop.key]
        leg = brief.travel[place][visit.place]
        eaten = 0.0
        if plan.lunch and plan.lunch.after == number:
            eaten = plan.lunch.end - plan.lunch.start
            earliest = clock + leg if plan.lunch.there else clock
            latest = stop.start if plan.lunch.there else stop.arrive - leg
            if plan.lunch.start < earliest - TOLERANCE or plan.lunch.end > latest + TOLERANCE:
                faults.append(f"lunch overlaps the way to {stop.key}")
        if stop.arrive < clock + leg - TOLERANCE or abs(stop.travel - leg) > TOLERANCE:
            faults.append(f"{stop.key} is reached too soon")
        if stop.start < stop.arrive - TOLERANCE or abs(stop.leave - stop.start - visit.minutes) > TOLERANCE:
            faults.append(f"the visit to {stop.key} has the wrong length")
        end = stop.leave if brief.whole else stop.start
        if not any(a - TOLERANCE <= stop.start and end <= b + TOLERANCE for a, b in visit.windows):
            faults.append(f"{stop.key} is visited outside its hours")
        if abs(stop.wait - (stop.start - clock - leg - eaten)) > TOLERANCE:
            faults.append(f"the wait at {stop.key} is wrong")
        place, clock = visit.place, stop.leave
        travel, waiting = travel + leg, waiting + stop.wait
    last_leg = 0.0 if brief.end_place is None else brief.travel[place][brief.end_place]
    back = plan.finish - last_leg
    if plan.lunch and plan.lunch.after == len(plan.stops):
        back -= plan.lunch.end - plan.lunch.start
    if back < clock - TOLERANCE or plan.finish > brief.end + TOLERANCE:
        faults.append("the day ends too late or the way home is too short")
    waiting += back - clock
    return faults + lunch_faults(brief, plan) + cost_faults(brief, by_key, plan, travel + last_leg, waiting)


def lunch_faults(brief: DaySpec, plan: DayPlan) -> list[str]:
    """Lunch has its length and lies in its span; it may be missing only where it fits after work or nowhere at all."""
    lunch = brief.lunch
    if lunch is None:
        return ["a lunch nobody asked for"] if plan.lunch else []
    if plan.lunch is None:
        possible = max(brief.start, lunch.earliest) + lunch.minutes <= lunch.latest
        return ["lunch is missing"] if possible and plan.finish + lunch.minutes > lunch.latest + TOLERANCE else []
    inside = lunch.earliest - TOLERANCE <= plan.lunch.start and plan.lunch.end <= lunch.latest + TOLERANCE
    whole = abs(plan.lunch.end - plan.lunch.start - lunch.minutes) < TOLERANCE
    return [] if inside and whole else ["lunch is outside its span or too short"]


def cost_faults(
    brief: DaySpec, by_key: dict[str, VisitOption], plan: DayPlan, travel: float, waiting: float
) -> list[str]:
    """The three terms of the cost, and the limits set by hand."""
    lost = sum(by_key[left.key].prize for left in plan.unassigned if left.reason == "no_time")
    expected = (travel, brief.waiting * waiting, lost)
    faults = (
        [] if all(abs(a - b) < 0.01 for a, b in zip(plan.costs, expected, strict=True)) else ["costs do not add up"]
    )
    if brief.limit is not None and len(plan.stops) > brief.limit:
        faults.append("more stops than allowed")
    for number, stop in enumerate(plan.stops, 1):
        position = by_key[stop.key].position
        if position is not None and number > position:
            faults.append(f"{stop.key} comes after its position")
    return faults


def faults_of_weeks(book: Book, weeks: Outlook, today: date) -> list[str]:
    """Every rule of the book that planned weeks break, from the files' own facts: days off, hours, holds, appointments, travel."""
    faults: list[str] = []
    appointments = {
        (id_, date.fromisoformat(row[1])): row
        for id_, history in book.histories.items()
        for row in history.facts.get("appointments") or ()
    }
    rep, seen = weeks.rep, set()
    for row in weeks.days:
        works = rep.hours[row.day.weekday()] and row.day not in book.holidays and str(row.day) not in rep.away
        clock, place = 0.0, rep.base.at
        for stop in row.stops:
            customer, name = stop.customer, f"{stop.customer.id} on {row.day}"
            at = appointments.get((customer.id, row.day))
            faults += [] if row.day >= today and customer.rep == rep.id else [f"{name} is no visit to plan"]
            faults += [] if (customer.id, row.day) not in seen else [f"{name} twice"]
            seen.add((customer.id, row.day))
            if not works and not at:
                faults.append(f"{name}: the rep does not work")
            if at and at[2]:
                wanted = 60 * int(at[2][:2]) + int(at[2][3:])
                if abs(stop.start - wanted) > at[3] + TOLERANCE:
                    faults.append(f"{name}: not at the time agreed")
            elif not at:
                faults += hours_faults(book, stop, row.day, name)
            leg = minutes_between(book, place, customer.at)
            if clock and stop.arrive < clock + leg - TOLERANCE:
                faults.append(f"{name} is reached too soon")
            place, clock = customer.at, stop.leave
    missed = {(row.customer.id, row.day) for row in weeks.missed}
    for id_, day in appointments:
        inside = weeks.first <= day <= weeks.last and book.customers[id_].rep == rep.id
        if inside and (id_, day) not in seen | missed:
            faults.append(f"the appointment of {id_} on {day} is neither kept nor named")
    return faults


def hours_faults(book: Book, stop: PlannedStop, day: date, name: str) -> list[str]:
    """A visit without an appointment: on an open day, inside the customer's and the rep's hours, after any hold."""
    customer, rep = stop.customer, book.settings.reps[stop.customer.rep]
    faults = []
    hold = (book.history(customer.id).facts.get("clock") or [None] * 3)[2]
    if hold and day <= date.fromisoformat(hold[1]):
        faults.append(f"{name}: on hold")
    if DAYS[day.weekday()] in customer.closed or str(day) in customer.closed:
        faults.append(f"{name}: closed")
    for week in filter(None, (rep.hours, customer.hours)):
        spans = week[day.weekday()]
        if not any(a - TOLERANCE <= stop.start and stop.leave <= b + TOLERANCE for a, b in spans):
            faults.append(f"{name}: outside the hours")
    return faults


def minutes_between(book: Book, a: Sequence[float], b: Sequence[float]) -> float:
    """The estimate of docs/rules.md: great circle × detour ÷ speed + minutes a stop; nothing where a place is unknown."""
    if not a or not b or tuple(a) == tuple(b):
        return 0.0
    travel = book.settings.travel
    (lat_a, lon_a), (lat_b, lon_b) = ([math.radians(x) for x in point] for point in (a, b))
    cosine = math.sin(lat_a) * math.sin(lat_b) + math.cos(lat_a) * math.cos(lat_b) * math.cos(lon_a - lon_b)
    km = 6371.0088 * math.acos(min(1.0, cosine))
    return 60 * km * travel.detour / travel.speed_kmh + travel.minutes_per_stop
