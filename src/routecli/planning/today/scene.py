"""What the parts of a day's planning share: the day as the rep meets it, and the day as the search saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.durations import visit_length
from routecli.core.hours import parse_clock
from routecli.core.reasons.base import LEEWAY
from routecli.core.workdays import agreed_span, visit_windows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.distance import Point
    from routecli.core.model import Rep, Span
    from routecli.planning.solver.day import DaySpec, VisitOption
    from routecli.planning.today.wishes import DayOptions
    from routecli.planning.ways.travel import Leg

TOLERANCE = 15  # minutes by which a rep who runs late still keeps an appointment


class Scene(NamedTuple):
    """The day, the customers considered, and where each of them is."""

    book: Book
    rep: Rep
    day: date
    hours: Span
    wishes: DayOptions
    places: Mapping[str, tuple[Point, str]]
    worth: Mapping[str, float]

    def minutes(self, candidate: Candidate) -> float:
        """Return how long a visit takes."""
        customer = candidate.customer
        return visit_length(customer, self.book.history(customer.id), self.book.settings).minutes

    def windows(self, candidate: Candidate, late: int = 0) -> tuple[Span, ...]:
        """Return when the whole visit may happen: an agreed time first, else the customer's hours within the rep's.

        An appointment may begin up to `late` minutes after its time.
        """
        if time := agreed_time(candidate):
            opens, closes = agreed_span(*time, int(self.minutes(candidate)))
            return ((opens, closes + late),)
        agreed = candidate.level <= LEEWAY
        return visit_windows(candidate.customer, self.book, self.day, self.hours, agreed=agreed)


class Frame(NamedTuple):
    """The day as the search saw it: the visits of the route in order; their places are rows of `matrix` and `points`.

    `made` are the visits done already that the day's limit of stops counts.
    """

    brief: DaySpec
    points: Sequence[Point]
    matrix: Sequence[Sequence[Leg]]
    planned: Sequence[VisitOption]
    made: int


def agreed_time(candidate: Candidate) -> tuple[int, int] | None:
    """Return the time of an appointment and its leeway, or None without one."""
    for reason in candidate.reasons:
        if reason.kind == "appointment":
            return parse_clock(reason.params["time"]), reason.params["leeway"]
    return None
