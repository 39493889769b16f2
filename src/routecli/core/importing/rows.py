"""A table as another program wrote it: rows of text with the lines on which they stand."""

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """A row that is not blank: its line in the file, from 1, and its cells as text."""

    line: int
    cells: Sequence[str]


class Refusal(NamedTuple):
    """A row that is not taken in: its line, the heading of the cell that is to blame (or empty), and why.

    The reason is the id of a sentence with its parameters.
    """

    line: int
    column: str
    id: str
    params: dict[str, object]


class RefusedError(Exception):
    """Raised while a row is read; it becomes the row's `Refusal`."""

    def __init__(self, id_: str, *, column: str = "", **params: object) -> None:
        """Keep the sentence that says why, and the heading of the column."""
        super().__init__(id_)
        self.id, self.column, self.params = id_, column, params

    def at(self, line: int) -> Refusal:
        """Return it as what is said of the row on a line."""
        return Refusal(line, self.column, self.id, self.params)
