"""The schema table as JSON Schema (draft-07), so that editors complete and check a file while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.calendar import NAMED as CLOSURE_WORDS
from routecli.core.hours import ALL_DAY, CLOSED, ENGLISH_DAY, EVE_WORDS, HOLIDAY_WORDS, KANJI_DAYS, SETS
from routecli.core.interval import MOST, Interval
from routecli.core.interval import WORDS as INTERVAL_WORDS
from routecli.core.preferences import WORDS as PREFERENCE_WORDS
from routecli.storage.schema.kinds import SCALARS
from routecli.storage.schema.table import RECORDS, Field, bounds_of

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = rf"(?:{ENGLISH_DAY}s?|[{KANJI_DAYS}](?:曜日?)?)"
_DAY_SET = "|".join(SETS)
_SPOKEN = r"(?:1[0-2]|[1-9])(?:/(?:[12]\d|3[01]|[1-9])|月(?:[12]\d|3[01]|[1-9])日)"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DATE = rf"(?:19\d\d|[2-8]\d{{3}}|9[0-8]\d\d|99[0-8]\d|9990)-{_MONTH_DAY}"
_CLOCK = r"\d{1,2}:[0-5]\d"
_TIME = (
    rf"(?:正午|noon|(?:翌[日朝]?の?)?(?:午前|午後|朝|夕方|夜|深夜)?(?:{_CLOCK}|\d{{1,2}}時(?:半|[1-5]?\d分)?|"
    rf"\d{{1,2}}(?::[0-5]\d)? ?[ap]\.?m\.?))"
)
_SPAN = rf"{_TIME}\s*[-~–〜～]\s*{_TIME}"
_MINUTES = (
    r"^(?:\d{1,4} ?(?:分|m|min|mins|minutes?)|\d{1,2}(?:\.\d+)? ?(?:時間|h|hours?)(?:半| ?\d{1,2} ?(?:分|min)?)?)$"
)
_NO_WORKDAYS = "|".join([*HOLIDAY_WORDS, *EVE_WORDS])
_HOURS_KEY = (
    rf"(?:{_DAY}(?:[-〜～]{_DAY})?(?:祝(?:前?日?))?|[{KANJI_DAYS}]+(?:祝(?:前?日?))?|{_DAY_SET}|{_NO_WORKDAYS})"
)
_CLOSED = "|".join(sorted(CLOSED | ALL_DAY))
_UNITS = {
    "d": "d|days?|日間?", "w": "w|weeks?|wks?|週間?", "m": "m|months?|mos?|[かヶカヵケ箇]月|月", "y": "y|years?|yrs?|年",
    "h": "h|hours?|hrs?|時間",
}  # fmt: skip
_NAMED = "|".join(sorted(INTERVAL_WORDS))
_NUMBERS = {"int": "integer", "number": "number", "minutes": "integer"}
_PATTERNS = {
    "date": _DATE,
    "monthday": rf"(?:\d{{4}}-)?{_MONTH_DAY}",
    "closure": rf"{'|'.join(CLOSURE_WORDS)}|{_DAY}(?:\s*[,、・]\s*{_DAY})*|[月火水木金土日]+祝?|日・祝"
    rf"|(?:(?:[1-5](?:st|nd|rd|th)(?:(?:,| and) [1-5](?:st|nd|rd|th))*|last)\s+|最終){_DAY}"
    rf"|第[1-5](?:[・、,]?第?[1-5])*{_DAY}|{_DAY}(?: or next day|（祝日の場合は翌日）)"
    rf"|every (?:[2-9](?:nd|rd|th)|other) {_DAY} from {_DATE}|隔週の?{_DAY}（{_DATE}から）|(?:毎月)?[1-3]?\d日?"
    rf"|{_DATE}(?:\.\.(?:\d{{4}}-)?{_MONTH_DAY})?|{_MONTH_DAY}(?:\.\.{_MONTH_DAY})?"
    rf"|{_SPOKEN}(?:[〜～-]{_SPOKEN})?",
    "span": _SPAN,
    "yearday": rf"{_MONTH_DAY}|{_SPOKEN}",
    "preference": rf"{_DAY}|{'|'.join(PREFERENCE_WORDS)}",
    "time": r"(?:[01]\d|2[0-3]):[0-5]\d",
    "country": "[A-Z]{2}|none",
    "url": r"https?://[\w.~\[\]:%/-]+",
}
# Editors read YAML 1.1 or 1.2 by their own rules: a bare 0120 is a number to them, a bare date may be one.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_PLAIN: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "bool": {"enum": [True, False, "true", "false", "yes", "no"]},
    "point": {
        "type": "array",
        "items": [{"type": "number", "minimum": -limit, "maximum": limit} for limit in (90, 180)],
        "minItems": 2,
        "maxItems": 2,
    },
    "agenda": {
        "type": "object",
        "propertyNames": {"pattern": f"^{_DATE}$"},
        "additionalProperties": {"type": ["array", "null"], "items": _TEXT},
    },
    "week": {
        "type": "object",
        "propertyNames": {"pattern": rf"^{_HOURS_KEY}(?:\s*[,、・]\s*{_HOURS_KEY})*$"},
        "additionalProperties": {"type": "string", "pattern": rf"^(?:{_CLOSED}|{_SPAN}(?:\s*[,、]\s*{_SPAN})*)$"},
    },
}
_PLAIN["windows"] = _PLAIN["week"]
_ID = "^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$"


def schema_for(record: str, describe: Callable[[str], str]) -> dict[str, Any]:
    """Return the JSON Schema of a record; `describe` gives the sentences `field.<record>.<key>` and `kind.<kind>`."""
    needed = _reachable(record)
    definitions = {name: _object(name, describe) for name in needed if name != record}
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return {**head, **_object(record, describe), "definitions": definitions}


def _reachable(record: str) -> list[str]:
    """Return the names of a record and of all records inside it."""
    found = [record]
    for name in found:
        inner = [field.kind.partition(":")[2] or field.kind for field in RECORDS[name].fields]
        found += [kind for kind in dict.fromkeys(inner) if kind in RECORDS and kind not in found]
    return found


def _object(name: str, describe: Callable[[str], str]) -> dict[str, Any]:
    table = RECORDS[name]
    properties = {f.name: _property(name, f, describe) for f in table.fields}
    schema: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    required = [field.name for field in table.fields if field.required]
    if required:
        schema["required"] = required
    if table.short:
        return {"anyOf": [_TEXT, schema]}
    return schema


def _property(record: str, field: Field, describe: Callable[[str], str]) -> dict[str, Any]:
    description = describe(f"field.{record}.{field.name}")
    kind = _kind(field.kind, describe)
    # In draft-07 nothing beside a $ref counts.
    return {"description": description, "allOf": [kind]} if "$ref" in kind else {"description": description, **kind}


def _kind(kind: str, describe: Callable[[str], str]) -> dict[str, Any]:
    head, _, rest = kind.partition(":")
    if head == "choice":
        return {"enum": rest.split("|")}
    if head == "list":
        return {"type": "array", "items": _kind(rest, describe)}
    if head == "map":
        names = {"propertyNames": {"pattern": _ID}} if rest == "rep" else {}
        return {"type": "object", **names, "additionalProperties": _kind(rest, describe)}
    if head in RECORDS:
        return {"$ref": f"#/definitions/{head}"}
    if head in _PLAIN:
        return dict(_PLAIN[head])
    name, low, high = bounds_of(head)
    if name in _NUMBERS:
        number = {"type": _NUMBERS[name], "minimum": int(low), "maximum": int(high)}
        return {"anyOf": [number, {"type": "string", "pattern": _MINUTES}]} if name == "minutes" else number
    # `patternErrorMessage` is what yaml-language-server says instead of showing the pattern.
    message = describe(f"kind.{name}")
    return {"type": "string", "pattern": f"^(?:{_pattern(name, high)})$", "patternErrorMessage": message}


def _pattern(name: str, high: str) -> str:
    if name not in {"interval", "cycle"}:
        return _PATTERNS[name]
    days = SCALARS[name](high).days
    most = {unit: int(days / Interval(1, unit).days) for unit in "dwmy"} | ({"h": MOST} if name == "cycle" else {})
    spelled = [rf"(?:every )?0*(?:{_up_to(n)})\s*(?:{_UNITS[unit]})(?:ごと|毎|に1[回度])?" for unit, n in most.items()]
    return "|".join([*spelled, _NAMED])


def _up_to(n: int) -> str:
    """Return a pattern for the numerals from 1 to `n`."""
    digits = str(n)
    shorter = [rf"[1-9]\d{{0,{len(digits) - 2}}}"] if len(digits) > 1 else []
    lower = [
        rf"{digits[:place]}[{0 if place else 1}-{int(digit) - 1}]" + r"\d" * (len(digits) - place - 1)
        for place, digit in enumerate(digits)
        if int(digit) > (0 if place else 1)
    ]
    return "|".join([*shorter, *lower, digits])
