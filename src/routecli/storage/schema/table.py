"""One table of every record and key of a book: the reader, the writer, `check`, the JSON Schema and docs/format.md use it.

A kind is spelled `text`, `date`, … (see `kinds.py`), `choice:a|b`, `list:<kind>`, `map:<record>` or the name of a record.
Numbers and intervals have bounds, both included: `int 1..200`, `interval ..10 years`. They leave room for any real
territory, and none for a value that would make a rule of `core` overflow.
"""

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from routecli.core.ordinals import FIRST_YEAR, LAST_YEAR
from routecli.core.vocabulary import CUSTOMER_KINDS, ENTRY_TYPES, LANGUAGES, OUTCOMES, PLACE_LEVELS, STAGES, VOICE_KINDS


class Field(NamedTuple):
    """A key of a record, the kind of its value, and whether it must be there."""

    name: str
    kind: str
    required: bool = False

    @property
    def attribute(self) -> str:
        """Return the field's name in Python, where `from` and `with` are keywords."""
        return f"{self.name}_" if self.name in {"from", "with"} else self.name


class Record(NamedTuple):
    """What a record is made of: its class in `core`, and its fields in the order in which they are written."""

    made_of: str
    fields: tuple[Field, ...]
    short: str = ""  # the field that a bare string fills

    @property
    def make(self) -> Any:
        """Return the class; it is imported when first asked for, since a warm start reads no log line."""
        return _class(self.made_of)

    @property
    def kinds(self) -> dict[str, Field]:
        """Return the fields by name."""
        return {field.name: field for field in self.fields}


@cache
def _class(path: str) -> Any:
    module, _, name = path.partition(".")
    return getattr(import_module(f"routecli.core.{module}"), name)


def bounds_of(kind: str) -> tuple[str, str, str]:
    """Split `int 1..200` into the name of the kind and its bounds, which are empty if there are none."""
    name, _, bounds = (kind if " " in kind else DATES if kind == "date" else kind).partition(" ")
    low, _, high = bounds.partition("..")
    return name, low, high


def _record(made_of: str, *fields: str, short: str = "") -> Record:
    """Read `name: kind` lines, where `name*` is required."""
    pairs = [field.split(": ") for field in fields]
    return Record(made_of, tuple(Field(name.rstrip("*"), kind, name.endswith("*")) for name, kind in pairs), short)


def _choice(names: tuple[str, ...]) -> str:
    return f"choice:{'|'.join(names)}"


DATES = f"date {FIRST_YEAR}-01-01..{LAST_YEAR}-12-31"
MINUTES = "minutes 1..1440"
DAYS = "int 0..3650"
SHARE = "number 0..100"
PRICE = "number 0..1000000000"
QUANTITY = "number -1000000000..1000000000"  # below 0 what is returned
COUNT = "number 0..1000000000"
INTERVAL = "interval ..10 years"
_KIND, _STAGE = _choice(CUSTOMER_KINDS), _choice(STAGES)

