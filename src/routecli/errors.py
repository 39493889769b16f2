"""Errors that end a command, and problems that do not.

A `RouteError` stops the command; `cli.py` turns it into one sentence and an exit status. A `Problem` is a defect of the
data kept as a value, so that one bad file hides only itself. Both carry a message id of `lang/` and its parameters.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class RouteError(Exception):
    """Base of every error a user can cause; `id` names the sentence in `lang/`, `params` fill it."""

    status = 2

    def __init__(self, id_: str, **params: Any) -> None:
        """Keep the message id and its parameters; the sentence is made at the edge."""
        super().__init__(id_, params)
        self.id = id_
        self.params = params


class UsageError(RouteError):
    """The command line cannot be understood (exit 2)."""

    status = 2


class BookError(RouteError):
    """The book, or a file that must be written, cannot be read or written (exit 3)."""

    status = 3


class NotFoundError(RouteError):
    """Nothing, or more than one thing, answers to a name (exit 4)."""

    status = 4


class ChangedError(RouteError):
    """Another program saved the file meanwhile (exit 5)."""

    status = 5


class Problem(NamedTuple):
    """One defect of the data: where, which check found it, and the parameters of its sentences.

    The message is `problem.<check>` in `lang/`, the remedy `fix.<check>`. `path` is relative to the book, `/`-separated;
    `line` and `col` count from 1, 0 means the whole file. `severity` is `error` or `warning`.
    """

    path: str
    line: int
    col: int
    check: str
    severity: str
    params: dict[str, Any]
