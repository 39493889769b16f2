"""The JSON that other programs build on: keys are added, never renamed or taken away (docs/format.md is the files' own)."""

from __future__ import annotations

import io
import json
import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from sources import ROOT

from routecli.cli import run
from routecli.context import Context
from routecli.lang import LANGUAGES, Words

if TYPE_CHECKING:
    from pathlib import Path

ENVELOPE = ["route", "command", "date", "rep", "data", "problems"]
CUSTOMER = [
    "customer", "name", "rep", "area", "rank", "state", "last_contact", "next_due", "elapsed_days", "interval_days",
    "urgency", "days_late", "reasons",
]  # fmt: skip
REASON = ["kind", "text", "due", "clears"]
# What stands at a place of `data`; `customers.reasons` is what stands in each reason of each customer.
KEYS = {
    "overdue": {
        "": ["customers", "follow_ups", "voices", "people", "appointments", "service"],
        "customers": CUSTOMER,
        "customers.reasons": REASON,
        "follow_ups": ["id", "customer", "name", "due", "text", "days_late"],
        "appointments": ["id", "customer", "name", "due", "text", "days_late"],
    },
    "list": {"": ["customers"], "customers": CUSTOMER, "customers.reasons": REASON},
    "show tanaka": {"": ["customer", "clock", "entries"], "clock": CUSTOMER, "entries": ["id", "date", "type", "by"]},
    "today": {
        "": ["stops", "done", "unassigned", "totals", "map_urls", "effect"],
        "stops": [
            "position", "customer", "name", "arrive", "leave", "travel_minutes", "travel_km", "wait_minutes", "state",
            "urgency", "reasons", "detour_minutes",
        ],
        "stops.reasons": REASON,
        "unassigned": ["customer", "reason", "text", "next_day", "detour_minutes"],
        "totals": ["stops", "travel_minutes", "travel_km", "visit_minutes", "start", "finish"],
    },
    "schedule tanaka": {
        "": ["customer", "name", "minutes", "proposals"],
        "proposals": ["date", "from", "until", "detour_minutes", "detour_km", "grade", "why", "command"],
    },
    "today --add hanabiya": {"effect": ["joined", "kept", "travel_minutes", "finish_minutes", "dropped"]},
    "why tanaka": {"": ["clock", "weight", "terms", "text", "cost"], "cost": ["detour_minutes", "wait_minutes", "visit_minutes"]},
    "plan": {
        "": ["days", "stretch", "missed", "unplanned", "capacity", "reps", "files"],
        "days": ["date", "rep", "week", "load_minutes", "travel_minutes", "frozen", "stops"],
        "days.stops": ["customer", "name", "arrive", "start", "leave", "appointment"],
        "unplanned": ["customer", "name", "reason", "turn", "text"],
        "capacity": ["days", "minutes_wanted", "minutes_possible", "visits_wanted"],
        "reps": ["rep", "first", "last", "stretch", "capacity", "gaps"],
    },
    "review": {
        "": ["period", "frequency", "capacity", "plan", "ranks", "strike_rate", "road", "recommendations"],
        "period": ["from", "until", "days"],
        "frequency": ["looked_at", "neglected", "over_visited", "fewer", "more", "customers"],
        "frequency.customers": [
            "customer", "name", "rep", "area", "rank", "state", "last_contact", "verdict", "every", "expected", "contacts",
            "routine",
        ],
        "capacity": ["days", "demand", "capacity", "share", "reps"],
        "capacity.reps": [
            "rep", "demand", "capacity", "share", "stretch", "visits_a_day", "visits_a_day_from", "working_days", "ranks",
        ],
        "ranks": [
            "rank", "customers", "share_of_customers", "share_of_demand", "share_of_visits", "visits", "with_order",
            "strike_rate", "absent", "refused", "median_minutes", "by_phone_or_online", "biased",
        ],
        "plan": ["planned", "kept", "moved", "missed", "unplanned", "share_kept", "reps"],
        "strike_rate": ["visits", "with_order", "strike_rate", "absent", "refused", "median_minutes"],
        "road": ["estimate", "days", "legs", "minutes", "km", "minutes_a_day", "unknown_stops"],
        "recommendations": ["customer", "name", "every", "recommended", "visit_by", "reasons", "text"],
    },
    "log tanaka 話": {"": ["entry", "path"], "entry": ["id", "type", "date", "by", "outcome", "note"]},
}  # fmt: skip
STATES = {"fresh", "due", "overdue", "neglected", "new", "paused", "on_request"}


def answer(book: Path, line: str, language: str = "ja") -> Any:
    out, err = io.StringIO(), io.StringIO()
    args = ["-C", str(book), "--as-of", "2026-11-24", "--rep", "sato", *line.split(), "--json"]
    context = Context(out, err, io.StringIO(), {}, book, lambda: datetime(2026, 11, 24, 9), Words(language))
    assert run(args, context) == 0, err.getvalue()
    return json.loads(out.getvalue())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "sample-data", tmp_path / "book")


def at(data: Any, place: str) -> list[dict[str, Any]]:
    """Return the objects that stand at a place of the data."""
    found = [data]
    for name in filter(None, place.split(".")):
        parts = [item[name] for item in found]
        found = [row for part in parts for row in (part if isinstance(part, list) else [part])]
    return found


@pytest.mark.parametrize("line", KEYS)
def test_the_keys_stay(book: Path, line: str) -> None:
    found = answer(book, line)
    assert list(found) == ENVELOPE
    assert (found["route"], found["command"], found["date"]) == (1, line.split(maxsplit=1)[0], "2026-11-24")
    for place, keys in KEYS[line].items():
        objects = at(found["data"], place)
        assert objects, f"{place}: the sample shows none"
        for item in objects:
            assert set(keys) <= item.keys(), place


def test_states_are_spelled_as_promised(book: Path) -> None:
    states = {customer["state"] for customer in answer(book, "list --rep suzuki")["data"]["customers"]}
    states |= {customer["state"] for customer in answer(book, "list")["data"]["customers"]}
    assert states <= STATES
    assert {"fresh", "due", "overdue", "neglected", "new"} <= states


@pytest.mark.parametrize("line", ["overdue", "today", "list", "review"])
def test_only_sentences_depend_on_the_language(book: Path, line: str) -> None:
    one, other = (without_sentences(answer(book, line, language)) for language in LANGUAGES)
    assert one == other


def without_sentences(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: without_sentences(item) for name, item in value.items() if name not in {"text", "clears", "message"}
        }
    return [without_sentences(item) for item in value] if isinstance(value, list) else value


def test_problems_come_along(book: Path) -> None:
    (book / "customers" / "broken.yaml").write_text("name：壊れた\n", encoding="utf-8")
    found = answer(book, "list")["problems"]
    assert [list(problem) for problem in found] == [["path", "line", "check", "severity", "message"]]
    assert found[0]["path"] == "customers/broken.yaml"
