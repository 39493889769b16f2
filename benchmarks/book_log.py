"""A generated customer's log: visits at about the wished interval, with what was ordered, promised, heard and put right.

Lines are put together by f-strings, since two million of them must be written in a minute or two. What is promised or
complained of is closed within a few visits, as in a well-kept book: only the last visits leave anything open, so that a
longer history is not a longer list of things to do.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import book_words as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [a + b for a in _DIGITS for b in _DIGITS]
TODAY = date(2026, 11, 24)
OPEN_VISITS = 3  # the last visits, whose promises may still be open


class Account(NamedTuple):
    """What a customer's log needs to know of it; `interval` in days, `last` the day of the last contact."""

    rep: str
    reps: Sequence[str]
    people: Sequence[str]
    items: Sequence[tuple[str, int]]
    interval: int
    last: date
    has_machine: bool


class Open(NamedTuple):
    """The addresses of what is still open, by how it is closed."""

    promises: list[str]
    needs: list[str]


class Chance:
    """Seeded chance by `random()` alone, the one method whose numbers are the same in every Python."""

    def __init__(self, random: Callable[[], float]) -> None:
        """Draw from `random`."""
        self.random = random

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[int(self.random() * len(choices))]

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def happens(self, share: float) -> bool:
        """Return True in that share of the cases."""
        return self.random() < share

    def id_of(self, day: date) -> str:
        """Return an entry's id: the day and 40 random bits as 8 characters."""
        bits = int(self.random() * (1 << 40))
        return f"{compact(day)}-{_PAIRS[bits >> 30]}{_PAIRS[bits >> 20 & 1023]}{_PAIRS[bits >> 10 & 1023]}{_PAIRS[bits & 1023]}"


@cache
def iso(day: date) -> str:
    """Return `YYYY-MM-DD`."""
    return day.isoformat()


@cache
def compact(day: date) -> str:
    """Return `YYMMDD`."""
    return f"{day:%y%m%d}"


