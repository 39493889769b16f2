"""When one more visit could begin: compared with timing every order by trial, minute by minute."""

from __future__ import annotations

from test_day import keys, random_day

from routecli.planning.solver.day import DaySpec, VisitOption, plan_day, timetable
from routecli.planning.solver.insertion import insertions, slots


def possible(brief: DaySpec, order: list[VisitOption], visit: VisitOption, position: int, minute: float) -> bool:
    """Say whether the visit can begin at that minute at that place: as an appointment without any leeway."""
    allowed = any(a <= minute and minute + visit.minutes <= b for a, b in visit.windows)
    fixed = visit._replace(windows=((minute, minute + visit.minutes),))
    return allowed and timetable(brief, [*order[:position], fixed, *order[position:]]) is not None


def test_a_visit_may_begin_in_its_slots_and_at_no_other_minute() -> None:
    for seed in range(12):
        brief, visits = random_day(seed, 7)
        by_key = {visit.key: visit for visit in visits}
        order, new = [by_key[key] for key in keys(plan_day(brief, visits[:-1]))], visits[-1]
        found = list(slots(brief, order, new))
        for position in range(len(order) + 1):
            context = [slot for slot in found if slot.position == position]
            for minute in range(8 * 60, 19 * 60):
                inside = any(slot.first <= minute <= slot.last for slot in context)
                assert inside == possible(brief, order, new, position, minute), (seed, position, minute)


def test_the_cheapest_slot_is_the_cheapest_insertion() -> None:
    for seed in range(12):
        brief, visits = random_day(seed, 9)
        by_key = {visit.key: visit for visit in visits}
        order = [by_key[key] for key in keys(plan_day(brief, visits[:-1]))]
        (cheapest,) = insertions(brief, order, visits[-1:])
        assert min((slot.detour for slot in slots(brief, order, visits[-1])), default=None) == (
            cheapest.extra if cheapest else None
        )
