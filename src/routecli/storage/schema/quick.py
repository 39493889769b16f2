"""Typing a faultless record at a stroke: nearly every line of a log is one, and there may be hundreds of thousands.

Anything out of the ordinary raises `SLOW_PATH`; `values.Decoder` then goes through the record again and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from routecli.storage.schema.kinds import WHOLE, BadValueError, converter, text_of
from routecli.storage.schema.table import RECORDS, bounds_of

Convert = Callable[[Any], Any]
SLOW_PATH = (BadValueError, KeyError)


class FieldTable(dict[str, tuple[int, Convert]]):
    """Where the value of a key goes, and what types it; worked out when a key first occurs, since a line has few of them."""

    def __init__(self, kinds: Mapping[str, tuple[int, str]]) -> None:
        """Take the place and the kind of each key."""
        self.kinds = kinds

    def __missing__(self, key: str) -> tuple[int, Convert]:
        """Return what a key needs; raises `KeyError` for one that the record does not have."""
        place, kind = self.kinds[key]
        self[key] = place, _convert(kind)
        return self[key]


@cache
def quick_record(name: str) -> Convert:
    """Return the function that makes a record of schema `name` from its mapping, or raises one of `SLOW_PATH`."""
    table = RECORDS[name]
    made: Any = table.make
    places = {attribute: place for place, attribute in enumerate(made._fields)}
    defaults = [made._field_defaults.get(attribute) for attribute in made._fields]
    plan = FieldTable({field.name: (places[field.attribute], field.kind) for field in table.fields})
    required = [places[field.attribute] for field in table.fields if field.required]
    make, short = made._make, table.short

    def convert(raw: Any) -> Any:
        if type(raw) is not dict:
            if not short or type(raw) is not str:
                raise BadValueError
            raw = {short: raw}
        row = defaults.copy()
        for key, value in raw.items():
            place, typed = plan[key]
            if typed is text_of and type(value) is str:
                if value:
                    row[place] = value
            elif value is not None and value != "":
                row[place] = typed(value)
        for place in required:
            if row[place] is None:
                raise BadValueError
        return make(row)

    return convert


@cache
def _convert(kind: str) -> Convert:
    head, _, rest = kind.partition(":")
    if head == "list":
        return _listed(_convert(rest))
    if head == "map":
        return _refuse
    if head in RECORDS:
        return quick_record(head)
    if head in WHOLE:
        return WHOLE[head]
    if kind == "text":
        return text_of
    scalar = converter(kind)
    name, low, high = bounds_of(kind)
    if scalar and name in {"number", "int", "minutes"}:
        least, most = float(low), float(high)
        return lambda raw: raw if type(raw) is int and least <= raw <= most else scalar(text_of(raw))
    return (lambda raw: scalar(raw if type(raw) is str else text_of(raw))) if scalar else _refuse


def _refuse(_: Any) -> Any:
    raise BadValueError


def _listed(convert: Convert) -> Convert:
    def listed(raw: Any) -> Any:
        if type(raw) is not list:
            raise BadValueError
        return [convert(item) for item in raw]

    return listed
