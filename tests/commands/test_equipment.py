"""Machines by their next service, and the parts for the car: days worked out by hand from cycle and last service."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

MACHINES = """\
minutes: 20
equipment:
  - {id: case-1, model: SC-45, warranty: 2028-05-31, service: [{part: filter, every: 6 months, code: F1}]}
  - {id: case-2, installed: 2026-11-01, service: [{part: filter, every: 6 months, code: F1}]}
"""
# serviced on 21 May; the next one falls on 21 November, three days ago
SERVICED = {"id": "260521-aaaaaaaa", "date": "2026-05-21", "by": "sato", "outcome": "met",
            "service": [{"equipment": "case-1", "part": "filter"}]}  # fmt: skip
FAILED = {"id": "261110-bbbbbbbb", "date": "2026-11-10", "by": "sato", "outcome": "met",
          "failures": [{"equipment": "case-1", "text": "hums"}]}  # fmt: skip


@pytest.fixture
def filled(book: Path) -> Path:
    with (book / "customers" / "tanaka-shoten.yaml").open("a", encoding="utf-8") as file:
        file.write(MACHINES)
    lines = "".join(json.dumps(entry) + "\n" for entry in (SERVICED, FAILED))
    (book / "visits" / "tanaka-shoten.jsonl").write_text(lines, encoding="utf-8")
    return book


def test_each_machine_with_its_next_service(route: Route, filled: Path) -> None:
    first, second = route("-C", str(filled), "equipment", "--json").json["data"]["equipment"]
    assert (first["equipment"], first["model"], first["part"], first["code"]) == ("case-1", "SC-45", "filter", "F1")
    assert (first["due"], first["warranty"]) == ("2026-11-21", "2028-05-31")
    assert first["window"] == ["2026-11-14", "2026-12-05"]  # a week early, two weeks late
    assert (first["failures_90_days"], first["failures_90_days_before"]) == (1, 0)
    assert (second["equipment"], second["due"], second["model"]) == ("case-2", "2027-05-01", None)


def test_only_what_is_due(route: Route, filled: Path) -> None:
    rows = route("-C", str(filled), "equipment", "--due", "--json").json["data"]["equipment"]
    assert [row["equipment"] for row in rows] == ["case-1"]


def test_nobody_of_an_area_without_machines(route: Route, filled: Path) -> None:
    assert route("-C", str(filled), "equipment", "--area", "浅草", "--json").json["data"]["equipment"] == []
    said = route("-C", str(filled), "equipment", "--area", "浅草", terminal=True)
    assert (said.status, said.out.count("\n")) == (0, 1)


def test_the_car_takes_the_parts_of_todays_stops_only(route: Route, filled: Path) -> None:
    packed = route("-C", str(filled), "--rep", "sato", "equipment", "--packing", "--json").json["data"]["packing"]
    assert packed == [{"code": "F1", "part": "filter", "qty": 1, "customers": ["tanaka-shoten"]}]
    nothing = route("-C", str(filled), "--rep", "ito", "equipment", "--packing", "--json")
    assert nothing.json["data"]["packing"] == []
