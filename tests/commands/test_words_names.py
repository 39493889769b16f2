"""Finding a customer by what a rep types: nothing is guessed when something is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route

TOWN = {
    "chojuan": "name: 長寿庵 本店\nkana: ちょうじゅあんほんてん\nphone: 03-3831-0001\n",
    "sobadokoro": "name: そば処 長寿庵\nkana: そばどころちょうじゅあん\ncontacts: [{name: 佐藤, phone: 090-1234-5678}]\n",
    "villa": "name: ヴィラ上野\nkana: ヴィラうえの\n",
}


@pytest.fixture
def town(book: Path) -> Path:
    for id_, text in TOWN.items():
        (book / "customers" / f"{id_}.yaml").write_text(text + "rep: sato\n", encoding="utf-8")
    return book


@pytest.mark.parametrize("typed", ["長寿庵", "㈱長寿庵", "ちょうじゅあん", "チョウジュアン", "ﾁｮｳｼﾞｭｱﾝ", "chouju"])
def test_a_start_does_not_win_over_a_part_when_writing(route: Route, town: Path, typed: str) -> None:
    found = route("log", typed, "新商品", "--rep", "sato", cwd=town)
    assert found.status == 4
    assert "\n  chojuan  長寿庵 本店\n  sobadokoro  そば処 長寿庵" in found.err
    assert list((town / "visits").iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("長寿庵本店", "chojuan"),
        ("株式会社長寿庵 本店", "chojuan"),
        ("ちょうじゅあんほんてん", "chojuan"),
        ("chojuan", "chojuan"),
        ("そば処", "sobadokoro"),
        ("びら", "villa"),
        ("ビラ", "villa"),
        ("ﾋﾞﾗ", "villa"),
        ("ヴィラ", "villa"),
        ("vira", "villa"),
        ("03-3831-0001", "chojuan"),
        ("０３（３８３１）０００１", "chojuan"),
        ("+81 3 3831 0001", "chojuan"),
        ("09012345678", "sobadokoro"),
        ("5678", "sobadokoro"),
    ],
)
def test_one_customer_is_found_and_written_to(route: Route, town: Path, typed: str, id_: str) -> None:
    found = route("log", typed, "新商品", "--rep", "sato", cwd=town)
    assert (found.status, found.err) == (0, "")
    assert (town / "visits" / f"{id_}.jsonl").exists()


def test_a_number_of_nobody_is_nobody(route: Route, town: Path) -> None:
    assert route("show", "03-9999-9999", cwd=town).status == 4
