"""Customers that may be the same one under another spelling, so that none is entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.names import search_key, without_form
from routecli.core.romaji import romaji_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.core.names import Spelling

ALIKE = 0.85  # 鈴木工業所 is 鈴木工業 (0.89), 田中商会 is not 田中商店 (0.75)


def similar(name: str, kana: str, customers: Iterable[Spelling]) -> list[str]:
    """Return the ids of those whose name is nearly the same, or whose reading is the same."""
    from difflib import SequenceMatcher

    key, reading = search_key(name), romaji_key(without_form(kana))
    likeness = SequenceMatcher(b=key)
    found = []
    for other in customers:
        likeness.set_seq1(other.name)
        same_reading = reading and other.kana and other.reading == reading
        if same_reading or (likeness.quick_ratio() >= ALIKE and likeness.ratio() >= ALIKE):
            found.append(other.id)
    return found
