"""The JSON of an answer is what Python's own writer makes of it, with records, dates and intervals in plain words."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from routecli.core.interval import Interval
from routecli.output.json import spelled

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.integers(-8000, 8000).map(lambda n: n / 8)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


class Shop(NamedTuple):
    name: str
    from_: date | None
    every: Interval
    share: float
    spans: tuple[tuple[int, int], ...]


@given(VALUES)
def test_any_value_is_written_as_python_writes_it(value: object) -> None:
    found = spelled(value)
    assert json.loads(found) == value
    if ".0" not in found and ".0" not in repr(value):  # whole numbers lose their decimals
        assert found == json.dumps(value, ensure_ascii=False, indent=1)


def test_a_record_is_an_object_with_the_keys_of_the_files() -> None:
    shop = Shop("田中\x07", date(2026, 11, 24), Interval(2, "w"), 1.23456, ((540, 720),))
    assert json.loads(spelled({"shop": shop, "none": []})) == {
        "shop": {"name": "田中\x07", "from": "2026-11-24", "every": "2 weeks", "share": 1.2346, "spans": [[540, 720]]},
        "none": [],
    }
