"""The route of a day as a page, TSV or JSON: the stops, what became of the saved plan, and what a stop by hand costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.hours import clock_text
from routecli.core.width import width
from routecli.output.fields import ID, NAME, RowField, inside, rows_data, show_lines
from routecli.output.json import show_json
from routecli.output.map_links import map_links
from routecli.output.open_hours import call_first_text
from routecli.output.page import PageLine, section, show_page
from routecli.output.phrases import closure_text, minutes
from routecli.output.reasons import reason_text, reasons_field, reasons_text
from routecli.output.table import STATE_STYLES
from routecli.planning.today.free import phone_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.reasons.base import Reason
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.planning.today.effect import Effect
    from routecli.planning.today.free import FreeTime
    from routecli.planning.today.left import LeftOut
    from routecli.planning.today.route import DayRoute, RouteStop

# A pipe gets one table: its first column gives the kind of each line.
PIPE = ["kind", "position", "start", "leave", "id", "customer", "state", "travel", "km", "what"]
WHO = inside(lambda row: row.candidate, [ID, NAME])
REASONS = 3  # on a page; --json has all


def show_today(context: Context, around: Envelope, route: DayRoute, effect: Effect | None = None) -> None:
    """Show a day's route; a pipe gets a row for each stop, done or left out."""
    words = context.words
    if around.as_json:
        show_json(context, around, _data(words, route, effect), day=route.day)
    elif context.is_terminal:
        show_page(context, _page(context, route, effect))
    else:
        notices = [effect_text(words, effect) if effect else "", closed_text(words, route)]
        context.err.write("".join(words.clean(text) + "\n" for text in notices if text))
        done, stops, left = _done_fields(words), _stop_fields(words, route), _left_fields(words, route)
        show_lines(context, PIPE, [(done, route.done), (stops, route.stops), (left, route.left)])


def _data(words: Words, route: DayRoute, effect: Effect | None) -> dict[str, Any]:
    totals = {
        "stops": len(route.stops), "travel_minutes": round(route.travel_minutes), "travel_km": round(route.travel_km, 1),
        "visit_minutes": round(sum(stop.leave - stop.start for stop in route.stops)), "start": clock_text(route.start),
        "finish": clock_text(route.finish), "estimated": route.estimated,
    }  # fmt: skip
    return {
        "stops": rows_data(_stop_fields(words, route), route.stops),
        "done": rows_data(_done_fields(words), route.done),
        "unassigned": rows_data(_left_fields(words, route), route.left),
        "closed": closed_text(words, route) or None,
        "lunch": list(map(clock_text, route.lunch)) if route.lunch else None,
        "totals": totals,
        "more_fit": route.more,
        "free": [_free_data(row, route) for row in route.free],
        "map_urls": [url for _, url in link_texts(words, route)],
        **_plan_data(words, route),
        "effect": _effect_data(effect) if effect else None,
    }


def _stop_fields(words: Words, route: DayRoute) -> list[RowField]:
    numbers = {stop.candidate.customer.id: n for n, stop in enumerate(route.stops, 1)}
    return [
        RowField("position", lambda s: numbers[s.candidate.customer.id], "position"),
        *WHO,
        RowField("arrive", lambda s: clock_text(s.arrive)),
        RowField("start", lambda s: clock_text(s.start), "start"),
        RowField("leave", lambda s: clock_text(s.leave), "leave"),
        RowField("travel_minutes", lambda s: round(s.travel_minutes), "travel"),
        RowField("travel_km", lambda s: round(s.travel_km, 1), "km", lambda s: f"{s.travel_km:.1f}"),
        RowField("wait_minutes", lambda s: round(s.wait)),
        RowField("state", lambda s: s.candidate.clock.state),
        RowField("urgency", lambda s: s.candidate.clock.urgency),
        RowField("detour_minutes", lambda s: round(s.detour)),
        RowField("late_minutes", lambda s: round(s.late)),
        RowField("closed", lambda s: s.closed),
        RowField("call_first", lambda s: s.candidate.customer.call_first),
        RowField("placed_by_area", lambda s: s.placed == "area"),
        RowField("travel_estimated", lambda s: s.estimated),
        *inside(lambda s: s.candidate, [reasons_field(words, route.day)]),
        *_pipe_fields(words, words("today.row_stop")),
    ]


