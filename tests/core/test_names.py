"""Finding a customer by what a rep would type: one small town, worked out by hand, and any text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from routecli.core import names
from routecli.core.names import search_key, sort_key, spelling
from routecli.core.romaji import romaji_key

TOWN = [
    ("tanaka-shoten", "田中商店", "たなかしょうてん"),
    ("tanaka-kensetsu", "株式会社田中建設", "たなかけんせつ"),
    ("nakata-ya", "中田屋", "なかたや"),
    ("takashimaya-ueno", "髙島屋 上野店", "タカシマヤウエノテン"),
    ("hamasaki", "㈱濵﨑水産", "はまさきすいさん"),
    ("saito-seika", "齋藤青果", "さいとうせいか"),
    ("watanabe-saketen", "渡邉酒店", "わたなべさけてん"),
    ("yoshinoya", "𠮷野家", "よしのや"),
    ("ono-shokuhin", "小野食品", "おのしょくひん"),
    ("ohno-bakery", "大野ベーカリー", "おおのべーかりー"),
    ("cafe-ueno", "Café Ueno", ""),
    ("mimosa", "ビストロ・ミモザ", ""),
    ("smith", "Smith & Sons Ltd.", ""),
    ("villa-famille", "ヴィラ・ファミーユ", "ヴィラファミーユ"),
    ("shimbun", "上野新聞販売", "うえのしんぶんはんばい"),
    ("junichi", "じゅんいち寿司", "じゅんいちずし"),
    ("hattori", "有限会社服部", "はっとり"),
    ("hatori", "羽鳥工業", "はとりこうぎょう"),
    ("kyanon-jimuki", "キヤノン事務機", "キヤノンじむき"),
    ("c-1007", "金沢製麺", "かなざわせいめん"),
    ("c-1008", "神田書店", "かんだしょてん"),
    ("suzuki", "鈴木商店", ""),
    ("10-ten", "十天", "じゅってん"),
]

# typed | the ids it finds
FOUND = """
tanaka-shoten          | tanaka-shoten
TANAKA-SHOTEN          | tanaka-shoten
ｔａｎａｋａ－ｓｈｏｔｅｎ | tanaka-shoten
田中商店               | tanaka-shoten
株式会社田中商店       | tanaka-shoten
㈱田中商店             | tanaka-shoten
田中商店（有）         | tanaka-shoten
田中 商店              | tanaka-shoten
田中　商店             | tanaka-shoten
たなかしょうてん       | tanaka-shoten
タナカショウテン       | tanaka-shoten
ﾀﾅｶｼｮｳﾃﾝ               | tanaka-shoten
たなか しょうてん      | tanaka-shoten
tanaka shoten          | tanaka-shoten
tanakashoten           | tanaka-shoten
Tanaka Shouten         | tanaka-shoten
tanaka syouten         | tanaka-shoten
tanaka syoten          | tanaka-shoten
Tanaka Shōten          | tanaka-shoten
Tanaka Shôten          | tanaka-shoten
tanaka s               | tanaka-shoten
tanaka sh              | tanaka-shoten
tanaka shot            | tanaka-shoten
田中商                 | tanaka-shoten
田中                   | tanaka-kensetsu tanaka-shoten
tanaka                 | tanaka-kensetsu tanaka-shoten
Ｔａｎａｋａ           | tanaka-kensetsu tanaka-shoten
TANAKA                 | tanaka-kensetsu tanaka-shoten
たなか                 | tanaka-kensetsu tanaka-shoten
タナカ                 | tanaka-kensetsu tanaka-shoten
ﾀﾅｶ                    | tanaka-kensetsu tanaka-shoten
田中建設               | tanaka-kensetsu
田中建設株式会社       | tanaka-kensetsu
tanaka kensetu         | tanaka-kensetsu
kensetsu               | tanaka-kensetsu
建設                   | tanaka-kensetsu
中田                   | nakata-ya
中                     | nakata-ya tanaka-kensetsu tanaka-shoten
高島屋                 | takashimaya-ueno
髙島屋                 | takashimaya-ueno
髙嶋屋                 | takashimaya-ueno
高島屋上野店           | takashimaya-ueno
takasimaya             | takashimaya-ueno
たかしまや             | takashimaya-ueno
浜崎                   | hamasaki
濱崎                   | hamasaki
濵﨑水産               | hamasaki
浜﨑水産株式会社       | hamasaki
斎藤                   | saito-seika
斉藤                   | saito-seika
齊藤青果               | saito-seika
saitou                 | saito-seika
Saitoh                 | saito-seika
さいとう               | saito-seika
渡辺                   | watanabe-saketen
渡邊酒店               | watanabe-saketen
わたなべ               | watanabe-saketen
吉野家                 | yoshinoya
𠮷野家                 | yoshinoya
yosinoya               | yoshinoya
ono                    | ohno-bakery ono-shokuhin
おの                   | ohno-bakery ono-shokuhin
小野                   | ono-shokuhin
ohno                   | ohno-bakery ono-shokuhin
大野                   | ohno-bakery
おおの                 | ohno-bakery
ono beekarii           | ohno-bakery
大野ベーカリ           | ohno-bakery
cafe                   | cafe-ueno
café ueno              | cafe-ueno
CAFÉ                   | cafe-ueno
Cafe\u0301 Ueno        | cafe-ueno
ミモザ                 | mimosa
ビストロミモザ         | mimosa
ﾋﾞｽﾄﾛ                  | mimosa
bisutoro               | mimosa
smith and sons         | smith
Smith & Sons           | smith
smith sons ltd         | smith
SMITH & SONS, INC.     | smith
ヴィラ                 | villa-famille
vira                   | villa-famille
bira                   | villa-famille
famiyu                 | villa-famille
ファミーユ             | villa-famille
shimbun                | shimbun
sinbun                 | shimbun
新聞                   | shimbun
Jun'ichi               | junichi
zyuniti                | junichi
じゅんいち             | junichi
服部                   | hattori
(有)服部               | hattori
hattori                | hattori
hatori                 | hatori
hatori kogyo           | hatori
はとり                 | hatori
キヤノン               | kyanon-jimuki
キャノン               | kyanon-jimuki
jimuki                 | kyanon-jimuki
zimuki                 | kyanon-jimuki
kanazawa               | c-1007
かん                   | c-1008
kan                    | c-1007 c-1008
かなざわ               | c-1007
1008                   | c-1008
c-100                  | c-1007 c-1008
すずき                 | suzuki
suzuki                 | suzuki
鈴木                   | suzuki
上野                   | shimbun takashimaya-ueno
ueno                   | cafe-ueno shimbun takashimaya-ueno
10                     | 10-ten c-1007 c-1008
10-                    | 10-ten
ohno b                 | ohno-bakery
オーノ                 | ohno-bakery
おーの                 | ohno-bakery
大野べいかりい         | ohno-bakery
おおのべいかりい       | ohno-bakery
ビラ                   | villa-famille
びら                   | villa-famille
ｳﾞｨﾗ                   | villa-famille
ビラファミーユ         | villa-famille
びすとろ               | mimosa
さいとー               | saito-seika
たなかしょーてん       | tanaka-shoten
ya                     | kyanon-jimuki nakata-ya takashimaya-ueno yoshinoya
商店                   | suzuki tanaka-shoten
山田                   |
zzz                    |
・                     |
🍶                     |
っ                     | 10-ten hattori tanaka-kensetsu
"""


def find(query: str, town: list[tuple[str, str, str]]) -> list[str]:
    return names.find(query, [spelling(*customer) for customer in town])


def close(query: str, town: list[tuple[str, str, str]]) -> list[str]:
    return names.close(query, [spelling(*customer) for customer in town])


def _rows(table: str) -> list[tuple[str, list[str]]]:
    pairs = [line.split("|") for line in table.strip().splitlines()]
    return [(typed.strip(), ids.split()) for typed, ids in pairs]


@pytest.mark.parametrize(("typed", "ids"), _rows(FOUND))
def test_what_is_typed_finds(typed: str, ids: list[str]) -> None:
    assert find(typed, TOWN) == ids


def test_nothing_typed_finds_nobody() -> None:
    assert find("", TOWN) == find(" 　", TOWN) == find("tanaka", []) == []


def test_an_exact_name_beats_longer_ones() -> None:
    town = [("z-1", "田中", "たなか"), ("a-1", "田中商店", "たなかしょうてん"), ("tanaka-2", "山本", "やまもと")]
    assert find("田中", town) == ["z-1"]
    assert find("たなか", town) == ["z-1"]
    assert find("tanaka", town) == ["z-1"]


def test_an_id_found_exactly_is_that_customer_whatever_others_are_called() -> None:
    assert find("ueno", [("a", "上野", "うえの"), ("ueno", "下谷", "したや")]) == ["ueno"]


def test_a_start_does_not_beat_a_part() -> None:
    town = [
        ("chojuan-honten", "長寿庵 本店", "ちょうじゅあんほんてん"),
        ("sobadokoro", "そば処 長寿庵", "そばどころちょうじゅあん"),
    ]
    for typed in ("長寿庵", "㈱長寿庵", "ちょうじゅあん", "ﾁｮｳｼﾞｭｱﾝ", "chojuan", "choujuan"):
        assert find(typed, town) == ["chojuan-honten", "sobadokoro"], typed
    assert find("長寿庵", [*town, ("z", "株式会社 長寿庵", "")]) == ["z"]


def test_long_vowels_written_differently_are_the_same_reading() -> None:
    town = [("c-1", "大田商店", "おおたしょうてん"), ("c-2", "オータ電機", "オータデンキ"), ("oda", "小田", "おだ")]
    for typed in ("おおた", "オータ", "おーた", "oota", "ohta", "ōta"):
        assert find(typed, town) == ["c-1", "c-2"], typed
    assert find("いと", [("ito", "伊藤", "いとう"), ("itoya", "糸屋", "いとや")]) == ["ito", "itoya"]
    assert find("コンピュータサービス", [("c", "上野コンピューターサービス", "")]) == ["c"]
    assert find("うどん", [("u", "町のうどん屋", "")]) == ["u"]


def test_equal_names_are_ambiguous_in_id_order() -> None:
    assert find("田中", [("tanaka-b", "田中", ""), ("tanaka-a", "(株)田中", "")]) == ["tanaka-a", "tanaka-b"]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("tanka-shoten", ["tanaka-shoten"]),
        ("hamsaki", ["hamasaki"]),
        ("yoshinya", ["yoshinoya"]),
        ("smiht", ["smith"]),
        ("すずさ", ["suzuki"]),
        ("鈴本", ["suzuki"]),
        ("qqqq", []),
        ("", []),
    ],
)
def test_did_you_mean(typed: str, ids: list[str]) -> None:
    near = close(typed, TOWN)
    assert near[:1] == ids
    assert len(near) <= 3


SAME = """
株式会社田中         | 田中
田中株式會社         | (株)田中
ﾀﾅｶ                  | たなか
カ）タナカ           | たなか
タナカ（カ           | たなか
合同会社ABC          | abc
医療法人社団上野会   | 上野会
かぶしきがいしゃたなか | たなか
Tanaka Co., Ltd.     | tanaka
Tanaka K.K.          | tanaka
スーパー             | スーパ
富士フイルム         | 富士フィルム
霞ヶ関               | 霞ケ関
葛\U000e0100城      | 葛城
眞櫻國澤廣龍         | 真桜国沢広竜
Ａ１                 | a1
𝐓anaka               | tanaka
が                   | か\u3099
ガ                   | か\u3099
Straße               | STRASSE
"""


@pytest.mark.parametrize(
    ("one", "other"), [[cell.strip() for cell in line.split("|")] for line in SAME.strip().splitlines()]
)
def test_written_differently_but_the_same_name(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("田中", "中田"),
        ("は", "ば"),
        ("は", "ぱ"),
        ("電気", "雷気"),
        ("Co-op", "op"),
        ("Anderson", "erson"),
        ("株式会社", ""),
    ],
)
def test_not_the_same_name(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


# Readings and the ways they are romanised: Hepburn, Kunrei, passport, as typed into an input method.
ROMAJI = """
しょうてん     | shoten shouten shōten syoten syouten shohten SHOTEN
ちば           | chiba tiba
つちや         | tsuchiya tutiya
ふじ           | fuji huzi fuzi
しゃちょう     | shacho shachou syatyo syatyou
じゅんいち     | junichi jun'ichi zyuniti
しんいち       | shinichi shin'ichi sin'iti
ほんま         | homma honma
なんば         | namba nanba
さっぽろ       | sapporo
まっちゃ       | matcha maccha mattya
はっちょうぼり | hatchobori hacchoubori hattyoubori
おおた         | ota oota ohta ōta
おおうち       | ouchi oouchi outi
こうべ         | kobe koube kōbe
にいがた       | niigata nigata
ゆうき         | yuki yuuki yūki
コーヒー       | kohi koohii kōhī ko-hi-
ジェイ         | jei zyei
チェリー       | cherii tyeri
ティー         | tii ti
ファミリー     | famirii famiri
フェリー       | feri ferii
ヴィラ         | vira bira
ウェスト       | wesuto uesuto
づ             | zu du dzu
を             | o wo
ﾊﾟﾝ            | pan
"""


@pytest.mark.parametrize(("kana", "spellings"), _rows(ROMAJI))
def test_every_romanisation_is_one_key(kana: str, spellings: list[str]) -> None:
    assert {romaji_key(spelling) for spelling in spellings} == {romaji_key(kana)}


@pytest.mark.parametrize(
    ("one", "other"), [("はっとり", "はとり"), ("かき", "かぎ"), ("おはな", "おあな"), ("ほし", "ほす")]
)
def test_different_readings_stay_different(one: str, other: str) -> None:
    assert romaji_key(one) != romaji_key(other)


def test_lists_sort_by_reading() -> None:
    names = [("山田", "やまだ"), ("Abe", ""), ("阿部", "アベ"), ("安藤", "あんどう"), ("いとう", "")]
    assert [name for name, _ in sorted(names, key=lambda pair: sort_key(*pair))] == [
        "Abe",
        "阿部",
        "安藤",
        "いとう",
        "山田",
    ]


KANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), min_size=1)
NAMED = st.lists(st.tuples(st.from_regex("[a-z0-9-]+", fullmatch=True), st.text(), st.text() | KANA), max_size=6)


@given(st.text(), NAMED)
def test_any_text_finds_or_does_not(query: str, named: list[tuple[str, str, str]]) -> None:
    ids = sorted(id_ for id_, _, _ in named)
    found = find(query, named)
    assert found == sorted(found)
    assert set(found) <= set(ids)
    assert set(close(query, named)) <= set(ids)


@given(st.text(), st.text(), st.text() | KANA)
def test_a_spelling_has_letters_and_digits_only(id_: str, name: str, kana: str) -> None:
    assert all(part.isalnum() for part in spelling(id_, name, kana)[1:] if part)


@given(st.text(), st.text())
def test_every_customer_is_found_by_its_name(name: str, other: str) -> None:
    assume(search_key(name) and name.strip().lower() not in {"x-a", "x-b"})
    assert "x-a" in find(name, [("x-a", name, ""), ("x-b", other, "")])


@given(KANA)
def test_kana_and_katakana_and_half_width_read_alike(kana: str) -> None:
    katakana = "".join(chr(ord(c) + 0x60) for c in kana)
    assert romaji_key(katakana) == romaji_key(kana)
    assert search_key(katakana) == search_key(kana)


@given(st.text())
def test_compatible_characters_are_the_same_name(text: str) -> None:
    assert search_key(unicodedata.normalize("NFKC", text)) == search_key(text)
    assert romaji_key(unicodedata.normalize("NFKC", text)) == romaji_key(text)
