"""Public holidays as a set of days, from the `holidays` package; a year once asked for is kept in the cache folder."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routecli.storage.memory import Memory

YEARS_KEPT = 20


class PublicHolidays:
    """The public holidays of a country (ISO 3166-1 alpha-2, empty for none); a year is worked out when first asked for.

    The package takes as long to import as the rest of the program, so the years it gave are remembered until it changes.
    """

    def __init__(self, country: str, memory: Memory) -> None:
        """Note the country; nothing is imported yet."""
        self.country, self.memory = country, memory
        self.years: dict[int, frozenset[str]] = {}

    def __contains__(self, day: object) -> bool:
        """Say whether `day` is a public holiday."""
        if not self.country or not isinstance(day, date):
            return False
        if day.year not in self.years:
            self.years[day.year] = self._year(day.year)
        return day.isoformat() in self.years[day.year]

    def _year(self, year: int) -> frozenset[str]:
        question = f"holidays {self.country} {year} {_installed()}"
        days = self.memory.answer(question)
        if days is None:
            days = sorted(public_holidays(self.country, year))
            self.memory.remember("holidays", question, days, YEARS_KEPT)
        return frozenset(days)


@cache
def _installed() -> int:
    """Return what tells one installed version of the package from another, without importing it."""
    found = find_spec("holidays")
    return Path(found.origin).stat().st_mtime_ns if found and found.origin else 0


def public_holidays(country: str, year: int) -> frozenset[str]:
    """Return a year's public holidays as ISO dates, none for a country that the package does not know."""
    import holidays

    try:
        return frozenset(day.isoformat() for day in holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
