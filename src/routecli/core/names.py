"""Finding a customer by whatever is typed: id, name, reading or romaji.

An exact id wins, then an exact name, reading or romaji; else all match in whose id, name, reading or romaji the query occurs:
a start does not beat a part, since nobody sees which of them was meant. More than one id means ambiguity, which the caller
shows and never resolves by guessing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.kana import long_vowels, plain
from routecli.core.romaji import romaji_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from difflib import SequenceMatcher

# The everyday form of a kanji and, after it, the old and variant forms that names are written with.
_VARIANTS = (
    "高髙 崎﨑嵜㟢 斎斉齊齋 浜濱濵 辺邊邉 吉𠮷 国國圀 沢澤 広廣 桜櫻 真眞 竜龍 島嶋嶌 富冨 徳德 土圡 与與 万萬 "
    "栄榮 円圓 塩鹽 応應 桑桒 黒黑 県縣 恵惠 蔵藏 剣劍劔 顕顯 鉱鑛 実實 寿壽 条條 図圖 瀬瀨 静靜 総總 荘莊 滝瀧 "
    "団團 鉄鐵 伝傳 灯燈 当當 稲稻 麦麥 薬藥 弥彌 来來 頼賴 緑綠 涼凉 礼禮 隣鄰 鶴靏靍 槙槇 館舘 曽曾 穂穗 豊豐 "
    "宝寶 松枩 桧檜 糸絲 芸藝 画畫 会會 学學 楽樂 亀龜 旧舊 京亰 峡峽 区區 経經 渓溪 芦蘆 郷鄕 号號 桟棧 銭錢 "
    "台臺 柳栁 浅淺 売賣 戸戶 舗鋪 歩步 満滿 宮宫 余餘 様樣 霊靈 録錄 湾灣 衛衞 温溫 横橫 乗乘 巣巢 船舩 園薗 "
    "関關 観觀 気氣 駅驛 蛍螢 仏佛 弁辨辯瓣 両兩 亜亞 囲圍 壱壹 医醫 奥奧 岳嶽 覚覺 巌巖 厳嚴 渕淵渊 梅楳 峰峯 "
    "野埜 薮藪 篭籠 鴎鷗 鯵鰺 麹麴 騨驒 醤醬 麺麵 焼燒 酔醉 醸釀 喜㐂 尭堯 遥遙 瑶瑤 晋晉 凛凜 単單 検檢 験驗 "
    "転轉 変變 点點 双雙 残殘 数數 読讀 労勞 為爲 隠隱 毎每 繊纖 続續 価價 鋳鑄 圧壓 発發"
)
# Small kana are written large in old firm names (キヤノン); ぢ is heard as じ.
_KANA = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖぢづゐゑを", "あいうえおつやゆよわかけじずいえお", strict=True))
_SAME = str.maketrans({old: group[0] for group in _VARIANTS.split() for old in group[1:]} | _KANA)
_V = str.maketrans({"あ": "ば", "い": "び", "え": "べ", "お": "ぼ", "ゆ": "びゆ"})  # ヴィラ is ビラ as well
# What a firm is by law, not how it is called: spelled out, abbreviated, as banks write it (カ）タナカ), in English.
_FORMS = (
    "(?:株式|有限|合同|合資|合名)[会會]社|医療法人(?:社団|財団)?|(?:社会福祉|学校|宗教)法人|[一公][般益](?:社団|財団)法人|"
    r"\([株有同資名医福学宗]\)|(?:かぶしき|ゆうげん|ごうどう)[がか]いし[ゃや]|^[かゆど]\)|\([かゆど]\)?$|"
    r"(?<![a-z0-9])(?:co|ltd|inc|corp|corporation|company|limited|incorporated|llc|llp|plc|gmbh|kk|k\.k|and)(?![a-z0-9-])"
)
_EXACT, _START, _PART, _NONE = range(4)  # how well a name fits


class Spelling(NamedTuple):
    """What a customer is found by: its id, the search keys of its name and kana, and its reading in romaji."""

    id: str
    name: str
    kana: str
    reading: str


def spelling(id_: str, name: str, kana: str) -> Spelling:
    """Return what a customer is found by; letters and digits only.

    The reading is that of the kana, else of a name without kanji, else the id, since ids mostly are romaji.
    """
    bare_name, bare_kana = without_form(name), without_form(kana)
    reading = romaji_key(bare_kana or bare_name)
    if not (reading and reading.isascii()):
        reading = romaji_key(id_)
    return Spelling(id_, _key(bare_name), _key(bare_kana), reading)


def search_key(text: str) -> str:
    """Return `text` without what people write differently: width, case, kana script, old kanji, 株式会社, dots."""
    return _key(without_form(text))


def sort_key(name: str, kana: str) -> str:
    """Return what a list in gojūon order sorts by: the reading, or the name if there is none."""
    return plain(kana or name)


def find(query: str, customers: Sequence[Spelling]) -> list[str]:
    """Return the ids, in order, of all whom `query` names exactly, else of all in whose names it occurs; [] if none does."""
    wanted_id = plain(query).strip()
    if any(wanted_id == customer.id for customer in customers):
        return [wanted_id]
    wanted = spelling(wanted_id, query, "")
    tiers = [(_tier(customer, wanted), customer.id) for customer in customers] if wanted.name else []
    exact = [id_ for tier, id_ in tiers if tier == _EXACT]
    return sorted(exact or [id_ for tier, id_ in tiers if tier != _NONE] or _without_marks(wanted, customers))


def _without_marks(wanted: Spelling, customers: Sequence[Spelling]) -> list[str]:
    """Return those whose name or kana has the query where no ー is looked at: コンピュータサービス, コンピューターサービス."""
    key = wanted.name.replace("ー", "")
    return [c.id for c in customers if key and (key in c.name.replace("ー", "") or key in c.kana.replace("ー", ""))]


def beginning(query: str, customers: Iterable[Spelling]) -> list[str]:
    """Return the ids, in order, of all whose id, name, reading or romaji begins with `query`, for completion."""
    wanted = spelling(plain(query).strip(), query, "")
    return sorted(c.id for c in customers if not wanted.name or _tier(c, wanted) < _PART)


def close(query: str, customers: Iterable[Spelling]) -> list[str]:
    """Return up to three ids that resemble `query`, the nearest first, for "did you mean"."""
    from difflib import SequenceMatcher

    key, romaji = search_key(query), romaji_key(without_form(query))
    by_key, by_romaji = SequenceMatcher(b=key), SequenceMatcher(b=romaji)
    enough = 0.6 if romaji.isascii() else 0.5  # one kanji of two is enough: 田仲 for 田中
    near = []
    for id_, name, kana, reading in customers if key else ():
        # Compared with as much of a name as was typed, so that `tanka` is near `tanaka-shoten`.
        starts = ((by_key, name[: len(key)]), (by_key, kana[: len(key)]), (by_romaji, reading[: len(romaji)]))
        likeness = max(_likeness(typed, start) for typed, start in starts)
        if likeness >= enough:
            near.append((-likeness, id_))
    return [id_ for _, id_ in sorted(near)[:3]]


def _likeness(typed: SequenceMatcher[str], start: str) -> float:
    typed.set_seq1(start)
    return typed.ratio() if typed.quick_ratio() >= 0.5 else 0.0


def _tier(customer: Spelling, wanted: Spelling) -> int:
    id_, name, kana, reading = customer
    key, romaji = wanted.name, wanted.reading
    # Typed kana are compared with kana if there are any: かん begins no かなざわ, as `kan` begins `kanazawa`.
    if not romaji.isascii() or (kana and not key.isascii()):
        romaji = ""
    if key in (name, kana) or (romaji and romaji == reading):
        return _EXACT
    if id_.startswith(wanted.id) or name.startswith(key) or kana.startswith(key):
        return _START
    if romaji and reading.startswith(romaji):
        return _START
    found = wanted.id in id_ or key in name or key in kana or (romaji and romaji in reading)
    return _PART if found or _lengthens(key, name, kana) else _NONE


def _lengthens(key: str, *names: str) -> bool:
    """Return whether a query that begins with a vowel stands where the vowel lengthens another: うどん in まちのうどん."""
    return key[0] in "あいうえお" and any("ー" + key[1:] in name for name in names)


def _key(bare: str) -> str:
    """Return letters and digits in one spelling, long vowels with ー; one at the end comes and goes (サーバ, サーバー)."""
    key = _letters(bare.translate(_SAME)).rstrip("ー")
    if key.isascii():
        return key
    if "ゔ" in key:
        key = re.sub("ゔ([あいえおゆ]?)", lambda sound: sound[1].translate(_V) or "ぶ", key)
    return long_vowels(key)


def without_form(text: str) -> str:
    """Return `plain` text without 株式会社 and the like, unless there is nothing else."""
    folded = plain(text)
    bare = re.sub(_FORMS, " ", folded)
    return bare if _letters(bare) else folded


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
