"""Intervals and closed days in words: what the files spell in one way for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.calendar import parse_closure
from routecli.lang import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.core.interval import Interval
    from routecli.lang import Words

_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "h": "hour"}


def interval_text(words: Words, interval: Interval) -> str:
    """Return `2 weeks` or 2週間; none for an interval that means on request."""
    return words.value(Count(interval.n, _UNITS[interval.unit])) if interval.n else words("state.on_request")


def closure_text(words: Words, rule: str) -> str:
    """Return a closing rule in words: `Wednesdays`, 第2日曜; dates as written."""
    closure, text = parse_closure(rule), rule.strip().lower()
    if closure and closure.kind in {"weekday", "holidays"}:
        return words(f"closure.{text}")
    if closure and closure.kind in {"nth", "last"}:
        return words(f"closure.nth.{closure.nth or 'last'}", day=words(f"weekday.{text[-3:]}"))
    return rule


def closures_text(words: Words, rules: Iterable[str]) -> str:
    """Return a list of closing rules in words."""
    return words("closure.and").join(closure_text(words, rule) for rule in rules)
