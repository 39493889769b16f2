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


Spot = tuple[int, int]  # line and column, from 1; 0, 0 for the whole file
MORE = "more-problems"  # the check of a problem that stands for `n` others


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


class ProblemList(list[Problem]):
    """The problems of a file: of each check the first `most`, and at the end of these one that counts all others."""

    def __init__(self, most: int) -> None:
        """Start with no problems."""
        super().__init__()
        self.most = most
        self.counts: dict[str, int] = {}
        self.more: int | None = None  # where the one that counts is

    def has_room(self, check: str) -> bool:
        """Return whether another problem of a check is kept."""
        return self.counts.get(check, 0) < self.most

    def add(self, problem: Problem) -> None:
        """Keep a problem, or count it."""
        if self.has_room(problem.check):
            self.counts[problem.check] = self.counts.get(problem.check, 0) + 1
            self.append(problem)
        elif self.more is None:
            self.more = len(self)
            self.append(problem._replace(check=MORE, params={"n": 1}))
        else:
            known = self[self.more]
            severity = "error" if "error" in {known.severity, problem.severity} else known.severity
            self[self.more] = known._replace(severity=severity, params={"n": known.params["n"] + 1})
