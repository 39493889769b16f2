"""A mistyped year costs its own line of the output, never the whole book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import route

if TYPE_CHECKING:
    from pathlib import Path

FAR = "name: 遠い店\nrep: sato\narea: 上野\nrank: A\nsince: {since}\nevery: {every}\n"


@pytest.mark.parametrize("since", ["9999-12-25", "0001-01-01"])
@pytest.mark.parametrize("every", ["2 weeks", "3 months", "1 year"])
@pytest.mark.parametrize(
    "command", [["overdue", "--json"], ["today", "--json", "--rep", "sato"], ["list"], ["why", "far"], ["brief", "far"]]
)
def test_an_absurd_since_leaves_every_command_working(book: Path, since: str, every: str, command: list[str]) -> None:
    (book / "customers" / "far.yaml").write_text(FAR.format(since=since, every=every), encoding="utf-8")
    status, out, err = route(book, *command, "--no-index")
    assert status == 0, err
    assert out
    if command[0] in {"overdue", "list"}:
        assert "hagoromo" in out  # the others are still there
