"""What became of the kept plan on a day: who fell out and why, who joined and for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.output.page import PageLine
from routecli.output.reasons import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from routecli.lang import Words
    from routecli.planning.today.route import DayRoute, LeftOut, RouteStop


def plan_lines(words: Words, route: DayRoute, left_text: Callable[[Words, LeftOut], str]) -> list[PageLine]:
    """Return the lines of a page that say what changed since the plan was made; none without a plan."""
    if route.plan is None:
        return []
    gone = [words("followed.gone", name=name, why=why) for _, name, why in _gone(words, route, left_text)]
    added = [
        words("followed.added", name=stop.candidate.customer.name, why=_why(words, stop, route))
        for stop in _added(route)
    ]
    if not gone and not added:
        return [PageLine(words("followed.same"), 0, "dim")]
    return [PageLine(words("followed.changed"), 0, "cyan"), *(PageLine(text, 2) for text in (*gone, *added))]


def plan_data(words: Words, route: DayRoute, left_text: Callable[[Words, LeftOut], str]) -> dict[str, Any]:
    """Return the same for other programs, nothing without a plan."""
    if route.plan is None:
        return {}
    gone = [{"customer": id_, "text": why} for id_, _, why in _gone(words, route, left_text)]
    added = [{"customer": s.candidate.customer.id, "text": _why(words, s, route)} for s in _added(route)]
    return {"plan": {"customers": list(route.plan.customers), "left": gone, "added": added}}


def _gone(words: Words, route: DayRoute, left_text: Callable[[Words, LeftOut], str]) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and why of everybody planned who is neither on the route nor done."""
    seen = {stop.candidate.customer.id for stop in route.stops} | {row.candidate.customer.id for row in route.done}
    left = {row.candidate.customer.id: row for row in route.left}
    for id_ in dict.fromkeys(route.plan.customers if route.plan else ()):
        if id_ in left:
            yield id_, left[id_].candidate.customer.name, left_text(words, left[id_])
        elif id_ not in seen:
            yield id_, id_, words("followed.day_off" if route.closed else "followed.unknown")


def _added(route: DayRoute) -> list[RouteStop]:
    planned = set(route.plan.customers if route.plan else ())
    return [stop for stop in route.stops if stop.candidate.customer.id not in planned]


def _why(words: Words, stop: RouteStop, route: DayRoute) -> str:
    main = next(iter(stop.candidate.reasons), None)
    return reason_text(words, main, route.day) if main else words("followed.by_hand")
