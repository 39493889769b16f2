"""Typing the text of the files by the schema table: one decoder for YAML and JSON lines, and its way back.

A value that cannot be typed becomes a `Fault` and is left out; nothing is guessed. The decoder never raises.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from routecli.core.interval import Interval, format_interval
from routecli.errors import MORE
from routecli.storage.files.ids import is_customer_id
from routecli.storage.schema.advice import example_of, instead_of, shown
from routecli.storage.schema.kinds import WHOLE, BadValueError, converter, text_of
from routecli.storage.schema.quick import SLOW_PATH, quick_record
from routecli.storage.schema.table import RECORDS, Record, bounds_of

Key = tuple[str | int, ...]
MOST_NAMED = 10


class Fault(NamedTuple):
    """A defect at a key of a document, before it has a file and a line."""

    key: Key
    check: str
    params: dict[str, Any]
    severity: str = "error"
    at_name: bool = False  # at the key itself, not at its value


class FaultList(list[Fault]):
    """The faults of a document: of each record the first ten errors and the first ten warnings, then how many more."""

    def __init__(self) -> None:
        """Start with no faults."""
        super().__init__()
        self.groups: dict[tuple[Key, str], list[Fault]] = {}

    def add(self, key: Key, check: str, severity: str = "error", *, at_name: bool = False, **params: Any) -> None:
        """Note a defect at `key`, once."""
        record = key[:1] if key and isinstance(key[0], int) else ()
        group = self.groups.setdefault((record, severity), [])
        if len(group) > MOST_NAMED:
            group[-1].params["n"] += 1
            return
        fault = Fault(key, check, params, severity, at_name)
        if len(group) == MOST_NAMED:
            fault = Fault(record, MORE, {"n": 1}, severity)
        elif any((fault.key, fault.check) == known[:2] for known in group):
            return
        group.append(fault)
        self.append(fault)


class Decoder:
    """Types one document and collects its faults; `is_json` says how it is to be spelled in their sentences."""

    def __init__(self, *, is_json: bool = False) -> None:
        """Start with no faults."""
        self.is_json = is_json
        self.faults = FaultList()
        self.lost: dict[Key, int] = {}  # of each list with an unreadable item the place of the first

    def fault(self, key: Key, check: str, severity: str = "error", *, at_name: bool = False, **params: Any) -> None:
        """Note a defect at `key`."""
        self.faults.add(key, check, severity, at_name=at_name, **params)

    def record(self, name: str, raw: Any, key: Key = (), **extra: Any) -> Any:
        """Return the record of schema `name` that `raw` spells, or None if it is not one at all."""
        if not extra:
            try:
                return quick_record(name)(raw)
            except SLOW_PATH:
                pass  # something is wrong with it: go through it again, slowly, to say what
        table = RECORDS[name]
        if isinstance(raw, str) and table.short:
            raw = {table.short: raw}
        if not isinstance(raw, dict):
            self._no_mapping(raw, key, name, example_of(name))
            return None
        values = self._fields(table, raw, key)
        missing = [field for field in table.fields if field.required and field.attribute not in values]
        for field in missing:
            if raw.get(field.name) in (None, ""):
                self.fault(key, "missing-field", at_name=True, field=field.name)
        return None if missing else table.make(**values, **extra)

    def _fields(self, table: Record, raw: dict[str, Any], key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        fields = table.kinds
        known = list(fields)
        for name, value in raw.items():
            field = fields.get(name)
            if field is None:
                if not name.startswith("x-"):
                    self.fault((*key, name), "unknown-key", "warning", at_name=True, field=name, known=known)
            elif value is not None and value != "":
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
        if head == "agenda":
            return self._agenda(raw, key)
        try:
            if convert := converter(kind):
                return convert(text_of(raw))
            return WHOLE[head](raw)
        except BadValueError as bad:
            self._bad_value(bad.kind or kind, raw if bad.value is None else bad.value, (*key, *bad.part), bad)
            return None

    def _bad_value(self, kind: str, raw: Any, key: Key, bad: BadValueError) -> None:
        """Note a value that is not of its kind: how it reads, what is expected, and what to write where that can be told."""
        head, _, rest = kind.partition(":")
        name, low, high = bounds_of(head)
        params: dict[str, Any] = {"kind": name, "choices": rest.replace("|", ", ")}
        params |= {"low": _bound(low), "high": _bound(high), "value": self._shown(raw)} | bad.params
        if bad.check == "bad-value" and not bad.at_name:
            params |= self._instead(key, instead_of(kind, raw))
        self.fault(key, bad.check, at_name=bad.at_name, **params)

    def _shown(self, raw: Any) -> str:
        return shown(raw, self._spell if self.is_json else str)

    def _spell(self, text: str) -> str:
        """Return a text as a file would have it."""
        from routecli.storage.files.yamltext import scalar
        from routecli.storage.write.encode import json_line

        return json_line(text) if self.is_json else scalar(text)

    def _instead(self, key: Key, value: Any) -> dict[str, Any]:
        """Return the parameter that says what to write at a key, none if that is not known."""
        if value is None:
            return {}
        name = next((part for part in key[-1:] if isinstance(part, str)), None)
        spelled = shown([value] if name is None else {name: value}, self._spell)[1:-1]
        return {} if "…" in spelled else {"instead": spelled}

    def _no_mapping(self, raw: Any, key: Key, name: str, example: str) -> None:
        """Note a value that has no keys: `名前：田中` is plain text to YAML."""
        is_full_width = isinstance(raw, str) and "：" in raw
        params: dict[str, Any] = {"value": self._shown(raw), "example": example, "field": ""}
        params |= self._instead(key, instead_of(name, raw) if name in RECORDS else None)
        self.fault(key, "full-width-colon" if is_full_width else "not-a-mapping", **params)

    def _list(self, kind: str, raw: Any, key: Key) -> list[Any] | None:
        if not isinstance(raw, list):
            params = self._instead(key, instead_of(f"list:{kind}", raw))
            self.fault(key, "not-a-list", field=str(key[-1]) if key else "-", value=self._shown(raw), **params)
            self.lost[key] = 0
            return None
        values = [self.value(kind, item, (*key, i)) for i, item in enumerate(raw)]
        if None in values:
            self.lost[key] = values.index(None)
        return [value for value in values if value is not None]

    def _agenda(self, raw: Any, key: Key) -> dict[str, list[str]] | None:
        """Return the texts of each day, by ISO date; a day that says nothing has none."""
        if not isinstance(raw, dict):
            self._no_mapping(raw, key, "", "{2026-11-24: [tanaka, suzuki]}")
            return None
        known = {day: rows for day, rows in raw.items() if self._is_day(day, (*key, day))}
        return {day: (self._list("text", rows, (*key, day)) or []) if rows else [] for day, rows in known.items()}

    def _is_day(self, text: str, key: Key) -> bool:
        """Return whether a key is a date, with a fault where it is not."""
        try:
            if convert := converter("date"):
                convert(text)
        except BadValueError as bad:
            bad.at_name = True
            self._bad_value("date", text, key, bad)
            return False
        return True

    def _map(self, name: str, raw: Any, key: Key) -> dict[str, Any] | None:
        if not isinstance(raw, dict):
            self._no_mapping(raw, key, "", f"{{id: {example_of(name)}}}")
            return None
        pairs = {k: self._rep(k, v, key) if name == "rep" else self.value(name, v, (*key, k)) for k, v in raw.items()}
        return {k: v for k, v in pairs.items() if v is not None}

    def _rep(self, id_: str, raw: Any, key: Key) -> Any:
        """Return a rep, None for an id that may not be the name of a folder."""
        if not is_customer_id(id_):
            self.fault((*key, id_), "rep-id", at_name=True, id=id_[:80])
            return None
        return self.record("rep", raw, (*key, id_), id=id_)


def _bound(text: str) -> float | str:
    """Return a bound as sentences take it: numbers are written as people write them."""
    return text if re.search(r"[^\d.]", text) else float(text or 0)


def encode(value: Any) -> Any:
    """Return a typed value as JSON can hold it: dates and intervals as text, records without their empty fields."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        return format_interval(value)
    if hasattr(value, "_asdict"):
        pairs = value._asdict().items()
        return {k.rstrip("_"): encode(v) for k, v in pairs if v is not None and v not in ("", (), [])}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {k: encode(v) for k, v in value.items()}
    return value
