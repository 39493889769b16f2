"""Where customers are for a day's plan, also those without a location."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.letters import word_key
from routecli.core.reasons.base import LEEWAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.agenda import Candidate
    from routecli.core.distance import Point
    from routecli.core.model import Rep


def base_of(rep: Rep) -> Point:
    """Return where a rep's day starts and ends: the base, else home, else nowhere."""
    return rep.base.at or rep.home.at


def places_of(found: Sequence[Candidate], rep: Rep) -> dict[str, tuple[Point, str]]:
    """Return where each customer is; one without a location is put in the middle of its area, and marked.

    If no customer has a location the day is planned without travel, and an appointment is kept wherever it is.
    """
    areas: dict[str, list[Point]] = {}
    for candidate in found:
        if candidate.customer.at:
            areas.setdefault(word_key(candidate.customer.area), []).append(candidate.customer.at)
    anywhere = base_of(rep) or _middle([point for points in areas.values() for point in points])
    places: dict[str, tuple[Point, str]] = {}
    for candidate in found:
        customer = candidate.customer
        if customer.at:
            places[customer.id] = (customer.at, "")
        elif customer.area and word_key(customer.area) in areas:
            places[customer.id] = (_middle(areas[word_key(customer.area)]), "area")
        elif not areas or candidate.level <= LEEWAY:
            places[customer.id] = (anywhere, "nowhere")
    return places


def _middle(points: Sequence[Point]) -> Point:
    """Return the mean of points, a point at sea if there are none: then all travel is zero."""
    return [sum(axis) / len(points) for axis in zip(*points, strict=True)] if points else (0.0, 0.0)
