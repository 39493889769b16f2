"""The best day by dynamic programming over subsets: small days only, no shared code with the search.

For each set of visits made and the last of them it keeps all (departure, travel, lunch taken) that nothing beats; the
waiting of a day follows from its finish, so travel and time are enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.planning.solver.day import DaySpec, VisitOption

State = tuple[float, float, bool]


def best_cost(brief: DaySpec, visits: Sequence[VisitOption]) -> tuple[int, float]:
    """(mandatory visits missing, travel + weighed waiting + prizes lost) of the best possible day."""
    states: dict[tuple[int, int], list[State]] = {(0, -1): [(brief.start, 0.0, False)]}
    best = (len(visits) + 1, float("inf"))
    for mask in range(1 << len(visits)):
        for last in range(-1, len(visits)):
            for state in states.get((mask, last), []):
                best = min(best, *endings(brief, visits, mask, last, state), (len(visits) + 1, 0.0))
                for i, visit in enumerate(visits):
                    if not mask >> i & 1:
                        context = brief.start_place if last < 0 else visits[last].place
                        for new in moves(brief, context, visit, state):
                            keep(states.setdefault((mask | 1 << i, i), []), new)
    return best


def arrivals(brief: DaySpec, leg: float, state: State) -> Iterator[tuple[float, bool]]:
    """The times one can be there, ready, without and with lunch on this leg."""
    clock, _, eaten = state
    yield clock + leg, eaten
    if brief.lunch and not eaten:
        minutes, earliest, latest = brief.lunch
        for before, after in ((0.0, leg), (leg, 0.0)):
            end = max(clock + before, earliest) + minutes
            if end <= latest:
                yield end + after, True


def moves(brief: DaySpec, context: int, visit: VisitOption, state: State) -> Iterator[State]:
    """The states after one more visit; each window is tried, waiting for it to open."""
    leg = brief.travel[context][visit.place]
    for ready, eaten in arrivals(brief, leg, state):
        for opens, closes in visit.windows:
            start = max(ready, opens)
            if start + visit.minutes <= closes:
                yield start + visit.minutes, state[1] + leg, eaten


def endings(
    brief: DaySpec, visits: Sequence[VisitOption], mask: int, last: int, state: State
) -> Iterator[tuple[int, float]]:
    """(missing, cost) of going home now."""
    context = brief.start_place if last < 0 else visits[last].place
    leg = 0.0 if brief.end_place is None else brief.travel[context][brief.end_place]
    for finish, eaten in arrivals(brief, leg, state):
        hungry = brief.lunch is not None and not eaten
        if finish > brief.end or (hungry and brief.lunch and finish + brief.lunch.minutes > brief.lunch.latest):
            continue
        made = [visit for i, visit in enumerate(visits) if mask >> i & 1]
        left = [visit for i, visit in enumerate(visits) if not mask >> i & 1]
        travel = state[1] + leg
        lunch = brief.lunch.minutes if brief.lunch and eaten else 0
        waiting = finish - brief.start - travel - lunch - sum(visit.minutes for visit in made)
        missing = sum(visit.mandatory for visit in left)
        yield missing, travel + brief.waiting * waiting + sum(visit.prize for visit in left)


def keep(states: list[State], new: State) -> None:
    """Add a state unless another one is as early, as short and as far with lunch."""
    if any(a <= new[0] and b <= new[1] and eaten == new[2] for a, b, eaten in states):
        return
    states[:] = [s for s in states if not (new[0] <= s[0] and new[1] <= s[1] and new[2] == s[2])]
    states.append(new)
