"""The id that a reading suggests: 田中商店, read たなか しょうてん, is tanaka-shoten."""

from __future__ import annotations

import re

from routecli.core.kana import hepburn
from routecli.core.names import without_form

_ID_LENGTH = 64


def id_from(reading: str) -> str:
    """Return the id that a reading or a Latin name suggests, without 株式会社 and the like; empty with kanji in it."""
    spelled = hepburn(without_form(reading))
    if any(letter.isalnum() and not letter.isascii() for letter in spelled):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", spelled))[:_ID_LENGTH].strip("-")
