"""A meter that runs backward: written as typed, and said on stderr."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Route


@pytest.fixture
def filled(book: Path) -> Path:
    with (book / "customers" / "tanaka-shoten.yaml").open("a", encoding="utf-8") as file:
        file.write("equipment: [{id: case-1}, {id: case-2}]\n")
    entry = {"id": "261110-aaaaaaaa", "date": "2026-11-10", "meters": [{"equipment": "case-1", "hours": 1830}]}
    (book / "visits" / "tanaka-shoten.jsonl").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    return book


def test_large_readings_are_easy_to_read(route: Route, filled: Path) -> None:
    found = route(
        "-C", str(filled), "--rep", "sato", "log", "tanaka", "--meter", "case-1=21813", "--meter", "case-2=9.5"
    )
    assert "  meter: case-1 21,813 h\n  meter: case-2 9.5 h\n" in found.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["case-1=1830"], ""),
        (["case-1=183"], "Note: case-1 read 1,830 h on Tue 10 Nov, and 183 h is less."),
        (["case-1=1829.5"], "Note: case-1 read 1,830 h on Tue 10 Nov, and 1,829.5 h is less."),
        (["case-2=5"], ""),
        (["case-1=5", "--date", "11/9"], ""),  # before the other reading
        (["case-1=5", "--date", "11/10"], "Note: case-1 read 1,830 h"),
    ],
)
def test_a_reading_below_an_earlier_one_is_written_and_named(
    route: Route, filled: Path, log: Log, options: list[str], said: str
) -> None:
    found = route("-C", str(filled), "--rep", "sato", "log", "tanaka", "--meter", *options)
    assert found.status == 0
    assert found.err.startswith(said) if said else found.err == ""
    assert log()[-1]["meters"] == [{"equipment": options[0].split("=")[0], "hours": float(options[0].split("=")[1])}]
