"""What a warm start must not import: time that no rep should wait for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Runs one command line as `route` does and names the modules that were loaded; files count as rested at once.
PROBE = """
import sys
from routecli.cli import make_context, run
arguments = sys.argv[1:]
if "--version" not in arguments:
    import routecli.storage.files.walk
    routecli.storage.files.walk.SETTLED_NS = -(10**18)
status = run(arguments, make_context(arguments))
print(status, *sys.modules, file=sys.stderr)
"""
HEAVY = {
    "rich", "pydantic", "yaml", "holidays", "dateutil.parser", "dateutil.rrule", "importlib.metadata", "asyncio",
    "logging", "urllib.request", "multiprocessing", "concurrent.futures", "decimal", "ctypes", "email",
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample firm, everybody looked at once, so that index and public holidays are known."""
    home = tmp_path_factory.mktemp("warm")
    shutil.copytree(ROOT / "sample-data", home / "book")
    loaded(home, "list", "--json")
    return home


def loaded(home: Path, *args: str) -> set[str]:
    call = [sys.executable, "-c", PROBE, "-C", str(home / "book"), "--as-of", "2026-11-24", "--rep", "sato", *args]
    env = {"XDG_CACHE_HOME": str(home / "cache"), "HOME": str(home), "LANG": "C.UTF-8", "PATH": ""}
    result = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", env=env, check=False)
    status, *modules = result.stderr.splitlines()[-1].split()
    assert status == "0", result.stderr
    return set(modules)


@pytest.mark.parametrize(
    "command",
    ["overdue", "list", "today", "brief tanaka", "why tanaka", "show tanaka", "log tanaka 話", "overdue --json"],
)
def test_a_warm_command_loads_nothing_heavy(home: Path, command: str) -> None:
    assert loaded(home, *command.split()) & HEAVY == set()


def test_the_version_needs_neither_a_book_nor_its_readers(home: Path) -> None:
    modules = loaded(home, "--version")
    assert modules & {*HEAVY, "json", "routecli.core.model", "routecli.storage.load"} == set()


def test_the_probe_sees_what_is_loaded(home: Path) -> None:
    assert "yaml" in loaded(home, "overdue", "--no-index")
