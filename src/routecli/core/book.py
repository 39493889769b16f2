"""Everything that was read from a book's folder, problems included."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.history import EMPTY, History

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from datetime import date

    from routecli.core.model import Customer, News, Product, Settings
    from routecli.core.names import Spelling
    from routecli.errors import Problem


class BookSummary(NamedTuple):
    """What is known of a book without decoding any rows: whose a customer is, who visited, and what it is found by.

    The calls give their values by customer. `quiet` is asked for some, and gives ISO days before which `overdue` does
    not list them. `ended` are those who are no customers any more: they are found by name, and in no list.
    """

    reps: Callable[[], Mapping[str, str]] = dict
    visitors: Callable[[], Mapping[str, Sequence[str]]] = dict
    spellings: Callable[[], Mapping[str, Spelling]] = dict
    ended: Callable[[], Container[str]] = frozenset
    quiet: Callable[[Iterable[str]], Mapping[str, str]] = lambda _ids: {}


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
    known: BookSummary = BookSummary()

    def history(self, customer_id: str) -> History:
        """Return the facts of a customer's log, empty if there is none."""
        return self.histories.get(customer_id, EMPTY)

    def held(self) -> Book:
        """Return the book with the facts of all logs in memory, for what looks at all of them more than once."""
        return self._replace(histories=dict(self.histories))

    def planned(self, rep: str) -> Mapping[date, Sequence[str]]:
        """Return a rep's saved plan: the customers of each day, empty if none is saved."""
        return self.plans.get(rep, {})

    def of_rep(self, rep: str | None) -> list[Customer]:
        """Return the customers of a rep, or all, by id."""
        return [self.customers[id_] for id_ in self.ids_of_rep(rep)]

    def ids_of_rep(self, rep: str | None) -> list[str]:
        """Return the ids of a rep's customers, or of all, in order."""
        ended = self.known.ended()
        present = [id_ for id_ in sorted(self.customers) if id_ not in ended]
        if rep is None:
            return present
        reps = self.known.reps()
        return [id_ for id_ in present if (reps[id_] if id_ in reps else self.customers[id_].rep) == rep]

    def visited_by(self, rep: str) -> list[str]:
        """Return the customers at whom a rep made one of the last visits."""
        from routecli.core.durations import visitors  # a warm start has them all

        known = self.known.visitors()
        return [id_ for id_ in self.customers if rep in (known[id_] if id_ in known else visitors(self.history(id_)))]

    def spellings(self) -> list[Spelling]:
        """Return what each customer is found by."""
        from routecli.core.names import spelling  # few commands look for a name

        known = self.known.spellings()
        return [
            known.get(id_) or spelling(id_, self.customers[id_].name, self.customers[id_].kana)
            for id_ in self.customers
        ]
