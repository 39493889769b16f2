"""Letters as people type them, in one form: width, case, dashes."""

from __future__ import annotations

import unicodedata


def fold_letters(text: str) -> str:
    """Return `text` in plain digits, lower case and plain dashes, character for character."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    # An input method gives ー for the minus key and ・ for the slash.
    if character in "−‐‑–—ー":
        return "-"
    folded = unicodedata.normalize("NFKC", character).lower().replace("・", "/")
    return folded if len(folded) == 1 else character
