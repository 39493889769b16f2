"""The bar of a long read: nothing within the first second, then a bar that is wiped at the end."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.context import Context
from routecli.lang import Words
from routecli.output import progress as module
from routecli.output.progress import progress

if TYPE_CHECKING:
    import pytest


def said(monkeypatch: pytest.MonkeyPatch, moments: list[tuple[float, int]]) -> str:
    """What is written for (seconds since the start, files read) of ten files."""
    clock = iter([100.0, *(100.0 + seconds for seconds, _ in moments)])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    err = io.StringIO()
    context = Context(io.StringIO(), err, io.StringIO(), {}, Path(), lambda: datetime(2026, 11, 24, 10), Words("en"))
    tell = progress(context)
    for _, done in moments:
        tell(done, 10)
    return err.getvalue()


def test_a_short_read_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, [(0.2, 1), (0.9, 10)]) == ""


def test_a_long_read_shows_its_share_and_is_wiped_when_done(monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(monkeypatch, [(0.5, 1), (1.5, 5), (1.55, 6), (2.0, 10)])
    half, full, end = text.split("\r")[1:]
    assert half.endswith(f"[{'#' * 15}{' ' * 15}] 5/10")
    assert full.endswith(f"[{'#' * 30}] 10/10")  # six of ten came too soon after five
    assert end == "\x1b[K"