RECORDS: dict[str, Record] = {
    "settings": _record(
        "model.Settings",
        "format*: int 1..9999",
        "company: text",
        f"language: {_choice(LANGUAGES)}",
        "country: country",
        "closed: list:closure",
        "reps: map:rep",
        "ranks: map:rank",
        "visit: visiting",
        "travel: travel",
        "places: places",
        "due_from: number 0..1",
        "neglected_from: number 1..100",
        "limits: limits",
        "imports: imports",
    ),
    "rep": _record(
        "model.Rep",
        "name*: text",
        "base: place",
        "home: place",
        "hours: week",
        "lunch: lunch",
        "away: list:closure",
        "visits: int 1..200",
    ),
    "place": _record("model.Place", "at: point", "name: text"),
    "lunch": _record("model.Lunch", "minutes: minutes 0..480", "between: span"),
    "rank": _record("model.Rank", f"every: {INTERVAL}", "weight: number 0..1000"),
    "visiting": _record("model.Visiting", f"minutes: {MINUTES}"),
    "travel": _record(
        "model.Travel",
        "speed_kmh: number 1..300",
        "detour: number 1..10",
        "minutes_per_stop: number 0..240",
        "learn: bool",
        "osrm: url",
        "valhalla: url",
    ),
    "places": _record("model.PlaceServer", "nominatim: url"),
    "limits": _record(
        "model.Limits",
        "neglect_minutes: number 0..10000",
        f"over_visited: {SHARE}",
        f"person_intervals: {SHARE}",
        f"complaint: {DAYS}",
        f"need: {DAYS}",
        f"greeting: {DAYS}",
        f"after_sales: {DAYS}",
        f"service_early: {DAYS}",
        f"service_late: {DAYS}",
        f"warranty: {DAYS}",
        f"contract: {DAYS}",
        f"order_safety: {DAYS}",
        "silence: int 1..100",
    ),
    "customer": _record(
        "model.Customer",
        "name*: text",
        "kana: text",
        "code: text",
        f"kind: {_KIND}",
        "rank: text",
        "area: text",
        "rep: text",
        "since: date",
        f"every: {INTERVAL}",
        f"wish: {INTERVAL}",
        "address: text",
        "postal: text",
        "phone: text",
        "at: point",
        f"at_from: {_choice(PLACE_LEVELS)}",
        "hours: week",
        "closed: list:closure",
        "calls: week",
        "prefers: list:preference",
        "call_first: bool",
        "seasons: list:season",
        f"minutes: {MINUTES}",
        "contacts: list:person",
        "dates: list:occasion",
        "tags: list:text",
        "items: list:text",
        "competitors: list:text",
        "referred_by: text",
        f"target: {PRICE}",
        "equipment: list:machine",
        "contracts: list:contract",
        "earlier: list:earlier",
        "ended: date",
        "notes: text",
    ),
    "season": _record(
        "model.Season",
        "from*: yearday",
        "to*: yearday",
        f"every: {INTERVAL}",
        "hours: week",
        "closed: list:closure",
    ),
    "earlier": _record("model.EarlierRep", "rep*: text", "until*: date"),
    "person": _record(
        "model.Person",
        "name*: text",
        "role: text",
        "key: bool",
        "birthday: monthday",
        "phone: text",
        "email: text",
        "likes: text",
        "avoid: text",
        "since: date",
        "left: date",
        "notes: text",
    ),
    "occasion": _record("model.Occasion", "on*: monthday", "what: text"),
    "machine": _record(
        "model.Machine",
        "id*: text",
        "model: text",
        "serial: text",
        "installed: date",
        "warranty: date",
        "service: list:part",
        "notes: text",
    ),
    "part": _record(
        "model.Part",
        "part*: text",
        "every*: cycle ..30 years",
        "anchor: choice:done|fixed",
        f"early: {DAYS}",
        f"late: {DAYS}",
        "code: text",
        "first: date",
    ),
    "contract": _record(
        "model.Contract",
        "service*: text",
        "from: date",
        "to: date",
        f"monthly: {PRICE}",
        f"notice: {INTERVAL}",
        f"plan: {COUNT}",
        "unit: text",
    ),
    "product": _record(
        "model.Product",
        "code*: text",
        "name: text",
        "unit: text",
        f"price: {PRICE}",
        "pack: int 1..1000000",
        "tags: list:text",
    ),
    "news": _record(
        "model.News",
        "title*: text",
        "text: text",
        "tags: list:text",
        f"kinds: list:{_KIND}",
        "areas: list:text",
        "items: list:text",
        "from: date",
        "until: date",
        "windows: windows",
    ),
    "plan": _record("model.Plan", "days*: agenda"),
    "entry": _record(
        "entry.Entry",
        "id*: text",
        f"type: {_choice(ENTRY_TYPES)}",
        "date*: date",
        "time: time",
        "by: text",
        f"outcome: {_choice(OUTCOMES)}",
        "with: list:text",
        "purpose: text",
        "note: text",
        "orders: list:order",
        "stock: list:count",
        "needs: list:heard",
        "voices: list:voice",
        "follow_ups: list:follow_up",
        "done: list:text",
        "dropped: list:dropped",
        "moved: list:moved",
        "stages: list:stage",
        "told: list:told",
        "satisfaction: int 1..5",
        "service: list:serviced",
        "meters: list:meter",
        "failures: list:failure",
        "usage: list:usage",
        "minutes: minutes 0..1440",
        "next: date",
        "on: date",
        "leeway: minutes 0..1440",
        "until: date",
        "replaces: text",
        "voids: text",
        "why: text",
        "from: text",
    ),
    "imports": _record(
        "model.Imports", "customers: map:text", "products: map:text", "orders: map:text", "visits: map:text"
    ),
    "order": _record("parts.Order", "item*: text", f"qty*: {QUANTITY}", f"price: {PRICE}"),
    "count": _record("parts.StockCount", "item*: text", f"qty*: {COUNT}"),
    "heard": _record("parts.Need", "text*: text", f"stage: {_STAGE}", short="text"),
    "voice": _record("parts.Voice", f"kind*: {_choice(VOICE_KINDS)}", "text*: text"),
    "follow_up": _record("parts.FollowUp", "due*: date", "text*: text"),
    "dropped": _record("parts.Dropped", "id*: text", "why*: text"),
    "moved": _record("parts.Moved", "id*: text", "due*: date"),
    "stage": _record("parts.Stage", "id*: text", f"stage*: {_STAGE}", "text: text"),
    "told": _record("parts.Told", "news*: text", "reaction: text", short="news"),
    "serviced": _record("parts.Serviced", "equipment*: text", "part*: text"),
    "meter": _record("parts.Meter", "equipment*: text", "hours*: number 0..10000000"),
    "failure": _record("parts.Failure", "equipment*: text", "text: text"),
    "usage": _record("parts.Usage", "service*: text", f"qty*: {COUNT}"),
}
