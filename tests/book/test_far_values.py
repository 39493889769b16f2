"""Values of a valid kind that once ended every command with exit 70: each is named, and the rest of the book goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from program import route

if TYPE_CHECKING:
    from pathlib import Path

ROUTINE = [
    f'{{"id":"2611{n:02}-aaaaaaaa","date":"2026-11-{n:02}","by":"sato","with":["花"]}}' for n in (2, 4, 9, 11, 16)
]
ORDERS = [
    f'{{"id":"2611{n:02}-bbbbbbbb","date":"2026-11-{n:02}","by":"sato","orders":[{{"item":"A100","qty":1e308,"price":1e308}}]}}'
    for n in (3, 10, 17)
]
SETTINGS = {
    "limits: {need: 999999}": "999999",
    "limits: {complaint: 3000000}": "3000000",
    "limits: {person_intervals: 1e300}": "1e300",
    "limits: {neglect_minutes: -1e308}": "-1e308",
    "travel: {speed_kmh: 1e-308}": "1e-308",
    "travel: {speed_kmh: 0}": "0",
    "travel: {detour: 1e308}": "1e308",
    "due_from: 2": "2",
    "visit: {minutes: 99999999}": "99999999",
}
CUSTOMER = {
    "every: 700 years": "700 years",
    "every: 3653 days": "3653 days",
    "wish: 99999 weeks": "99999 weeks",
    "since: 9999-12-31": "9999-12-31",
    "minutes: 1441": "1441",
    "minutes: -30": "-30",
    f"minutes: {'9' * 400}": "9" * 80,
    "contracts: [{service: x, monthly: 1e400, to: 2027-01-31}]": "1e400",
    "equipment: [{id: m, service: [{part: p, every: 99 years}]}]": "99 years",
}
COMMANDS = [
    "today", "overdue", "list", "show far", "brief far", "why far", "review", "plan --weeks 1", "needs", "news", "equipment",
    "contracts", "near far", "schedule far", "order far",
]  # fmt: skip


def far(book: Path, line: str) -> None:
    text = f"name: 遠い店\nrep: sato\nrank: A\nat: [35.71, 139.78]\ncontacts: [{{name: 花, key: true}}]\n{line}\n"
    (book / "customers" / "far.yaml").write_text(text, encoding="utf-8")
    (book / "visits" / "far.jsonl").write_text("\n".join(ROUTINE) + "\n", encoding="utf-8")


def goes_on(book: Path, path: str, line: int, value: str) -> None:
    """Every reading command answers, and `check` names the value, its line and its range."""
    for command in COMMANDS:
        status, out, err = route(book, *command.split(), "--no-index", "--rep", "sato")
        assert (status, bool(out)) == (0, True), (command, err)
    status, out, _ = route(book, "check", "--json")
    found = [p for p in json.loads(out)["problems"] if p["check"] == "out-of-range"]
    assert status == 1
    assert [(p["path"], p["line"]) for p in found] == [(path, line)]
    message = found[0]["message"]
    assert message.startswith(f"`{value[:79]}")  # a longer one is cut
    assert " is out of range: it must be " in message


@pytest.mark.parametrize("line", CUSTOMER)
def test_a_customer(book: Path, line: str) -> None:
    far(book, line)
    goes_on(book, "customers/far.yaml", 6, CUSTOMER[line])


@pytest.mark.parametrize("line", SETTINGS)
def test_the_settings(book: Path, line: str) -> None:
    far(book, "")
    key = line.partition(":")[0]
    path = book / "route.yaml"
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith(f"{key}:")]
    path.write_text("\n".join([*rows, line]) + "\n", encoding="utf-8")
    goes_on(book, "route.yaml", len(rows) + 1, SETTINGS[line])


def test_orders_beyond_any_warehouse(book: Path) -> None:
    far(book, "")
    with (book / "visits" / "far.jsonl").open("a", encoding="utf-8") as log:
        log.write("\n".join(ORDERS) + "\n")
    for command in COMMANDS:
        status, out, err = route(book, *command.split(), "--no-index", "--rep", "sato")
        assert (status, bool(out)) == (0, True), (command, err)
    problems = json.loads(route(book, "check", "--json")[1])["problems"]
    found = [(p["line"], p["check"]) for p in problems if p["path"] == "visits/far.jsonl"]
    assert found == [(line, "out-of-range") for line in (6, 6, 7, 7, 8, 8)]
