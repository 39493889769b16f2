"""Records as bare JSON lists and back, by the schema table: the form in which the index keeps typed values."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from routecli.core.interval import Interval
from routecli.storage.schema.table import RECORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.storage.schema.quick import Convert


def pack(value: Any) -> Any:
    """Return a typed value as JSON lists: records by position, what only repeats their last defaults left off."""
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_field_defaults") and not isinstance(value, Interval):
        fields = [_pack_week(item) if name == "hours" and item else item for name, item in value._asdict().items()]
        defaults = [value._field_defaults.get(name, ...) for name in value._fields]
        while fields and (fields[-1] == defaults[-1] or (fields[-1] == [] and defaults[-1] == ())):
            del fields[-1], defaults[-1]
        return [pack(item) for item in fields]
    if isinstance(value, list | tuple):
        return [pack(item) for item in value]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    return value


def revive(record: str, row: list[Any]) -> Any:
    """Return the record that `pack` made a list of."""
    return _reviver(record)(row)


@cache
def _reviver(record: str) -> Convert:
    """Return the function that makes a record of its list; most of a start is spent in it."""
    table = RECORDS[record]
    make: Any = table.make
    defaults = [make._field_defaults.get(name) for name in make._fields]
    kinds = {field.attribute: _conversion(field.kind) for field in table.fields}
    conversions = [(i, c) for i, name in enumerate(make._fields) if (c := kinds.get(name)) is not None]

    def revived(row: list[Any]) -> Any:
        length = len(row)
        for place, convert in conversions:
            if place >= length:
                break
            value = row[place]
            if value is not None:
                row[place] = convert(value)
        return make._make(row + defaults[length:])

    return revived


def _conversion(kind: str) -> Convert | None:
    head, _, rest = kind.partition(":")
    if head == "date":
        return date.fromisoformat
    if head == "week":
        return lambda text: _week(text) if text else ()
    if head in {"interval", "cycle"}:
        return Interval._make
    if head in RECORDS:
        return _reviver(head)
    if head == "map":
        return lambda rows: {key: revive(rest, row) for key, row in rows.items()}
    if head == "list" and rest in RECORDS:
        one = _reviver(rest)
        return lambda rows: [one(row) for row in rows] if rows else rows
    return None


def _pack_week(week: Sequence[Sequence[tuple[int, int]]]) -> str:
    """Return opening hours as text: many customers share few weeks, so that each is taken apart once."""
    return ";".join(",".join(f"{start}-{end}" for start, end in spans) for spans in week)


@lru_cache(maxsize=1024)
def _week(text: str) -> tuple[tuple[tuple[int, ...], ...], ...]:
    days = [[span.split("-") for span in day.split(",") if span] for day in text.split(";")]
    return tuple(tuple(tuple(map(int, span)) for span in spans) for spans in days)
