"""Opening hours as lists publish them (「平日10時～19時 土日祝10時～18時」「定休日：火曜・第3水曜」), as far as they are certain.

What cannot be expressed is kept word for word in `rest`: nothing is guessed and nothing dropped. A text of which a part of the
hours is unclear gives no hours at all, since they would be wrong on some days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.calendar import parse_closures, rule_text
from routecli.core.hours import DAYS, HOLIDAYS, KEYS, day_text, parse_days, parse_spans
from routecli.core.letters import fold_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from routecli.core.model import Span


class HoursText(NamedTuple):
    """What a free text says: `hours` and `closed` as a customer's file has them, what else it says word for word in `rest`.

    `call_first` is set where days off are irregular or a visit needs an appointment, which `rest` says too.
    """

    hours: Mapping[str, str]
    closed: Sequence[str]
    rest: str = ""
    call_first: bool = False


class _Found:
    """What has been understood so far: hours by key, closing rules, what is left, and whether hours were left."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[Span, ...]] = {}
        self.closed: list[str] = []
        self.rest: list[str] = []
        self.unclear = False
        self.call_first = False


LONGEST = 400  # characters; anything longer is prose
# Patterns of folded text, in which ー is a dash and ・ a slash.
_OPEN = r"(?:営業時間?|受付時間?|開館時間?|診療時間?|利用時間|open)\s*(?:[:;]|は)?\s*"
_OFF = r"(?:定休日?|休業日?|休館日?|休診日?|店休日?|お?休み|closed)"
_LABEL = rf"(?:^|(?<=[\s、,/])){_OFF}\s*(?:[:;]|は|\s)\s*(?=\S)"
_NEVER_OFF = r"年中無休|無休|なし|無し|休みなし"
_IRREGULAR = r"不定休(?:あり|有り?)?|不定期|要予約|完全予約制|予約制|要問い?合わ?せ"
_LAST_ORDER = r"(?:l\.?\s*o\.?|ラストオ-ダ-|オ-ダ-ストップ|最終(?:受付|入館|入場|入店))\s*(?:は|:)?\s*"
_PART = r"(?:(?:ランチ|ディナ-|モ-ニング|昼の部|夜の部|午前の部|午後の部|昼|夜間?|lunch|dinner)\s*:?\s*)?"
_DAY = r"(?:[月火水木金土日](?:曜日?)?|祝(?:前?日|祭日|前)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_DAYS = rf"(?:平日|毎日|全日|週末|{_DAY}(?:\s*[-~〜、,/]?\s*{_DAY})*)"
_CLOCK = r"(?:正午|(?:翌[日朝]?の?\s*)?(?:午前|午後|朝|夕方|夜|深夜)?\s*\d{1,2}(?::\d\d|時(?:半|\d{1,2}分)?)?(?:\s*[ap]\.?m\.?)?)"
_SPAN = rf"(?:24時間(?:営業)?|終日|{_CLOCK}\s*(?:[-~〜]|から)\s*{_CLOCK}(?:まで)?)"
_HOURS = rf"(?:(?P<days>{_DAYS})\s*(?:は|:)?\s*)?{_PART}(?P<spans>{_SPAN}(?:\s*[,、/&]?\s*{_PART}{_SPAN})*)"
_UNTIL = rf"(?P<days>{_DAYS})\s*(?:のみ|は|:)?\s*(?P<end>{_CLOCK})まで"
_BRACKET = r"[(\[【]([^()\[\]【】]*)[)\]】]"
_TELLS_TIMES = rf"曜|祝|平日|営業|{_OFF}|\d{{1,2}}(?::|時|月)|{_DAY}は"


def read_hours(text: str, closed: str = "") -> HoursText:
    """Return what a free text of opening hours says, and one of closed days beside it."""
    if len(text) + len(closed) > LONGEST:
        return HoursText({}, (), "、".join(filter(None, [text.strip(), closed.strip()])))
    found = _Found()
    for piece in _pieces(text):
        label = re.search(_LABEL, re.sub(_BRACKET, lambda match: "x" * len(match[0]), fold_letters(piece)))
        _read_open(found, piece[: label.start()] if label else piece)
        _read_closed(found, piece[label.end() :] if label else "")
    for piece in _pieces(closed):
        label = re.match(_LABEL, fold_letters(piece))
        _read_closed(found, piece[label.end() :] if label else piece)
    if found.unclear:  # the whole text is kept instead
        found.rows, found.rest = {}, [text.strip(), *(part for part in found.rest if part not in text)]
    return HoursText(
        _grouped(found.rows), [*dict.fromkeys(found.closed)], "、".join(dict.fromkeys(found.rest)), found.call_first
    )


def _pieces(text: str) -> Iterator[str]:
    """Yield the sentences of a text, a remark behind ※ as one."""
    for line in re.split(r"[\n\r。;；|｜]|(?=※)", text):
        if line.strip():
            yield re.sub(r"\s+", " ", line.strip())


def _read_open(found: _Found, piece: str) -> None:
    """Read hours and the remarks in brackets; of what else stands beside hours, all must be understood."""
    if piece.startswith("※"):
        _read_remark(found, piece[1:], piece)
        return
    folded = fold_letters(piece)
    text, remarks = re.sub(_BRACKET, _day_or_blank, folded), re.finditer(_BRACKET, folded)
    text = re.sub(rf"^\s*{_OPEN}|{_LAST_ORDER}{_CLOCK}", " ", text)
    found.rest += [match[0] for match in re.finditer(rf"{_LAST_ORDER}{_CLOCK}", re.sub(_BRACKET, " ", folded))]
    rest, last, days = [], 0, ""
    for match in re.finditer(_HOURS, text):
        rest.append(text[last : match.start()])
        last, days = match.end(), match["days"] or days
        found.unclear |= not _add(found, days, match["spans"])
    for word in (word for part in [*rest, text[last:]] for word in _listed(part)):
        found.unclear |= not _is_read_beside(found, word)
    for match in remarks:
        if not (text[match.start() : match.end()].strip()):
            _read_remark(found, match[1], piece[match.start() : match.end()])


