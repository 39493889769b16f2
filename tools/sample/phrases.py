"""The texts of the simulation, from phrases.ja.yaml and phrases.en.yaml: decks by topic, and how a slot is filled."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

    from routecli.core.model import Customer

HERE = Path(__file__).parent
PHRASES: dict[str, Any] = {
    language: yaml.load((HERE / f"phrases.{language}.yaml").read_text("utf-8"), yaml.BaseLoader)
    for language in ("ja", "en")
}


class Deck:
    """Texts in an order of their own, each drawn once."""

    def __init__(self, texts: Iterable[str], dice: Random) -> None:
        """Shuffle the texts."""
        self.texts = sorted(set(texts))
        dice.shuffle(self.texts)

    def draw(self, facts: Mapping[str, str]) -> str:
        """Return the next text that names nothing but these facts, or nothing when all such have been used."""
        fitting = (text for text in reversed(self.texts) if fits(text, facts))
        if not (text := next(fitting, "")):
            return ""
        self.texts.remove(text)
        return text.format_map(facts)


def fits(text: str, facts: Mapping[str, str]) -> bool:
    """Return whether each slot of the text has a fact."""
    return {name for _, name, _, _ in Formatter().parse(text) if name} <= facts.keys()


def filled(texts: Iterable[str], facts: Mapping[str, str]) -> list[str]:
    """Return the texts that the facts fit, their slots filled."""
    return [text.format_map(facts) for text in texts if fits(text, facts)]


def phrases_of(customer: Customer) -> dict[str, Any]:
    """Return the texts in the language in which the customer's log is written."""
    phrases: dict[str, Any] = PHRASES["en" if "English" in customer.tags else "ja"]
    return phrases


def texts_for(customer: Customer, texts: Mapping[str, list[str]]) -> list[str]:
    """Return what suits anybody, the customer's kind, one of its tags or one of its contracts."""
    topics = ["any", customer.kind, *customer.tags, *(contract.service for contract in customer.contracts)]
    return [text for topic in topics for text in texts.get(topic, ())]
