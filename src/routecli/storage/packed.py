"""Typed records as JSON and back, by the schema table: the form in which the index keeps what files hold."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from routecli.core import layout
from routecli.core.history import History
from routecli.core.interval import Interval
from routecli.core.model import Customer, News, Settings
from routecli.storage.schema.table import RECORDS, bounds_of

if TYPE_CHECKING:
    from routecli.core.model import Week
    from routecli.storage.schema.quick import Convert


UNNAMED = "x"  # public holidays, or the days before them, of a week that does not name them


def pack(value: Any) -> bytes:
    """Return a value as JSON, records as lists of their fields; half a character of a broken text is kept as it is."""
    if isinstance(value, Customer):
        value = _with_week_text(value)._replace(seasons=[_with_week_text(season) for season in value.seasons])
    elif isinstance(value, News):
        value = _with_week_text(value)
    elif isinstance(value, Settings):
        value = value._replace(reps={id_: _with_week_text(rep) for id_, rep in value.reps.items()})
    text = json.dumps(value, default=date.isoformat, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpack(name: str, packed: bytes) -> Any:
    """Return what `pack` made JSON of, as the file of this name holds it."""
    value = json.loads(packed.decode("utf-8", "surrogatepass"))
    if layout.is_in(layout.VISITS, name):
        upto, entries, facts = value
        return History(date.fromisoformat(upto), entries, facts)
    revive = _conversion(kind_of(name))
    return revive(value) if revive else value


def kind_of(name: str) -> str:
    """Return the kind of the schema that a YAML file of the book holds."""
    if name in {layout.SETTINGS, layout.PRODUCTS}:
        return "settings" if name == layout.SETTINGS else "map:product"
    if layout.is_in(layout.PLANS, name):
        return "plan"
    return "customer" if layout.is_in(layout.CUSTOMERS, name) else "news"


@cache
def _conversion(kind: str) -> Convert | None:
    """Return what makes a value of its JSON, None if that is the value."""
    head, _, rest = bounds_of(kind)[0].partition(":")
    plain: dict[str, Convert] = {
        "date": date.fromisoformat,
        "week": _week,
        "windows": _week,
        "interval": Interval._make,
    }
    plain["cycle"] = plain["interval"]
    if head in RECORDS:
        return _reviver(head)
    one = _conversion(rest) if head in {"list", "map"} else None
    if one and head == "list":
        return lambda rows: [one(row) for row in rows]
    if one:
        return lambda rows: {key: one(row) for key, row in rows.items()}
    return plain.get(head)


def _reviver(record: str) -> Convert:
    """Return the function that makes a record of its list; most of a start is spent in it."""
    make: Any = RECORDS[record].make
    kinds = {field.attribute: _conversion(field.kind) for field in RECORDS[record].fields}
    conversions = [(place, convert) for place, name in enumerate(make._fields) if (convert := kinds.get(name))]
    build = make._make

    def revived(row: list[Any]) -> Any:
        for place, convert in conversions:
            if row[place]:
                row[place] = convert(row[place])
        return build(row)

    return revived


def _with_week_text(record: Any) -> Any:
    """Return a record with its weeks as text: many share few weeks, so that each is taken apart once."""
    weeks = {name: week for name in ("hours", "calls", "windows") if (week := getattr(record, name, ()))}
    return record._replace(**{name: _week_text(week) for name, week in weeks.items()}) if weeks else record


def _week_text(week: Week) -> str:
    return ";".join(UNNAMED if day is None else ",".join(f"{a}-{b}" for a, b in day) for day in week)


@lru_cache(maxsize=1024)
def _week(text: str) -> tuple[tuple[tuple[int, ...], ...] | None, ...]:
    return tuple(None if day == UNNAMED else _day(day) for day in text.split(";"))


def _day(text: str) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(map(int, span.split("-"))) for span in text.split(",") if span)
