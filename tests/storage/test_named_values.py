"""A value that does not fit is named by its own line and text, with what to write instead, and in no word of Python."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from routecli.core.layout import NEWS, PRODUCTS, SETTINGS
from routecli.lang import LANGUAGES, Words
from routecli.output.problems import fix, message
from routecli.storage.files.logfile import parse_log
from routecli.storage.load import typed_yaml
from routecli.storage.schema.table import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.errors import Problem

HERE = "@@here@@"
LOG = "visits/x.jsonl"
ROOTS = {SETTINGS: "settings", "customers/x.yaml": "customer", f"{NEWS}/n.yaml": "news",
         PRODUCTS: "product", "plans/me/2026-W48.yaml": "plan", LOG: "entry"}  # fmt: skip
# One value of each kind that YAML knows; none is what the other kinds take.
WRONG = {
    "text": '"zq"', "number": "-12345678901234567", "list": '["zq", ["zq"]]', "mapping": '{"zq": 7}', "nested": '[{"zq": [7]}]',
    "one in a list": '["zq"]', "empty list": "[]", "empty mapping": "{}", "true": "true", "null": "null",
    "swapped": "[139.78, 35.705]", "hours": '{"mon-fri": "18-19"}', "an hour": '"18-19"', "day": '"2019/4/1"',
}  # fmt: skip
RIGHT = {
    "text": "x", "date": "2026-11-24", "monthday": "05-12", "int": 1, "number": 1, "minutes": 30, "time": "09:30",
    "interval": "2 weeks", "cycle": "2 weeks", "agenda": {"2026-11-24": ["x"]}, "span": "11:30-14:00", "closure": "wed",
    "yearday": "07-01", "preference": "tue",
}  # fmt: skip
ABOUT_A_VALUE = {"bad-value", "out-of-range", "not-a-list", "not-a-mapping", "impossible-date"}
PYTHON = re.compile(r"\b(?:dict|int|str|None|NoneType|True|False|float|tuple|bool|type|object)\b|`list`|「list」")


def right(kind: str) -> Any:
    """Return a value of a kind, of a record only what it needs."""
    head, _, rest = kind.partition(":")
    if head == "choice":
        return rest.split("|")[0]
    if head == "list":
        return [right(rest)]
    if head == "map":
        return {"me": right(rest)}
    if head in RECORDS:
        return {field.name: right(field.kind) for field in RECORDS[head].fields if field.required}
    return RIGHT[kind.split(" ", maxsplit=1)[0]]


def documents(record: str) -> Iterator[tuple[str, Any]]:
    """Yield the path of every key that a record has, at any depth, with a sound record that holds `HERE` there."""
    sound = right(record)
    for field in RECORDS[record].fields:
        yield field.name, {**sound, field.name: HERE}
        head, _, rest = field.kind.partition(":")
        inner = rest if head in {"list", "map"} else head
        for path, document in documents(inner) if inner in RECORDS else ():
            value = {"list": [document], "map": {"me": document}}.get(head, document)
            yield f"{field.name}.{path}", {**sound, field.name: value}


def texts(name: str) -> Iterator[tuple[str, str]]:
    """Yield of a kind of file every key with a text that holds `HERE` there."""
    for path, document in documents(ROOTS[name]):
        whole = [document] if name == PRODUCTS else document
        yield path, json.dumps(whole, indent=None if name == LOG else 1, ensure_ascii=False)


def problems_of(name: str, text: str) -> list[Problem]:
    if name == LOG:
        return list(parse_log(text.encode() + b"\n", name).problems)
    return typed_yaml(name, text.encode())[2]


@pytest.mark.parametrize("name", ROOTS)
def test_every_wrong_value_is_named_by_its_own_place_and_text(name: str) -> None:
    named: set[str] = set()
    for path, text in texts(name):
        for kind, wrong in WRONG.items():
            lines = text.replace(f'"{HERE}"', wrong)
            for problem in problems_of(name, lines):
                if problem.check in ABOUT_A_VALUE:
                    named.add(kind)
                    rest = lines.split("\n")[problem.line - 1][problem.col - 1 :]
                    shown = str(problem.params["value"])
                    assert rest.replace('"', "").startswith(shown.replace('"', "")), (path, kind, problem)
    assert named >= {"text", "number", "list", "nested", "swapped", "an hour"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROOTS)
def test_no_sentence_about_a_value_has_a_word_of_python(name: str, language: str) -> None:
    words = Words(language)
    for path, text in texts(name):
        for kind, wrong in WRONG.items():
            for problem in problems_of(name, text.replace(f'"{HERE}"', wrong)):
                said = f"{message(words, problem)} {fix(words, problem)}"
                assert not PYTHON.search(said), (path, kind, said)


@pytest.mark.parametrize("name", [name for name in ROOTS if not name.startswith("plans")])
def test_what_is_to_be_written_instead_is_taken(name: str) -> None:
    taken = 0
    for path, text in texts(name):
        for wrong in WRONG.values():
            lines = text.replace(f'"{HERE}"', wrong)
            for problem in problems_of(name, lines):
                if instead := problem.params.get("instead"):
                    rows = lines.split("\n")
                    row = rows[problem.line - 1]
                    begin, end = problem.col - 1, problem.col - 1 + len(spelled(row[problem.col - 1 :]))
                    named = re.search(r'(?:"[^"]*": )?$', row[:begin])
                    start = named.start() if named and ": " in instead.split("[")[0].split("{")[0] else begin
                    rows[problem.line - 1] = row[:start] + instead + row[end:]
                    after = problems_of(name, "\n".join(rows))
                    inside = range(start + 1, start + len(instead) + 1)
                    left = [p for p in after if p.check in ABOUT_A_VALUE and p.line == problem.line and p.col in inside]
                    assert not left, (path, wrong, instead)
                    taken += 1
    assert taken


def spelled(text: str) -> str:
    """Return the JSON value that a text begins with."""
    return text[: json.JSONDecoder().raw_decode(text)[1]]


@pytest.mark.parametrize(
    ("lines", "place", "value", "instead"),
    [
        ("at: [139.78, 35.705]", (2, 5), "[139.78, 35.705]", "at: [35.705, 139.78]"),
        ("at: 35.705, 139.78", (2, 5), "35.705, 139.78", "at: [35.705, 139.78]"),
        ("at: {lat: 35.705, lon: 139.78}", (2, 5), "{lat: 35.705, lon: 139.78}", "at: [35.705, 139.78]"),
        ('hours: {mon-fri: "18-19"}', (2, 18), "18-19", "mon-fri: 18:00-19:00"),
        ('hours:\n  sat: "10:00-12:00"\n  mon-fri:\n    - "9-18"', (5, 5), "[9-18]", "mon-fri: 9:00-18:00"),
        ('hours: {someday: "10:00-12:00"}', (2, 9), "someday", None),
        ("since: 2019/4/1", (2, 8), "2019/4/1", "since: 2019-04-01"),
        ("contacts: [{name: 田中, birthday: 5/12}]", (2, 33), "5/12", "birthday: 05-12"),
        ("rep: [me]", (2, 6), "[me]", "rep: me"),
        ("every:\n  a: b", (3, 3), "{a: b}", None),
        ("tags: 和菓子", (2, 7), "和菓子", "tags: [和菓子]"),
        ("contacts: [田中 一郎]", (2, 12), "田中 一郎", "{name: 田中 一郎}"),
        ("contacts: {name: 田中 一郎}", (2, 11), "{name: 田中 一郎}", "contacts: [{name: 田中 一郎}]"),
        ("kind: wholsale", (2, 7), "wholsale", "kind: wholesale"),
        ("minutes: many", (2, 10), "many", None),
    ],
)  # fmt: skip
def test_a_customers_value(lines: str, place: tuple[int, int], value: str, instead: str | None) -> None:
    (problem,) = problems_of("customers/x.yaml", f"name: 店\n{lines}\n")
    assert (problem.line, problem.col) == place
    assert problem.params["value"] == value
    assert problem.params.get("instead") == instead


@pytest.mark.parametrize(
    ("lines", "place", "value", "instead"),
    [
        ('reps: {me: {name: 私, hours: {mon-fri: "9-18"}}}', (2, 39), "9-18", "mon-fri: 9:00-18:00"),
        ("reps: {me: {name: 私, lunch: {between: [1, 2]}}}", (2, 39), "[1, 2]", None),
        ("reps:\n  me: 私", (3, 7), "私", "me: {name: 私}"),
        ("ranks: {A: 2 weeks}", (2, 12), "2 weeks", "A: {every: 2 weeks}"),
        ("travel: {osrm: localhost:5000}", (2, 16), "localhost:5000", None),
        ("ranks: A", (2, 8), "A", None),
    ],
)  # fmt: skip
def test_a_value_deep_inside_the_settings(lines: str, place: tuple[int, int], value: str, instead: str | None) -> None:
    (problem,) = problems_of(SETTINGS, f"format: 1\n{lines}\n")
    assert (problem.line, problem.col) == place
    assert problem.params["value"] == value
    if instead:
        assert problem.params.get("instead") == instead


def test_a_day_of_a_plan() -> None:
    (problem,) = problems_of("plans/me/2026-W48.yaml", "days:\n  2026-11-24: tanaka\n")
    assert (problem.line, problem.col, problem.params["instead"]) == (2, 15, "2026-11-24: [tanaka]")
    (problem,) = problems_of("plans/me/2026-W48.yaml", "days:\n  11/24:\n    - tanaka\n")
    assert (problem.line, problem.col, problem.params["value"]) == (2, 3, "11/24")
