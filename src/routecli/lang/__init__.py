"""Every sentence a person reads, by id, in Japanese and English."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("ja", "en")

# Control characters, bidirectional overrides, zero-width and byte order marks: a terminal would obey or hide them.
_UNSAFE = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

# Sentences that few runs need stand in files of their own: the first word of the id → the file.
_RARE = dict.fromkeys(("check", "repair", "problem", "fix", "explain", "kind"), "checks") | {
    "field": "fields",
    "template": "templates",
    "map": "map",
    "plan": "plan",
    "unplanned": "plan",
    "move": "plan",
    "review": "review",
    "verdict": "review",
    "recommend": "review",
}


class Count(NamedTuple):
    """A number with its unit: `Count(3, "day")` reads "3 days" or 3日."""

    n: float
    unit: str


class Words:
    """The sentences of one language; dates and counts among the parameters are put into words too."""

    def __init__(self, language: str) -> None:
        """Load one language's table."""
        module = import_module(f"routecli.lang.{language}")
        self.language = language
        self.table: Mapping[str, str] = module.WORDS
        self.weekdays: str | tuple[str, ...] = module.WEEKDAYS
        self.months: tuple[str, ...] = module.MONTHS
        self.today: date | None = None
        self.dates: dict[tuple[date, date | None], str] = {}

    def __call__(self, id_: str, **params: Any) -> str:
        """Return the sentence with its parameters in words."""
        text = self._sentence(id_)
        if text is None:
            raise KeyError(id_)
        return text.format(**{name: self.value(value) for name, value in params.items()}) if params else text

    def value(self, value: Any) -> str:
        """Return a parameter as people write it."""
        if isinstance(value, str):
            return value
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Count):
            number = self.number(value.n)
            one = self.table.get(f"count.{value.unit}.one")
            return (one if one and value.n == 1 else self.table[f"count.{value.unit}"]).format(n=number)
        return self.number(value) if isinstance(value, float) else str(value)

    def number(self, value: float) -> str:
        """Return a number without needless decimals."""
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"

    def date(self, day: date) -> str:
        """Return a day with its weekday, and its year where that is not this year's."""
        text = self.dates.get((day, self.today))
        if text is None:
            key = "date.short" if self.today and day.year == self.today.year else "date.long"
            month, weekday = self.months[day.month - 1], self.weekdays[day.weekday()]
            text = self.table[key].format(y=day.year, m=day.month, d=day.day, b=month, a=weekday)
            self.dates[day, self.today] = text
        return text

    def has(self, id_: str) -> bool:
        """Say whether there is such a sentence."""
        return self._sentence(id_) is not None

    def _sentence(self, id_: str) -> str | None:
        text = self.table.get(id_)
        if text is None and (part := _RARE.get(id_.partition(".")[0])):
            rare: Mapping[str, str] = import_module(f"routecli.lang.{part}_{self.language}").WORDS
            return rare.get(id_)
        return text

    @staticmethod
    def clean(text: str) -> str:
        """Make visible what a terminal would obey or hide; line feeds stay."""
        if text.isprintable():
            return text
        return re.sub(
            _UNSAFE, lambda match: f"\\x{ord(match[0]):02x}" if ord(match[0]) < 256 else f"\\u{ord(match[0]):04x}", text
        )


def pick_language(named: str | None, env: Mapping[str, str], book: str | None) -> str:
    """Return the language to speak: `--lang`, `ROUTE_LANG`, the book's, the locale's, in this order."""
    for wish in (named, env.get("ROUTE_LANG"), book):
        if wish in LANGUAGES:
            return str(wish)
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "ja" if locale.startswith("ja") else "en"
