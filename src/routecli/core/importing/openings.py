"""Opening hours and closed days as lists of other programs have them; what cannot be read stays text."""

from __future__ import annotations

import re
from unicodedata import normalize

from routecli.core.calendar import parse_closures
from routecli.core.hours import DAYS, clock_text, parse_days, parse_span, parse_spans

_NEVER = {"年中無休", "無休", "定休日なし", "休みなし", "open every day", "open daily"}


def read_hours(text: str, days: str = "") -> dict[str, str]:
    """Return the hours that a text gives, by days (`days` where it names none); {} if it says anything more than that."""
    found: dict[str, str] = {}
    for part in filter(None, re.split(r"[;；\n／]|(?<=\d)[/ ](?=[月火水木金土日平])", normalize("NFKC", text).strip())):
        match = re.fullmatch(r"\s*\(?([^\d:()]*?)\)?\s*:?\s*(\d.*)", part)
        spans = match and _spans(match[2])
        named = (match[1].strip() if match else "") or days or "mon-sun"
        if not spans or parse_days(named) is None or found.keys() & {named}:
            return {}
        found[named if parse_days(named) != list(range(7)) else f"{DAYS[0]}-{DAYS[6]}"] = spans
    return found


def _spans(text: str) -> str:
    spans = [parse_span(part) for part in re.split(r"[,、]|\s+(?=\d)", text.strip())]
    known = [span for span in spans if span]
    if len(known) < len(spans) or not known:
        return ""
    written = ", ".join(f"{clock_text(a)}-{clock_text(b)}" for a, b in known)
    return written if parse_spans(written) else ""


def read_closed(text: str) -> list[str] | None:
    """Return the rules of closing that a text gives, [] where it says that there are none, None where it cannot be read."""
    plain = normalize("NFKC", text).strip()
    if plain.casefold() in _NEVER:
        return []
    if parse_closures(plain):
        return [plain]
    parts = [part for part in re.split(r"[,、;/\n]|・(?!第?[1-5])|\s+", plain) if part]
    return parts if len(parts) > 1 and all(map(parse_closures, parts)) else None