def _day_or_blank(match: re.Match[str]) -> str:
    """Return the days that a bracket before hours holds, blanks for any other; the places of the text stay."""
    is_day = parse_days(match[1]) and re.match(r"\s*:?\s*\d", match.string[match.end() :])
    return f" {match[1]} " if is_day else " " * len(match[0])


def _read_remark(found: _Found, remark: str, original: str) -> None:
    """Read a remark: days off, when some days end; what it says of times beyond that makes the hours unclear."""
    text = fold_letters(remark).strip()
    off = re.fullmatch(rf"(.+?)(?:を除く|は?{_OFF})|{_OFF}\s*(?:[:;]|は)\s*(.+)", text)
    if off and (rules := _rules(off[1] or off[2])):
        found.closed += rules
    elif (until := re.fullmatch(_UNTIL, text)) and _end(found, until["days"], until["end"]):
        pass
    else:
        found.rest.append(original)
        found.call_first |= bool(re.search(_IRREGULAR, text))
        found.unclear |= bool(re.search(_TELLS_TIMES, re.sub(rf"{_LAST_ORDER}{_CLOCK}", "", text)))


def _is_read_beside(found: _Found, word: str) -> bool:
    """Read a word beside hours; False where it may change what they mean."""
    off = re.fullmatch(rf"(.+?)\s*(?:は|[:;])?\s*{_OFF}", word)
    if re.fullmatch(_IRREGULAR, word):
        found.call_first = True
        found.rest.append(word)
    elif off and (rules := _rules(off[1])):
        found.closed += rules
    else:
        return bool(re.fullmatch(_NEVER_OFF, word))
    return True


def _read_closed(found: _Found, piece: str) -> None:
    """Read closed days; those that are certain are taken, what cannot be expressed is left word for word."""
    if rules := _rules(fold_letters(piece).strip()):
        found.closed += rules
        return
    for part in _listed(piece):
        word = fold_letters(part)
        but = re.fullmatch(rf"(?:{_NEVER_OFF})\s*\((.+)を除く\)", word)
        if rules := _rules(but[1] if but else word):
            found.closed += rules
        elif not re.fullmatch(_NEVER_OFF, word):
            found.call_first |= bool(re.fullmatch(_IRREGULAR, word))
            found.rest.append(part)


def _rules(text: str) -> list[str]:
    """Return the closing rules of a folded text as files have them, none unless all of it is certain.

    A bare number may be anything, and nobody is closed on all days of the week.
    """
    closures = parse_closures(re.sub("及び|および|ならびに|と(?=[月火水木金土日祝年お])", "、", text))
    weekdays = {closure.weekday for closure in closures if closure.kind == "weekday"}
    return [] if text.isdigit() or len(weekdays) == len(DAYS) else [rule_text(closure) for closure in closures]


def _listed(piece: str) -> list[str]:
    """Return the parts of a list; 第2・4水曜 and what stands in brackets stay together."""
    folded = re.sub(_BRACKET, lambda match: "x" * len(match[0]), fold_letters(piece))
    cuts = [match.span() for match in re.finditer(r"(?<!\d)[、,/:\s]+|[、,/:\s]+(?!第?[\d一二三四五])", folded)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(piece)]
    return [part for a, b in zip(edges[::2], edges[1::2], strict=True) if (part := piece[a:b].strip())]


def _add(found: _Found, days: str, spans: str) -> bool:
    """Add hours to the days that they are said of, to all without a word; False where they cannot be expressed."""
    rows = parse_days(days) if days else range(HOLIDAYS)
    each = [parse_spans(span) for span in re.findall(_SPAN, spans)]
    for key in (KEYS[row] for row in rows or ()):
        known = {*found.rows.get(key, ()), *(span for several in each for span in several or ())}
        if (fitting := parse_spans(day_text(sorted(known)))) is None:
            return False
        found.rows[key] = fitting
    return bool(rows) and all(each)


def _end(found: _Found, days: str, end: str) -> bool:
    """Let some days end at another time than was said of all; False where that makes no sense."""
    usual = next(iter(found.rows.values()), ())
    for key in (KEYS[row] for row in parse_days(days) or ()):
        spans = found.rows.get(key, usual)
        last = parse_spans(f"{day_text(spans[-1:]).partition('-')[0]}-{end}") if spans else None
        if not last or last[0][1] - last[0][0] > 16 * 60:
            return False
        found.rows[key] = (*spans[:-1], *last)
    return bool(parse_days(days))


def _grouped(rows: Mapping[str, tuple[Span, ...]]) -> dict[str, str]:
    """Return hours as files have them, days in a row that have the same together: `mon-fri`."""
    runs: list[list[str]] = []
    for key in (key for key in KEYS if key in rows):
        follows = runs and key in DAYS and DAYS.index(key) == DAYS.index(runs[-1][-1]) + 1
        if follows and rows[key] == rows[runs[-1][0]]:
            runs[-1].append(key)
        else:
            runs.append([key])
    return {f"{run[0]}-{run[-1]}" if run[1:] else run[0]: day_text(rows[run[0]]) for run in runs}
