"""Places from addresses, in a made-up atlas: what decides between towns of one name, and what is said if nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routecli.core.addresses import address_key, postal_code
from routecli.core.locating import City, LocatedAddress, Locator, Town

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.distance import Point

NORTH, SOUTH, WEST, EAST = (
    City("北県", "府中市"),
    City("南県", "府中市"),
    City("南県", "港市西区"),
    City("南県", "港市東区"),
)
HILLS = City("北県", "山郡丘町")
TOWNS = {
    NORTH: [Town("本町", (40.0, 140.0)), Town("大字宮下", (40.1, 140.0), [Town("沢", (40.12, 140.0))])],
    SOUTH: [Town("本町", (30.0, 130.0)), Town("浜一丁目", (30.01, 130.0)), Town("浜三丁目", (30.03, 130.0))],
    WEST: [Town("海岸通", (31.0, 131.0)), Town("寺島", (31.0, 131.1))],
    EAST: [Town("海岸通", (31.0, 131.2)), Town("寺島町", (31.0, 131.3))],
    HILLS: [Town("第二地割", (40.5, 140.5)), Town("字原", (40.6, 140.5))],
}
POSTAL = {"1000001": (30.001, 130.0), "1000002": (31.0, 131.19), "1000003": (40.11, 140.0), "1000004": (33.0, 133.0)}


class Atlas:
    def cities(self) -> Sequence[City]:
        return list(TOWNS)

    def towns(self, city: City) -> Sequence[Town]:
        return TOWNS[city]

    def postal(self, code: str) -> Point | None:
        return POSTAL.get(code)


def found(address: str, postal: str = "") -> LocatedAddress:
    return Locator(Atlas()).locate(address, postal)


@pytest.mark.parametrize(
    ("address", "name", "at"),
    [
        ("北県府中市本町1-2", "北県府中市本町", (40.0, 140.0)),
        ("府中市浜3-1", "南県府中市浜三丁目", (30.03, 130.0)),  # only one of the two has the town
        ("府中市大字宮下字沢5", "北県府中市大字宮下沢", (40.12, 140.0)),
        ("府中市宮下123", "北県府中市大字宮下", (40.1, 140.0)),
        ("府中市浜", "南県府中市浜", (30.02, 130.0)),  # the middle of its parts
        ("府中市浜31", "南県府中市浜", (30.02, 130.0)),  # 31 is no third part
        ("港市寺島町2", "南県港市東区寺島町", (31.0, 131.3)),  # 寺島 is another town
        ("港市新区寺島町2", "南県港市東区寺島町", (31.0, 131.3)),  # a ward that the atlas does not know yet
        ("西区海岸通9", "南県港市西区海岸通", (31.0, 131.0)),
        ("丘町第2地割3-4", "北県山郡丘町第二地割", (40.5, 140.5)),
        ("山郡丘町原7", "北県山郡丘町字原", (40.6, 140.5)),
    ],
)
def test_a_town_is_found_however_its_address_is_written(address: str, name: str, at: Point) -> None:
    assert found(address) == LocatedAddress(pytest.approx(at), "town", name)


def test_what_may_be_several_places_is_none_of_them_unless_the_postal_code_decides() -> None:
    assert found("府中市本町1") == LocatedAddress(others=["北県府中市本町", "南県府中市本町"])
    assert found("府中市本町1", "100-0001").name == "南県府中市本町"
    assert found("〒100-0001 府中市本町1").name == "南県府中市本町"
    assert found("府中市本町1", "1000004").others == ["北県府中市本町", "南県府中市本町"]  # it is near neither
    assert found("港市海岸通1", "1000002").name == "南県港市東区海岸通"


def test_what_is_not_found_is_placed_as_exactly_as_it_can_be() -> None:
    assert found("北県府中市丸山9") == LocatedAddress((40.05, 140.0), "city", "北県府中市")
    assert found("北県府中市丸山9", "100-0003") == LocatedAddress((40.11, 140.0), "postal", "北県府中市")
    assert found("", "100-0003") == LocatedAddress((40.11, 140.0), "postal", "")
    assert found("港市丸山9") == LocatedAddress((31.0, 131.15), "city", "南県港市")  # the middle of its wards
    assert found("北県丸山市") == LocatedAddress(name="北県")
    assert found("Elm Street 5") == found("") == found("", "9999999") == LocatedAddress()


def test_a_postal_code_that_contradicts_the_address_is_said_and_not_followed() -> None:
    place = found("北県府中市本町1", "1000001")
    assert (place.at, place.level) == ((40.0, 140.0), "town")
    assert place.postal_km == pytest.approx(1435, abs=1)  # by the spherical law of cosines
    assert found("北県府中市丸山9", "1000001").level == "city"
    assert found("北県府中市本町1", "1000003").postal_km == 0  # 12 km are within one area


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上野三丁目１番２号", "上野3-1-2"), ("上野３ー１ー２", "上野 3-1-2"), ("上野3の1の2", "上野3-1-2"), ("上野3 1-2", "上野3-1-2"),
        ("髙槻", "高槻"), ("龍野", "竜野"), ("澤田", "沢田"), ("濵町", "浜町"), ("渡邊", "渡辺"), ("斎宮", "齋宮"), ("芦屋", "蘆屋"),
        ("霞ヶ関", "霞が関"), ("霞ケ関", "霞ガ関"), ("関ｹ原", "関ヶ原"), ("丸之内", "丸ノ内"), ("丸の内", "丸乃内"), ("八ッ場", "八つ場"),
        ("北1西2", "北一条西二丁目"), ("新金岡町4丁1-8", "新金岡町四丁1番8号"), ("第35地割62番地", "三十五地割62"), ("大字宮下", "宮下"),
        ("千代田区", "千代田区"), ("ニュータウン", "ﾆｭｰﾀｳﾝ"), ("２１番地の３", "21-3"),
    ],
)  # fmt: skip
def test_spellings_of_one_address_are_the_same(one: str, other: str) -> None:
    assert address_key(one).rstrip("-") == address_key(other).rstrip("-")


def test_different_addresses_stay_different() -> None:
    for one, other in [
        ("一番町", "1-町"),
        ("上野1-11", "上野11-1"),
        ("三1-2", "31-2"),
        ("十十", "20"),
        ("四谷", "四ツ谷"),
    ]:
        assert address_key(one) != address_key(other)


def test_postal_codes_are_read_as_people_write_them() -> None:
    for text in ("110-0005", "1100005", "〒110-0005", "〒１１０－０００５", " 〒 110-0005 東京都"):
        assert postal_code(text) == "1100005"
    for text in ("", "110", "110-00055", "03-1234-5678", "1-110-0005"):
        assert postal_code(text) == ""
