"""Books that the schema table makes: every key of every record at the extremes of its kind, among sound values.

A key that is added to the table is covered without a change here. The same number gives the same book.
"""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.storage.schema.table import RECORDS, Field, bounds_of

if TYPE_CHECKING:
    from pathlib import Path

TODAYS = ("2026-11-24", "2026-11-24", "2026-11-24", "2024-02-29", "1900-01-01", "9990-12-31")
LONG = "長い文" * 3000
TEXTS = [
    "x", "0", "-", "　", " ", "\n", "a\nb\r\nc", "\x00\x1b[2J\x9b\x07", "\u202e\u200b\ufeff\u2028", "{x} {0} {", "%s %(x)s",
    "[red]x[/b]:smile:", "../../etc", "=cmd()", "a,b;c|d\t", "💁🏽‍♀️", "e\u0301", LONG, "<script>&amp;\"'", "\\", "null", "９９", "#1",
]  # fmt: skip
WRONG = [None, "", True, 0, -1, 1.5, 1e308, 10**400, [], {}, [[[[[]]]]], {"a": {"b": ["c"]}}, ["x", None, 1], "?"]
DATES = [
    "1900-01-01", "9990-12-31", "2024-02-29", "2000-02-29", "2026-11-24", "2026-11-25", "2026-11-23", "2026-11-01",
    "2025-11-24", "2027-01-01", "2026-12-31", "1970-01-01", "1999-12-31",
]  # fmt: skip
NO_DATES = [
    "0001-01-01",
    "9999-12-31",
    "1604-12-02",
    "1899-12-31",
    "9991-01-01",
    "2025-02-29",
    "1900-02-29",
    "10000-01-01",
]
SOUND: dict[str, list[Any]] = {
    "date": DATES,
    "monthday": ["02-29", "11-24", "11-25", "12-31", "01-01", "1980-05-12", "1604-12-02", "2026-11-24", "9990-11-30"],
    "interval": ["1 day", "1w", "隔週", "月2回", "2 months", "1 month", "2 years", "none", "都度", "3652 days", "521 weeks", "10 years"],
    "cycle": ["1 day", "1 month", "30 years", "1 hour", "2000h", "99999 hours", "none"],
    "closure": [
        "mon", "holidays", "隔週水曜（2026-12-02から）", "mon or next day", "before holidays", "after holidays", "last workday",
        "every 9th fri from 1900-01-05", "31", "last day", "年末年始", "5th sun", "last fri", "2026-11-24", "0001-01-01..9999-12-31", "12-31..01-01", "02-29", "01-01..12-31",
    ],
    "span": ["00:00-24:00", "11:30-14:00", "23:59-24:00", "00:00-00:01", "12:00-12:01"],
    "time": ["00:00", "09:30", "23:59"],
    "bool": [True, False, "yes"],
    "country": ["JP", "US", "XX", "none", "AF"],
    "url": ["http://127.0.0.1:9", "http://[::1]:9/x"],
    "point": [[35.7, 139.78], [35.7001, 139.7801], [90, 180], [-90, -180], [0, 0], [-0.0, 1e-300], ["35.71", "139.79"]],
    "week": [
        {"mon-sun": "00:00-24:00"}, {"mon-fri": "09:00-17:30"}, {"tue": "closed"}, {"mon-fri": "10:00-10:01"},
        {"mon-sun": ", ".join(f"{n:02}:00-{n:02}:01" for n in range(24))},
        {"mon-sun": "18:00-03:00"}, {"mon-fri": "24h", "holidays": "closed"}, {"before holidays": "17:00-36:00"},
    ],
    "windows": [{"mon-fri": "12:00-24:00"}, {"mon-sun": "closed"}, {"holidays": "24h"}, {"tue": "00:00-00:01"}],
    "preference": ["tue", "morning", "afternoon", "evening", "水曜", "午前"],
    "yearday": ["01-01", "02-29", "11-24", "12-31"],
    "agenda": [{"2026-11-24": ["c0", "nobody", "c1"], "2026-11-25": []}, {}, {"9990-12-31": ["c0"]}, {"2026-11-24": None}],
}  # fmt: skip
UNSOUND: dict[str, list[Any]] = {
    "date": NO_DATES,
    "monthday": ["02-30", "13-01", "0001-01-01", "9999-12-31"],
    "interval": ["700 years", "0 days", "99999 years", "-1 week", "1e9 days"],
    "cycle": ["700 years", "0 hours", "100000 hours"],
    "closure": ["6th sun", "2026-08-16..2026-08-10", "9999-99-99", "mon.." + "x" * 100],
    "span": ["14:00-11:30", "25:00-26:00", "-"],
    "time": ["24:00", "9:5", "99:99"],
    "country": ["jp", "JPN"],
    "url": ["http://", "ftp://x", "http://x:99999999", "http://[", "http://a b"],
    "point": [[139.78, 35.7], [91, 0], [0, 181], [1e308, "nan"], [1], ["x", "y"], [[1], 2]],
    "week": [{"mon": "18-19"}, {"mon": ["09:00-10:00"]}, {"someday": "09:00-10:00"}, {"mon": "10:00-09:00"}],
    "windows": [{"mon": "18-19"}, {"someday": "24h"}],
    "preference": ["someday", "mon-fri", "holidays"],
    "yearday": ["02-30", "13-01", "2026-11-24"],
    "agenda": [{"someday": ["c0"]}, {"2026-11-24": "c0"}, {"0001-01-01": ["c0"]}],
}
NUMBERS = {"int", "number", "minutes"}
# What a key names must be there to be named: the machine that a meter belongs to, the product that an order is for.
NAMES = {
    "item": "a", "items": "a", "code": "a", "equipment": "m1", "part": "p1", "service": "s1", "rank": "A", "rep": "me", "by": "me",
    "news": "n1", "told": "n1", "area": "上野", "areas": "上野", "tags": "t1", "name": "田中 一郎", "with": "田中 一郎", "unit": "L",
}  # fmt: skip


