"""What a text may name at a customer on a day: people met and missed, goods, prices, a rival, a machine, a contract."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sample.days import HOLIDAYS
from sample.phrases import phrases_of
from sample.shelf import price_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from routecli.core.book import Book
    from routecli.core.model import Customer, Person, Product

Facts = dict[str, str]


class Notebook:
    """The facts of one customer, rolled anew for each visit."""

    def __init__(self, customer: Customer, book: Book, dice: Random) -> None:
        """Keep what stays the same from visit to visit."""
        self.customer = customer
        self.dice = dice
        self.words: dict[str, Any] = phrases_of(customer)
        self.offers: dict[str, list[str]] = self.words["rivals"][customer.kind]
        self.named = [re.split("（| \\(", text)[0] for text in customer.competitors]
        self.goods = [book.products[code] for code in customer.items]
        week = (
            list(enumerate((customer.calls or customer.hours)[:5]))
            if customer.hours
            else [(day, [(540, 1050)]) for day in range(5)]
        )
        self.open = [day for day, spans in week if spans]
        self.hours = sorted(
            {hour for _, spans in week for start, end in spans or () for hour in range(-(-start // 60), end // 60)}
        )
        self.colleagues = [rep for rep in book.settings.reps.values() if rep.id != customer.rep]

    def facts(self, day: date, there: Sequence[Person], met: Sequence[str]) -> Facts:
        """Return what can be named on a day on which `met`, of those who are `there`, were seen."""
        facts = self._times(day) | self._people(there, met) | self._goods(day) | self._rival(day)
        return facts | self._machine() | self._contract()

    def _times(self, day: date) -> Facts:
        coming = day + timedelta(days=self.dice.randint(3, 12))
        while coming.weekday() > 4 or coming in HOLIDAYS:
            coming += timedelta(days=1)
        colleague = self.dice.choice(self.colleagues)
        return {
            "day": self.words["date"].format(d=coming),
            "wd": self.words["weekdays"][self.dice.choice(self.open)],
            "hour": self.words["hour"].format(n=self.dice.choice(self.hours)),
            "n": str(self.dice.randint(2, 4)),
            "budget": str(self.dice.randint(1, 5)),
            "rep": self.words["colleague"].format(first=_first(colleague.name), id=colleague.id.title()),
        }

    def _people(self, there: Sequence[Person], met: Sequence[str]) -> Facts:
        seen = [person for person in there if person.name in met]
        missed = [person for person in there if person.name not in met]
        facts = {"p": self._called(self.dice.choice(seen), there)} if seen else {}
        return facts | ({"away": self._called(missed[0], there)} if missed else {})

    def _called(self, person: Person, there: Sequence[Person]) -> str:
        """Return a person's title or name; those who share a family name go by the given one."""
        is_shared = [_first(other.name) for other in there].count(_first(person.name)) > 1
        title: str = self.words["titles"].get(person.role, "")
        if title and (is_shared or self.dice.random() < 0.6):
            return title
        name: str = self.words["name"].format(first=person.name.split()[-1] if is_shared else _first(person.name))
        return name

    def _goods(self, day: date) -> Facts:
        if not self.goods:
            return {}
        product = self.dice.choice(self.goods)
        price = price_of(product, day)
        return {
            "item": self._short(product),
            "price": str(price),
            "deal": str(round(price * 0.097) * 10),
            "qty": self._quantity(product, self.dice.randint(1, 3)),
            "month": self._quantity(product, self.dice.choice((4, 6, 8))),
        }

    def _short(self, product: Product) -> str:
        short: str = self.words["goods"].get(product.code, product.name)
        return short

    def _quantity(self, product: Product, packs: int) -> str:
        quantity: str = self.words["quantity"].format(n=product.pack * packs, unit=product.unit)
        return quantity

    def _rival(self, day: date) -> Facts:
        """Return a rival, and goods that it offers for less where it has such."""
        rival = self.dice.choice(
            self.named or [name for name in self.offers if self._offered(name)] or list(self.offers)
        )
        if not (goods := self._offered(rival)):
            return {"rival": rival}
        good = self.dice.choice(goods)
        price = price_of(good, day)
        low = round(price * self.dice.uniform(0.91, 0.97) / 10) * 10
        return {"rival": rival, "good": self._short(good), "list": str(price), "low": str(low)}

    def _offered(self, rival: str) -> list[Product]:
        return [product for product in self.goods if product.code.startswith(tuple(self.offers.get(rival, ())))]

    def _machine(self) -> Facts:
        if not self.customer.equipment:
            return {}
        machine = self.dice.choice(self.customer.equipment)
        parts = [part.part for part in machine.service if part.code]
        return {"machine": machine.id} | ({"part": self.dice.choice(parts)} if parts else {})

    def _contract(self) -> Facts:
        if not self.customer.contracts:
            return {}
        contract = self.dice.choice(self.customer.contracts)
        fee = contract.monthly or 0
        facts = {"service": contract.service, "fee": f"{fee:,.0f}"}
        rivals = [name for name, offer in self.offers.items() if contract.service.startswith(tuple(offer))]
        if not rivals:
            return facts
        offer = round(fee * self.dice.uniform(0.8, 0.92), -2)
        return facts | {"rival": self.dice.choice(rivals), "offer": f"{offer:,.0f}"}


def _first(name: str) -> str:
    """Return the first word of a name: the family's in Japanese, the given one in English."""
    return re.split("[ ・]", name)[0]
