"""What several commands say of one thing agrees: how late a service is, whose day the next visit is, whether notice has passed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from routecli.lang import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

SHOP = """\
name: 山屋
rep: sato
every: 2 weeks
equipment: [{id: m1, installed: 2026-05-15, service: [{part: belt, every: 6 months}]}]
contracts:
  - {service: rental, from: 2024-12-21, to: 2026-12-20, notice: 1 month}
  - {service: water, from: 2024-12-21, to: 2027-12-20, notice: 1 month}
  - {service: old, from: 2023-01-01, to: 2025-12-31}
"""
VISIT = '{"id":"261120-aaaaaaaa","type":"visit","date":"2026-11-20","by":"sato","outcome":"met","next":"2026-11-29"}\n'


@pytest.fixture
def shop(book: Path) -> Path:
    (book / "customers" / "yama.yaml").write_text(SHOP, encoding="utf-8")
    (book / "visits" / "yama.jsonl").write_text(VISIT, encoding="utf-8")
    return book


def test_a_service_is_late_by_one_figure(route: Route, shop: Path) -> None:
    # 15 May + 6 months = 15 Nov, in time until 29 Nov (14 days after): two days late on 1 Dec.
    line = ("-C", str(shop), "--as-of", "2026-12-01", "--rep", "sato")
    [late] = [row for row in route(*line, "overdue", "--json").json["data"]["service"] if row["customer"] == "yama"]
    assert (late["due"], late["days_late"]) == ("2026-11-15", 2)
    for command in (("today",), ("brief", "yama"), ("why", "yama"), ("show", "yama"), ("overdue",)):
        said = route(*line, *command).out
        assert "(2 days late)" in said
        assert "16" not in re.sub(r"\S*\d{4}-\d\d-\d\d", "", said)
    before = route("-C", str(shop), "--as-of", "2026-11-29", "overdue", "--json").json["data"]["service"]
    assert before == []  # its window is open


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_noted_for_the_next_visit_is_no_interval(route: Route, shop: Path, language: str) -> None:
    line = ("-C", str(shop), "--as-of", "2026-12-01", "--rep", "sato")
    for command in (("today",), ("brief", "yama"), ("why", "yama"), ("overdue",)):
        said = route(*line, *command, language=language).out
        assert {"en": "the day noted for the next visit", "ja": "次回として記録した日"}[language] in said
        assert {"en": "every 9 days", "ja": "周期9日"}[language] not in said


def test_a_day_for_notice_that_has_passed_is_marked(route: Route, shop: Path) -> None:
    line = ("-C", str(shop), "--as-of", "2026-12-01")
    rows = route(*line, "contracts", "--json").json["data"]["contracts"]
    assert {row["service"]: row["state"] for row in rows} == {"rental": "too_late", "water": "running", "old": "ended"}
    assert "notice passed" in route(*line, "contracts").out
    said = route(*line, "brief", "yama").out
    assert "rental until Sun 20 Dec; the day for notice, Fri 20 Nov, has passed" in said
    assert "water until Mon 20 Dec 2027, notice by Sat 20 Nov 2027" in said
