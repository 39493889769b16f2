"""Records as bare JSON lists and back, by the schema table: the form in which the index keeps typed values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from routecli.core.interval import Interval
from routecli.storage.schema import RECORDS

Convert = Callable[[Any], Any]


def pack(value: Any) -> Any:
    """Return a typed value as JSON lists, records by position."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [pack(item) for item in value]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    return value


def revive(record: str, row: list[Any]) -> Any:
    """Return the record that `pack` made a list of; the list stays as it is, since the index is saved again with it."""
    make, conversions = _plan(record)
    row = row.copy()
    for place, convert in conversions:
        if row[place]:
            row[place] = convert(row[place])
    return make(row)


@cache
def _plan(record: str) -> tuple[Convert, list[tuple[int, Convert]]]:
    """Return a record's maker and the places whose values are more than JSON."""
    table = RECORDS[record]
    make: Any = table.make
    kinds = {field.attribute: _conversion(field.kind) for field in table.fields}
    return make._make, [(i, c) for i, name in enumerate(make._fields) if (c := kinds.get(name)) is not None]


def _conversion(kind: str) -> Convert | None:
    head, _, rest = kind.partition(":")
    if head == "date":
        return date.fromisoformat
    if head in {"interval", "cycle"}:
        return Interval._make
    if head in RECORDS:
        return lambda row: revive(head, row)
    if head == "map":
        return lambda rows: {key: revive(rest, row) for key, row in rows.items()}
    if head == "list" and rest in RECORDS:
        return lambda rows: [revive(rest, row) for row in rows]
    return None
