"""What the program says beside its tables fits the screen too: notices, refusals and problems of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routecli.core.width import width

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

LINES = (
    "schedule tanaka 12/2 10:30",  # closed that day, and another appointment besides
    "hold tanaka 1/15 rebuilding",  # which spans the appointment
    "log tanaka --meter case-1=10",
    "log tanaka --item",
    "show nobody",
    "list",
)


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_sentences_fit_the_screen(route: Route, book: Path, language: str, columns: int) -> None:
    (book / "customers" / "yoi.yaml").write_text("name: [\nrep: sato\n", encoding="utf-8")
    options = {"language": language, "terminal": True, "COLUMNS": str(columns), "NO_COLOR": "1"}
    route("schedule", "tanaka", "12/1", "10:30", "--rep", "sato", cwd=book)
    said = [route(*line.split(), "--rep", "sato", cwd=book, **options) for line in LINES]
    wide = [line for found in said for line in (found.out + found.err).splitlines() if width(line) > columns]
    assert [line for line in wide if not line.lstrip().startswith("route ")] == []
    assert all(found.err for found in said)
