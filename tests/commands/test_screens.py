"""What the sample book looks like on terminals of 60, 80 and 120 columns: nothing is wider, nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.core.width import width

if TYPE_CHECKING:
    from session import Route

BOOK = Path(__file__).parent.parent.parent / "sample-data"
SCREENS = (
    "overdue", "review", "list", "needs", "needs --stage won", "equipment", "equipment --packing", "contracts", "news",
    "news winter-2026", "order tanaka", "order norte", "brief isomura", "brief nine", "show isomura", "show hoshikawa",
    "near tanaka", "today", "why isomura",
)  # fmt: skip

TO_COPY = re.compile(r" *(\S+  https://|(→ )?route )")  # an address or a command, which stays whole


def screen(route: Route, command: str, columns: int, language: str) -> list[str]:
    found = route(
        "-C", str(BOOK), "--as-of", "2026-11-24", "--rep", "sato", *command.split(),
        terminal=True, language=language, COLUMNS=str(columns), NO_COLOR="1",
    )  # fmt: skip
    assert found.status == 0
    return found.out.splitlines()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", SCREENS)
def test_no_line_is_wider_than_the_terminal(route: Route, command: str, columns: int, language: str) -> None:
    lines = screen(route, command, columns, language)
    assert [line for line in lines if width(line) > columns and not TO_COPY.match(line)] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_no_line_begins_with_a_mark_that_closes(route: Route) -> None:
    lines = [line.strip() for line in screen(route, "overdue", 60, "ja")]
    assert [line for line in lines if line.startswith(("、", "）", "ー", "」"))] == []
    assert [line for line in lines if line.endswith(("（", "「"))] == []
