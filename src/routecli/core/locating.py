"""Where an address of Japan lies, by its town, else its postal code, else its city: the rule of `route locate`."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, Protocol

from routecli.core.addresses import address_key, beginning, behind_streets, postal_code, without_postal
from routecli.core.distance import distance_km
from routecli.core.vocabulary import PLACE_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from routecli.core.distance import Point

NEAR_KM = 30  # a postal code farther than this from the place it is to choose, or to confirm, means another one
LONGEST_ADDRESS = 300  # characters; what follows says nothing of the town
_NUMBERED = re.compile(r"\d+-$")
_NUMBER_OF_TOWN = re.compile(r"第?[〇一二三四五六七八九十百]+(?:丁目|丁|地割)$")
_WARD = re.compile("^[^0-9]{1,4}?区")


class City(NamedTuple):
    """A municipality, or a ward of a large city, by its official name."""

    prefecture: str
    name: str

    @property
    def full_name(self) -> str:
        """The name with the prefecture."""
        return self.prefecture + self.name


class Town(NamedTuple):
    """A town or a part of one, by its official name, and its middle."""

    name: str
    at: Point
    parts: Sequence[Town] = ()


class Atlas(Protocol):
    """What is known of a country's places."""

    def cities(self) -> Iterable[City]:
        """Return all cities."""

    def towns(self, city: City) -> Sequence[Town]:
        """Return the towns of a city."""

    def postal(self, code: str) -> Point | None:
        """Return the middle of the area of a postal code, None if there is none."""


def exactness(level: str) -> int:
    """Return a number that is the lower the more exactly a place is known; a place by hand, without a level, is the exactest."""
    return PLACE_LEVELS.index(level) if level else -1


class LocatedAddress(NamedTuple):
    """Where an address lies: as exactly as `level` says (`town`, `postal`, `city`), with the name of what was found.

    Without `at` there is no place: `name` is how far the address was understood, `others` are the places it may mean.
    `postal_km` is how far away the postal code points if it contradicts the address, else 0.
    """

    at: Point = ()
    level: str = ""
    name: str = ""
    others: Sequence[str] = ()
    postal_km: float = 0.0


class _Guess(NamedTuple):
    """Where an address may lie, and how much of it nothing was found for."""

    place: LocatedAddress
    left: str


class _Candidate(NamedTuple):
    """A city that an address may begin with, and what follows it; `group` is a large city named without its ward."""

    city: City
    group: str
    rest: str


