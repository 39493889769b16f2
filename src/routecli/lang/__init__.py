"""Every sentence a person reads, by id, in Japanese and English: a file a topic, both languages beside each other."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.vocabulary import LANGUAGES
from routecli.lang.dates import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Control characters, bidirectional overrides, zero-width and byte order marks: a terminal would obey or hide them.
_UNSAFE = (
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

HOUR = 60  # minutes
PROGRAM = "route"  # as the sentences here call it

# The first word of an id → the file of `lang/` in which the sentence stands; a run loads only those it needs.
TOPICS = {
    word: topic
    for topic, words in {
        "appointments": "hold schedule propose clash undo",
        "brief": "brief open show label",
        "checks": "check repair kind range syntax problem fix explain",
        "columns": "head",
        "dates": "date time count weekday closure",
        "edit": "add edit init completion",
        "examples": "examples",
        "fields": "field",
        "help": "help global metavar",
        "importing": "import",
        "lists": "overdue list near needs contracts news equipment order",
        "log": "log item table entry outcome stage purpose about",
        "map": "map",
        "places": "locate place_level",
        "plan": "plan unplanned move",
        "reasons": "reason clears kind_of",
        "review": "review verdict recommend",
        "roads": "roads matrix",
        "states": "state service contract business",
        "templates": "template",
        "today": "today effect left followed why level",
        "usage": "error usage book rep customer rank place progress problems severity",
        "writing": "write text append path lock",
    }.items()
    for word in words.split()
}


class Number(str):
    """A number as people write it, by which a sentence chooses between one and many: `{n} {n:day|days}`.

    Every number among the parameters becomes one; a number that comes as text cannot choose.
    """

    __slots__ = ()

    def __format__(self, choice: str) -> str:
        """Return the number, or of `one|many` what goes with it."""
        one, _, many = choice.partition("|")
        return (one if self == "1" else many) if choice else str(self)


class Count(NamedTuple):
    """A number with its unit: `Count(3, "day")` reads "3 days" or 3日."""

    n: float
    unit: str


class Words:
    """The sentences of one language; dates and counts among the parameters are put into words too."""

    def __init__(self, language: str, program: str = PROGRAM) -> None:
        """Speak this language, and call the program as it was called; sentences are loaded as they are needed."""
        self.language, self.program = language, program
        self.weekdays = WEEKDAYS[LANGUAGES.index(language)]
        self.months = MONTHS[LANGUAGES.index(language)]
        self.today: date | None = None
        self.reps: Mapping[str, str] = {}  # a rep's name by id
        self.dates: dict[tuple[date, date | None], str] = {}
        self.table: dict[str, str] = {}
        self._unread = dict(TOPICS)

    def for_files(self) -> Words:
        """Return the words for what is written into files, which outlive the name that the program was called by."""
        return Words(self.language)

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
        if isinstance(value, list):
            return ", ".join(value) or self("usage.nothing_there")
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Count):
            if value.unit == "minute" and value.n >= HOUR:
                hours, rest = divmod(round(value.n), HOUR)
                return self("count.hours" if rest else "count.hour", n=Number(hours), h=hours, m=f"{rest:02d}")
            return self(f"count.{value.unit}", n=Number(self.number(value.n)))
        return Number(self.number(value) if isinstance(value, float) else value)

    def number(self, value: float) -> str:
        """Return a number without needless decimals."""
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"

    def date(self, day: date) -> str:
        """Return a day with its weekday, and its year where that is not this year's."""
        text = self.dates.get((day, self.today))
        if text is None:
            id_ = "date.short" if self.today and day.year == self.today.year else "date.long"
            month, weekday = self.months[day.month - 1], self.weekdays[day.weekday()]
            text = self(id_, y=day.year, m=day.month, d=day.day, b=month, a=weekday)
            self.dates[day, self.today] = text
        return text

    def rep(self, id_: str) -> str:
        """Return a rep's name, which people know better than the id; the id of one who is not in the book."""
        return self.reps.get(id_, id_)

    def has(self, id_: str) -> bool:
        """Say whether there is such a sentence."""
        return self._sentence(id_) is not None

    def _sentence(self, id_: str) -> str | None:
        if id_ not in self.table and (topic := self._unread.pop(id_.partition(".")[0], None)):
            pairs: Mapping[str, tuple[str, str]] = import_module(f"routecli.lang.{topic}").WORDS
            column = LANGUAGES.index(self.language)
            called = self._as_called if self.program != PROGRAM else str
            self.table |= {each: called(pair[column]) for each, pair in pairs.items()}
        return self.table.get(id_)

    def command(self, *words: str) -> str:
        """Return a command line of the program as it was called, to be pasted into a shell."""
        from shlex import join

        return f"{self.program} {join(words)}"

    def _as_called(self, text: str) -> str:
        """Return a sentence with its command lines as they work here, where `route` may be another program's name."""
        from routecli.rhythms import COMMANDS

        names = "|".join([*COMMANDS, "help", "COMMAND", "コマンド", "-C"])
        text = re.sub(rf"^{PROGRAM}(?=: )", self.program.split()[-1], text)
        return re.sub(rf"(?<![\w./-]){PROGRAM}(?= (?:{names})(?![\w-]))", lambda _: self.program, text)

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