def workday(day: date) -> date:
    """Return the day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def visit_days(chance: Chance, account: Account, count: int) -> list[date]:
    """Return `count` days in order, about an interval apart, the last contact last."""
    days = [account.last]
    for _ in range(count - 1):
        gap = max(1, int(account.interval * (0.6 + 0.8 * chance.random())))
        days.append(workday(days[-1] - timedelta(days=gap)))
    return days[::-1]


def log_lines(chance: Chance, account: Account, count: int) -> list[str]:
    """Return a log of `count` lines, without newlines."""
    still_open = Open([], [])
    days = visit_days(chance, account, count)
    lines: list[str] = []
    for place, day in enumerate(days):
        following = days[place + 1] if place + 1 < count else None
        roll = chance.random()
        if following and roll < 0.06:
            lines.append(_other(chance, account, day, following, lines[-1] if lines else ""))
        else:
            settle = 1.0 if place == count - OPEN_VISITS else 0.6 if place < count - OPEN_VISITS else 0.3
            lines.append(_visit(chance, account, day, still_open, settle, is_last=following is None))
    return lines


def _other(chance: Chance, account: Account, day: date, following: date, before: str) -> str:
    """Return a line that is no visit: an appointment, a remark, a request, a pause or a correction."""
    roll = chance.random()
    head = f'{{"id":"{chance.id_of(day)}","type":"%s","date":"{iso(day)}","by":"{account.rep}"'
    if roll < 0.55:
        time = f"{chance.between(9, 16):02d}:{chance.pick(('00', '30'))}"
        return (
            f'{head % "appointment"},"time":"{time}","note":"{chance.pick(words.PROMISES)}","on":"{iso(following)}"}}'
        )
    if roll < 0.8:
        return f'{head % "note"},"note":"{chance.pick(words.HEARD)}"}}'
    if roll < 0.88:
        return f'{head % "must"},"note":"{chance.pick(words.NEEDS)}","until":"{iso(following)}"}}'
    if roll < 0.92 or not _can_be_corrected(before):
        return f'{head % "hold"},"why":"改装","until":"{iso(day + timedelta(days=7))}"}}'
    return f'{{"id":"{chance.id_of(day)}","replaces":"{before[7:22]}",{before[24:-1]},"why":"{chance.pick(words.CORRECTIONS)}"}}'


def _can_be_corrected(line: str) -> bool:
    """Say whether a line is a visit that no other line refers to: not a correction, and no promise that is closed by its id."""
    return '"type":"visit"' in line and not any(
        key in line for key in ('"replaces"', '"follow_ups"', '"voices"', '"needs"')
    )


def _visit(chance: Chance, account: Account, day: date, still_open: Open, settle: float, *, is_last: bool) -> str:
    entry_id = chance.id_of(day)
    roll = chance.random()
    outcome = "met" if is_last or roll < 0.85 else "phone" if roll < 0.92 else "absent" if roll < 0.98 else "online"
    by = account.rep if chance.happens(0.97) else chance.pick(account.reps)
    time = f"{chance.between(9, 16):02d}:{chance.between(0, 11) * 5:02d}"
    head = f'{{"id":"{entry_id}","type":"visit","date":"{iso(day)}","time":"{time}","by":"{by}","outcome":"{outcome}"'
    if outcome == "absent":
        return f'{head},"note":"{chance.pick(words.MISSED)}"}}'
    met = f',"with":["{chance.pick(account.people)}"]' if chance.happens(0.2) else ""
    purpose = f',"purpose":"{chance.pick(("regular", "proposal", "collection"))}"' if chance.happens(0.1) else ""
    trade = _orders(chance, account) + _stock(chance, account)
    closed = _closed(chance, still_open, settle)
    return (
        head
        + met
        + purpose
        + _note(chance)
        + trade
        + _opened(chance, day, entry_id, still_open)
        + closed
        + _rest(chance, account, day)
        + "}"
    )


def _note(chance: Chance) -> str:
    roll = chance.random()
    if roll < 0.1:
        return ""
    text = chance.pick(words.HEARD) if roll < 0.75 else f"{chance.pick(words.SEEN)}。{chance.pick(words.HEARD)}"
    return f',"note":"{text}"'


def _orders(chance: Chance, account: Account) -> str:
    if not chance.happens(0.25):
        return ""
    ordered = {chance.pick(account.items) for _ in range(chance.between(1, 3))}
    rows = (f'{{"item":"{code}","qty":{chance.between(1, 24)},"price":{price}}}' for code, price in sorted(ordered))
    return f',"orders":[{",".join(rows)}]'


def _stock(chance: Chance, account: Account) -> str:
    if not chance.happens(0.08):
        return ""
    return f',"stock":[{{"item":"{chance.pick(account.items)[0]}","qty":{chance.between(0, 9)}}}]'


def _opened(chance: Chance, day: date, entry_id: str, still_open: Open) -> str:
    """Return what the visit leaves to be done, parts being numbered promises first, then voices, then needs."""
    roll = chance.random()
    if roll > 0.2:
        return ""
    address = f"{entry_id}#1"
    if roll < 0.1:
        still_open.promises.append(address)
        due = iso(day + timedelta(days=chance.between(3, 21)))
        return f',"follow_ups":[{{"due":"{due}","text":"{chance.pick(words.PROMISES)}"}}]'
    if roll < 0.13:
        still_open.promises.append(address)
        return f',"voices":[{{"kind":"complaint","text":"{chance.pick(words.COMPLAINTS)}"}}]'
    if roll < 0.16:
        return f',"voices":[{{"kind":"praise","text":"{chance.pick(words.PRAISE)}"}}]'
    still_open.needs.append(address)
    return f',"needs":[{{"text":"{chance.pick(words.NEEDS)}","stage":"heard"}}]'


def _closed(chance: Chance, still_open: Open, settle: float) -> str:
    """Return the keys that close what was open before this visit, with the chance `settle`."""
    text = ""
    if still_open.promises and chance.happens(settle):
        addresses = ",".join(f'"{address}"' for address in still_open.promises)
        dropped = ",".join(
            f'{{"id":"{address}","why":"{chance.pick(words.DROPPED)}"}}' for address in still_open.promises
        )
        text = f',"done":[{addresses}]' if chance.happens(0.9) else f',"dropped":[{dropped}]'
        still_open.promises.clear()
    if still_open.needs and chance.happens(settle):
        rows = (f'{{"id":"{address}","stage":"{chance.pick(("won", "lost"))}"}}' for address in still_open.needs)
        text += f',"stages":[{",".join(rows)}]'
        still_open.needs.clear()
    return text


def _rest(chance: Chance, account: Account, day: date) -> str:
    text = f',"satisfaction":{chance.between(2, 5)}' if chance.happens(0.1) else ""
    if account.has_machine and chance.happens(0.15):
        text += ',"service":[{"equipment":"case-1","part":"フィルター"}]'
    if chance.happens(0.25):
        text += f',"minutes":{chance.between(2, 9) * 5}'
    return text + (f',"next":"{iso(day + timedelta(days=account.interval))}"' if chance.happens(0.03) else "")
