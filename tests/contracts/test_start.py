"""What a warm start must not import: time that no rep should wait for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "sample-data"
PROBE = "import sys; from routecli.cli import run, make_context; a = sys.argv[1:]; c = make_context(a); c.args = a; s = run(a, c); print(s, *sorted(sys.modules), file=sys.stderr)"


def loaded(args: list[str], tmp_path: Path) -> set[str]:
    book = tmp_path / "book"
    if not book.exists():
        shutil.copytree(SAMPLE, book)
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "ROUTE_LANG": "ja"}
    call = [sys.executable, "-c", PROBE, "-C", str(book), "--as-of", "2026-11-24", "--rep", "sato", *args]
    result = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", env=env, check=True)
    status, *modules = result.stderr.split("\n")[-2].split()
    assert status == "0", result.stderr
    return set(modules)


def test_the_daily_commands_load_nothing_heavy(tmp_path: Path) -> None:
    loaded(["overdue"], tmp_path)  # works out the public holidays, with a heavy package, once
    for command in (["overdue"], ["list"], ["log", "tanaka-shoten", "話"]):
        modules = loaded(command, tmp_path)
        heavy = {"rich", "pydantic", "asyncio", "importlib.metadata", "dateutil.parser", "logging"} & modules
        assert not heavy, command


def test_the_version_needs_neither_a_book_nor_its_readers(tmp_path: Path) -> None:
    modules = loaded(["--version"], tmp_path)
    assert not {"yaml", "json", "rich", "routecli.core.model", "routecli.storage.load"} & modules
