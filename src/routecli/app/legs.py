"""Where a command gets its travel times: one function for today, near, schedule and plan alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.opening import memory_of
from routecli.core.distance import base_offset_km
from routecli.planning.ways.pace import learned
from routecli.planning.ways.places import base_of
from routecli.planning.ways.travel import estimate, legs_from_rows, with_fallback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Rep
    from routecli.planning.ways.travel import KnownLegs, LegLookup, Legs

Matrix = Annotated[str | None, typer.Option("--matrix", metavar="FILE")]


def legs_of(context: Context, book: Book, rep: Rep | None, matrix: str | None = None) -> Legs:
    """Return the source of travel times for a rep (or for none in particular): a file, else a server, else estimates."""
    travel = book.settings.travel
    if rep and (km := base_offset_km(base_of(rep), (customer.at for customer in book.of_rep(rep.id)))):
        context.notice("roads.base_far", rep=rep.name, km=km)
    legs = estimate(travel, learned(book, rep).factor)
    if travel.osrm or travel.valhalla:
        legs = with_fallback(_by_road(context, book), legs, travel.minutes_per_stop)
    return with_fallback(_from_file(context, book, rep, matrix), legs) if matrix else legs


def _by_road(context: Context, book: Book) -> LegLookup:
    """Return a source that asks the server in the settings and reports once what it could not give."""
    from routecli.storage.roads.cache import Roads

    roads = Roads(book.settings.travel, memory_of(context))
    said: set[str] = set()

    def ask(starts: Sequence[Point], ends: Sequence[Point]) -> KnownLegs:
        known = roads(starts, ends)
        if roads.fault and "fault" not in said:
            said.add("fault")
            context.notice("roads.estimated", url=roads.url, why=context.words(roads.fault.id, **roads.fault.params))
        if roads.roadless and "roadless" not in said:
            said.add("roadless")
            context.notice("roads.roadless", url=roads.url, n=roads.roadless)
        return known

    return ask


def _from_file(context: Context, book: Book, rep: Rep | None, file: str) -> LegLookup:
    """Return the travel times in a file, and report the customers in it that have no location."""
    from routecli.storage.roads.matrix import BASE, read_matrix

    rows = read_matrix(context.cwd, file, book.customers)
    base = (rep.base.at or rep.home.at) if rep else ()
    places = {**{c.id: c.at for c in book.customers.values()}, BASE: base}
    nowhere = sorted({id_ for row in rows for id_ in (row.start, row.end) if not places[id_]})
    if nowhere:
        context.notice("matrix.nowhere", path=file, ids=", ".join(nowhere[:5]), n=len(nowhere))
    return legs_from_rows((places[row.start], places[row.end], row.minutes, row.km) for row in rows)
