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
    """A book as of a day: customers and the folded facts of their logs.

    `reps` and `visitors` tell whose a customer is and who was there without taking its file's or log's row apart.
    """

    settings: Settings
    customers: Mapping[str, Customer]
    histories: Mapping[str, History]
    products: Mapping[str, Product]
    news: Mapping[str, News]
    holidays: Container[date]
    problems: tuple[Problem, ...]
    plans: Mapping[str, Mapping[date, Sequence[str]]] = {}
    reps: Mapping[str, str] = {}
    visitors: Mapping[str, Sequence[str]] = {}

    def history(self, customer_id: str) -> History:
        """Return the facts of a customer's log, empty where there is none."""
        return self.histories.get(customer_id, EMPTY)

    def planned(self, rep: str) -> Mapping[date, Sequence[str]]:
        """Return a rep's kept plan: the customers of each day, empty where none is kept."""
        return self.plans.get(rep, {})

    def of_rep(self, rep: str | None) -> list[Customer]:
        """Return the customers of a rep, or all, by id."""
        return [self.customers[id_] for id_ in sorted(self.customers) if rep is None or self._rep_of(id_) == rep]

    def _rep_of(self, id_: str) -> str:
        return self.reps[id_] if id_ in self.reps else self.customers[id_].rep

    def visited_by(self, rep: str) -> list[str]:
        """Return the customers at whom a rep made one of the last visits."""
        from routecli.core.durations import visitors  # a warm start knows them all

        known = self.visitors
        return [id_ for id_ in self.customers if rep in (known[id_] if id_ in known else visitors(self.history(id_)))]
