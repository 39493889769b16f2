"""Asking a Nominatim server for the place of an address (nominatim.org, `/search` with `format=jsonv2`)."""

from __future__ import annotations

from typing import Any

from routecli.core.locating import LocatedAddress
from routecli.storage.exchange import ServerError, fetch

_CITIES = {"city", "town", "village", "municipality", "city_district", "district", "borough"}
_CITY_RANK, _TOWN_RANK = 13, 20  # from which rank a place is a city, and a part of one or a street


class Nominatim:
    """A server; `fault` is why it gave no answer, from then on it is not asked again."""

    def __init__(self, url: str, country: str) -> None:
        """Note the server, and the country in which addresses lie (two letters, or empty for any)."""
        self.url, self.country = url, country
        self.fault: ServerError | None = None

    def __call__(self, address: str) -> LocatedAddress:
        """Return where an address lies, without a place if the server has none."""
        if self.fault:
            return LocatedAddress()
        asked = {"q": address, "format": "jsonv2", "limit": "1"}
        if self.country:
            asked["countrycodes"] = self.country.lower()
        try:
            return _understood(fetch(f"{self.url}/search", query=asked))
        except ServerError as error:
            self.fault = error
        except (LookupError, TypeError, ValueError, RecursionError):
            self.fault = ServerError("roads.nonsense")
        return LocatedAddress()


def _understood(answer: Any) -> LocatedAddress:
    """Return the place of an answer; raises an error of its kind for anything that is not one."""
    if not isinstance(answer, list):
        raise TypeError
    if not answer:
        return LocatedAddress()
    found = answer[0]
    at = float(found["lat"]), float(found["lon"])
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
        raise ValueError
    return LocatedAddress(at, level, str(found["display_name"])) if (level := _level(found)) else LocatedAddress()


def _level(found: Any) -> str:
    """Return how exact a place is, empty if it is larger than a city."""
    kind, rank = found.get("addresstype"), int(found["place_rank"])
    if kind == "postcode":
        return "postal"
    if kind in _CITIES or _CITY_RANK <= rank < _TOWN_RANK:
        return "city" if rank >= _CITY_RANK else ""
    return "town" if rank >= _TOWN_RANK else ""
