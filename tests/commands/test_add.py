"""A new customer's file: what it holds, what is refused, and that it can be read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Result, Route


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


def test_the_last_visit_starts_the_clock(route: Route, book: Path, log: Log) -> None:
    found = add(route, book, "Yamada", "--rank", "A", "--last", "11/10")
    assert (found.status, "Tue 10 Nov" in found.out) == (0, True)
    (entry,) = log("yamada")
    assert {**entry, "id": ""} == {"id": "", "type": "visit", "date": "2026-11-10", "by": "sato", "outcome": "met"}
    (row,) = [c for c in route("list", "--json", cwd=book).json["data"]["customers"] if c["customer"] == "yamada"]
    assert (row["last_contact"], row["next_due"]) == ("2026-11-10", "2026-11-24")
    assert not [line for line in facts(book, "yamada") if line.startswith("since:")]


@pytest.mark.parametrize(("answer", "day"), [("先週の金曜\n", "2026-11-20"), ("\n", None), ("", None)])
def test_a_terminal_asks_for_the_last_visit(route: Route, book: Path, answer: str, day: str | None) -> None:
    found = route("add", "Yamada", "--rep", "sato", cwd=book, terminal=True, stdin=answer)
    assert (found.status, "Last visit to Yamada" in found.err) == (0, True)
    lines = (book / "visits" / "yamada.jsonl").read_text(encoding="utf-8") if day else ""
    assert (day or "") in lines
    assert (book / "visits" / "yamada.jsonl").exists() == bool(day)


@pytest.mark.parametrize("last", ["11/25/2026", "12/1/2026", "2026-12-01", "時々"])
def test_a_last_visit_that_cannot_be_leaves_nothing(route: Route, book: Path, last: str) -> None:
    assert add(route, book, "Yamada", "--last", last).status == 2
    assert not (book / "customers" / "yamada.yaml").exists()
