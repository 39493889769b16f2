"""Numbers as people write them: １２, 1,200, 十二, 二〇二六, 二千二十六, 3万."""

from __future__ import annotations

import re

KANJI_DIGITS = "〇一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_IN_PLACES = "(?:[二三四五六七八九]?千)?(?:[二三四五六七八九]?百)?(?:[二三四五六七八九]?十)?[一二三四五六七八九]?"
_THOUSANDS = r"\d+(?:\.\d+)?"
_SCALED = rf"(?=[\d.]+[万千])(?:(?P<man>{_THOUSANDS})万)?(?:(?P<sen>{_THOUSANDS})千)?(?P<rest>\d{{1,4}}(?!\d))?"


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


def arabic(text: str) -> str:
    """Return `text` in half width and lower case, its numbers in plain digits: `１，２００` and 千二百 both become 1200.

    Raises ValueError for kanji out of order; commas stay if they do not part thousands.
    """
    from unicodedata import normalize

    folded = text.lower() if text.isascii() else normalize("NFKC", text).lower()
    digits = re.sub(rf"(?<![\d万千])[{KANJI_DIGITS}十百千]+(?!\d)", lambda kanji: str(kanji_number(kanji[0])), folded)
    plain = re.sub(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])", lambda grouped: grouped[0].replace(",", ""), digits)
    return re.sub(_SCALED, _unscaled, plain)


def _unscaled(match: re.Match[str]) -> str:
    value = 10_000 * float(match["man"] or 0) + 1_000 * float(match["sen"] or 0) + int(match["rest"] or 0)
    return str(int(value)) if value == int(value) else str(value)
