"""The generated pages of docs/ say what the program says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("page", ["checks", "format", "commands", "commands.ja", "schemas"])
def test_the_page_is_fresh(page):
    command = [sys.executable, str(ROOT / "tools" / "make_docs.py"), page, "--check"]
    assert subprocess.run(command, check=False).returncode == 0, f"run: python tools/make_docs.py {page}"


def test_every_check_has_its_section():
    from routecli.checks import CHECKS

    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"\n## {name}\n" not in text] == []


def test_every_key_is_described_in_both_languages():
    from routecli.lang import fields
    from routecli.storage.schema.table import RECORDS

    keys = {f"field.{name}.{field.name}" for name, record in RECORDS.items() for field in record.fields}
    assert fields.WORDS.keys() == keys


def test_no_place_in_the_template_is_left_empty():
    from routecli.storage.schema.table import RECORDS

    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    assert text.count("| key | kind | meaning |") == len(RECORDS)
