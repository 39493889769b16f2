"""Prints what start-up, size and memory cost, each figure beside its target, all from one run.

    python benchmarks/run.py [--only PART …] [--rounds 7] [--large] [--markdown]

Books are made under benchmarks/.books/ when missing. A figure is the CPU time (user + system) and the wall time of a
whole process, the median of interleaved rounds, byte-compiled; only CPU time and memory are compared. A target that is
missed is marked MISSED, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from books import HERE
from cases import makers
from measure import byte_compile, medians, warm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from measure import Usage


class Row(NamedTuple):
    """A line of the table: a case against another, and the target.

    The target is a number of `times` the other's figure, of seconds `more` than it, or of seconds for the case `alone`.
    """

    title: str
    case: str
    against: str = ""
    target: float | None = None
    kind: Literal["times", "more", "alone"] = "times"
    of: Literal["cpu", "memory"] = "cpu"


PARTS: dict[str, list[Row]] = {
    "start": [
        Row("import typer", "typer", "pass"),
        Row("route --version", "version", "typer", 1.3),
        Row("python -m routecli --version", "version -m", "typer", 1.3),
        Row("log by id, 200", "log id 200", "typer", 1.3),
        Row("overdue, 200", "overdue 200", "typer", 2.2),
        Row("today --rep X, 200", "today rep 200", "typer", 2.2),
    ],
    "rep": [
        Row("overdue --rep X, 2,000", "overdue rep 2000", "overdue rep 200", 1.5),
        Row("overdue --rep X --json, 2,000", "overdue rep json 2000", "overdue rep json 200", 1.5),
        Row("overdue --rep X on a terminal, 2,000", "overdue rep terminal 2000", "overdue rep terminal 200", 1.5),
        Row("overdue --rep X after one append, 2,000", "overdue rep appended 2000", "overdue rep 200", 1.5),
        Row("today --rep X, 2,000", "today rep 2000", "today rep 200", 1.5),
        Row("today --rep X --json, 2,000", "today rep json 2000", "today rep json 200", 1.5),
        Row("today --rep X on a terminal, 2,000", "today rep terminal 2000", "today rep terminal 200", 1.5),
    ],
    "everybody": [
        Row("overdue, 2,000", "overdue 2000", "overdue 200", 3.0),
        Row("overdue --json, 2,000", "overdue json 2000", "overdue json 200", 3.0),
        Row("overdue on a terminal, 2,000", "overdue terminal 2000", "overdue terminal 200", 4.0),
        Row("overdue on a terminal, 2,000", "overdue terminal 2000", target=0.35, kind="alone"),
        Row("list on a terminal, 2,000", "list terminal 2000", target=0.35, kind="alone"),
        Row("review on a terminal, 2,000", "review terminal 2000", "review terminal 200"),
        Row("check once more, 2,000", "check 2000", "check 200"),
    ],
    "log": [
        Row("log by id, 2,000", "log id 2000", "typer"),
        Row("log by part of a name, 2,000", "log name 2000", "log id 2000", 0.020, "more"),
    ],
    "today": [
        Row("today --rep X, the first of a day, 2,000", "today rep first 2000", "today rep 2000", 0.3, "more"),
        Row("today --rep X right after an own log, 2,000", "today rep appended 2000", "today rep 2000", 0.3, "more"),
    ],
    "first": [Row("overdue without an index, 2,000", "overdue from nothing 2000", "bytes 2000", 4.0)],
    "memory": [
        Row("overdue --rep X, 2,000", "overdue rep 2000", "overdue rep 200", 2.0, of="memory"),
        Row("today --rep X, 2,000", "today rep 2000", "today rep 200", 2.0, of="memory"),
        Row("overdue, 2,000", "overdue 2000", "overdue 200", 2.0, of="memory"),
    ],
}
GROWTH = [
    Row("overdue --rep X, 20,000", "overdue rep 20000", "overdue rep 2000"),
    Row("today --rep X, 20,000", "today rep 20000", "today rep 2000"),
    Row("overdue, 20,000", "overdue 20000", "overdue 2000"),
    Row("overdue --rep X, 20,000", "overdue rep 20000", "overdue rep 2000", of="memory"),
    Row("overdue without an index, 20,000", "overdue from nothing 20000", "bytes 20000"),
]
HEADS = ("part", "what", "CPU", "wall", "against", "measured", "target", "")


def main() -> None:
    """Measure and print; exit 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=f"some parts: {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=7, help="how often each command runs (default: 7)")
    parser.add_argument("--large", action="store_true", help="also 20,000 customers, 2,000,000 entries")
    parser.add_argument("--markdown", action="store_true", help="print the table as docs/benchmarks.md has it")
    wish = parser.parse_args()
    parts = {part: rows for part, rows in PARTS.items() if not wish.only or part in wish.only}
    if wish.large:
        parts["large"] = GROWTH
    byte_compile(HERE.parent / "src")
    with tempfile.TemporaryDirectory() as scratch:
        found = measure([row for rows in parts.values() for row in rows], wish.rounds, Path(scratch))
    table = [[part, *cells(row, found)] for part, rows in parts.items() for row in rows]
    print(f"Python {platform.python_version()} on {platform.system()}, medians of {wish.rounds} rounds\n")
    print("\n".join(markdown(table) if wish.markdown else columns(table)))
    sys.exit(any(is_missed(row, found) for rows in parts.values() for row in rows))


def measure(rows: Sequence[Row], rounds: int, scratch: Path) -> dict[str, Usage]:
    """Return the median use of every case that the rows name."""
    made = makers(scratch)
    names = dict.fromkeys(name for row in rows for name in (row.case, row.against) if name)
    cases = {name: made[name]() for name in names}
    warm(cases)
    return medians(cases, rounds)


def value(row: Row, found: Mapping[str, Usage]) -> float:
    """Return the figure that the target is about."""
    now = float(getattr(found[row.case], row.of))
    base = float(getattr(found[row.against], row.of)) if row.against else 0.0
    return now / base if row.kind == "times" else now - base


def is_missed(row: Row, found: Mapping[str, Usage]) -> bool:
    """Say whether a row has a target and exceeds it."""
    return row.target is not None and value(row, found) > row.target


def cells(row: Row, found: Mapping[str, Usage]) -> list[str]:
    """Return the texts of a row behind the name of its part."""
    used = found[row.case]

    def shown(figure: float) -> str:
        return {"times": f"{figure:.2f} ×", "more": f"{ms(figure)} more", "alone": ms(figure)}[row.kind]

    figures = [f"{used.memory:,.0f} MiB", ""] if row.of == "memory" else [ms(used.cpu), ms(used.wall)]
    target = "" if row.target is None else f"≤ {shown(row.target)}"
    verdict = "MISSED" if is_missed(row, found) else "ok" if target else ""
    return [row.title, *figures, row.against, shown(value(row, found)), target, verdict]


def ms(seconds: float) -> str:
    """Return seconds as whole milliseconds."""
    return f"{seconds * 1000:,.0f} ms"


def columns(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the table in columns."""
    widths = [max(map(len, column)) for column in zip(HEADS, *table, strict=True)]
    rows = [HEADS, *table]
    return ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def markdown(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the table for a page."""
    return [f"| {' | '.join(row)} |" for row in (HEADS, ["---"] * len(HEADS), *table)]


if __name__ == "__main__":
    main()
