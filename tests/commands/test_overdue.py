"""Whose a late customer is, where the rows are of several reps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


@pytest.fixture
def late(book: Path) -> Path:
    """Both customers, one of each rep, were never visited and are due since long."""
    for path in (book / "customers").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "since: 2026-01-05\n", encoding="utf-8")
    return book


def heading(route: Route, book: Path, columns: int, *options: str) -> str:
    found = route("-C", str(book), "overdue", *options, terminal=True, COLUMNS=str(columns), NO_COLOR="1")
    return found.out.splitlines()[1]


def test_at_eighty_columns_the_rep_is_named_where_there_are_several(route: Route, late: Path) -> None:
    assert heading(route, late, 80).split()[-2:] == ["area", "rep"]
    assert heading(route, late, 80, "--rep", "sato").split()[-1] == "area"
    assert heading(route, late, 120, "--rep", "sato").split()[-1] == "rep"
    assert "rep" not in heading(route, late, 60).split()
