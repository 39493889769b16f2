"""The road between logged stops: who drove, in which order, and what cannot be known."""

from __future__ import annotations

from datetime import date

import pytest

from routecli.core.book import Book
from routecli.core.model import Customer, Settings, Travel
from routecli.core.visits import LoggedVisit
from routecli.planning.ways.road import road_of

# A degree of latitude is 111.195 km on a sphere of 6371.0088 km; 0.1 degrees straight is 14.455 km at a detour of 1.3.
KM = 11.1195 * 1.3
MINUTES = KM * 60 / 30 + 5
AT = {"south": (35.0, 139.0), "middle": (35.1, 139.0), "north": (35.2, 139.0), "nowhere": ()}
BOOK = Book(
    Settings(travel=Travel(speed_kmh=30, detour=1.3, minutes_per_stop=5)),
    {id_: Customer(id_, id_, at=at) for id_, at in AT.items()}, {}, {}, {}, frozenset(), (),
)  # fmt: skip


def visit(time: str, by: str = "sato", day: int = 24, outcome: str = "met") -> LoggedVisit:
    return LoggedVisit(date(2026, 11, day), time, by, outcome, None, sold=False, fruitful=False, routine=True)


def test_stops_are_joined_in_the_order_of_their_times() -> None:
    found = road_of(BOOK, {"south": [visit("09:00")], "north": [visit("11:00")], "middle": [visit("10:00")]})
    assert (found.days, found.legs, found.unknown) == (1, 2, 0)
    assert found.km == pytest.approx(2 * KM, rel=1e-3)
    assert found.minutes == pytest.approx(2 * MINUTES, rel=1e-3)


def test_each_rep_and_each_day_is_a_way_of_its_own() -> None:
    found = road_of(BOOK, {"south": [visit("09:00"), visit("09:00", day=25)], "north": [visit("11:00", by="ito")]})
    assert (found.days, found.legs, found.minutes_a_day) == (0, 0, None)


def test_absence_is_a_stop_and_a_call_by_phone_is_none() -> None:
    found = road_of(
        BOOK, {"south": [visit("09:00", outcome="absent")], "north": [visit("09:30", outcome="phone")],
               "middle": [visit("10:00", outcome="refused")]},
    )  # fmt: skip
    assert (found.legs, found.unknown) == (1, 0)
    assert found.minutes_a_day == pytest.approx(MINUTES, rel=1e-3)


def test_stops_without_time_or_place_are_left_out_and_counted() -> None:
    found = road_of(BOOK, {"south": [visit("09:00")], "nowhere": [visit("10:00")], "north": [visit("")],
                           "middle": [visit("11:00")]})  # fmt: skip
    assert (found.legs, found.unknown) == (1, 2)
    assert found.km == pytest.approx(KM, rel=1e-3)


def test_two_stops_of_one_time_are_stops_whether_their_places_were_read_or_remembered() -> None:
    """What the index remembers comes back as lists, what was just read is a tuple."""
    places = {
        "south": Customer("south", "south", at=(35.0, 139.0)),
        "north": Customer("north", "north", at=[35.2, 139.0]),
    }
    found = road_of(BOOK._replace(customers=places), {"south": [visit("09:00")], "north": [visit("09:00")]})
    assert found.km == pytest.approx(2 * KM, rel=1e-3)
