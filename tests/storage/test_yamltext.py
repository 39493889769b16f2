"""Values that YAML 1.1 would take for something else are quoted; what is written is read back as it was."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from routecli.storage.files.yamltext import scalar


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("田中商店", "田中商店"),
        ("110-0005", "110-0005"),
        ("2026-11-24", "2026-11-24"),
        ("2 weeks", "2 weeks"),
        ("35.7", "35.7"),
        ("0312345670", '"0312345670"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ("a, b", '"a, b"'),
        ("店 #3", '"店 #3"'),
        ("a: b", '"a: b"'),
        ("~", '"~"'),
        ("", '""'),
        (" x", '" x"'),
        ("1e3", "1e3"),
        ("{x}", '"{x}"'),
    ],
)
def test_scalar(value: str, text: str) -> None:
    assert scalar(value) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_text_survives_on_one_line(value: str) -> None:
    text = scalar(value)
    assert "\n" not in text
    read = yaml.load(f"key: {text}\nlist: [{text}, x]\n", Loader=yaml.CBaseLoader)
    assert read == {"key": value, "list": [value, "x"]}
