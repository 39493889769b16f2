"""The generated pages of docs/ say what the program says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("page", ["checks"])
def test_the_page_is_fresh(page):
    command = [sys.executable, str(ROOT / "tools" / "make_docs.py"), page, "--check"]
    assert subprocess.run(command, check=False).returncode == 0, f"run: python tools/make_docs.py {page}"


def test_every_check_has_its_section():
    from routecli.checks import CHECKS

    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"\n## {name}\n" not in text] == []
