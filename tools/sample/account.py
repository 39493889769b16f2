"""One customer in the simulation: its rhythm, its log, and what is still open."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from routecli.core.clock import interval_of
from routecli.storage.schema.table import RECORDS
from sample import story
from sample.days import END, START
from sample.ledger import Ledger
from sample.machines import Workshop
from sample.shelf import Shelf
from sample.talk import Talk

if TYPE_CHECKING:
    from routecli.core.book import Book
    from routecli.core.model import Customer

Line = dict[str, Any]
SEED = "miyakodori"
FIELDS = [field.name for field in RECORDS["entry"].fields]
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base32, lower case


class Account:
    """A customer with its dice: every customer rolls its own, so that a change to one leaves the others' logs alone."""

    def __init__(self, customer: Customer, book: Book) -> None:
        """Start on the first day with full shelves and serviced machines."""
        self.customer = customer
        self.book = book
        self.dice = Random(f"{SEED} {customer.id}")
        interval = interval_of(customer, book.settings, START)
        self.days = round(interval.days) if interval else story.ON_REQUEST.get(customer.id, 30)
        self.lines: list[Line] = []
        self.labels: dict[str, str] = {}
        self.scripts = sorted((line for cid, line in scripted() if cid == customer.id), key=lambda line: line["date"])
        self.last: date | None = None
        self.target = START + timedelta(days=self.dice.randrange(self.days))
        self.appointment: Line | None = None
        self.shelf = Shelf(customer, book.products, self.days, self.dice)
        self.workshop = Workshop(customer, self.dice)
        self.talk = Talk(customer, book, self.dice)
        self.ledger = Ledger(self.talk.words, self.dice)

    @property
    def is_silent(self) -> bool:
        """Say whether nobody ever goes there."""
        return self.customer.id in story.NEVER_VISITED

    def write(self, line: Line) -> str:
        """Append a line under a fresh id, keys in the order of the schema, and return the id."""
        day = date.fromisoformat(line["date"])
        line_id = f"{day:%y%m%d}-{''.join(self.dice.choice(DIGITS) for _ in range(8))}"
        full = {"id": line_id, **line}
        self.lines.append({name: full[name] for name in FIELDS if full.get(name) not in (None, "", [])})
        return line_id

    def script_of(self, day: date) -> Line | None:
        """Return what is known beforehand of a visit on `day`."""
        return next((line for line in self.scripts if line["date"] == day.isoformat()), None)

    def is_quiet(self, day: date) -> bool:
        """Say whether chance must keep away: on hold, after the last scripted visit, or too near to the next one."""
        if self.is_silent or self._is_held(day):
            return True
        last = story.LAST.get(self.customer.id)
        if last and day.isoformat() > last:
            return True
        ahead = [date.fromisoformat(line["date"]) for line in self.scripts if line["date"] > day.isoformat()]
        return bool(ahead) and (ahead[0] - day).days < 0.6 * self.days

    def _is_held(self, day: date) -> bool:
        holds = [r for cid, r in story.RECORDS if cid == self.customer.id and r["type"] == "hold"]
        return any(hold["date"] <= day.isoformat() <= hold["until"] for hold in holds)

    def rest(self, day: date, wish: date | None) -> None:
        """Set the next visit after a contact on `day`: the wish, else the interval with a little noise."""
        self.last = day
        days = story.PACE[self.customer.id][1] if self.is_hurried(day) else self.days
        self.target = wish or day + timedelta(days=max(2, round(days * self.dice.uniform(0.78, 1.05))))

    def is_hurried(self, day: date) -> bool:
        """Say whether the customer is seen more often than its interval asks for."""
        return self.customer.id in story.PACE and day >= story.PACE[self.customer.id][0]


def scripted() -> list[tuple[str, Line]]:
    """Return the scripted visits, those that only fix a last day included."""
    known = {(cid, line["date"]) for cid, line in story.VISITS}
    plain = [
        (cid, {"type": "visit", "date": day, "outcome": "met"})
        for cid, day in story.LAST.items()
        if (cid, day) not in known
    ]
    return [*story.VISITS, *plain]


def is_open_end(day: date) -> bool:
    """Say whether `day` is so near the end that only the story may leave something open."""
    return day > END - timedelta(days=30)
