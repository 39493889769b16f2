"""`route near`: who to drop in on from here."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.finding import configured_rep, pick_rep, point_of
from routecli.app.legs import Matrix, legs_of
from routecli.app.opening import Json, context_of, open_book
from routecli.core.agenda import candidates
from routecli.errors import UsageError
from routecli.output.fields import show_rows
from routecli.output.json import Envelope
from routecli.output.near import near_table
from routecli.planning.today.done import done_on, last_place
from routecli.planning.today.near import Around, near
from routecli.planning.ways.places import base_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.planning.today.done import VisitedToday

FARTHEST_KM = 20_100  # half the way around the earth


def run(
    ctx: typer.Context,
    place: Annotated[str | None, typer.Argument(metavar="[CUSTOMER|LAT,LON]")] = None,
    within: Annotated[float, typer.Option("--within", min=0, max=FARTHEST_KM, metavar="KM")] = 2.0,
    most: Annotated[int, typer.Option("--max", min=1, metavar="N")] = 10,
    matrix: Matrix = None,
    json: Json = False,
) -> None:
    """List the customers around a place, the nearest first."""
    context = context_of(ctx)
    if isnan(within):  # neither below the least nor above the most
        raise UsageError("usage.between", option="--within", value=str(within), least=0, most=FARTHEST_KM)
    book = open_book(context)
    rep = pick_rep(configured_rep(context), book.settings.reps)
    found = candidates(book, context.today, rep)
    done = done_on(context.today, found, rep, book)
    point, named = point_of(context, book, place) if place else (_last_place(book, rep, done), "")
    legs = legs_of(context, book, book.settings.reps.get(rep or ""), matrix)
    rows = near(book, found, Around(point, within, done), context.today, legs)
    rows = [row for row in rows if row.candidate.customer.id != named][:most]
    show_rows(context, Envelope("near", rep, book.problems, json), near_table(context), rows)


def _last_place(book: Book, rep: str | None, done: Sequence[VisitedToday]) -> Point:
    """Return where the rep is: the last stop logged today, else the base."""
    last = last_place(done)
    if last and last.customer.at:
        return last.customer.at
    reps = book.settings.reps
    base = next((base_of(one) for one in reps.values() if one.id == rep or len(reps) == 1), ())
    if not base:
        raise UsageError("near.where" if rep or len(reps) < 2 else "near.where_rep", reps=", ".join(reps))
    return base
