"""The reasons to go, one file per domain; to add a domain, add its file and its words.

A domain is a module with `fold(entries) -> facts` (JSON values, kept in the index under the module's name, falsy for none)
and `reasons(case) -> list of Reason`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from os import scandir
from typing import TYPE_CHECKING, Protocol, cast

from routecli.core import clock, durations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, Fold
    from routecli.core.reasons.base import Reason, ReasonContext


class Domain(Protocol):
    """The functions of every file of this package but `base`."""

    def fold(self, entries: Sequence[Entry]) -> Facts:
        """Return the domain's facts of a log, as JSON values."""

    def reasons(self, case: ReasonContext) -> Iterable[Reason]:
        """Return the domain's reasons for a customer on a day."""


@cache
def names() -> Sequence[str]:
    """Return the domains: the names of their files, in alphabetical order."""
    files = (entry.name.partition(".") for entry in scandir(__path__[0]))
    return sorted(name for name, _, suffix in files if suffix == "py" and name not in {"__init__", "base"})


@cache
def domain(name: str) -> Domain:
    """Return a domain, imported when first asked for: after a visit few are."""
    return cast("Domain", import_module(f"{__name__}.{name}"))


@cache
def folds() -> Mapping[str, Fold]:
    """Return the folds of the clock, of the log's times, of the visits one by one, and of every domain."""
    from routecli.core import visits  # its records take longer to define than a warm start may take

    own = {"clock": clock.fold, "durations": durations.fold, "visits": visits.fold}
    return own | {name: domain(name).fold for name in names()}


def reasons_for(case: ReasonContext, asked: Iterable[str] | None = None) -> list[Reason]:
    """Return the reasons for a customer on a day, of all domains or those asked for, the weightiest first."""
    found: list[Reason] = []
    for name in names() if asked is None else asked:
        found += domain(name).reasons(case)
    if len(found) > 1:
        found.sort(key=lambda reason: (reason.level, -reason.minutes, str(reason.due), reason.kind))
    return found
