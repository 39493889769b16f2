"""Times as people type them: a moment (`10:30`, `AM10:00`, `十時半`, `3pm`) or a part of the day (`午後`, `first thing`).

For a part of the day the middle is the time, and the leeway reaches to both its ends: a visit may begin anywhere in it.
What looks like a time but is not one is refused rather than taken for a word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from routecli.core.letters import fold_letters
from routecli.errors import UsageError

# When a visit may begin, by the words for it.
PARTS = {
    "07:00-09:00": ("早朝", "early morning", "early in the morning"),
    "09:00-10:00": ("朝一", "朝一番", "朝イチ", "朝いち", "朝1", "朝1番", "first thing", "first thing in the morning"),
    "09:00-11:00": ("朝", "朝方"),
    "09:00-12:00": ("午前", "午前中", "am", "a.m.", "morning", "in the morning"),
    "11:00-12:00": ("昼前", "お昼前", "late morning"),
    "12:00-13:00": ("昼", "お昼", "昼休み", "昼どき", "lunchtime", "lunch time", "at lunch"),
    "13:00-14:00": ("昼一", "昼イチ", "昼いち", "昼1", "昼一番", "午後一", "午後イチ", "午後いち", "午後一番", "昼過ぎ",
                    "昼すぎ", "お昼過ぎ", "early afternoon", "after lunch"),
    "13:00-17:00": ("午後", "午後中", "pm", "p.m.", "afternoon", "in the afternoon"),
    "16:00-18:00": ("夕方", "夕刻", "late afternoon", "end of day", "end of the day", "eod"),
    "18:00-20:00": ("夜", "晩", "evening", "in the evening"),
}  # fmt: skip
EARLIEST, LATEST = 9 * 60, 18 * 60  # minutes since midnight: where `by 11` begins and `after 3pm` ends

_SPAN_OF = {word: span for span, words in PARTS.items() for word in words}
_NOONS = {"noon", "midday", "正午"}
_EVENING = {"午後", "夕方", "夜", "晩", "p"}
_KANJI = "[一二三四五六七八九十]{1,3}"
_AM_PM = r"(?P<ampm>[ap])\.?m\.?(?![a-z])"
_HOUR = "(?P<h>[0-9]{1,2})"
_O_CLOCK = (
    rf"(?::(?P<m>[0-9]{{2}})|\s*時(?![間点限])\s*(?:(?P<min>[0-9]{{1,2}}|{_KANJI})\s*分|(?P<m30>半))?|\s*o'clock)"
)
# 午後3 must stand apart: 午後3個 is not a time.
_CLOCKS = (
    rf"{_HOUR}(?::(?P<m>[0-9]{{2}}))?\s*{_AM_PM}",
    rf"(?:(?P<half>午前|午後|朝|昼|夕方|夜|晩)\s*の?\s*)?(?P<h>[0-9]{{1,2}}|{_KANJI}(?=\s*時)){_O_CLOCK}",
    rf"{_AM_PM}\s*{_HOUR}{_O_CLOCK}",
    rf"(?:(?P<half>午前|午後)|{_AM_PM})\s*{_HOUR}(?=[\s、,にでか頃ご~〜]|$)",
    f"(?P<noon>{'|'.join(_NOONS)})",
)
_BEFORE = r"(?:(?P<word>at|about|around|from|by|before|after)\s+|約)"
_APART = r"(?=に|[\s、,]|$)"
_AFTER = rf"頃|ごろ|ころ|ぐらい|くらい|以降|以後|以前|まで|(?P<apart>過ぎ|すぎ|前|台|代){_APART}"
# A time ends where its number or word ends; what ties it to the words after it goes with it.
_END = r"(?!\.?[0-9]|[a-z:])"
_TIE = r"(?:に|から|で|より|[-~〜](?![0-9]))?[\s、,]*"
_TO = r"\s*(?:-|~|〜|から|to\s|till\s|until\s|and\s)\s*"
_WITHIN = r"\s*(?:まで)?の?間に?"
# A lone kanji begins other words (朝礼, 昼食, 夜間); 午後は… is about the day and sets no time.
_PART_END = r"(?![a-z]|[はがもを休]|半休)"
_LONE = r"(?:朝|お?昼|夜|晩)(?![\u4e00-\u9fffァ-ヶ々])"
# What a time begins with; whoever types it beside a date hardly means a note.
_LOOKS = (
    rf"(?:(?:at|about|around|by|before|after|from|between|約)\s*)?(?:(?:午前|午後|朝|昼|夕方|夜|晩|[ap]\.?m\.?)\s*の?\s*)?"
    rf"(?:[0-9]{{1,4}}|{_KANJI}(?=\s*時))\s*(?:[:;]|時(?![間点限])|o'clock|[ap]\.?m\.?(?![a-z]))"
    r"|(?:午前|午後|[ap]\.?m\.?)\s*[0-9]{1,2}(?=[\s、,]|$)|(?:at|about|around|by|before|after)\s+[0-9]"
    r"|[0-9]{1,2}\s*[-~〜]\s*[0-9]{1,2}(?=\s|$)|[0-9]{1,2}\.[0-5][0-9](?=\s|$)|0[0-9][0-5][0-9](?=\s|$)|[0-9]{1,4}$"
)
_SOMEWHERE = r"[0-9]{1,2}\s*(?::[0-9]{2}|時(?![間点限])|[ap]\.?m\b)|(?:午前|午後|\b[ap]m)\s*[0-9]"


class DayTime(NamedTuple):
    """When a visit may begin: at `time` (`HH:MM`), give or take `leeway` minutes."""

    time: str
    leeway: int = 0


def parse_time(text: str) -> str:
    """Return `HH:MM` for `9:30`, `9時半`, `午後2時15分`, `2:15pm`, `noon`; raises UsageError `time.unknown`.

    午前12時 is noon by law and midnight on clocks, so it counts as unknown.
    """
    folded = fold_letters(text).strip()
    clock = _clock(folded, 0)
    if not clock or clock[1] != len(folded):
        raise UsageError("time.unknown", text=text)
    return _written(clock[0])


def split_time(text: str) -> tuple[DayTime | None, str]:
    """Return the time or part of the day that `text` begins with, None if it is not one, and the rest as typed.

    Raises UsageError `time.unknown` for what looks like a time but is not one, `time.range` for `10:00-11:00`, which may be
    the length of a visit or the times between which it may begin.
    """
    folded = fold_letters(text)
    found = _range(folded) or _moment(folded)
    if not found and looks_like_time(text):
        raise UsageError("time.unknown", text=text.split(maxsplit=1)[0])
    time, end = found or _part(folded) or (None, 0)
    if time and _compiled(_SOMEWHERE).match(folded, end):  # 10:00 11:00, 午後 15:00
        raise UsageError("time.unknown", text=text)
    return time, text[end:].strip()


def looks_like_time(text: str) -> bool:
    """Return whether `text` begins with what people write for a time, right or wrong."""
    return bool(_compiled(_LOOKS).match(fold_letters(text)))


def time_within(text: str) -> str:
    """Return the first time anywhere in `text` as `HH:MM`, empty if there is none."""
    folded = fold_letters(text)
    found = (_clock(folded, match.start()) for match in _compiled(_SOMEWHERE).finditer(folded))
    return next((_written(clock[0]) for clock in found if clock), "")


def _range(folded: str) -> tuple[DayTime, int] | None:
    between = _end(r"between\s+", folded, 0)
    first = _clock_or_hour(folded, between)
    to = _end(_TO, folded, first[1]) if first else 0
    last = _clock_or_hour(folded, to) if first and to > first[1] else None
    if not first or not last or not (between or _clock(folded, 0) or _clock(folded, to)):
        return None
    begin, end = _both(first[0], last[0])
    if begin >= end or not _compiled(_END).match(folded, last[1]):
        return None
    within = _end(_WITHIN, folded, last[1])
    if not between and within == last[1]:
        raise UsageError("time.range", first=_written(begin), last=_written(end))
    return _between(begin, end), _end(_TIE, folded, within)


def _both(first: int, last: int) -> tuple[int, int]:
    """Return the ends of a span of which one may have lent the other its half of the day: 2-3pm, 午後2時から4時."""
    if first < 7 * 60 and last > 12 * 60 and first + 12 * 60 < last:
        return first + 12 * 60, last
    return first, last + 12 * 60 if last <= first and last + 12 * 60 > first else last


def _moment(folded: str) -> tuple[DayTime, int] | None:
    before = _compiled(_BEFORE).match(folded)
    clock = _clock(folded, before.end() if before else 0)
    if not clock or not _compiled(_END).match(folded, clock[1]):
        return None
    after = _compiled(_AFTER).match(folded, clock[1])
    time = _moved(clock[0], after[0] if after else before["word"] if before else "")
    return (time, _end(_TIE, folded, after.end() if after else clock[1])) if time else None


def _moved(minutes: int, word: str) -> DayTime | None:
    """Return the time that a word beside a moment makes of it; None if nothing of the day is left."""
    spans = {
        "過ぎ": (minutes, minutes + 30), "すぎ": (minutes, minutes + 30), "前": (minutes - 30, minutes),
        "台": (minutes, minutes + 60), "代": (minutes, minutes + 60),
        **dict.fromkeys(("以降", "以後", "after"), (minutes, LATEST)),
        **dict.fromkeys(("まで", "以前", "by", "before"), (EARLIEST, minutes)),
    }  # fmt: skip
    if word not in spans:
        return DayTime(_written(minutes))
    first, last = spans[word]
    return _between(first, last) if 0 <= first < last <= 24 * 60 else None


def _part(folded: str) -> tuple[DayTime, int] | None:
    words = "|".join(
        map(re.escape, sorted((word for word in _SPAN_OF if not re.fullmatch(_LONE, word)), key=len)[::-1])
    )
    match = _compiled(rf"({words}|{_LONE}){_PART_END}").match(folded)
    if not match:
        return None
    first, last = (60 * int(end[:2]) + int(end[3:]) for end in _SPAN_OF[match[1]].split("-"))
    return _between(first, last), _end(_TIE, folded, match.end())


def _clock(folded: str, start: int) -> tuple[int, int] | None:
    """Return the minutes since midnight of the time that begins at `start`, and where it ends."""
    for pattern in _CLOCKS:
        if (match := _compiled(pattern).match(folded, start)) and (minutes := _minutes(match.groupdict())) is not None:
            return minutes, match.end()
    return None


def _clock_or_hour(folded: str, start: int) -> tuple[int, int] | None:
    """Return the same, of a bare hour as well: one end of 10-12時."""
    hour = _compiled("[0-9]{1,2}").match(folded, start)
    bare = (60 * int(hour[0]), hour.end()) if hour and int(hour[0]) <= 24 else None
    return _clock(folded, start) or bare


def _minutes(groups: dict[str, str | None]) -> int | None:
    if groups.get("noon"):
        return 12 * 60
    hour = _hour(_number(groups["h"] or ""), groups.get("half") or groups.get("ampm"))
    minute = 30 if groups.get("m30") else _number(groups.get("m") or groups.get("min") or "0")
    return None if hour is None or minute > 59 else 60 * hour + minute


def _hour(hour: int, half: str | None) -> int | None:
    if half is None or (half in {"昼", "夕方", "夜", "晩"} and hour > 12):
        return hour if hour < 24 else None
    if half == "昼":
        return hour if hour > 10 else hour + 12
    if hour > 12 or (hour == 12 and half not in {"a", "p", "午後"}):
        return None
    return hour % 12 + (12 if half in _EVENING else 0)


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    from routecli.core.numerals import kanji_number

    try:
        return kanji_number(text)
    except ValueError:  # 十十時
        return 99


def _between(first: int, last: int) -> DayTime:
    half = (last - first) // 2
    return DayTime(_written(first + half), half)


def _written(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _end(pattern: str, folded: str, start: int) -> int:
    """Return where `pattern` ends if it matches at `start`, else `start`."""
    match = _compiled(pattern).match(folded, start)
    return match.end() if match else start


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
