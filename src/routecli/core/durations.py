"""How long visits take, by the log's own times (docs/rules.md, "On the road")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.buying import median
from routecli.core.seasons import variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, History
    from routecli.core.model import Customer, Settings, Span

VISITS_KEPT = 16  # the last visits, which are looked at for their usual length
MIN_VISITS = 3  # logged lengths below which nothing is learned
MAX_MINUTES = 480  # minutes; anything longer is taken for a typo


class Length(NamedTuple):
    """The minutes that a visit is planned for, and whose they are: `own`, `learned` (from that many visits), `default`."""

    minutes: int
    source: str
    visits: int = 0


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the usual length of the last visits that met someone, their number, and who made the last visits."""
    visits = [entry for entry in entries if entry.type == "visit"]
    if not visits:
        return None
    lengths = [e.minutes for e in visits if e.outcome == "met" and e.minutes and 0 < e.minutes <= MAX_MINUTES][
        -VISITS_KEPT:
    ]
    usual = round(median(lengths)) if len(lengths) >= MIN_VISITS else 0
    return [usual, len(lengths), sorted({entry.by for entry in visits[-VISITS_KEPT:]})]


def visitors(history: History) -> Sequence[str]:
    """Return who made the last visits of a log."""
    return (history.facts.get("durations") or (0, 0, ()))[2]


def visit_length(customer: Customer, history: History, settings: Settings) -> Length:
    """Return the minutes of a visit: the customer's own, else the usual of the log, else those of the settings.

    What was learned is never longer than the customer is ever open at a stretch: it would never be planned again.
    """
    if customer.minutes:
        return Length(customer.minutes, "own")
    usual, visits, _ = history.facts.get("durations") or (0, 0, ())
    if not usual:
        return Length(settings.visit.minutes, "default")
    longest = max((end - start for spans in _all_spans(customer) for start, end in spans), default=usual)
    return Length(min(usual, longest), "learned", visits)


def _all_spans(customer: Customer) -> Iterator[Sequence[Span]]:
    """Yield the spans of all days of all weeks that a visit may have to fit into: calling hours, else hours by season."""
    weeks = [customer.calls] if customer.calls else [form.hours for form in variants(customer)]
    yield from (spans for week in weeks for spans in week if spans)