def _done_fields(words: Words) -> list[RowField]:
    return [
        *WHO,
        RowField("time", lambda d: d.visit.time or None, "start"),
        RowField("outcome", lambda d: d.visit.outcome, "what", lambda d: words(f"outcome.{d.visit.outcome}")),
        *_pipe_fields(words, words("today.row_done")),
    ]


def _left_fields(words: Words, route: DayRoute) -> list[RowField]:
    def what(row: LeftOut) -> str:
        return f"{left_text(words, row)}; {reasons_text(words, row.candidate.reasons, route.day)}"

    return [
        *WHO,
        RowField("reason", lambda row: row.reason),
        RowField("text", lambda row: left_text(words, row), "what", what),
        RowField("next_day", lambda row: row.next_day),
        RowField("detour_minutes", lambda row: round(row.cost.detour) if row.cost else None),
        *_pipe_fields(words, words("today.row_left")),
    ]


def _pipe_fields(words: Words, kind: str) -> list[RowField]:
    """Return the fields that only a pipe shows for each kind of row."""
    state = RowField("", lambda r: words(f"state.{r.candidate.clock.state}"), "state")
    return [RowField("", lambda _: kind, "kind"), state]


def _page(context: Context, route: DayRoute, effect: Effect | None) -> Iterator[PageLine]:
    words = context.words
    yield from _heading(context, route)
    yield from (PageLine(text, 0, "cyan") for text in _notes(context, route))
    if effect:
        yield PageLine(effect_text(words, effect), 0, "cyan")
    if route.closed:
        yield PageLine(closed_text(words, route), 0, "yellow")
    yield from _plan_lines(words, route)
    yield from _done_lines(words, route)
    free = {row.position: [PageLine(_free_text(words, row, route), 4, "cyan")] for row in route.free}
    blocks = [
        free.get(number, []) + _stop_lines(words, number, stop, route) for number, stop in enumerate(route.stops, 1)
    ]
    if route.lunch and blocks:
        morning = [stop for stop in route.stops if stop.start < route.lunch[0]]
        blocks.insert(len(morning), [PageLine(lunch_text(words, route.lunch), 4, "dim")])
    yield from (line for block in blocks for line in block)
    if not route.stops and not route.closed:
        yield PageLine(words("today.nothing"))
    left = [line for row in route.left for line in _left_lines(words, row, route)]
    yield from section(words("today.left", n=len(route.left)), left)
    links = [PageLine(f"{stops}  {url}", 2, link=True) for stops, url in link_texts(words, route)]
    yield from section(words("today.map"), links)


def _heading(context: Context, route: DayRoute) -> list[PageLine]:
    """Return the heading in one line, or in two if the screen is too narrow for the travel."""
    whole = heading_text(context.words, route)
    parts = [whole] if width(whole) <= context.width else _heading_parts(context.words, route)
    return [PageLine(text, 0, "bold") for text in parts]


def _notes(context: Context, route: DayRoute) -> list[str]:
    """Return that more visits would fit, and that part of the planned day lies behind."""
    words, now = context.words, context.time if route.day == context.today else ""
    most = len(route.stops) + route.more
    notes = [words("today.more_fit", n=route.more, most=most)] if route.more else []
    begun = now and any(clock_text(stop.start) < now for stop in route.stops)
    return [*notes, words("today.behind", time=now)] if begun else notes


def _free_text(words: Words, row: FreeTime, route: DayRoute) -> str:
    """Return a wait as time to use: who could be seen in it, or phoned."""
    who = row.visit or row.phone
    if who is None:
        return words("today.free", minutes=minutes(row.minutes))
    shown = {"name": who.customer.name, "reason": reason_text(words, who.reasons[0], route.day)}
    kind = "today.free_visit" if row.visit else "today.free_phone"
    return words(kind, **shown, minutes=minutes(row.minutes), way=minutes(row.way), phone=phone_of(who))


def _free_data(row: FreeTime, route: DayRoute) -> dict[str, Any]:
    """Return the same for other programs; the wait is before a stop."""
    return {
        "before": route.stops[row.position - 1].candidate.customer.id,
        "minutes": round(row.minutes),
        "visit": row.visit.customer.id if row.visit else None,
        "travel_minutes": round(row.way) if row.visit else None,
        "phone": row.phone.customer.id if row.phone else None,
    }


