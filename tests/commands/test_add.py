"""A new customer's file: what it holds, what is refused, and that it can be read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Result, Route


def add(route: Route, book: Path, *args: str, language: str = "en") -> Result:
    return route("add", *args, "--rep", "sato", cwd=book, language=language)


def facts(book: Path, customer: str) -> list[str]:
    """The lines of the file that count."""
    lines = (book / "customers" / f"{customer}.yaml").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_given_facts_stand_in_the_order_of_the_table(route: Route, book: Path) -> None:
    found = add(
        route, book, "山田酒店", "--kana", "やまだ さけてん", "--tag", "冷蔵", "--tag", "a, b", "--at", "35.7, 139.77",
        "--phone", "0312345670", "--every", "2w", "--area", "上野", "--rank", "A", "--kind", "wholesale",
        "--since", "2019/4/1", "--postal", "110-0005", "--address", "東京都台東区上野3-1-2",
    )  # fmt: skip
    assert (found.status, found.err) == (0, "")
    assert facts(book, "yamada-saketen") == [
        "name: 山田酒店",
        "kana: やまだ さけてん",
        "kind: wholesale",
        "rank: A",
        "area: 上野",
        "rep: sato",
        "since: 2019-04-01",
        "every: 2w",
        "address: 東京都台東区上野3-1-2",
        "postal: 110-0005",
        'phone: "0312345670"',
        "at: [35.7, 139.77]",
        'tags: [冷蔵, "a, b"]',
    ]
    assert "customers/yamada-saketen.yaml" in found.out
    assert "route log yamada-saketen" in found.out


def test_it_is_found_and_passes_the_check(route: Route, book: Path) -> None:
    add(route, book, "山田酒店", "--kana", "やまだ", "--at", "35.7,139.77", "--phone", "0312345670", "--rank", "B")
    data = route("show", "やまだ", "--json", cwd=book).json["data"]["customer"]
    assert (data["name"], data["phone"], data["at"]) == ("山田酒店", "0312345670", [35.7, 139.77])
    assert data["since"] == "2026-11-24"
    assert route("check", cwd=book).status == 0


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_not_given_stands_as_a_comment_that_holds_when_uncommented(
    route: Route, book: Path, language: str
) -> None:
    add(route, book, "Yamada", language=language)
    path = book / "customers" / "yamada.yaml"
    text = path.read_text(encoding="utf-8")
    assert "# hours:" in text
    path.write_text("\n".join(line.removeprefix("# ") for line in text.splitlines()), encoding="utf-8")
    found = route("check", "--json", cwd=book).json
    assert [problem for problem in found["problems"] if "yamada" in problem["path"]] == []
    customer = route("show", "yamada", "--json", cwd=book).json["data"]["customer"]
    assert customer["hours"]["sat"] == "10:00-12:00"
    assert customer["contacts"][0]["key"] is True


def test_an_existing_file_is_never_touched(route: Route, book: Path) -> None:
    before = (book / "customers" / "suzuki.yaml").read_bytes()
    found = add(route, book, "鈴木", "--id", "suzuki")
    assert (found.status, found.out) == (2, "")
    assert "--id suzuki-2" in found.err
    assert (book / "customers" / "suzuki.yaml").read_bytes() == before


def test_without_a_reading_a_terminal_asks_and_a_pipe_refuses(route: Route, book: Path) -> None:
    refused = add(route, book, "山田酒店")
    assert (refused.status, refused.out) == (2, "")
    assert "--kana" in refused.err
    asked = route("add", "山田酒店", "--rep", "sato", cwd=book, stdin="やまだ\n", terminal=True)
    assert asked.status == 0
    assert facts(book, "yamada")[:2] == ["name: 山田酒店", "kana: やまだ"]
    assert route("add", "川口", "--rep", "sato", cwd=book, stdin="\n", terminal=True).status == 2


@pytest.mark.parametrize(
    "args",
    [
        ["--rank", "Z"],
        ["--every", "sometimes"],
        ["--kind", "shop"],
        ["--at", "35.7"],
        ["--at", "139.77,35.7"],
        ["--since", "someday"],
        ["--id", "CON"],
        ["--id", "con"],
        ["--id", "../x"],
        ["--rep", "nobody"],
        ["--area", "a\x1bb"],
    ],
)
def test_what_the_book_does_not_know_is_refused_in_one_sentence(route: Route, book: Path, args: list[str]) -> None:
    found = route("add", "Yamada", "--rep", "sato", *args, cwd=book)
    assert (found.status, found.out) == (2, "")
    assert found.err.count("\n") == 1
    assert sorted(path.name for path in (book / "customers").iterdir()) == ["suzuki.yaml", "tanaka-shoten.yaml"]


def test_a_very_similar_name_is_pointed_out(route: Route, book: Path) -> None:
    found = add(route, book, "株式会社 田中商店", "--id", "tanaka-2")
    assert found.status == 0
    assert "田中商店 (tanaka-shoten)" in found.err
    assert add(route, book, "川口商店", "--id", "kawaguchi").err == ""