class Extreme(NamedTuple):
    """A key of a record, and a value for it."""

    record: str
    key: str
    value: Any


def values_of(kind: str) -> list[Any]:
    """Return the extremes of a kind, inside and outside, and values of other kinds."""
    head, _, rest = kind.partition(":")
    name, low, high = bounds_of(head)
    if name in NUMBERS:
        least, most = int(low), int(high)
        inside: list[Any] = [least, most, str(most), least + 1, (least + most) // 2]
        outside: list[Any] = [
            least - 1,
            most + 1,
            "nan",
            "inf",
            "1e400",
            "-0",
            "１０",
            "9" * 400,
            float(most) * 10,
            1e-308,
        ]
        return [*inside, *outside, *WRONG]
    if head == "choice":
        return [*rest.split("|"), "CHOICE", *WRONG]
    if head == "list":
        inner = values_of(rest)[:8] if rest not in RECORDS else [{}, {"x": 1}]
        return [*([value] for value in inner), inner, inner[:1] * 300, *WRONG]
    if head == "map":
        return [{}, {"": {}}, {"../x": {"name": "x"}}, {LONG: {}}, {"{x}": {"name": "x", "every": "1 week"}}, *WRONG]
    if head in RECORDS:
        return [{}, {"unknown": 1}, {"x-own": [1]}, *WRONG]
    return [*(TEXTS if name == "text" else [*SOUND[name], *UNSOUND.get(name, []), LONG]), *WRONG]


EXTREMES = [
    Extreme(name, field.name, value)
    for name, record in RECORDS.items()
    for field in record.fields
    for value in values_of(field.kind)
]


def reaches(kind: str, record: str) -> bool:
    """Return whether a value of this kind holds such a record, however deep."""
    inner = kind.rpartition(":")[2]
    return inner in RECORDS and (inner == record or any(reaches(f.kind, record) for f in RECORDS[inner].fields))


class Maker:
    """Makes the records of one book by chance, each extreme in every record that it belongs to."""

    def __init__(self, chance: Random, extremes: list[Extreme]) -> None:
        self.chance = chance
        self.extremes = {extreme.record: extreme for extreme in extremes}
        self.density = chance.choice([0.1, 0.4, 0.8])  # the share of keys that are given though nothing needs them
        self.entries = 0

    def record(self, name: str) -> dict[str, Any]:
        extreme = self.extremes.get(name)
        made = {}
        for field in RECORDS[name].fields:
            needed = (
                field.required
                or field.name in {"reps", "ranks"}
                or any(reaches(field.kind, record) for record in self.extremes)
            )
            if needed or self.chance.random() < self.density:
                made[field.name] = self.value(field.kind, field)
        if extreme:
            made[extreme.key] = extreme.value
        return made

    def value(self, kind: str, field: Field) -> Any:
        head, _, rest = kind.partition(":")
        name, low, high = bounds_of(head)
        if head == "list":
            return [self.value(rest, field) for _ in range(self.chance.choice([1, 1, 2, 5]))]
        if head == "map":
            return {NAMES[rest] if rest in NAMES else TEXTS[0]: self.value(rest, field)}
        if head in RECORDS:
            return self.record(head)
        if head == "choice":
            return self.chance.choice(rest.split("|"))
        if field.name == "format":
            return 1
        if name in NUMBERS:
            least, most = int(low), int(high)
            return self.chance.choice([least, most, min(most, max(least, self.chance.randrange(40)))])
        if head == "text":
            return NAMES.get(field.name) or self.chance.choice(TEXTS[:3])
        return self.chance.choice(SOUND[name])

    def entry(self) -> dict[str, Any]:
        """Return a line of a log; it may correct, close or move what was said before it."""
        self.entries += 1
        made = self.record("entry")
        before = [f"261101-{n:08}" for n in range(self.entries)] + [f"261101-{n:08}#1" for n in range(self.entries)]
        for key in ("replaces", "voids"):
            if key in made and not self.is_extreme("entry", key):
                made[key] = self.chance.choice(before) if self.chance.random() < 0.2 else ""
        for key in ("done", "dropped", "moved", "stages"):
            for n, row in enumerate(made[key] if isinstance(made.get(key), list) else ()):
                if isinstance(row, dict) and not self.is_extreme(f"{key}".removesuffix("s"), "id"):
                    row["id"] = self.chance.choice(before)
                elif isinstance(row, str) and not self.is_extreme("entry", "done"):
                    made[key][n] = self.chance.choice(before)
        if not self.is_extreme("entry", "id"):
            made["id"] = f"261101-{self.entries:08}"
        return made

    def is_extreme(self, record: str, key: str) -> bool:
        extreme = self.extremes.get(record)
        return extreme is not None and extreme.key == key


def write_book(root: Path, number: int, each: int = 5) -> None:
    """Write book `number`: `each` customers, with the next extreme in each of them."""
    chance = Random(number)
    start = number * each % len(EXTREMES)
    extremes = [*EXTREMES, *EXTREMES][start : start + each]
    for folder in ("customers", "visits", "news", "plans/me"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    makers = [Maker(chance, [extreme]) for extreme in extremes]
    settings = next((m for m in makers if any(reaches("settings", record) for record in m.extremes)), makers[0])
    write(root / "route.yaml", settings.record("settings"))
    for n, maker in enumerate(makers):
        write(root / "customers" / f"c{n}.yaml", maker.record("customer") | {"rep": "me"})
        lines = [maker.entry() for _ in range(chance.choice([0, 1, 6]))]
        text = "".join(json.dumps(line, ensure_ascii=chance.random() < 0.5) + "\n" for line in lines)
        (root / "visits" / f"c{n}.jsonl").write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    write(root / "products.yaml", [maker.record("product") for maker in makers])
    write(root / "news" / "n1.yaml", chance.choice(makers).record("news"))
    write(root / "plans" / "me" / "2026-W48.yaml", chance.choice(makers).record("plan"))


def write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8", errors="surrogatepass", newline="")
