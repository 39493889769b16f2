"""Places from addresses: shown first, written on request, and never over a place that a person set."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.core.distance import distance_km

sys.path.insert(0, str(Path(__file__).parents[1] / "storage"))

from road_server import road_server

if TYPE_CHECKING:
    from session import Route

UENO = [35.7075, 139.7731]  # 上野三丁目, between the stations Ueno-Hirokoji and Okachimachi
SHOP = """\
name: 山田酒店
address: 東京都台東区上野3-1-2   # 郵便受けは裏
postal: "110-0005"
rep: sato
hours: {mon-fri: "10:00-17:00"}
notes: |
  犬に注意。
"""


def shop(book: Path, name: str, text: str = SHOP) -> Path:
    path = book / "customers" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def rows(route: Route, book: Path, *args: str) -> dict[str, dict[str, object]]:
    found = route("locate", *args, "--json", cwd=book)
    assert found.status == 0, found.err
    return {row["customer"]: row for row in found.json["data"]["customers"]}


def test_a_place_is_shown_and_only_written_on_request(route: Route, book: Path) -> None:
    path = shop(book, "yamada")
    found = route("locate", "yamada", cwd=book)
    assert found.status == 0
    assert "東京都台東区上野三丁目" in found.out
    assert found.err == "Found a location for 1 of 1. To write it, add --write.\n"
    assert path.read_text(encoding="utf-8") == SHOP
    assert route("locate", "yamada", "--write", cwd=book).err == "Wrote locations for 1 of 1.\n"
    before, after = SHOP.splitlines(), path.read_text(encoding="utf-8").splitlines()
    new = [line for line in after if line not in before]
    assert [line for line in after if line in before] == before
    assert [line.split(":")[0] for line in new] == ["at", "at_from"]
    assert new[1] == "at_from: town"
    place = route("show", "yamada", "--json", cwd=book).json["data"]["customer"]
    assert place["at_from"] == "town"
    assert distance_km(place["at"], UENO) < 0.3
    assert route("check", cwd=book).status == 0


def test_a_second_run_changes_nothing(route: Route, book: Path) -> None:
    path = shop(book, "yamada")
    route("locate", "--all", "--write", cwd=book)
    once = path.read_bytes()
    found = route("locate", "--all", "--write", cwd=book)
    assert found.err == "There is no new location to write.\n"
    assert path.read_bytes() == once


def test_a_place_by_hand_is_never_changed(route: Route, book: Path) -> None:
    path = shop(book, "yamada", SHOP + "at: [34.0, 135.0]\n")
    before = path.read_bytes()
    assert "yamada" not in rows(route, book, "--all", "--write")
    row = rows(route, book, "yamada", "--write")["yamada"]
    assert (row["at"], row["at_from"], row["address"]) == ([34, 135], None, "東京都台東区上野3-1-2")
    assert path.read_bytes() == before
    assert "set by hand" in route("locate", "yamada", cwd=book).out


def test_a_new_address_moves_a_place_that_was_found_and_a_vaguer_one_does_not(route: Route, book: Path) -> None:
    path = shop(book, "yamada", SHOP + "at: [34.0, 135.0]\nat_from: town\n")
    route("locate", "yamada", "--write", cwd=book)
    assert "at: [34.0, 135.0]" not in path.read_text(encoding="utf-8")
    vague = SHOP.replace("上野3-1-2", "丸山9") + "at: [35.71, 139.78]\nat_from: town\n"
    path.write_text(vague, encoding="utf-8")
    assert "more exact" in route("locate", "yamada", "--write", cwd=book).out
    assert path.read_text(encoding="utf-8") == vague


def test_each_address_says_how_far_it_was_found(route: Route, book: Path) -> None:
    for name, address, postal in [
        ("a", "東京都台東区上野3-1-2", ""), ("b", "東京都台東区丸山9", "110-0005"), ("c", "東京都台東区丸山9", ""),
        ("d", "中央区日本橋2-1", ""), ("e", "東京都", ""), ("f", "Elm Street", ""), ("g", "", ""), ("h", "東京都台東区上野3", "530-0001"),
    ]:  # fmt: skip
        shop(book, name, f'name: {name}\nrep: sato\naddress: "{address}"\npostal: "{postal}"\n')
    found = rows(route, book, *"abcdefgh")
    assert [row["at_from"] for row in found.values()] == ["town", "postal", "city", None, None, None, None, "town"]
    assert [row["at"] is None for row in found.values()] == [False, False, False, True, True, True, True, False]
    assert found["d"]["others"] == ["東京都中央区日本橋二丁目", "大阪府大阪市中央区日本橋二丁目"]
    said = route("locate", *"abcdefgh", cwd=book).out.splitlines()[1:]
    assert [line.split("\t")[-1] for line in said][:7] == [
        "東京都台東区上野三丁目",
        "town not found, so by postal code: 東京都台東区",
        "found only as far as 東京都台東区",
        "may be any of: 東京都中央区日本橋二丁目, 大阪府大阪市中央区日本橋二丁目",
        "found only as far as 東京都",
        "the address could not be understood",
        "neither address nor postal code on file",
    ]
    contradiction = re.search("東京都台東区上野三丁目; but the postal code belongs ([0-9]+) km away$", said[7])
    assert contradiction
    assert int(contradiction[1]) == pytest.approx(distance_km(UENO, [34.7005, 135.4982]), abs=2)  # Umeda in Osaka


def test_all_of_a_rep_are_taken_or_those_that_are_named(route: Route, book: Path) -> None:
    shop(book, "yamada")
    shop(book, "kimura", SHOP.replace("山田", "木村").replace("sato", "ito"))
    assert set(rows(route, book, "--all", "--rep", "sato")) == {"tanaka-shoten", "yamada"}
    assert set(rows(route, book, "木村", "yamada", "yamada")) == {"kimura", "yamada"}
    for args in ([], ["yamada", "--all"]):
        found = route("locate", *args, cwd=book)
        assert (found.status, "route locate --all" in found.err) == (2, True)
    assert route("locate", "nobody", cwd=book).status == 4


def test_one_file_that_cannot_be_edited_keeps_all_as_they_were(route: Route, book: Path) -> None:
    good = shop(book, "yamada")
    shop(book, "kimura", SHOP + "at:\n  - 35.0\n  - 139.0\nat_from: city\n")
    found = route("locate", "--all", "--write", cwd=book)
    assert found.status == 3
    assert "customers/kimura.yaml:8" in found.err
    assert good.read_text(encoding="utf-8") == SHOP


def test_abroad_there_must_be_a_server(route: Route, book: Path) -> None:
    settings = book / "route.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("country: JP", "country: DE"), encoding="utf-8")
    found = route("locate", "--all", cwd=book)
    assert found.status == 2
    assert "nominatim" in found.err


def test_a_new_customer_gets_the_place_of_its_address(route: Route, book: Path) -> None:
    found = route("add", "Yamada", "--address", "東京都台東区上野3-1-2", "--rep", "sato", cwd=book)
    assert "exact to the town: 東京都台東区上野三丁目" in found.out
    text = (book / "customers" / "yamada.yaml").read_text(encoding="utf-8")
    assert "\nat_from: town\n" in text
    found = route("add", "Kimura", "--address", "Elm Street 5", "--rep", "sato", cwd=book)
    assert (found.status, "No location was found" in found.err) == (0, True)
    assert "\nat_from" not in (book / "customers" / "kimura.yaml").read_text(encoding="utf-8")
    found = route("add", "Sato", "--address", "東京都台東区上野3", "--at", "35,139", "--rep", "sato", cwd=book)
    assert "Location:" not in found.out
    assert "\nat_from" not in (book / "customers" / "sato.yaml").read_text(encoding="utf-8")


def test_a_place_that_is_edited_is_one_by_hand(route: Route, book: Path) -> None:
    """The screens advise this command for a customer without a place."""
    path = shop(book, "yamada")
    route("locate", "yamada", "--write", cwd=book)
    found = route("edit", "yamada", "--set", "at=[35.70, 139.77]", cwd=book)
    assert found.status == 0, found.err
    text = path.read_text(encoding="utf-8")
    assert "\nat: [35.7, 139.77]\n" in text
    assert "at_from" not in text
    assert route("edit", "yamada", "--set", "at=nowhere", cwd=book).status == 2


@pytest.fixture
def server_book(book: Path) -> Path:
    shop(book, "yamada")
    shop(book, "far", "name: far\nrep: sato\naddress: 10 Elm Street, Springfield\n")
    shop(book, "bare", 'name: bare\nrep: sato\npostal: "110-0005"\n')
    return book


def name_server(book: Path, url: str, country: str = "JP") -> None:
    settings = book / "route.yaml"
    text = settings.read_text(encoding="utf-8").replace("country: JP", f"country: {country}")
    settings.write_text(f"{text}places: {{nominatim: {json.dumps(url)}}}\n", encoding="utf-8")


def test_a_server_is_asked_for_what_the_towns_do_not_have(route: Route, server_book: Path) -> None:
    answer = [
        {"lat": "35.5", "lon": "139.5", "place_rank": 30, "addresstype": "building", "display_name": "10, Elm St"}
    ]
    with road_server(lambda *_: (200, json.dumps(answer).encode())) as server:
        name_server(server_book, server.url)
        found = rows(route, server_book, "yamada", "far", "bare")
    assert [path.split("?")[0] for path, _ in server.asked] == ["/search"]
    assert (found["far"]["at"], found["far"]["at_from"], found["far"]["found"]) == ([35.5, 139.5], "town", "10, Elm St")
    assert found["yamada"]["found"] == "東京都台東区上野三丁目"
    assert found["bare"]["at_from"] == "postal"


def test_a_server_that_is_away_is_said_once_and_the_towns_still_serve(route: Route, server_book: Path) -> None:
    name_server(server_book, "http://127.0.0.1:9")
    shop(server_book, "farther", "name: farther\nrep: sato\naddress: 11 Elm Street\n")
    found = route("locate", "yamada", "far", "farther", cwd=server_book)
    assert found.status == 0
    assert found.err.count("http://127.0.0.1:9") == 1
    assert "東京都台東区上野三丁目" in found.out
