"""Where a command gets its travel times: one function for today, near, schedule and plan alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.planning.learning import learned
from routecli.planning.travel import estimate

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Rep
    from routecli.planning.travel import Legs


def legs_of(here: Context, book: Book, rep: Rep | None) -> Legs:  # noqa: ARG001 -- for a matrix and a server
    """Return what gives the ways of a rep (or of nobody in particular) in a book."""
    return estimate(book.settings.travel, learned(book, rep).factor)
