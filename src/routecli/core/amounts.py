"""Amounts as people type them: a number with its unit (`4袋`, `1,200`, `¥450`), a length of time (`30min`, 1時間半), a score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.letters import same_word, word_key
from routecli.core.numerals import arabic

if TYPE_CHECKING:
    from collections.abc import Iterable

MONEY = ("円", "yen", "jpy", "¥", "\\", "$", "€")
HOURS = ("h", "hour", "hr", "時間")
PIECES = ("個", "ケ", "ヶ", "コ", "こ", "piece", "pc", "pcs")
_NO_DIGIT = r"[^\d〇一二三四五六七八九十百千万]"
_AMOUNT = (
    r"(?P<before>[¥\\$€])?\s*(?P<n>-?(?:\d{1,12}(?:\.\d{1,12})?|\.\d{1,12}))"
    rf"\s*(?P<unit>(?![\s.,\-]){_NO_DIGIT}{{1,30}})?"
)
_MINUTE = r"(?:分間?|m|mins?|minutes?|\')"
_HOUR = r"(?:時間|h|hrs?|hours?)"
_MINUTES = (
    rf"(?:(?P<h>\d{{1,2}}(?:\.\d{{1,2}})?)\s*{_HOUR}\s*(?:(?P<half>半)|(?P<m>\d{{1,2}})\s*{_MINUTE}?)?"
    rf"|(?P<only>\d{{1,4}})\s*{_MINUTE}?|(?P<halfhour>半時間|half an hour|half hour)|(?P<hour>an hour))"
)


class Amount(NamedTuple):
    """A number and the unit typed with it, empty if there is none."""

    value: float
    unit: str


def parse_amount(text: str) -> Amount | None:
    """Return the amount that a text spells, or None if it is not one."""
    match = _match(_AMOUNT, text)
    if not match:
        return None
    value = float(match["n"])
    return Amount(int(value) if value == int(value) else value, (match["unit"] or match["before"] or "").strip())


def is_unit(typed: str, units: Iterable[str]) -> bool:
    """Return whether a typed unit is one of `units`, whatever its width, case and number: `bags` for `bag`, `ヶ` for 個."""
    same = [unit for unit in units if unit]
    if any(same_word(unit, each) for unit in same for each in PIECES):
        same += PIECES
    keys = {word_key(unit) for unit in same}
    return bool({word_key(typed), word_key(typed).removesuffix("s"), word_key(typed).removesuffix("es")} & keys)


def parse_minutes(text: str) -> int | None:
    """Return the minutes of `20`, `20分`, `30min`, `1h30`, 1時間半, or None if it is not a length of time."""
    match = _match(_MINUTES, text)
    if not match:
        return None
    if match["halfhour"] or match["hour"]:
        return 30 if match["halfhour"] else 60
    minutes = 60 * float(match["h"] or 0) + (30 if match["half"] else int(match["m"] or match["only"] or 0))
    return int(minutes) if minutes == int(minutes) else None


def parse_score(text: str) -> int | None:
    """Return a score of 1 to 5: `4`, `４点`, `4/5`, `★4`, `★★★★☆`, or None if it is not one."""
    stars = text.strip()
    if stars and set(stars) <= {"★", "☆"}:
        found = stars.count("★")
    else:
        match = _match(r"[★☆]?\s*(\d)\s*(?:点|points?|/\s*5)?", text)
        found = int(match[1]) if match else 0
    return found if 1 <= found <= 5 else None


def _match(pattern: str, text: str) -> re.Match[str] | None:
    try:
        return re.fullmatch(pattern, arabic(text).strip())
    except ValueError:  # kanji numerals in no order
        return None
