"""Coordinates as people type or paste them: `[35.705, 139.78]`, `35°42'18"N 139°46'48"E`, 北緯35度42分18秒 …."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from routecli.errors import UsageError

if TYPE_CHECKING:
    from routecli.core.distance import Point

_NUMBER = r"\d{1,3}(?:\.\d{1,20})?"
_MARKS = {"n": "lat", "s": "lat", "e": "lon", "w": "lon", "北緯": "lat", "南緯": "lat", "東経": "lon", "西経": "lon",
          "緯度": "lat", "経度": "lon", "lat": "lat", "lon": "lon"}  # fmt: skip
_SOUTH_OR_WEST = {"s", "w", "南緯", "西経"}
_MARK = rf"(?:{'|'.join(sorted(_MARKS, key=len, reverse=True))})"
_ANGLE = (
    rf"(?P<a_0>{_MARK})?(?:itude|gitude)?\s*[:=]?\s*(?P<sign_0>-)?(?P<d_0>{_NUMBER})"
    rf"(?:\s*[°度˚]\s*(?:(?P<m_0>{_NUMBER})\s*['′’分]\s*(?:(?P<s_0>{_NUMBER})\s*(?:[\"″”秒]|''|′′|’’))?)?)?"
    r"\s*(?P<b_0>[nsew](?![a-z]))?"
)
_BETWEEN = r"(?:\s*[,、;/]\s*|\s+|(?<=[nsew秒分度]))"
_POINT = rf"(?:geo:)?[\[(]?\s*{_ANGLE.replace('_0', '1')}{_BETWEEN}{_ANGLE.replace('_0', '2')}\s*[\])]?"


def parse_point(text: str) -> Point | None:
    """Return latitude and longitude in degrees, or None if a text has no two numbers.

    Raises UsageError `place.swapped` where the longitude comes first, `place.unknown` for a place that is not on earth.
    """
    match = re.fullmatch(_POINT, normalize("NFKC", text).strip().lower())
    if not match:
        return None
    first, second = (_degrees(match, n) for n in "12")
    kinds = [_MARKS.get(match[f"a{n}"] or match[f"b{n}"] or "") for n in "12"]
    marked = "lon" in kinds[:1] or "lat" in kinds[1:]
    lat, lon = (second, first) if marked else (first, second)
    if kinds[0] is not None and kinds[0] == kinds[1]:
        raise UsageError("place.unknown", text=text)
    if abs(lat) <= 90 and abs(lon) <= 180:
        return lat, lon
    if abs(lat) <= 180 and abs(lon) <= 90:
        raise UsageError("place.swapped", text=text, at=f"[{lon:.4f}, {lat:.4f}]", point=(lon, lat))
    raise UsageError("place.unknown", text=text)


def _degrees(match: re.Match[str], n: str) -> float:
    minutes, seconds = (float(match[f"{unit}{n}"] or 0) for unit in "ms")
    if minutes >= 60 or seconds >= 60:
        raise UsageError("place.unknown", text=match[0])
    degrees = float(match[f"d{n}"]) + minutes / 60 + seconds / 3600
    degrees = round(degrees, 6)  # some ten centimetres
    return -degrees if match[f"sign{n}"] or {match[f"a{n}"], match[f"b{n}"]} & _SOUTH_OR_WEST else degrees
