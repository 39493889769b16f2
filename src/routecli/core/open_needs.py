"""Needs across customers: by stage and age, and what several customers of one kind ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from routecli.core.reasons.needs import OpenNeed, needs_of
from routecli.core.vocabulary import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.core.book import Book
    from routecli.core.model import Customer

ALIKE = 0.6  # share of equal letters, in order
# What a wish is about stands in kanji, in katakana or in Latin letters; hiragana and digits say how and how much.
_KEYWORD = re.compile(r"[\u4e00-\u9fff\u3005]{2,}|[\u30a1-\u30fa\u30fc]{2,}|[a-z]{3,}")
_COMMON = frozenset({"and", "for", "from", "more", "our", "please", "the", "want", "with", "would"})


class Heard(NamedTuple):
    """A need and whose it is."""

    customer: Customer
    need: OpenNeed


class Shared(NamedTuple):
    """A wish that several customers of one kind have."""

    kind: str
    text: str
    customers: list[Customer]


def heard_needs(book: Book, customers: Iterable[Customer]) -> list[Heard]:
    """Return the needs of customers by stage, each the longest without a next step first."""
    found = [Heard(c, need) for c in customers for need in needs_of(book.history(c.id).facts.get("needs"))]
    return sorted(found, key=lambda h: (STAGES.index(h.need.stage), h.need.since, h.customer.id, h.need.id))


def shared_needs(found: Sequence[Heard]) -> list[Shared]:
    """Return the open wishes that at least two customers of one kind have, the most wanted first."""
    groups: list[tuple[frozenset[str], Shared]] = []
    for customer, need in found:
        if not need.is_open:
            continue
        words = keywords(need.text)
        group = next(
            (g for known, g in groups if g.kind == customer.kind and _is_same(known, words, g.text, need.text)), None
        )
        if group is None:
            groups.append((words, Shared(customer.kind, need.text, [customer])))
        elif customer not in group.customers:
            group.customers.append(customer)
    several = [group for _, group in groups if len(group.customers) > 1]
    return sorted(several, key=lambda group: (-len(group.customers), group.text))


def keywords(text: str) -> frozenset[str]:
    """Return the words that say what a wish is about, whatever their width and case."""
    return frozenset(_KEYWORD.findall(normalize("NFKC", text).lower())) - _COMMON


def _is_same(words: frozenset[str], others: frozenset[str], text: str, other: str) -> bool:
    """Return whether two needs are one: every keyword of one is in the other, and two are or the wording is similar."""
    shared = words & others
    if len(shared) < min(len(words), len(others)):
        return False
    return len(shared) > 1 or _is_alike(text, other)


def _is_alike(text: str, other: str) -> bool:
    """Return whether two texts have enough of their characters in common, in order."""
    from difflib import SequenceMatcher

    likeness = SequenceMatcher(None, text, other, autojunk=False)
    return likeness.quick_ratio() >= ALIKE and likeness.ratio() >= ALIKE
