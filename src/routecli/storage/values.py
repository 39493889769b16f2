"""Typing the text of the files by the schema table: one decoder for YAML and JSON lines, and its way back.

A value that cannot be typed becomes a `Fault` and is left out; nothing is guessed. `decode` never raises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from routecli.core.calendar import closure_kind
from routecli.core.hours import parse_days, parse_span, parse_spans
from routecli.core.interval import Interval, format_interval, parse_interval
from routecli.storage.schema import RECORDS, Record

Key = tuple[str | int, ...]
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_BOOLS = {"true": True, "yes": True, "false": False, "no": False}


class Fault(NamedTuple):
    """A defect at a key of a document, before it has a file and a line."""

    key: Key
    check: str
    params: dict[str, Any]
    severity: str = "error"


class _Bad(Exception):
    """A value that is not of its kind; `check` names the defect."""

    def __init__(self, check: str = "bad-value") -> None:
        self.check = check


@lru_cache(maxsize=4096)
def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise _Bad
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Bad("impossible-date") from None


def _monthday(text: str) -> str:
    full = text if _DATE.fullmatch(text) else f"2024-{text}"
    _date(full)
    return text


def _number(text: str) -> float:
    try:
        value = float(text) if len(text) < 40 else math.inf
    except ValueError:
        raise _Bad from None
    if not math.isfinite(value):
        raise _Bad
    return int(value) if value == int(value) else value


def _int(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise _Bad
    return int(text)


def _checked(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Turn a parser that answers None into one that refuses."""

    def convert(text: str) -> Any:
        value = parse(text)
        if value is None:
            raise _Bad
        return value

    return convert


def _interval(text: str) -> Interval:
    value = _cycle(text)
    if value.unit == "h":
        raise _Bad
    return value


def _clock(text: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise _Bad
    return text


def _closure(text: str) -> str:
    if closure_kind(text) is None:
        raise _Bad
    return text


def _score(text: str) -> int:
    value = _int(text)
    if not 1 <= value <= 5:
        raise _Bad
    return value


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}|none", text):
        raise _Bad
    return "" if text == "none" else text


_cycle = _checked(parse_interval)
SCALARS: dict[str, Callable[[str], Any]] = {
    "text": str, "date": _date, "monthday": _monthday, "number": _number, "int": _int, "score": _score, "time": _clock,
    "bool": _checked(lambda text: _BOOLS.get(text.lower())), "interval": _interval, "cycle": _cycle,
    "closure": _closure, "span": _checked(parse_span), "country": _country,
}  # fmt: skip


def _scalar_text(raw: Any) -> str:
    """Return the text of a scalar; JSON gives numbers and booleans their own types, YAML is read as text."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, int | float):
        return repr(raw)
    raise _Bad


def _point(raw: Any) -> tuple[float, float]:
    if not isinstance(raw, list) or len(raw) != 2:
        raise _Bad
    lat, lon = (_number(_scalar_text(part)) for part in raw)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise _Bad
    return lat, lon


def _week(raw: Any) -> list[list[Any]]:
    if not isinstance(raw, dict):
        raise _Bad
    week: list[list[Any]] = [[] for _ in range(7)]
    for days, text in raw.items():
        numbers, spans = parse_days(days), parse_spans(_scalar_text(text))
        if numbers is None or spans is None:
            raise _Bad
        for number in numbers:
            week[number] = list(spans)
    return week


class Decoder:
    """Types one document and collects its faults."""

    def __init__(self) -> None:
        """Start with no faults."""
        self.faults: list[Fault] = []

    def fault(self, key: Key, check: str, severity: str = "error", **params: Any) -> None:
        """Note a defect at `key`."""
        self.faults.append(Fault(key, check, params, severity))

    def record(self, name: str, raw: Any, key: Key = (), **extra: Any) -> Any:
        """Return the record of schema `name` that `raw` spells, or None where it is none at all."""
        table = RECORDS[name]
        if isinstance(raw, str) and table.short:
            raw = {table.short: raw}
        if not isinstance(raw, dict):
            self.fault(key, "not-a-mapping", record=name)
            return None
        values = self._fields(table, raw, key)
        missing = [f.name for f in table.fields if f.required and f.attribute not in values and f.name not in raw]
        for field in missing:
            self.fault(key, "missing-field", field=field)
        if any(f.required and f.attribute not in values for f in table.fields):
            return None
        return table.make(**values, **extra)

    def _fields(self, table: Record, raw: dict[str, Any], key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        fields = {field.name: field for field in table.fields}
        for name, value in raw.items():
            field = fields.get(name)
            if field is None:
                if not name.startswith("x-"):
                    self.fault((*key, name), "unknown-key", "warning", field=name, known=list(fields))
                continue
            if value is None or value == "":
                continue
            typed = self.value(field.kind, value, (*key, name))
            if typed is not None:
                values[field.attribute] = typed
        return values

    def value(self, kind: str, raw: Any, key: Key) -> Any:
        """Return `raw` as `kind`, or None with a fault."""
        head, _, rest = kind.partition(":")
        if head == "list":
            return self._list(rest, raw, key)
        if head == "map":
            return self._map(rest, raw, key)
        if head in RECORDS:
            return self.record(head, raw, key)
        try:
            if head == "point":
                return _point(raw)
            if head == "week":
                return _week(raw)
            text = _scalar_text(raw)
            if head != "choice":
                return SCALARS[head](text)
            if text in rest.split("|"):
                return text
            raise _Bad
        except _Bad as bad:
            shown = raw if isinstance(raw, str | int | float) else type(raw).__name__
            self.fault(key, bad.check, value=str(shown)[:80], kind=head, choices=rest.replace("|", ", "))
            return None

    def _list(self, kind: str, raw: Any, key: Key) -> list[Any] | None:
        if not isinstance(raw, list):
            self.fault(key, "not-a-list", field=str(key[-1]) if key else "-")
            return None
        values = [self.value(kind, item, (*key, i)) for i, item in enumerate(raw)]
        return [value for value in values if value is not None]

    def _map(self, name: str, raw: Any, key: Key) -> dict[str, Any] | None:
        if not isinstance(raw, dict):
            self.fault(key, "not-a-mapping", record=name)
            return None
        ids = {"id": ""} if name == "rep" else {}
        pairs = {k: self.record(name, v, (*key, k), **{i: k for i in ids}) for k, v in raw.items()}
        return {k: v for k, v in pairs.items() if v is not None}


def encode(value: Any) -> Any:
    """Return a typed value as JSON can hold it: dates and intervals as text, records as objects without empty fields."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        return format_interval(value)
    if hasattr(value, "_asdict"):
        pairs = value._asdict().items()
        return {k.rstrip("_"): encode(v) for k, v in pairs if v is not None and v != "" and v != () and v != []}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {k: encode(v) for k, v in value.items()}
    return value
