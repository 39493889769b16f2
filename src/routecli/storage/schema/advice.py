"""What a value that does not fit looks like in its file, and what to write instead where that can be told."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Any

from routecli.errors import UsageError
from routecli.storage.schema.kinds import BadValueError, converter, day_hours, text_of
from routecli.storage.schema.table import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SHOWN = 80  # characters of a value
_ITEMS, _DEPTH = 20, 4  # what of a list or mapping is looked at: more is not shown anyway
_DATE = r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?"
_MONTH_DAY = r"(\d{1,2})\D{1,3}(\d{1,2})\D?"
_BARE_HOUR = r"(?<![\d:])(\d{1,2})(?![\d:])"


def shown(raw: Any, spell: Callable[[str], str] = str) -> str:
    """Return a value on one line as its file spells it, cut where it is long; `spell` writes a text in a list or mapping."""
    text = raw if isinstance(raw, str) else _flow(raw, spell, _DEPTH)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _flow(raw: Any, spell: Callable[[str], str], depth: int) -> str:
    if isinstance(raw, dict | list) and not depth:
        return "…"
    if isinstance(raw, dict):
        pairs = islice(raw.items(), _ITEMS)
        return "{" + ", ".join(f"{spell(key)}: {_flow(value, spell, depth - 1)}" for key, value in pairs) + "}"
    if isinstance(raw, list):
        return "[" + ", ".join(_flow(item, spell, depth - 1) for item in raw[:_ITEMS]) + "]"
    if raw is None or isinstance(raw, bool):
        return {None: "null", True: "true", False: "false"}[raw]
    return spell(raw) if isinstance(raw, str) else repr(raw)


def instead_of(kind: str, raw: Any) -> Any:
    """Return the value of a kind that was probably meant, None if that cannot be told."""
    head, _, inner = kind.partition(":")
    if head == "list":
        return _as_list(inner, raw)
    if head == "point":
        return _point(raw)
    if head in RECORDS:
        return _as_record(head, raw)
    if isinstance(raw, list) and len(raw) == 1:
        raw = raw[0]
    convert = day_hours if head == "day_hours" else converter(kind)
    if convert is None or not isinstance(raw, str):
        return None
    return next((text for text in _candidates(kind, raw.strip()) if _fits(convert, text)), None)


def _fits(convert: Callable[[str], Any], text: str) -> bool:
    try:
        convert(text)
    except BadValueError:
        return False
    return True


def _candidates(kind: str, text: str) -> Iterator[str]:
    yield text
    name = kind.partition(" ")[0]
    if name.startswith("choice:"):
        yield from get_close_matches(text[:SHOWN], name[7:].split("|"), n=1)
    elif name in {"span", "day_hours"}:
        yield re.sub(_BARE_HOUR, r"\1:00", text)
    elif name == "time":
        yield f"0{text}"
    elif name == "date" and (match := re.fullmatch(_DATE, text)):
        yield "{}-{:0>2}-{:0>2}".format(*match.groups())
    elif name == "monthday" and (match := re.fullmatch(_MONTH_DAY, text)):
        yield "{:0>2}-{:0>2}".format(*match.groups())
    elif name == "url":
        yield f"http://{text}"


def _point(raw: Any) -> list[str] | None:
    from routecli.core.coordinates import parse_point

    if isinstance(raw, dict):
        raw = list(raw.values())
    text = ", ".join(map(shown, raw)) if isinstance(raw, list) else raw
    try:
        point = parse_point(text)
    except UsageError as error:
        point = error.params.get("point")
    return [f"{degrees:g}" if degrees == round(degrees, 2) else repr(degrees) for degrees in point] if point else None


def _as_list(inner: str, raw: Any) -> list[Any] | None:
    """Return a list of the one value that stands alone."""
    if isinstance(raw, dict):
        return [raw] if inner in RECORDS else None
    value = instead_of(inner, raw)
    return None if value is None else [value]


def _as_record(name: str, raw: Any) -> Mapping[str, Any] | None:
    """Return a record with a bare value at its first key, if that takes it and no other is needed."""
    field, *others = RECORDS[name].fields
    convert = converter(field.kind)
    if any(other.required for other in others):
        return None
    try:
        text = text_of(raw)
    except BadValueError:
        return None
    return {field.name: text} if convert and _fits(convert, text) else None


def example_of(name: str) -> str:
    """Return the keys that a record needs, else its first, for the sentence that asks for them; for a plain value a gap."""
    if name not in RECORDS:
        return "…"
    first, *others = RECORDS[name].fields
    names = [first.name, *(field.name for field in others if field.required)]
    return "{" + ", ".join(f"{name}: …" for name in names) + "}"
