"""The lists that the transcripts take in: made-up firms in the shapes in which firms and towns keep theirs."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HEAD = "得意先コード,得意先名,ﾌﾘｶﾞﾅ,〒,所在地,TEL,担当,ランク,訪問周期（日）,営業時間,定休日,最終訪問日,業種,備考,FAX".split(
    ","
)
LIST = [
    ["得意先一覧", "", "2026年11月現在"],
    "コード,得意先名,フリガナ,〒,住所,TEL,担当,ランク,営業時間,定休日,最終訪問日,備考,FAX".split(","),
    "00101,㈱田中酒店,ﾀﾅｶｻｹﾃﾝ,1100005,東京都台東区上野3-1-2,335550001,佐藤,Ａ,9:00～18:00,水曜日,R8.11.10,裏口から,03-3555-0002".split(
        ","
    ),
    "102,喫茶 みずうみ,キッサミズウミ,111-0032,東京都台東区浅草1-9-1,03-3555-0103,佐藤,b,11時頃～売切れまで,不定休,2026/10/5,,".split(
        ","
    ),
    "103,=cmd|calc,ｼｰｴﾑﾃﾞｨ,1110053,東京都台東区浅草橋2-4,,佐藤 健,C,,第2・第4土曜,46300,,".split(","),
    "101,田中酒店,,,,,,,,,,,".split(","),
    "104,花菱,ハナビシ,1,東京都台東区谷中7-1,,佐藤,A,,,,,".split(","),
    "105,鶴屋,ツルヤ,,東京都台東区根岸3-2,,渡辺,A,,,11/20,,".split(","),
    ["合計", "6件"],
]
SALES = [
    "伝票日付,得意先CD,商品コード,商品名,数量,単価".split(","),
    *([f"2026/{month}/5", "101", "A100", "みりん", "12", "1,450"] for month in (8, 9, 10)),
    "2026/10/5,101,A110,しょうゆ,△2,".split(","),
    "2026/10/9,999,A100,みりん,1,".split(","),
    ",,,総計,35,".split(","),
]
_FIRST = "青木 石川 内田 遠藤 大西 加藤 木村 工藤 小松 斎藤 柴田 須藤 高野 千葉 辻 長井 西尾 野口 橋本 平井".split()
_READ = "ｱｵｷ ｲｼｶﾜ ｳﾁﾀﾞ ｴﾝﾄﾞｳ ｵｵﾆｼ ｶﾄｳ ｷﾑﾗ ｸﾄﾞｳ ｺﾏﾂ ｻｲﾄｳ ｼﾊﾞﾀ ｽﾄﾞｳ ﾀｶﾉ ﾁﾊﾞ ﾂｼﾞ ﾅｶﾞｲ ﾆｼｵ ﾉｸﾞﾁ ﾊｼﾓﾄ ﾋﾗｲ".split()
_TRADES = [("商店", "ｼｮｳﾃﾝ"), ("酒店", "ｻｹﾃﾝ"), ("青果", "ｾｲｶ"), ("食堂", "ｼｮｸﾄﾞｳ"), ("製菓", "ｾｲｶ"), ("水産", "ｽｲｻﾝ"), ("精肉店", "ｾｲﾆｸﾃﾝ"),
           ("物産", "ﾌﾞｯｻﾝ"), ("薬局", "ﾔｯｷｮｸ"), ("旅館", "ﾘｮｶﾝ"), ("工業", "ｺｳｷﾞｮｳ"), ("印刷", "ｲﾝｻﾂ"), ("茶舗", "ﾁｬﾎ"), ("豆腐店", "ﾄｳﾌﾃﾝ"),
           ("米店", "ｺﾒﾃﾝ")]  # fmt: skip
_TOWNS = [("1100005", "上野"), ("1110032", "浅草"), ("1110051", "蔵前"), ("1110053", "浅草橋"), ("1100016", "台東"), ("1100003", "根岸"),
          ("1100001", "谷中"), ("1110056", "小島"), ("1110041", "元浅草"), ("1110042", "寿")]  # fmt: skip
_DAYS = ["2026/10/{d}", "R8.10.{d}", "令和8年10月{d}日", "2026-10-{d:02d} 00:00:00", "2026.10.{d}"]


def firms() -> Iterator[list[str]]:
    """Yield 300 firms below a title, with all that spreadsheets and people do to a list, and a total."""
    chance = random.Random(20261124)
    yield ["得意先一覧表"]
    yield HEAD
    for n in range(300):
        first, (trade, read) = n % 20, _TRADES[n // 20]
        code, town = _TOWNS[chance.randrange(10)]
        form = ["㈱{}", "株式会社{}", "{}", "（有）{}"][n % 4]
        yield [
            f"{n + 1:05d}" if n % 3 else str(n + 1), form.format(_FIRST[first] + trade), _READ[first] + " " + read,
            code, f"東京都台東区{town}{chance.randint(1, 4)}－{chance.randint(1, 20)}－{chance.randint(1, 9)}",
            f"3{5550000 + n:08d}" if n % 2 else f"03-0{n // 100}55-{n:04d}", "佐藤", "ＡBc"[n % 3],
            chance.choice(["", "", "10", "２１"]),
            chance.choice(["9:00～18:00", "10:00-19:00", "平日9:00～17:30 土9:00～12:00", "１０時〜１８時", "11:00頃～品切れまで", ""]),
            chance.choice(["水曜日", "日曜・祝日", "第2・第4土曜", "年中無休", "不定休", "月曜（祝日の場合は翌日）", ""]),
            chance.choice(_DAYS).format(d=chance.randint(1, 28)) if n % 5 else "", trade,
            chance.choice(["", "", "裏口から", "要予約、駐車場なし"]), f"03-0{n // 100}66-{n:04d}" if n % 7 else "",
        ]  # fmt: skip
    yield ["合計", "300件"]


def write_lists(folder: Path) -> None:
    """Write the lists into a folder, as Windows and as spreadsheets save them."""
    _write_csv(folder / "list.csv", LIST)
    _write_csv(folder / "sales.csv", SALES)
    table = list(firms())
    _write_csv(folder / "firms.csv", table)
    book = xlsxwriter.Workbook(folder / "firms.xlsx")
    sheet = book.add_worksheet("得意先")
    for line, row in enumerate(table):
        for place, text in enumerate(row):
            if text.isascii() and text.isdigit():
                sheet.write_number(line, place, int(text))
            else:
                sheet.write_string(line, place, text)
    book.close()


def _write_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="cp932", newline="") as file:
        csv.writer(file).writerows(rows)
