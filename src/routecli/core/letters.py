"""Letters as people type them, in one form: width, case, dashes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def fold_letters(text: str) -> str:
    """Return `text` in plain digits, lower case and plain dashes, character for character."""
    return text.lower() if text.isascii() else "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    # An input method gives ー for the minus key and ・ for the slash.
    if character in "−‐‑–—ー":
        return "-"
    folded = unicodedata.normalize("NFKC", character).lower().replace("・", "/")
    return folded if len(folded) == 1 else character


@lru_cache(maxsize=4096)
def word_key(text: str) -> str:
    """Return a key that two spellings of one word share: letters and marks, whatever their width and case, without blanks."""
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(folded.casefold().split())


def same_word(one: str, other: str) -> bool:
    """Return whether two texts are the same word but for width, case and blanks."""
    return one == other or word_key(one) == word_key(other)


def words_meant(text: str, known: Iterable[str]) -> list[str]:
    """Return those of `known` that `text` means: itself, else the same word, else those that begin with it."""
    names, key = list(known), word_key(text)
    if text in names:
        return [text]
    return [name for name in names if word_key(name) == key] or [
        name for name in names if key and word_key(name).startswith(key)
    ]
