"""How many terminal cells text takes, and padding and wrapping by cells.

Wide and full-width characters (Unicode Standard Annex 11) take two cells, combining and invisible ones none, all others
one. Characters of ambiguous width (①, ※, →, ─) count as one, as most terminals draw them. Emoji sequences count as one
emoji (Unicode Technical Standard 51): characters after a joiner and skin tones take nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE = {"Mn", "Mc", "Me", "Cf", "Cc"}
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = "🏻🏼🏽🏾🏿"
# Kinsoku: characters that may not begin a line, and those that may not end one.
_CLOSING = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〟…‥〜～％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡｣､･ｰﾞﾟ"
)
_OPENING = "([{‘“（〔［｛〈《「『【〝￥｢"
# A word or one wide character, with the brackets that belong to it: a Latin word keeps no bracket that opens what follows.
_WORD = r"[!-~À-ɏ]+(?<![(\[{])"
_OPEN, _CLOSE = (f"[{re.escape(_OPENING)}]*", f"[)\\]}},.:;!?{_CLOSING}\u0300-\u036f\u3099\u309a\u200d\ufe00-\ufe0f]*")
_UNIT = rf"{_OPEN}(?:{_WORD}|[^\s]){_CLOSE}|\s+"
# What loses its meaning in two halves: a command, what is quoted, a day with its weekday, times, a number with its counter.
_COMMAND = rf"""route (?:{"|".join(COMMANDS)})(?: (?![ぁ-ん])(?:"[^"]*"|[^\s"、。（）「」])+(?<![,;:.)]))*"""
_WHOLE = "|".join([
    rf"(?<![\w/-]){_COMMAND}[,;:.]*",
    "`[^`]*`",
    "「[^「」]*」",
    r"\d+(?:/\d+)+\([月火水木金土日]\)",
    r"\d+:\d\d〜\d+:\d\d",
    r"(?:待ち|移動|滞在|回り道)?\d+(?:時間\d+分|時間|分)",
    r"\d[\d.,]*(?:か月|か所|週間|時間|日間|日超過|日経過|番目|区間|周年|[月火水木金土日]曜|[ぁ-ヿ一-鿿])",
])  # fmt: skip
_UNITS = rf"(?P<whole>{_OPEN[:-1]}*?(?:{_WHOLE}){_CLOSE})|{_UNIT}"


@cache
def _plain() -> re.Pattern[str]:
    """Return what matches nearly all text of a book, compiled when a terminal needs it.

    Characters of one cell and a byte in UTF-8, kana, kanji and marks of two cells and three bytes.
    """
    return re.compile("[ -~\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*")


@lru_cache(maxsize=10_000)  # a table asks for each text's three times, and wraps by the same few words
def width(text: str) -> int:
    """Return the cells that `text` takes on one line."""
    if _plain().fullmatch(text):
        return (len(text) + len(text.encode())) // 2
    return sum(_each(text))


def pad(text: str, cells: int, right: bool = False) -> str:
    """Return `text` filled with spaces to `cells` cells, flush right if `right`; longer text stays."""
    blank = " " * (cells - width(text))
    return blank + text if right else text + blank


def wrap(text: str, cells: int) -> list[str]:
    """Return `text` in lines of at most `cells` cells, at least two; line breaks in it are kept.

    Japanese breaks anywhere but before 、。」ー, after 「（ and within a date, a number with its counter or a name in 「」; words
    at spaces, or anywhere if nothing else fits. A command stays on one line even if that is too narrow, so it can be copied.
    """
    if _plain().fullmatch(text) and width(text) <= cells:
        return [text.rstrip()]
    return [line for paragraph in text.splitlines() or [""] for line in _wrap_paragraph(paragraph, max(cells, 2))]


def hang(text: str, cells: int) -> list[str]:
    """Return a line as lines of at most `cells` cells: continuation lines are indented by two cells."""
    indent = len(text) - len(text.lstrip(" "))
    first = wrap(text.lstrip(" "), cells - indent)[0]
    rest = text[indent + len(first) :].lstrip()
    more = wrap(rest, cells - indent - 2) if rest else []
    return [" " * indent + first, *(" " * (indent + 2) + line for line in more)]


def _wrap_paragraph(text: str, cells: int) -> list[str]:
    lines, line = list[str](), ""
    for unit in _units(text, cells):
        if width(line) + width(unit) <= cells:
            line += unit
            continue
        if line.strip():
            lines.append(line.rstrip())
        rest = unit.lstrip()
        while width(rest) > cells and not re.match(_COMMAND, rest):
            head = _start(rest, cells)
            lines.append(head)
            rest = rest[len(head) :]
        line = rest
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _units(text: str, cells: int) -> Iterator[str]:
    """Yield the units that must stay together on a line; one longer than a line comes in its parts, unless it is a command."""
    for match in re.finditer(_UNITS, text):
        whole = match["whole"]
        if whole and width(whole) > cells and not re.match(_COMMAND, whole):
            yield from re.findall(_UNIT, whole)
        else:
            yield match[0]


def _start(text: str, cells: int) -> str:
    """Return as much of the start of `text` as fits into `cells` cells, with the marks on its last character."""
    used = 0
    for position, taken in enumerate(_each(text)):
        used += taken
        if used > cells:
            return text[:position]
    return text


def _each(text: str) -> Iterator[int]:
    """Yield the cells of each character, which may depend on the two before it."""
    return map(_cells, "\0\0" + text, "\0" + text, text)


def _cells(second_last: str, last: str, character: str) -> int:
    if character == _EMOJI_STYLE:
        return 1 if _is_narrow_emoji(last) and second_last != _JOINER else 0
    kind = category(character)
    joined = (last == _JOINER and kind == "So") or "\u1160" <= character <= "\u11ff"  # emoji; vowels of Hangul
    if joined or kind in _INVISIBLE or character in _SKIN_TONES:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _is_narrow_emoji(character: str) -> bool:
    """Return whether the emoji style makes `character` wider: ☀, ❤, and the digits of keycaps."""
    symbol = category(character) in {"So", "Sm"} or character in "0123456789#*"
    return symbol and east_asian_width(character) not in "WF"