class Locator:
    """Locates addresses in an atlas; what it looked up once it keeps."""

    def __init__(self, atlas: Atlas) -> None:
        """Keep the atlas; nothing is read yet."""
        self.atlas = atlas
        self.prefectures: dict[str, str] = {}
        self.cities: dict[str, dict[str, list[tuple[City, str]]]] = {}
        self.known_towns: dict[City, Mapping[str, Town]] = {}

    def locate(self, address: str, postal: str = "") -> LocatedAddress:
        """Return where an address lies; an address without a city is where its postal code is."""
        code = postal_code(postal[:LONGEST_ADDRESS]) or postal_code(address[:LONGEST_ADDRESS])
        by_code = self.atlas.postal(code) if code else None
        found = self._by_address(address_key(without_postal(address[:LONGEST_ADDRESS])), by_code)
        if by_code is None or found.others:
            return found
        km = distance_km(found.at, by_code) if found.at else 0.0
        if km > NEAR_KM:
            return found._replace(postal_km=km)
        return found if found.level == "town" else LocatedAddress(by_code, "postal", found.name)

    def _by_address(self, key: str, by_code: Point | None) -> LocatedAddress:
        prefecture, candidates = self._candidates(key)
        if not candidates:
            return LocatedAddress(name=prefecture)
        found = [self._in_city(candidate) for candidate in candidates]
        best = _most_exact(found)
        if len(best) > 1 and by_code is not None:
            near = [place for place in best if distance_km(place.at, by_code) <= NEAR_KM]
            best = sorted(near, key=lambda place: distance_km(place.at, by_code))[:1] or best
        if len(best) == 1:
            return best[0]
        group = {candidate.city.prefecture + candidate.group for candidate in candidates}
        if len(group) == 1 and candidates[0].group:
            return LocatedAddress(_middle(guess.place.at for guess in found), "city", group.pop())
        return LocatedAddress(others=[place.name for place in best])

    def _candidates(self, key: str) -> tuple[str, list[_Candidate]]:
        """Return the prefecture that a key begins with (maybe none), and the cities it may mean."""
        if not self.cities:
            self._index_cities()
        prefecture, rest = beginning(key, self.prefectures) or ("", key)
        found = beginning(rest, self.cities[prefecture])
        if found is None:
            return prefecture, []
        return prefecture, [_Candidate(city, group, found[1]) for city, group in found[0]]

    def _index_cities(self) -> None:
        """Index cities by name, with and without district (郡), large cities without their wards and wards alone too."""
        for city in self.atlas.cities():
            self.prefectures.setdefault(address_key(city.prefecture), city.prefecture)
            large, ward = re.fullmatch(r"(?:(.+市)(.+区)|.*)", city.name).groups()  # type: ignore[union-attr]
            names = {city.name: "", re.sub("^(?:.+?郡|三宅島|八丈島)(?=..)", "", city.name): ""}
            names |= {large: large, ward: ""} if large else {}
            for name, group in names.items():
                for index in (self.cities.setdefault("", {}), self.cities.setdefault(city.prefecture, {})):
                    index.setdefault(address_key(name), []).append((city, group))

    def _in_city(self, candidate: _Candidate) -> _Guess:
        """Return the town that follows a city's name, else the middle of the city."""
        city, group, rest = candidate
        towns = self._towns(city)
        for text in _readings(city, _WARD.sub("", rest) if group else rest):
            if found := beginning(text, towns):
                town, after = found
                part = beginning(re.sub("^小?字", "", after), _by_key(town.parts)) if town.parts else None
                name = town.name + part[0].name if part else town.name
                return _Guess(LocatedAddress(part[0].at if part else town.at, "town", city.full_name + name), after)
        return _Guess(LocatedAddress(_middle(town.at for town in self.atlas.towns(city)), "city", city.full_name), rest)

    def _towns(self, city: City) -> Mapping[str, Town]:
        if city not in self.known_towns:
            self.known_towns[city] = _by_key(self.atlas.towns(city))
        return self.known_towns[city]


def _readings(city: City, rest: str) -> list[str]:
    """Return from where the town may be read: in Kyoto behind the streets first, elsewhere with and without 字."""
    streets = behind_streets(rest) if city.name.startswith("京都市") else []
    return [*streets, rest, rest.removeprefix("字")]


def _by_key(towns: Sequence[Town]) -> Mapping[str, Town]:
    """Return towns by their keys, also without 字 and 町, and a town in numbered parts without a number."""
    keyed = [(address_key(town.name), town) for town in towns]
    known = {key: town for key, town in keyed if not town.name.startswith("大字")}
    for key, town in keyed:
        known.setdefault(key, town)
        known.setdefault(key.removeprefix("字"), town)
    numbered: dict[str, list[Town]] = {}
    for key, town in keyed:
        if _NUMBERED.search(key):
            numbered.setdefault(_NUMBERED.sub("", key), []).append(town)
    for key, parts in numbered.items():
        if key:
            known.setdefault(key, Town(_NUMBER_OF_TOWN.sub("", parts[0].name), _middle(part.at for part in parts)))
    for key in [key for key in known if key.endswith("町") and len(key) > 2]:
        known.setdefault(key.removesuffix("町"), known[key])
    return known


def _most_exact(guesses: Sequence[_Guess]) -> list[LocatedAddress]:
    """Return the places found by the longest name of a town, else all."""
    exact = [guess for guess in guesses if guess.place.level == "town"]
    least = min((len(guess.left) for guess in exact), default=0)
    return [guess.place for guess in exact if len(guess.left) == least] or [guess.place for guess in guesses]


def _middle(points: Iterable[Point]) -> Point:
    """Return the median of latitudes and longitudes, which a few places far off do not move."""
    latitudes, longitudes = zip(*points, strict=True)
    return median(latitudes), median(longitudes)