def _done_lines(words: Words, route: DayRoute) -> Iterator[PageLine]:
    for row in route.done:
        outcome = words(f"outcome.{row.visit.outcome}")
        text = words("today.done", time=row.visit.time or "--:--", name=row.candidate.customer.name, outcome=outcome)
        yield PageLine(text, 0, "dim")


def _stop_lines(words: Words, number: int, stop: RouteStop, route: DayRoute) -> list[PageLine]:
    customer = stop.candidate.customer
    way = way_text(words, stop) + (words("today.wait", minutes=minutes(stop.wait)) if stop.wait >= 1 else "")
    way += words("today.late", minutes=minutes(stop.late)) if stop.late >= 1 else ""
    head = f"{number:2}  {clock_text(stop.start)}-{clock_text(stop.leave)}  {customer.name}  {way}"
    style = "bold " + STATE_STYLES[stop.candidate.clock.state].removeprefix("bold ").replace("dim", "")
    shown = shown_reasons(stop.candidate.reasons)
    lines = [PageLine(head, 0, style), *(PageLine(f"- {reason_text(words, r, route.day)}", 4) for r in shown)]
    if customer.call_first:
        lines.insert(1, PageLine(call_first_text(words, customer), 4, "yellow"))
    if more := len(stop.candidate.reasons) - len(shown):
        lines.append(PageLine(words("today.more", n=more), 6, "dim"))
    if stop.closed:
        lines.append(PageLine(words("today.shut", rule=closure_text(words, stop.closed)), 4, "yellow"))
    if stop.placed:
        guess = {"area": customer.area, "customer": customer.id}
        lines.append(PageLine(words("today.placed" if stop.placed == "area" else "today.unplaced", **guess), 4, "dim"))
    return lines


def _left_lines(words: Words, row: LeftOut, route: DayRoute) -> Iterator[PageLine]:
    yield PageLine(f"{row.candidate.customer.name}: {left_text(words, row)}", 2)
    if row.candidate.reasons and row.reason != "planned":
        yield PageLine(f"- {reason_text(words, row.candidate.reasons[0], route.day)}", 4, "dim")


def _plan_lines(words: Words, route: DayRoute) -> list[PageLine]:
    """Return what changed since the saved plan was made; nothing without one."""
    if route.plan is None:
        return []
    gone, added = _changes(words, route)
    texts = [words("followed.gone", name=name, why=why) for _, name, why in gone]
    texts += [words("followed.added", name=name, why=why) for _, name, why in added]
    if not texts:
        return [PageLine(words("followed.same"), 0, "dim")]
    return [PageLine(words("followed.changed"), 0, "cyan"), *(PageLine(text, 2) for text in texts)]


def _plan_data(words: Words, route: DayRoute) -> dict[str, Any]:
    if route.plan is None:
        return {}
    gone, added = ([{"customer": id_, "text": why} for id_, _, why in rows] for rows in _changes(words, route))
    return {"plan": {"customers": list(route.plan.customers), "left": gone, "added": added}}


