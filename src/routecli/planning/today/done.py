"""What a rep has already done on a day, and where the rep is afterwards: one definition for `today` and `near`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import last_visit
from routecli.core.visits import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.clock import LastVisit


class VisitedToday(NamedTuple):
    """A customer already visited on the day."""

    candidate: Candidate
    visit: LastVisit


def done_on(day: date, found: Sequence[Candidate], rep: str | None, book: Book) -> list[VisitedToday]:
    """Return what `rep` logged on `day` (any rep, for None), in the order of the day; a line without `by` is the rep's."""
    rows = [(c, last_visit(book.history(c.customer.id))) for c in found]
    done = [VisitedToday(c, v) for c, v in rows if v and v.day == day and (rep is None or v.by in {rep, ""})]
    return sorted(done, key=lambda row: (row.visit.time, row.candidate.customer.id))


def last_place(done: Sequence[VisitedToday]) -> Candidate | None:
    """Return the customer whom the rep visited last, or None; a phone call leaves the rep where it was."""
    return next((row.candidate for row in reversed(done) if row.visit.outcome not in ELSEWHERE), None)
