"""`route near`: whom could I drop in on from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.commands.legs import Matrix, legs_of
from routecli.commands.shared import Json, context_of, open_book, point_of, rep_named
from routecli.context import pick_rep
from routecli.core.agenda import candidates
from routecli.core.clock import last_visit
from routecli.errors import UsageError
from routecli.output.near import show_near
from routecli.planning.near import near

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.book import Book
    from routecli.planning.travel import Point


def run(
    ctx: typer.Context,
    place: Annotated[str | None, typer.Argument(metavar="[CUSTOMER|LAT,LON]")] = None,
    within: Annotated[float, typer.Option("--within", min=0, metavar="KM")] = 2.0,
    most: Annotated[int, typer.Option("--max", min=1, metavar="N")] = 10,
    matrix: Matrix = None,
    json: Json = False,
) -> None:
    """List the customers around a place, the nearest first."""
    here = context_of(ctx)
    book = open_book(here)
    rep = pick_rep(rep_named(here), book.settings.reps)
    point = point_of(here, book, place) if place else _last_place(book, rep, here.today)
    found = near(
        book,
        candidates(book, here.today, rep),
        point,
        here.today,
        legs_of(here, book, book.settings.reps.get(rep or ""), matrix),
        within,
    )
    show_near(here, [row for row in found if row.km > 0.005 or not place][:most], rep, book.problems, as_json=json)


def _last_place(book: Book, rep: str | None, day: date) -> Point:
    """Return where the rep is: the last stop logged today, else the base."""
    visits = [(last_visit(book.history(c.id)), c) for c in book.of_rep(rep) if c.at]
    today = [(visit.time, c.id, c.at) for visit, c in visits if visit and visit.day == day]
    if today:
        return max(today)[2]
    base = book.settings.reps[rep].base.at if rep else ()
    if not base:
        raise UsageError("near.where")
    return base
