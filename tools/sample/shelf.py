"""The customer's shelf: goods sell at a steady rate, are counted at a visit and ordered by the pack."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

from sample import story
from sample.days import START

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from routecli.core.model import Customer, Product

SUMMER = range(5, 10)
PRICE_RISE = date(2026, 4, 1)
SAFETY_DAYS = 3


class Shelf:
    """What a customer holds of its items, in units of sale."""

    def __init__(self, customer: Customer, products: Mapping[str, Product], days: int, dice: Random) -> None:
        """Choose a rate per item at which an order falls due every visit or two."""
        self.customer = customer
        self.items = [products[code] for code in customer.items]
        self.days = days
        self.dice = dice
        self.rate = {p.code: max(1, p.pack) * dice.uniform(0.45, 1.5) / days for p in self.items}
        self.stock = {p.code: max(1, p.pack) * dice.uniform(0.3, 1.6) for p in self.items}
        self.day = START

    def visit(self, day: date, *, is_on_site: bool) -> dict[str, Any]:
        """Return the counts and orders of a contact; by phone nothing is counted."""
        if not self.items or day >= story.STOPPED_BUYING.get(self.customer.id, date.max):
            return {}
        self._sell(day)
        counted = is_on_site and self.customer.kind == "wholesale" and self.dice.random() < 0.8
        stock = [
            {"item": p.code, "qty": math.floor(self.stock[p.code])}
            for p in self.items
            if counted and self.dice.random() < 0.85
        ]
        orders = [self._order(p, day, qty) for p in self.items if (qty := self._wanted(p))]
        return {"stock": stock, "orders": orders}

    def _sell(self, day: date) -> None:
        for product in self.items:
            season = (1.7 if day.month in SUMMER else 0.4) if "夏" in product.tags else 1.0
            sold = self.rate[product.code] * season * (day - self.day).days * self.dice.uniform(0.85, 1.15)
            self.stock[product.code] = max(0.0, self.stock[product.code] - sold)
        self.day = day

    def _wanted(self, product: Product) -> int:
        """Return the quantity that lasts past the next visit, in whole packs; 0 while the shelf does."""
        need = self.rate[product.code] * (self.days + SAFETY_DAYS) - self.stock[product.code]
        if need <= 0:
            return 0
        return math.ceil(need / product.pack) * product.pack

    def _order(self, product: Product, day: date, qty: int) -> dict[str, Any]:
        self.stock[product.code] += qty
        return {"item": product.code, "qty": qty, "price": price_of(product, day)}


def price_of(product: Product, day: date) -> int:
    """Return the price of a day: that of the catalogue, for sweets a little less before it rose."""
    price = product.price or 0
    if day < PRICE_RISE and product.code.startswith("A"):
        price = round(price * 0.96, -1)
    return int(price)
