"""Ctrl-C while the program is still being loaded: exit 130 and not a word, whatever module is just being imported."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Loads the program, with an interruption as soon as the module of a name, if any, is about to be imported.
DRIVER = """
import sys
wanted, *sys.argv[1:] = sys.argv[1:]
class Interrupt:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == wanted:
            raise KeyboardInterrupt
        seen.append(name)
seen = []
sys.meta_path.insert(0, Interrupt)
from routecli.__main__ import main
import os
real = os._exit
os._exit = lambda status: (sys.stderr.write("\\n".join(seen) if wanted == "-" else ""), sys.stderr.flush(), real(status))
main()
"""


def start(book: Path, wanted: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", DRIVER, wanted, "-C", str(book), "--no-index", "list"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "route.yaml").write_text("format: 1\n", encoding="utf-8")
    return tmp_path


def test_an_interruption_at_any_import_is_no_traceback(book: Path) -> None:
    whole = start(book, "-")
    loaded = whole.stderr.splitlines()
    names = loaded[loaded.index("routecli.cli") :]
    assert whole.returncode == 0
    assert {"routecli.cli", "typer", "routecli.commands.list"} <= set(names)
    for name in names[:: max(1, len(names) // 20)]:
        done = start(book, name)
        assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", ""), name
