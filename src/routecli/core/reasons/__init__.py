"""The reasons to go, one file a domain; adding a domain is adding its file and its words.

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
    from routecli.core.reasons.base import Case, Reason


class Domain(Protocol):
    """What every file of this package but `base` offers."""

    def fold(self, entries: Sequence[Entry]) -> Facts:
        """Return the domain's facts of a log, as JSON values."""

    def reasons(self, case: Case) -> Iterable[Reason]:
        """Return the domain's reasons for a customer on a day."""


@cache
def domains() -> Mapping[str, Domain]:
    """Return every domain by its file's name, in alphabetical order."""
    files = (entry.name.partition(".") for entry in scandir(__path__[0]))
    names = sorted(name for name, _, suffix in files if suffix == "py" and name not in {"__init__", "base"})
    return {name: cast("Domain", import_module(f"{__name__}.{name}")) for name in names}


def folds() -> dict[str, Fold]:
    """Return the folds of the clock, of the log's times, of the visits one by one, and of every domain."""
    from routecli.core import visits  # it needs the records of a log, which take longer to define than a warm start has

    return {
        "clock": clock.fold,
        "durations": durations.fold,
        "visits": visits.fold,
        **{name: domain.fold for name, domain in domains().items()},
    }


def reasons_for(case: Case, names: Iterable[str] | None = None) -> list[Reason]:
    """Return the reasons for a customer on a day, of all domains or the named, the weightiest first."""
    known = domains()
    found: list[Reason] = []
    for name in known if names is None else names:
        found += known[name].reasons(case)
    if len(found) > 1:
        found.sort(key=lambda reason: (reason.level, -reason.minutes, str(reason.due), reason.kind))
    return found
