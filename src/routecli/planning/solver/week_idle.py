"""The last word on empty days: none stays so while somebody late could be visited for an hour of road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.planning.solver.dates import SHORTEST, best_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.planning.solver.dates import Rhythm
    from routecli.planning.solver.week_model import Horizon, WeekCustomer
    from routecli.planning.solver.week_search import Search

ROAD = 60.0  # minutes there and back that a visit to somebody late is worth on an otherwise empty day


def fill_idle(
    search: Search, horizon: Horizon, clients: Sequence[WeekCustomer], rhythms: Sequence[Rhythm], stretch: float
) -> None:
    """Bring somebody late forward to each day that is empty, the weightiest and latest first."""
    for j in range(len(horizon.offsets)):
        if j in horizon.frozen or len(search.now.routes[j][0].order) > 2:
            continue
        waits = [(_waited(search, horizon, clients[i], i, j, stretch), i) for i in range(len(clients))]
        late = sorted((-wait, i) for wait, i in waits if wait > 0 and _road(search, i, j) <= ROAD)
        next((True for _, i in late if _brought_forward(search, rhythms[i], i, j)), None)


def _waited(search: Search, horizon: Horizon, client: WeekCustomer, i: int, j: int, stretch: float) -> float:
    """Return by how much of its interval the customer is late on day j, times its weight.

    0 if it is not, is closed, or has an appointment so soon that the two visits would be too close.
    """
    interval = client.interval * stretch
    soon = any(0 <= horizon.offsets[day] - horizon.offsets[j] < SHORTEST * interval for day in client.fixed)
    if soon or not client.windows[j]:
        return 0.0
    seen = [horizon.offsets[day] for day in search.now.days[i] if day < j]
    late = horizon.offsets[j] - max([client.since, *seen]) - interval
    return max(0.0, late / interval) * client.weight


def _road(search: Search, i: int, j: int) -> float:
    """Return the minutes there and back."""
    leg, (start, end) = search.task.yards[j].leg, search.now.routes[j][0].order
    return leg[start][i] + leg[i][end]


def _brought_forward(search: Search, rhythm: Rhythm, i: int, j: int) -> bool:
    """Visit the customer on day j too, its later visits chosen anew; return whether that is possible."""
    weeks = search.now.copy()
    before = [day for day in weeks.days[i] if day < j]
    for day in weeks.days[i]:
        weeks.take_out({i}, day)
    weeks.forget(i)
    offers = {day: search.best_place(weeks, i, day)[0] for day in range(len(search.task.yards))}
    must = tuple(sorted({*rhythm.must, *before, j}))
    dated, days = best_dates(rhythm._replace(must=must), offers)
    if not set(days) >= {*before, j}:
        return False
    for day in days:
        weeks.swap(day, 0, weeks.routes[day][0].added(i))
    weeks.cost += dated
    weeks.dated[i], weeks.days[i] = dated, days
    search.now = weeks
    return True