def _changes(words: Words, route: DayRoute) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Return who fell out of the saved plan and who joined it: id, name and why."""
    planned = dict.fromkeys(route.plan.customers if route.plan else ())
    placed = {c.customer.id for c in (*(s.candidate for s in route.stops), *(d.candidate for d in route.done))}
    left = {row.candidate.customer.id: row for row in route.left}
    unknown = words("followed.day_off" if route.closed else "followed.unknown")
    gone = [
        (id_, left[id_].candidate.customer.name, left_text(words, left[id_])) if id_ in left else (id_, id_, unknown)
        for id_ in planned
        if id_ in left or id_ not in placed
    ]
    added = [
        (who.id, who.name, reason_text(words, reasons[0], route.day) if reasons else words("followed.by_hand"))
        for who, _, reasons, _ in (stop.candidate for stop in route.stops)
        if who.id not in planned
    ]
    return gone, added


def effect_text(words: Words, effect: Effect) -> str:
    """Return what the customers added by hand cost the day, and who is left out in exchange."""
    names = _names(words, effect.dropped)
    dropped = words("effect.dropped", names=names) if names else words("effect.all_stay")
    if not effect.joined and not effect.kept:
        done = _names(words, effect.done)
        return (words("effect.done", names=done) if done else words("effect.none")) + dropped
    travel, finish = _more(words, "road", effect.travel_minutes), _more(words, "finish", effect.finish_minutes)
    who = words("effect.joined" if effect.joined else "effect.kept", names=_names(words, effect.joined or effect.kept))
    return who + words("effect.change", travel=travel, finish=finish) + dropped


def _effect_data(effect: Effect) -> dict[str, Any]:
    """Return the same for other programs; minutes may be negative."""
    return {
        "joined": [who.customer.id for who in effect.joined],
        "kept": [who.customer.id for who in effect.kept],
        "travel_minutes": round(effect.travel_minutes),
        "finish_minutes": round(effect.finish_minutes),
        "dropped": [who.customer.id for who in effect.dropped],
    }


def _more(words: Words, what: str, value: float) -> str:
    sign = "same" if round(value) == 0 else "more" if value > 0 else "less"
    return words(f"effect.{what}.{sign}", minutes=minutes(abs(value)))


def _names(words: Words, found: Sequence[Candidate]) -> str:
    return words("closure.and").join(who.customer.name for who in found)


def shown_reasons(reasons: Sequence[Reason]) -> list[Reason]:
    """Return the reasons a page has room for: the weightiest, and any warning."""
    return [*reasons[:REASONS], *(reason for reason in reasons[REASONS:] if reason.kind == "over_visited")]


def way_text(words: Words, stop: RouteStop) -> str:
    """Return the way to a stop."""
    return words("today.travel", minutes=minutes(stop.travel_minutes), km=f"{stop.travel_km:.1f}")


def lunch_text(words: Words, lunch: Sequence[float]) -> str:
    """Return when lunch is."""
    start, end = map(clock_text, lunch)
    return words("today.lunch", start=start, end=end)


def closed_text(words: Words, route: DayRoute) -> str:
    """Return why the rep does not work on the day, empty if the rep does."""
    return words("today.closed", why=closure_text(words, route.closed)) if route.closed else ""


def link_texts(words: Words, route: DayRoute) -> list[tuple[str, str]]:
    """Return the links to a phone's map, each with the stops it leads to: `5-8`, or `9` for one."""
    links = map_links([stop.candidate.customer.at for stop in route.stops])
    return [
        (str(n.last) if n.first == n.last else words("today.map_part", first=n.first, last=n.last), n.url)
        for n in links
    ]


def left_text(words: Words, row: LeftOut) -> str:
    """Return why someone is left out and which day suits, as one sentence."""
    if row.reason == "planned":
        return words("left.planned", day=row.next_day)
    until, cost = row.candidate.clock.paused_until, row.cost
    against = f".{cost.against}" if cost else ""
    text = words(
        f"left.{row.reason}{against}{'_done' if row.done else ''}",
        done=row.done,
        detail=int(row.detail) if cost and row.detail else closure_text(words, row.detail),
        until=until or "-",
        customer=row.candidate.customer.id,
        last=row.candidate.clock.last_contact or "-",
        need=minutes(cost.detour + cost.visit) if cost else "",
        detour=minutes(cost.detour) if cost else "",
        worth=minutes(row.candidate.minutes),
    )
    return text + (words("left.next", day=row.next_day) if row.next_day else "")


def heading_text(words: Words, route: DayRoute) -> str:
    """Return day, rep, stops, times and travel of a route as one sentence."""
    return "  ".join(_heading_parts(words, route))


def _heading_parts(words: Words, route: DayRoute) -> list[str]:
    """Return day, rep, stops and times of a route, and its travel."""
    if not route.stops:
        return [words("today.heading_empty", day=route.day, rep=route.rep.name)]
    hours = {"start": clock_text(route.start), "finish": clock_text(route.finish)}
    estimate = words("today.estimate") if route.estimated else ""
    return [
        words("today.heading", day=route.day, rep=route.rep.name, stops=len(route.stops), **hours),
        words(
            "today.travel_total", travel=minutes(route.travel_minutes), km=f"{route.travel_km:.1f}", estimate=estimate
        ),
    ]
