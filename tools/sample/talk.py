"""What is said at a visit: notes that never repeat at a customer, needs, promises, voices, news and the mood."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from sample import story
from sample.facts import Facts, Notebook
from sample.phrases import Deck, phrases_of, texts_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routecli.core.book import Book
    from routecli.core.model import Customer, News, Person

FEEDBACK = {"wholesale": 0.25, "manufacturing": 0.4, "service": 0.6, "other": 0.3}  # how often a mood is noted
LENGTHS = {"none": 22, "short": 18, "one": 37, "two": 18, "long": 5}  # how much is written about a meeting, in percent
PAIRS = (48, 30, 22)  # how often a remark is on the trade, on anything, on prices and rivals, in percent
HANDS = {
    "sato": ("。", ""),
    "suzuki": (" / ", ""),
    "takahashi": ("。", "。"),
}  # between two remarks, and after the last
OPENINGS = ("subjects", "memos", "needs", "follow_ups", "complaints", "praises")


def _stories(customer: Customer, book: Book) -> list[str]:
    """Return the long texts that are this customer's alone: what a reader would recognise happens at one place only."""
    of_all = {other.id: texts_for(other, phrases_of(other)["long"]) for _, other in sorted(book.customers.items())}
    tellers = {text: [id_ for id_, texts in of_all.items() if text in texts] for text in of_all[customer.id]}
    return [text for text, ids in tellers.items() if Random(text).choice(ids) == customer.id]


class Talk:
    """A customer's conversation over the year."""

    def __init__(self, customer: Customer, book: Book, dice: Random) -> None:
        """Lay out the texts that suit the customer."""
        self.customer = customer
        self.dice = dice
        self.words = phrases_of(customer)
        self.notebook = Notebook(customer, book, dice)
        notes = dict(self.words["notes"])
        self.common = Deck(notes.pop("any"), dice)
        self.own = Deck(texts_for(customer, notes), dice)
        self.market = Deck(texts_for(customer, self.words["market"]), dice)
        self.whole = {
            "short": Deck(texts_for(customer, self.words["short"]), dice),
            "long": Deck(_stories(customer, book), dice),
        }
        self.pairs = [(self.own, self.common), (self.common, self.own), (self.market, self.common)]
        self.month = {month: Deck(texts_for(customer, texts), dice) for month, texts in self.words["months"].items()}
        self.away = {outcome: Deck(texts_for(customer, texts), dice) for outcome, texts in self.words["away"].items()}
        self.decks = {name: Deck(texts_for(customer, self.words[name]), dice) for name in OPENINGS}
        self.mood = dice.uniform(3.6, 4.7)
        self.told = story.told(customer.id)

    def facts(self, day: date, met: Sequence[str] = ()) -> Facts:
        """Return what a text of the day may name."""
        return self.notebook.facts(day, self._there(day), met)

    def note(self, day: date, outcome: str, facts: Facts) -> str:
        """Return a note in the rep's hand, or none: a rep does not always write."""
        pieces = self._pieces(day, facts) if outcome == "met" else [self.away[outcome].draw(facts)]
        joint, end = (". ", "") if "English" in self.customer.tags else HANDS[self.customer.rep]
        text = joint.join(piece for piece in pieces if piece)
        return text and text + end

    def _pieces(self, day: date, facts: Facts) -> list[str]:
        length = self.dice.choices(list(LENGTHS), list(LENGTHS.values()))[0]
        if length == "none":
            return []
        if length in self.whole and (text := self.whole[length].draw(facts)):
            return [text]
        first, second = self.dice.choices(self.pairs, PAIRS)[0]
        pieces = [first.draw(facts) or second.draw(facts)]
        if length == "two":
            month = self.dice.random() < 0.45
            pieces.append(self.month[str(day.month)].draw(facts) if month else second.draw(facts))
        return pieces

    def drawn(self, name: str, facts: Facts) -> str:
        """Return the next text of a deck: a subject, a memo, a need, a promise, a complaint or praise."""
        return self.decks[name].draw(facts)

    def _there(self, day: date) -> list[Person]:
        return [
            person for person in self.customer.contacts
            if not (person.left and day > person.left) and not (person.since and day < person.since)
        ]  # fmt: skip

    def present(self, day: date) -> list[str]:
        """Return who was met: those who are there on the day, key people more often."""
        there = [person for person in self._there(day) if day < story.UNSEEN.get(person.name, date.max)]
        met = [person.name for person in there if self.dice.random() < (0.88 if person.key else 0.3)]
        return met or [person.name for person in there[:1]]

    def opened(self, facts: Facts) -> dict[str, Any]:
        """Return the promises, voices and needs that a visit leaves, without their days."""
        roll = self.dice.random
        opened: dict[str, Any] = {}
        if roll() < 0.13 and (text := self.drawn("follow_ups", facts)):
            opened["follow_ups"] = [{"text": text}]
        if roll() < 0.02 and (text := self.drawn("complaints", facts)):
            opened["voices"] = [{"kind": "complaint", "text": text}]
        elif roll() < 0.025 and (text := self.drawn("praises", facts)):
            opened["voices"] = [{"kind": "praise", "text": text}]
        if roll() < 0.06 and (text := self.drawn("needs", facts)):
            opened["needs"] = [{"text": text, "stage": "heard"}]
        return opened

    def news(self, day: date, items: Iterable[News]) -> list[Any]:
        """Return the news told on a day: a bare id, or with a reaction."""
        told: list[Any] = []
        for news in items:
            current = (not news.from_ or news.from_ <= day) and (not news.until or day <= news.until)
            if current and news.id not in self.told and self._concerns(news) and self.dice.random() < 0.5:
                self.told.add(news.id)
                reaction = self.dice.choice(self.words["reactions"]) if self.dice.random() < 0.6 else ""
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
        level = self.mood - max(0, fallen) / 60 + self.dice.uniform(-0.5, 0.5)
        return min(5, max(2 if fallen <= 0 else 1, round(level)))

    def promise_day(self, day: date) -> date:
        """Return the day for which something is promised: within a fortnight, never on a weekend."""
        due = day + timedelta(days=self.dice.randint(3, 14))
        return due + timedelta(days=max(0, 7 - due.weekday())) if due.weekday() > 4 else due
