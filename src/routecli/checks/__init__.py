"""The checks of a book, by name: a reader finds most of them, a function of its own each of the others.

Tier `basic` is for data that is hidden, wrong or dangling; `strict` adds hygiene. A check is explained by
`explain.<name>` in `lang/`, and shown by a bad book of its own in tests/data/bad/<name>/.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from routecli.checks import corrections, customers, dates, folder, meters, plans, references, texts
from routecli.checks.base import CheckInput, Finding
from routecli.errors import Problem, ProblemList, Spot
from routecli.storage.schema.values import Key

Find = Callable[[CheckInput], Iterator[Finding]]
Sought = tuple[int, Key, bool]  # the line of a log (else 0), a key, and whether it is the key itself, not its value
Locate = Callable[[str, Collection[Sought]], Mapping[Sought, Spot]]  # of a file by its path


MOST_NAMED = 100  # findings of one check in one file


class Check(NamedTuple):
    """A check: in which tier it is shown, how bad its findings are, and what finds them (None: a reader)."""

    tier: str
    severity: str
    find: Find | None = None


_READERS = {
    Check("basic", "error"): (
        "unreadable", "too-large", "encoding", "yaml-syntax", "needs-quotes", "too-deep", "conflict-marker", "full-width-colon",
        "full-width-space", "tab", "anchor", "tag", "duplicate-key", "not-a-mapping", "not-a-list", "missing-field",
        "bad-value", "out-of-range", "impossible-date", "no-first-day", "bad-line", "torn-line", "nul-bytes", "long-line",
        "duplicate-id", "file-name", "plan-name", "rep-id", "sync-copy", "too-many-values",
    ),
    Check("basic", "warning"): ("unknown-key", "old-date", "comment-cut", "more-problems"),
    Check("strict", "warning"): ("duplicate-line", "bad-id", "long-note"),
}  # fmt: skip
_FINDERS: dict[Check, tuple[Find, ...]] = {
    Check("basic", "error"): (
        references.duplicate_code, references.duplicate_customer_code, references.unknown_rep,
        references.unknown_rank, references.unknown_country,
        corrections.unknown_address,
        corrections.double_correction, corrections.correction_circle, dates.left_before_since,
        dates.warranty_before_installed, dates.contract_ends_before_start, customers.closed_always,
        customers.no_hours_fit, folder.orphan_log, folder.case_collision,
        plans.plan_of_nobody, plans.day_outside_week,
    ),
    Check("basic", "warning"): (
        references.unknown_item, references.unknown_equipment, references.unknown_news, dates.future_date,
        dates.due_before_date, meters.meter_backward, plans.unknown_planned,
    ),
    Check("strict", "warning"): (
        references.unknown_author, references.unknown_referrer, dates.closures_over,
        customers.duplicate_name, customers.duplicate_phone, customers.duplicate_place,
        customers.no_interval, customers.no_location, customers.calls_on_closed_day, customers.season_never,
        customers.location_far, texts.phone_lost_zero, texts.note_control, folder.no_c_loader,
    ),
}  # fmt: skip

CHECKS: dict[str, Check] = {
    **{name: check for check, names in _READERS.items() for name in names},
    **{f.__name__.replace("_", "-"): check._replace(find=f) for check, finds in _FINDERS.items() for f in finds},
}


def find_problems(ground: CheckInput, read: Iterable[Problem], locate: Locate, *, strict: bool) -> list[Problem]:
    """Return what the readers and the checks found, in the order of the files; of one cause the better name."""
    tiers = {"basic", "strict"} if strict else {"basic"}
    found = [problem for problem in read if CHECKS[problem.check].tier in tiers]
    unplaced: dict[str, list[tuple[str, Check, Finding]]] = {}
    for name, check in CHECKS.items():
        for finding in check.find(ground) if check.find and check.tier in tiers else ():
            unplaced.setdefault(finding.path, []).append((name, check, finding))
    for path, rows in unplaced.items():
        place = locate(path, [(finding.line, finding.key, finding.at_name) for _, _, finding in rows])
        problems = ProblemList(MOST_NAMED)
        for name, check, f in rows:
            problems.add(Problem(path, *place[f.line, f.key, f.at_name], name, check.severity, dict(f.params)))
        found += problems
    collided = {problem.path for problem in found if problem.check == "case-collision"}
    shown = (p for p in found if p.check != "file-name" or p.path not in collided)
    return sorted(shown, key=lambda p: (p.path, p.line, p.col, p.check))
