"""Everything that was read from a book's folder, problems included."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.history import EMPTY, History

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from datetime import date

    from routecli.core.model import Customer, News, Product, Settings
    from routecli.errors import Problem


class Book(NamedTuple):
    """A book as of a day: customers and the folded facts of their logs."""

    settings: Settings
    customers: Mapping[str, Customer]
    histories: Mapping[str, History]
    products: Mapping[str, Product]
    news: Mapping[str, News]
    holidays: Container[date]
    problems: tuple[Problem, ...]
    plans: Mapping[str, Mapping[date, Sequence[str]]] = {}

    def history(self, customer_id: str) -> History:
        """Return the facts of a customer's log, empty where there is none."""
        return self.histories.get(customer_id, EMPTY)

    def planned(self, rep: str) -> Mapping[date, Sequence[str]]:
        """Return a rep's kept plan: the customers of each day, empty where none is kept."""
        return self.plans.get(rep, {})

    def of_rep(self, rep: str | None) -> list[Customer]:
        """Return the customers of a rep, or all, by id."""
        return [c for _, c in sorted(self.customers.items()) if rep is None or c.rep == rep]
