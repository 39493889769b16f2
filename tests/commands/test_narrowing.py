"""Lists narrowed by a value that nothing has: refused with what there is, rather than answered with an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("list", "--state", "asleep"), "fresh, due, overdue, neglected, new, paused, on_request."),
        (("list", "--kind", "shop"), "wholesale, manufacturing, service, other."),
        (("list", "--rank", "C"), "Known values: A, B."),
        (("list", "--area", "浅"), "Known values: 上野, 浅草. Did you mean 浅草?"),
        (("list", "--tag", "冷凍"), "Known values: 冷蔵. Did you mean 冷蔵?"),
        (("overdue", "--area", "銀座"), "上野, 浅草"),
        (("needs", "--area", "銀座"), "上野, 浅草"),
        (("needs", "--tag", "果物"), "冷蔵"),
        (("contracts", "--area", "銀座"), "上野, 浅草"),
        (("equipment", "--area", "銀座"), "上野, 浅草"),
    ],
)
def test_an_unknown_value_is_refused_with_those_there_are(
    route: Route, book: Path, args: tuple[str, ...], named: str
) -> None:
    with (book / "customers" / "suzuki.yaml").open("a", encoding="utf-8") as file:
        file.write("tags: [冷蔵]\n")
    found = route("-C", str(book), *args)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(f"route: {args[1]}: unknown value {args[2]}. Known values: ")
    assert named in found.err


def test_a_known_value_that_fits_nobody_is_an_empty_list(route: Route, book: Path) -> None:
    found = route("-C", str(book), "list", "--state", "paused", terminal=True)
    assert (found.status, found.out) == (0, "No customers match.\n")


def test_a_book_without_areas_or_tags_says_so(route: Route, book: Path) -> None:
    assert "--tag: unknown value x. Known values: -." in route("-C", str(book), "list", "--tag", "x").err
