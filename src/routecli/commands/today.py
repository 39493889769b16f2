"""`route today`: who to see, in what order, when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.asked import asked_day, warn_far
from routecli.app.days import planner
from routecli.app.finding import current_rep, find_customer, point_of
from routecli.app.legs import Matrix, legs_of
from routecli.app.opening import Json, Texts, context_of, open_book
from routecli.app.pages import Map, write_map
from routecli.core.agenda import candidates
from routecli.core.hours import parse_clock
from routecli.core.letters import word_key
from routecli.core.option_values import head_and_rest, split_pair
from routecli.errors import UsageError
from routecli.output.json import Envelope
from routecli.output.today import show_today
from routecli.planning.today.effect import effect_of
from routecli.planning.today.kept import kept_day
from routecli.planning.today.route import day_route
from routecli.planning.today.wishes import DayOptions

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book


def run(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="CUSTOMER|LAT,LON")] = None,
    start: Annotated[str | None, typer.Option("--start", metavar="HH:MM|now")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="HH:MM")] = None,
    most: Annotated[int | None, typer.Option("--max", min=0, metavar="N")] = None,
    pin: Annotated[Texts, typer.Option("--pin", metavar="CUSTOMER=N")] = None,
    skip: Annotated[Texts, typer.Option("--skip", metavar='"CUSTOMER [WHY]"')] = None,
    add: Annotated[Texts, typer.Option("--add", metavar="CUSTOMER")] = None,
    matrix: Matrix = None,
    map_: Map = None,
    json: Json = False,
) -> None:
    """Show the route of a day."""
    context = context_of(ctx)
    book = open_book(context)
    rep = book.settings.reps[current_rep(context, book.settings)]
    day = asked_day(context, book, date, rep=rep.id) if date else context.today
    warn_far(context, date, written=False)
    wishes = DayOptions(
        point_of(context, book, from_)[0] if from_ else (), _begin(context, start) if start else None,
        _clock(until) if until else None, most,
        dict(_pin(context, book, text) for text in pin or ()), dict(_skip(context, book, text) for text in skip or ()),
        [find_customer(context, book, text) for text in add or ()], kept_day(book.planned(rep.id), day),
    )  # fmt: skip
    found = candidates(book, day, rep.id)
    legs = legs_of(context, book, rep, matrix)
    plan = planner(context)
    route = day_route(book, found, rep, day, wishes, legs, planner=plan)
    effect = None
    if wishes.named:
        without = day_route(book, found, rep, day, wishes._replace(pins={}, adds=()), legs, planner=plan)
        effect = effect_of(wishes.named, without, route)
    if map_:
        from routecli.output.maps import day_page

        write_map(context, map_, day_page(context.words, route))
    show_today(context, Envelope("today", rep.id, book.problems, json), route, effect)


def _begin(context: Context, text: str) -> int:
    """Return the minute from which to plan: a time, or that of the clock."""
    return parse_clock(f"{context.now():%H:%M}") if word_key(text) == "now" else _clock(text)


def _clock(text: str) -> int:
    from routecli.core.times import parse_time

    return parse_clock(parse_time(text))


def _pin(context: Context, book: Book, text: str) -> tuple[str, int]:
    name, number = split_pair(text, "=", "--pin", "tanaka=1")
    number = word_key(number)
    if not number.isascii() or not number.isdigit() or len(number) > 6 or int(number) < 1:
        raise UsageError("today.pin", text=number[:80])
    return find_customer(context, book, name), int(number)


def _skip(context: Context, book: Book, text: str) -> tuple[str, str]:
    name, why = head_and_rest(text, "--skip", "kimura closed") if " " in text.strip() else (text, "")
    return find_customer(context, book, name), why
