"""The records of a book as read: immutable tuples whose fields carry the names of the files' keys.

They are `NamedTuple`s rather than dataclasses because a frozen dataclass costs seven times as much at start-up. A key
that is a Python keyword carries an underscore (`from_`, `with_`). Sequences from the index may be lists.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from routecli.core.interval import Interval

# Annotations are evaluated here: as text, `NamedTuple` compiles each of them at every start, for three times as long.
Span = tuple[int, int]  # minutes since midnight
# Monday first, an empty day is closed; then, if one is named, public holidays and days before them, None for the other.
Week = Sequence[Sequence[Span] | None]


class Person(NamedTuple):
    """A contact person (先方担当者) at a customer."""

    name: str
    role: str = ""
    key: bool = False
    birthday: str = ""
    phone: str = ""
    email: str = ""
    likes: str = ""
    avoid: str = ""
    since: date | None = None
    left: date | None = None
    notes: str = ""


class Occasion(NamedTuple):
    """A yearly date of a customer, such as its founding day."""

    on: str
    what: str = ""


class Part(NamedTuple):
    """A service cycle of a machine: a part, by time or by running hours."""

    part: str
    every: Interval
    anchor: str = "done"
    early: int | None = None
    late: int | None = None
    code: str = ""
    first: date | None = None


class Machine(NamedTuple):
    """An installed machine (納入機器)."""

    id: str
    model: str = ""
    serial: str = ""
    installed: date | None = None
    warranty: date | None = None
    service: Sequence[Part] = ()
    notes: str = ""


class Contract(NamedTuple):
    """A running contract with its notice period."""

    service: str
    from_: date | None = None
    to: date | None = None
    monthly: float | None = None
    notice: Interval | None = None
    plan: float | None = None
    unit: str = ""


class Season(NamedTuple):
    """What holds in a part of every year, from one `MM-DD` to another; None or empty what stays as it is."""

    from_: str
    to: str
    every: Interval | None = None
    hours: Week = ()
    closed: Sequence[str] | None = None


class EarlierRep(NamedTuple):
    """A rep who looked after a customer, and the last day of that; a day to come is one on which it still is so."""

    rep: str
    until: date


class Customer(NamedTuple):
    """A customer (得意先): the slow facts of one account."""

    id: str
    name: str
    kana: str = ""
    code: str = ""
    kind: str = "other"
    rank: str = ""
    area: str = ""
    rep: str = ""
    since: date | None = None
    every: Interval | None = None
    wish: Interval | None = None
    address: str = ""
    postal: str = ""
    phone: str = ""
    at: Sequence[float] = ()
    at_from: str = ""
    hours: Week = ()
    closed: Sequence[str] = ()
    calls: Week = ()
    prefers: Sequence[str] = ()
    call_first: bool = False
    seasons: Sequence[Season] = ()
    minutes: int | None = None
    contacts: Sequence[Person] = ()
    dates: Sequence[Occasion] = ()
    tags: Sequence[str] = ()
    items: Sequence[str] = ()
    competitors: Sequence[str] = ()
    referred_by: str = ""
    target: float | None = None
    equipment: Sequence[Machine] = ()
    contracts: Sequence[Contract] = ()
    earlier: Sequence[EarlierRep] = ()
    ended: date | None = None
    notes: str = ""


class Place(NamedTuple):
    """A place the rep starts from or ends at."""

    at: Sequence[float] = ()
    name: str = ""


class Lunch(NamedTuple):
    """A break of some minutes somewhere inside a span."""

    minutes: int = 60
    between: Span = (690, 840)


class Rep(NamedTuple):
    """A salesperson (担当者) and the frame of the working day."""

    id: str
    name: str
    base: Place = Place()
    home: Place = Place()
    hours: Week = ()
    lunch: Lunch | None = None
    away: Sequence[str] = ()
    visits: int | None = None


class Rank(NamedTuple):
    """A class of customers: the interval and the weight of its neglect."""

    every: Interval | None = None
    weight: float = 1.0


class Visiting(NamedTuple):
    """The length of a visit, unless the customer's file says otherwise."""

    minutes: int = 30


class Travel(NamedTuple):
    """How travel times are estimated, or which server to ask for them."""

    speed_kmh: float = 25.0
    detour: float = 1.3
    minutes_per_stop: float = 3.0
    learn: bool = True
    osrm: str = ""
    valhalla: str = ""


class PlaceServer(NamedTuple):
    """Which server to ask for the places of addresses, besides the towns that come with the program."""

    nominatim: str = ""


class Limits(NamedTuple):
    """Thresholds of the reasons, in days unless said otherwise."""

    neglect_minutes: float = 240.0
    over_visited: float = 1 / 3
    person_intervals: float = 3.0
    complaint: int = 7
    need: int = 30
    greeting: int = 7
    after_sales: int = 14
    service_early: int = 7
    service_late: int = 14
    warranty: int = 180
    contract: int = 30
    order_safety: int = 2
    silence: int = 3


class Imports(NamedTuple):
    """Which column of a list is which key, as it was said for each kind of list: keys by heading."""

    customers: Mapping[str, str] = {}
    products: Mapping[str, str] = {}
    orders: Mapping[str, str] = {}
    visits: Mapping[str, str] = {}


class Settings(NamedTuple):
    """The settings of a book, `route.yaml`."""

    format: int = 1
    company: str = ""
    language: str = ""
    country: str = "JP"
    closed: Sequence[str] = ()
    reps: Mapping[str, Rep] = {}
    ranks: Mapping[str, Rank] = {}
    visit: Visiting = Visiting()
    travel: Travel = Travel()
    places: PlaceServer = PlaceServer()
    due_from: float = 0.7
    neglected_from: float = 1.5
    limits: Limits = Limits()
    imports: Imports = Imports()


class Product(NamedTuple):
    """A line of the catalogue."""

    code: str
    name: str = ""
    unit: str = ""
    price: float | None = None
    pack: int = 1
    tags: Sequence[str] = ()


class Plan(NamedTuple):
    """The saved plan of a rep for one week: the customers of each day, by ISO date."""

    days: Mapping[str, Sequence[str]] = {}


class News(NamedTuple):
    """Something worth telling matching customers once (情報提供)."""

    id: str
    title: str
    text: str = ""
    tags: Sequence[str] = ()
    kinds: Sequence[str] = ()
    areas: Sequence[str] = ()
    items: Sequence[str] = ()
    from_: date | None = None
    until: date | None = None
    windows: Week = ()
