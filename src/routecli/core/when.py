"""A day, maybe a time, and words after them on one line: `11/30 10:00 見積説明`, `明日10時半に見積`, `fri demo`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.dates import parse_time, split_date
from routecli.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

_SOON = {"soon", "asap", "近いうち", "近いうちに", "近々", "要訪問", "なるはや"}
# Where a time may begin the rest of the line; what `parse_time` then refuses is a wrong time, not a word.
_TIME = re.compile(
    r"(?:at\s+)?(?P<time>(?:午前|午後)?\s*[0-9]{1,2}(?::[0-9]{1,2}|時\s*(?:[0-9]{1,2}分|半)?)(?:\s*[ap]\.?m\.?)?"
    r"|[0-9]{1,2}\s*[ap]\.?m\.?|noon|正午)(?![0-9A-Za-z:.\-~〜])(?:頃|ごろ)?(?:に|から)?[\s、,]*",
    re.IGNORECASE,
)


class When(NamedTuple):
    """A day to come, its time `HH:MM` or empty, and the rest as typed."""

    day: date
    time: str
    rest: str


def split_when(text: str, today: date) -> When:
    """Return day, time and rest of a line; raises the errors of `parse_date` and `parse_time`."""
    day, rest = split_date(re.sub(r"^(\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2})[tT](?=[0-9])", r"\1 ", text), today, past=False)
    folded = "".join(map(_fold, rest))
    if match := _TIME.match(folded):
        return When(day, parse_time(match["time"]), rest[match.end() :].strip())
    if re.match(r"[0-9]{1,2}:", folded):
        raise UsageError("time.unknown", text=rest.split()[0])
    return When(day, "", rest)


def split_soon(text: str) -> str | None:
    """Return the words after `soon` or 近いうち, or None where the line names a day."""
    first, *rest = text.split(maxsplit=1)
    return "".join(rest).strip() if unicodedata.normalize("NFKC", first).casefold() in _SOON else None


def _fold(character: str) -> str:
    """Return the plain form of a full-width character, one for one, so that places stay."""
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
