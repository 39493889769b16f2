"""When a customer would rather be visited (`prefers`): soft, so worth a small detour and never a closed door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.hours import DAYS, HOLIDAYS, LATEST, parse_days
from routecli.core.letters import word_key

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.model import Customer, Span

PARTS: dict[str, Span] = {"morning": (0, 12 * 60), "afternoon": (12 * 60, 17 * 60), "evening": (17 * 60, LATEST)}
_WORDS_OF = {
    "morning": ("morning", "mornings", "am", "午前", "午前中", "朝"),
    "afternoon": ("afternoon", "afternoons", "pm", "午後"),
    "evening": ("evening", "evenings", "夕方", "夜", "夕方以降"),
}
WORDS = {word: part for part, words in _WORDS_OF.items() for word in words}


def preference_of_word(text: str) -> str | None:
    """Return the weekday or part of the day that a word means: `tue`, 火曜, `morning`, 午前; None for any other."""
    if part := WORDS.get(word_key(text)):
        return part
    days = parse_days(text)
    return DAYS[days[0]] if days and len(days) == 1 and days[0] < HOLIDAYS else None


def preferred_spans(customer: Customer, day: date) -> tuple[Span, ...]:
    """Return the times of a day at which a customer would rather be visited, all of them without a preference.

    There are none on a weekday that it does not name if it names any. Minutes since midnight.
    """
    days = [word for word in customer.prefers if word in DAYS]
    if days and DAYS[day.weekday()] not in days:
        return ()
    return tuple(PARTS[word] for word in PARTS if word in customer.prefers) or ((0, LATEST),)
