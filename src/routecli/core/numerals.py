"""Numbers in kanji: 十二, 三十一, 二〇二六, 二千二十六."""

from __future__ import annotations

import re

KANJI_DIGITS = "〇一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_IN_PLACES = "(?:[二三四五六七八九]?千)?(?:[二三四五六七八九]?百)?(?:[二三四五六七八九]?十)?[一二三四五六七八九]?"


def kanji_number(text: str) -> int:
    """Return the number that kanji spell, by places or digit by digit; raises ValueError for 十十 and the like."""
    if not set(text) & set(_PLACES):
        return int("".join(str(KANJI_DIGITS.index(digit)) for digit in text))
    if not re.fullmatch(_IN_PLACES, text):
        raise ValueError(text)
    total = digit = 0
    for sign in text:
        if sign in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[sign], 0
        else:
            digit = KANJI_DIGITS.index(sign)
    return total + digit
