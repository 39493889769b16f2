"""Where a command gets its travel times: one function for today, near, schedule and plan alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.core.distance import astray_km
from routecli.planning.ways.pace import learned
from routecli.planning.ways.places import base_of
from routecli.planning.ways.travel import by_places, estimate, knowing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Rep
    from routecli.planning.ways.travel import Ask, Known, Legs, Point

Matrix = Annotated[str | None, typer.Option("--matrix", metavar="FILE")]


def legs_of(here: Context, book: Book, rep: Rep | None, matrix: str | None = None) -> Legs:
    """Return what gives the ways of a rep (or of nobody in particular): a file first, then a server, else estimates."""
    travel = book.settings.travel
    if rep and (km := astray_km(base_of(rep), (customer.at for customer in book.of_rep(rep.id)))):
        here.say("roads.astray", rep=rep.name, km=km)
    legs = estimate(travel, learned(book, rep).factor)
    if travel.osrm or travel.valhalla:
        legs = knowing(_by_road(here, book), legs, travel.minutes_per_stop)
    return knowing(_from_file(here, book, rep, matrix), legs) if matrix else legs


def _by_road(here: Context, book: Book) -> Ask:
    """Return what asks the server of the settings, and says once what it could not tell."""
    from routecli.storage.roads.roads import Roads

    roads = Roads(book.settings.travel, keep=not here.flags.get("no_index"))
    said: set[str] = set()

    def ask(starts: Sequence[Point], ends: Sequence[Point]) -> Known:
        known = roads(starts, ends)
        if roads.fault and "fault" not in said:
            said.add("fault")
            here.say("roads.estimated", url=roads.url, why=here.words(roads.fault.id, **roads.fault.params))
        if roads.roadless and "roadless" not in said:
            said.add("roadless")
            here.say("roads.roadless", url=roads.url, n=roads.roadless)
        return known

    return ask


def _from_file(here: Context, book: Book, rep: Rep | None, file: str) -> Ask:
    """Return what knows the ways of a file; who stands in it without a location is named, since it is of no use."""
    from routecli.storage.roads.matrix import BASE, read_matrix

    rows = read_matrix(here.cwd, file, book.customers)
    base = (rep.base.at or rep.home.at) if rep else ()
    places = {**{c.id: c.at for c in book.customers.values()}, BASE: base}
    nowhere = sorted({id_ for row in rows for id_ in (row.start, row.end) if not places[id_]})
    if nowhere:
        here.say("matrix.nowhere", path=file, ids=", ".join(nowhere[:5]), n=len(nowhere))
    return by_places((places[row.start], places[row.end], row.minutes, row.km) for row in rows)
