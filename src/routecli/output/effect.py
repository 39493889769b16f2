"""What one more stop does to the day, as one sentence and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.output.phrases import minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.agenda import Candidate
    from routecli.lang import Words
    from routecli.planning.today.effect import Effect


def effect_text(words: Words, effect: Effect) -> str:
    """Return what the customers named by hand cost the day, and who drops out for them."""
    dropped = (
        words("effect.dropped", names=_names(words, effect.dropped)) if effect.dropped else words("effect.all_stay")
    )
    if not effect.joined and not effect.kept:
        return words("effect.none") + dropped
    found = effect.joined or effect.kept
    change = words(
        "effect.change",
        travel=_change(words, "road", effect.travel_minutes),
        finish=_change(words, "finish", effect.finish_minutes),
    )
    return words("effect.joined" if effect.joined else "effect.kept", names=_names(words, found)) + change + dropped


def effect_data(effect: Effect) -> dict[str, Any]:
    """Return the same for other programs; minutes may be negative."""
    return {
        "joined": [who.customer.id for who in effect.joined],
        "kept": [who.customer.id for who in effect.kept],
        "travel_minutes": round(effect.travel_minutes),
        "finish_minutes": round(effect.finish_minutes),
        "dropped": [who.customer.id for who in effect.dropped],
    }


def _change(words: Words, what: str, value: float) -> str:
    sign = "same" if round(value) == 0 else "more" if value > 0 else "less"
    return words(f"effect.{what}.{sign}", minutes=minutes(abs(value)))


def _names(words: Words, found: Sequence[Candidate]) -> str:
    return words("closure.and").join(who.customer.name for who in found)
