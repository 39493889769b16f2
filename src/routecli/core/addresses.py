"""Japanese addresses as people write them, in the one spelling by which they are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from routecli.core.kana import plain
from routecli.core.numerals import KANJI_DIGITS, kanji_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    T = TypeVar("T")

# Each letter of a group is read as its last: old forms, forms of family registers, and pairs that towns mix up.
_GROUPS = """
髙高 澤沢 龍竜 邊邉辺 齋齊斎斉 廣広 國国 濱濵浜 嶋嶌島 櫻桜 瀧滝 驛駅 鹽塩 藏蔵 眞真 德徳 惠恵
榮栄 學学 圓円 壽寿 會会 條条 桧檜 薮籔藪 篭籠 鷄鶏 鄕郷 渕渊淵 頚頸 曽曾 芦蘆 舘館 峯峰
﨑嵜埼崎 黑黒 增増 關関 靜静 總総 縣県 區区 號号 萬万 與与 佛仏 寶宝 實実 盡尽 禮礼 鐵鉄 藥薬
樂楽 來来 豐豊 彌弥 傳伝 應応 步歩 每毎 淺浅 溪渓 灣湾 戶戸 兩両 單単 巢巣 帶帯 歸帰 廳庁 恆恒
拂払 拔抜 收収 數数 晝昼 曉暁 樓楼 橫横 涉渉 滿満 泻潟 燈灯 爐炉 狹狭 獨独 畫画 當当 發発 稻稲
穗穂 竝並 絲糸 經経 綠緑 緖緒 繩縄 繪絵 聲声 莊荘 蟲虫 蠶蚕 裝装 覺覚 觀観 讓譲 讚讃 豫予 輕軽
遙遥 遞逓 鄰隣 醫医 錢銭 鎭鎮 隱隠 靈霊 顯顕 餘余 點点 齒歯 龜亀 麥麦 冨富 圡土 埜野 壷壺 嶽岳
洲州 桝枡 栢柏 楳梅 槙槇 諌諫 頼賴 邇迩 釜竈 鴎鷗 鴬鶯 麹麴 弁辨 鯵鰺 侭儘 尭堯 瑶瑤
祗祇 祢禰 莱萊 蛎蠣 蔣蒋 坐座 亞亜 圍囲 壹壱 假仮 氣気 藝芸 權権 嚴厳 棧桟 嶮険 狀状 淨浄 疊畳
痩瘦 ゖけ がけ ゕけ 箇け っつ 之の 乃の
"""
_VARIANTS = {ord(letter): group[-1] for group in _GROUPS.split() for letter in group[:-1] if letter != group[-1]}
_DASHES = "\\-‐‑‒–—―−ー~〜の"
_KANJI_NUMBER = re.compile(f"[{KANJI_DIGITS}十百]+")
_COUNTERS = re.compile(rf"(?<=\d)(?:丁目|丁|番地|番(?!町)|号|地割|[{_DASHES}](?=\d)|-)+")
_POSTAL = re.compile(r"(?:〒\s*)?(?<!\d)(\d{3})-?(\d{4})(?![-\d])")
_STREETS = re.compile(
    r"(?:[上下]け?る|[東西南北]?入る|[東西南北]入|通り?)(?:\d+-)?"
)  # of Kyoto, by which a house is found
LONGEST = 40  # characters of a name


def address_key(text: str) -> str:
    """Return an address so that all its spellings are the same: 髙崎市 八島町三丁目１番地 is 高崎市8島町3-1-."""
    folded = re.sub(r"(?<=\d)\s+(?=\d)", "-", plain(text).translate(_VARIANTS))
    digits = _KANJI_NUMBER.sub(_number, "".join(folded.split()).replace("大字", ""))
    short = re.sub(r"([北南])(\d+)([東西])(?=\d)", r"\1\2条\3", digits)  # as Sapporo shortens 北1条西2丁目
    return _COUNTERS.sub("-", re.sub(r"第(?=\d)", "", short))


def _number(kanji: re.Match[str]) -> str:
    """Return kanji in digits, apart from digits that follow; kanji out of order stay."""
    try:
        digits = str(kanji_number(kanji[0]))
    except ValueError:
        return kanji[0]
    return digits + "-" if kanji.string[kanji.end() : kanji.end() + 1].isdigit() else digits


def postal_code(text: str) -> str:
    """Return the seven digits of the postal code that a text is, or begins with behind 〒; empty if there is none."""
    match = _POSTAL.match(plain(text).strip())
    return match[1] + match[2] if match else ""


def without_postal(text: str) -> str:
    """Return an address without the postal code in front of it."""
    folded = plain(text).strip()
    match = _POSTAL.match(folded)
    return folded[match.end() :] if match else text


def beginning(text: str, known: Mapping[str, T]) -> tuple[T, str] | None:
    """Return what the longest known beginning of a key stands for, and what follows it.

    A number is never cut in two, and 寺島町 does not begin with a town of the name 寺島.
    """
    for n in range(min(len(text), LONGEST), 0, -1):
        head, after = text[:n], text[n : n + 1]
        if after == "町" and head[-1] not in "都道府県市区町村":
            continue
        if head[-1].isdigit() and not head.isdigit() and (after.isdigit() or f"{head}-" in known):
            head = f"{head}-" if not after.isdigit() and after != "-" else ""
        if head in known:
            return known[head], text[n:].removeprefix("-")
    return None


def behind_streets(text: str) -> list[str]:
    """Return what follows the names of streets in an address of Kyoto, the last street first: 寺町通御池上る上本能寺前町."""
    return [text[street.end() :] for street in reversed(list(_STREETS.finditer(text)))]
