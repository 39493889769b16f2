"""What is said at a visit: notes that never repeat at a customer, needs, promises, voices, news and the mood."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sample import story
from sample.phrases import PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from routecli.core.model import Customer, News

FEEDBACK = {"wholesale": 0.25, "manufacturing": 0.4, "service": 0.6, "other": 0.3}  # how often a mood is noted


class Deck:
    """Texts in an order of their own, each drawn once."""

    def __init__(self, texts: Iterable[str], dice: Random) -> None:
        """Shuffle the texts."""
        self.texts = sorted(set(texts))
        dice.shuffle(self.texts)

    def draw(self) -> str:
        """Return the next text, or nothing when all have been used."""
        return self.texts.pop() if self.texts else ""


class Talk:
    """A customer's conversation over the year."""

    def __init__(self, customer: Customer, dice: Random) -> None:
        """Lay out the texts that suit the customer's trade and tags."""
        self.customer = customer
        self.dice = dice
        is_english = customer.id in story.ENGLISH
        topics = () if is_english else (customer.kind, *customer.tags)
        own = PHRASES["english"] if is_english else [t for topic in topics for t in PHRASES["notes"].get(topic, ())]
        self.own = Deck(own, dice)
        self.common = Deck([] if is_english else PHRASES["common"], dice)
        self.month = {month: Deck([] if is_english else texts, dice) for month, texts in PHRASES["months"].items()}
        away = PHRASES["english_away" if is_english else "away"]
        self.away = {outcome: Deck(texts, dice) for outcome, texts in away.items()}
        self.needs, self.promises, self.complaints, self.praises, self.subjects = (
            Deck(PHRASES[name][customer.kind], dice)
            for name in ("needs", "follow_ups", "complaints", "praises", "subjects")
        )
        self.memos = Deck(PHRASES["memos"], dice)
        self.mood = dice.uniform(3.6, 4.7)
        self.told = story.told(customer.id)

    def note(self, day: date, outcome: str) -> str:
        """Return a note of one or two pieces, or none: a rep does not always write."""
        if outcome != "met":
            return self.away[outcome].draw()
        roll = self.dice.random()
        if roll < 0.22:
            return ""
        pieces = [self.own.draw() if roll < 0.7 or not self.common.texts else self.common.draw()]
        if self.dice.random() < 0.3:
            pieces.append(self.month[str(day.month)].draw() or self.common.draw())
        joint = " " if self.customer.id in story.ENGLISH else ""
        return joint.join(piece for piece in pieces if piece)

    def present(self, day: date) -> list[str]:
        """Return who was met: those who are there on the day, key people more often."""
        there = [
            p for p in self.customer.contacts
            if not (p.left and day > p.left) and not (p.since and day < p.since)
            and day < story.UNSEEN.get(p.name, date.max)
        ]  # fmt: skip
        met = [p.name for p in there if self.dice.random() < (0.88 if p.key else 0.3)]
        return met or [p.name for p in there[:1]]

    def opened(self) -> dict[str, Any]:
        """Return the promises, voices and needs that a visit leaves, without their days."""
        roll = self.dice.random
        found: dict[str, Any] = {}
        if roll() < 0.13 and (text := self.promises.draw()):
            found["follow_ups"] = [{"text": text}]
        if roll() < 0.02 and (text := self.complaints.draw()):
            found["voices"] = [{"kind": "complaint", "text": text}]
        elif roll() < 0.025 and (text := self.praises.draw()):
            found["voices"] = [{"kind": "praise", "text": text}]
        if roll() < 0.06 and (text := self.needs.draw()):
            found["needs"] = [{"text": text, "stage": "heard"}]
        return found

    def news(self, day: date, items: Iterable[News]) -> list[Any]:
        """Return the news told on a day: a bare id, or with a reaction."""
        told: list[Any] = []
        for news in items:
            current = (not news.from_ or news.from_ <= day) and (not news.until or day <= news.until)
            if current and news.id not in self.told and self._concerns(news) and self.dice.random() < 0.5:
                self.told.add(news.id)
                reaction = self.dice.choice(PHRASES["reactions"]) if self.dice.random() < 0.6 else ""
                told.append({"news": news.id, "reaction": reaction} if reaction else news.id)
        return told

    def _concerns(self, news: News) -> bool:
        customer = self.customer
        topics = {*news.tags, *news.items}
        pairs = (
            (topics, [*customer.tags, *customer.items]),
            (news.kinds, [customer.kind]),
            (news.areas, [customer.area]),
        )
        return all(set(wanted) & set(has) for wanted, has in pairs if wanted)

    def satisfaction(self, day: date) -> int | None:
        """Return a mood from 1 to 5 where the rep noted one; it sinks where the story says so."""
        if self.dice.random() > FEEDBACK[self.customer.kind]:
            return None
        fallen = (day - story.FALLING.get(self.customer.id, day)).days
        level = self.mood - max(0, fallen) / 60 + self.dice.uniform(-0.8, 0.8)
        return min(5, max(2 if fallen <= 0 else 1, round(level)))

    def promise_day(self, day: date) -> date:
        """Return the day for which something is promised: within a fortnight, never on a weekend."""
        due = day + timedelta(days=self.dice.randint(3, 14))
        return due + timedelta(days=max(0, 7 - due.weekday())) if due.weekday() > 4 else due
