"""A slip on the command line: one sentence that names it, one that names the help, status 2, and nothing done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("line", "named", "help_"),
    [
        ("overdue --indx", " --no-index", "route overdue --help"),  # what was meant
        ("today --dat x", "--date, --matrix, --max", "route today --help"),
        ("overdue --zzz", " --zzz", "route overdue --help"),
        ("log tanaka --order", " --order", "route log --help"),
        ("brief a b", ": b", "route brief --help"),
        ("brief a b( c)", ": b( c)", "route brief --help"),
        ("tody", "today", "route --help"),
        ("qqqq", "qqqq", "route --help"),
    ],
)
def test_a_slip_is_named_with_the_way_to_help(
    route: Route, book: Path, line: str, named: str, help_: str, language: str
) -> None:
    result = route("-C", str(book), *line.split(), language=language)
    assert (result.status, result.out) == (2, "")
    said, where = result.err.splitlines()
    assert said.startswith("route: ")
    assert named in said
    assert where.endswith(f": {help_}")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "route: CUSTOMER is missing."), ("ja", "route: 得意先を指定してください。")]
)
def test_what_is_missing_is_named_in_the_language_of_the_reader(
    route: Route, book: Path, language: str, said: str
) -> None:
    result = route("-C", str(book), "brief", language=language)
    assert (result.status, result.out) == (2, "")
    assert result.err.splitlines()[0] == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("plan --weeks 0", "--weeks: 「0」は使えません。1から26までの数で書いてください。"),
        ("near tanaka --within -1.5", "--within: 「-1.5」は使えません。0から20100までの数で書いてください。"),
    ],
)
def test_a_number_out_of_range_is_told_the_range(route: Route, book: Path, line: str, said: str) -> None:
    result = route("-C", str(book), "--rep", "sato", *line.split(), language="ja")
    assert result.err.splitlines()[0] == f"route: {said}"


@pytest.mark.parametrize(
    "line", ["log tanaka --satisfaction 6", "log tanaka --satisfaction good", "log tanaka --minutes -1"]
)
def test_a_number_out_of_range_is_refused_before_anything_is_written(route: Route, book: Path, line: str) -> None:
    result = route("-C", str(book), "--rep", "sato", *line.split())
    assert (result.status, result.out) == (2, "")
    assert line.split()[2] in result.err
    assert not (book / "visits" / "tanaka-shoten.jsonl").exists()
