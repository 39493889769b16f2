"""What holds in a part of the year (`seasons`): the first season that covers a day wins over the rest of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.model import Customer, Season


def season_of(customer: Customer, day: date) -> Season | None:
    """Return the season that a day lies in, None outside of all."""
    at = f"{day.month:02}-{day.day:02}"
    return next((season for season in customer.seasons if covers(season, at)), None)


def covers(season: Season, at: str) -> bool:
    """Return whether a season covers a day of the year (`MM-DD`), both ends included; backward it runs over New Year."""
    if season.from_ <= season.to:
        return season.from_ <= at <= season.to
    return at >= season.from_ or at <= season.to


def in_season(customer: Customer, day: date) -> Customer:
    """Return a customer with the interval, hours and closed days that hold on a day."""
    season = season_of(customer, day) if customer.seasons else None
    return within(customer, season) if season else customer


def variants(customer: Customer) -> list[Customer]:
    """Return a customer outside of its seasons and in each of them, all without seasons of their own."""
    found = [customer, *(within(customer, season) for season in customer.seasons)]
    return [each._replace(seasons=()) for each in found]


def within(customer: Customer, season: Season) -> Customer:
    """Return a customer as it is in one of its seasons."""
    return customer._replace(
        every=season.every or customer.every,
        hours=season.hours or customer.hours,
        closed=customer.closed if season.closed is None else season.closed,
    )
