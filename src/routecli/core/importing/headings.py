"""What the columns of other programs are called, in both languages, and which key of ours each of them is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.importing.rows import Row

KINDS = ("customers", "products", "orders", "visits")
IGNORED = "-"  # what `--map` says of a column that is not to be taken in
LOOKED_AT = 30  # rows above which nobody puts the headings

# Of each kind of list the keys, each with the headings that mean it; of two columns for one key the earlier heading counts.
_CUSTOMER = {
    "code": "得意先コード 得意先CD 得意先番号 得意先No 顧客コード 顧客CD 顧客番号 顧客No 取引先コード 取引先CD 取引先番号 会社コード 店舗コード "
    "納品先コード コード code customer_code customer_no customer_number account_number account_code client_code",
    "name": "得意先名 得意先名称 得意先 顧客名 顧客名称 お客様名 取引先名 取引先名称 取引先 納品先名 納品先 店舗名 店舗名称 店名 屋号 "
    "屋号・商号 営業所名称 営業所名 施設名称 施設名 事業所名 事業所名称 会社名 企業名 社名 商号 法人名 名称 "
    "name customer customer_name company company_name account account_name client client_name shop shop_name store store_name",
}
TABLES: dict[str, dict[str, str]] = {
    "customers": _CUSTOMER
    | {
        "kana": "フリガナ 得意先名カナ 得意先カナ 得意先フリガナ 顧客名カナ 顧客カナ 会社名カナ 店舗名カナ 店名カナ 取引先名カナ 名称_カナ 名称カナ 施設名称_カナ "
        "営業所名称_カナ 事業所名_カナ カナ名 カナ名称 カナ 読み 読み仮名 読みがな ヨミ kana reading furigana phonetic",
        "kind": "取引区分 得意先区分 顧客区分 kind",
        "rank": "ランク 得意先ランク 顧客ランク 重要度 rank class grade tier",
        "area": "地区 エリア 地域 担当地区 営業地区 方面 コース area region district territory",
        "rep": "担当 担当者 担当者名 営業担当 営業担当者 自社担当 自社担当者 担当営業 担当者コード rep sales_rep salesperson owner account_owner",
        "since": "取引開始日 取引開始 開始日 登録日 since customer_since start_date",
        "every": "訪問周期 訪問間隔 訪問頻度 周期 every interval visit_interval frequency",
        "address": "住所 所在地 住所1 得意先住所 会社住所 店舗住所 営業所所在地 施設所在地 所在地_連結表記 address street_address address_1 address1",
        "address_part": "都道府県 都道府県名 市区町村 市区町村名 町域 番地 町名番地 所在地_都道府県 所在地_市区町村 所在地_町字 所在地_番地以下 "
        "施設所在地_都道府県 施設所在地_市区町村 施設所在地_町字 施設所在地_番地以下",
        "building": "住所2 住所3 方書 建物名 ビル名 建物名等 建物名等(方書) 営業所方書 施設方書 address_2 address2 building",
        "postal": "〒 郵便番号 郵便 郵便NO postal postal_code postcode zip zip_code zipcode",
        "phone": "電話番号 電話 TEL 電話番号1 TEL1 代表電話 代表電話番号 店舗電話番号 営業所電話番号 施設電話番号 連絡先電話番号 連絡先 phone "
        "telephone tel phone_number telephone_number",
        "lat": "緯度 lat latitude",
        "lon": "経度 lon lng longitude",
        "hours": "営業時間 営業時間帯 利用時間 開店時間 診療時間 受付時間 hours opening_hours business_hours",
        "days": "利用可能曜日 営業曜日 診療曜日 opening_days",
        "opens": "開始時間 営業開始時間 診療開始時間 opens",
        "closes": "終了時間 営業終了時間 診療終了時間 closes",
        "closed": "定休日 休業日 休日 休み 店休日 休館日 休診日 closed closed_days holidays",
        "minutes": "訪問時間 滞在時間 商談時間 minutes visit_minutes",
        "tags": "タグ 業種 業態 ジャンル 分類 カテゴリ カテゴリー 営業の種類 tags tag category industry",
        "contact": "先方担当者 先方担当 先方担当者名 ご担当者 ご担当者名 窓口担当者 代表者 代表者名 代表者氏名 contact contact_name contact_person",
        "role": "役職 役職名 肩書 代表者肩書 role title job_title position",
        "email": "メール メールアドレス e-mail eメール email mail",
        "last": "最終訪問日 前回訪問日 最終訪問 前回訪問 直近訪問日 last_visit last_visited last_visit_date",
        "notes": "備考 メモ 特記事項 摘要 コメント notes note remarks memo comments comment",
    },
    "products": {
        "code": "商品コード 商品CD 商品番号 品番 コード JAN JANコード code item_code product_code sku item",
        "name": "商品名 商品名称 品名 名称 name product product_name item_name description",
        "unit": "単位 unit uom",
        "price": "単価 販売単価 標準単価 価格 売価 price unit_price",
        "pack": "入数 入り数 ケース入数 pack pack_size",
        "tags": "タグ 分類 商品分類 カテゴリ カテゴリー tags category",
    },
    "orders": _CUSTOMER
    | {
        "phone": "電話番号 電話 TEL phone",
        "date": "受注日 注文日 売上日 販売日 納品日 出荷日 伝票日付 取引日 日付 年月日 date order_date sales_date invoice_date",
        "item": "商品コード 商品CD 商品番号 品番 JAN JANコード item item_code product_code sku",
        "item_name": "商品名 商品名称 品名 商品 品目 item_name product product_name description",
        "qty": "数量 受注数 受注数量 注文数 売上数量 販売数量 出荷数 qty quantity units",
        "price": "単価 販売単価 売上単価 受注単価 price unit_price",
        "amount": "金額 売上金額 販売金額 受注金額 税抜金額 amount total line_total",
        "rep": "担当 担当者 担当者名 営業担当 営業担当者 担当者コード rep sales_rep salesperson",
    },
    "visits": _CUSTOMER
    | {
        "phone": "電話番号 電話 TEL phone",
        "date": "訪問日 活動日 面談日 商談日 日付 年月日 date visit_date visited",
        "time": "時刻 訪問時刻 開始時刻 時間 time visit_time",
        "outcome": "結果 訪問結果 面談結果 区分 訪問区分 活動区分 outcome result",
        "rep": "担当 担当者 担当者名 営業担当 営業担当者 訪問者 rep by sales_rep salesperson",
        "with": "面談者 面談相手 先方担当者 相手 with met contact",
        "purpose": "目的 訪問目的 用件 purpose",
        "note": "内容 訪問内容 商談内容 活動内容 報告 報告内容 メモ 備考 コメント note notes comment comments memo",
        "minutes": "滞在時間 所要時間 訪問時間 minutes duration",
        "next": "次回訪問日 次回予定 次回予定日 next next_visit",
    },
}
OURS = ("元の行", "取り込めない理由", "line in the file", "not taken in because")  # of the file of refused rows
NEEDED = {"customers": ("name",), "products": ("code",), "orders": ("date", "qty"), "visits": ("date",)}
SEVERAL = {"address_part", "building", "tags", "notes", "note"}  # keys that several columns may be


class ListColumn(NamedTuple):
    """A column of a table: its place, its heading as it stands there, and the key that it is (empty: none)."""

    place: int
    heading: str
    key: str

    @property
    def unit(self) -> str:
        """What the heading says in brackets: 日 in 訪問周期（日）."""
        found = re.search(r"\(([^()]*)\)\s*$", normalize("NFKC", self.heading))
        return found[1] if found else ""


def heading_key(text: str) -> str:
    """Return what spellings of one heading share: no width, case, blanks, brackets at the end, marks of what is needed."""
    folded = "".join(normalize("NFKC", text).casefold().split())
    return re.sub(r"\([^()]*\)$|[:*※・]+$", "", re.sub(r"^[*※■●◆【\[]+|[】\]]+$", "", folded)).replace("_", "")


def _spellings(kind: str) -> dict[str, tuple[str, int]]:
    """Return key and precedence of every heading of a kind."""
    return dict.fromkeys(map(heading_key, OURS), (IGNORED, 0)) | {
        heading_key(word): (key, place)
        for key, words in TABLES[kind].items()
        for place, word in enumerate([*words.split(), *([] if key in words.split() else [key])])
    }


def columns_of(rows: Sequence[Row], kind: str, mapped: Mapping[str, str]) -> tuple[list[ListColumn], int]:
    """Return the columns of a table and how many rows are above its data; no columns if no row is one of headings.

    `mapped` has keys by heading, and wins. Headings may take two rows, the upper of which names groups.
    """
    known = _spellings(kind)
    own = {heading_key(heading): key for heading, key in mapped.items()}
    names = known.keys() | own.keys()

    def fits(row: Row) -> int:
        return len({heading_key(cell) for cell in row.cells} & names)

    best = max(range(min(len(rows), LOOKED_AT)), key=lambda n: (fits(rows[n]), -n), default=0)
    if not rows or not fits(rows[best]):
        return [], 0
    headings, end = list(rows[best].cells), best + 1
    if end < len(rows) and _all_fit(rows[end], names):
        headings, end = _stacked(rows[best].cells, rows[end].cells), end + 1
    elif best and any(heading_key(cell) in names for cell in rows[best - 1].cells):
        headings = _stacked(rows[best - 1].cells, rows[best].cells)
    found = [_column(n, heading, known, own) for n, heading in enumerate(headings)]
    return _one_each(found, known, own), end


def _all_fit(row: Row, names: set[str]) -> bool:
    said = [heading_key(cell) for cell in row.cells if cell.strip()]
    return bool(said) and all(key in names for key in said)


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return a heading for each column of two rows: the lower cell, else the upper."""
    width = max(len(upper), len(lower))
    above, below = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    return [b.strip() or a for a, b in zip(above, below, strict=True)]


def _column(place: int, heading: str, known: Mapping[str, tuple[str, int]], own: Mapping[str, str]) -> ListColumn:
    key = heading_key(heading)
    return ListColumn(place, " ".join(heading.split()), own.get(key) or known.get(key, ("", 0))[0])


def _one_each(
    columns: list[ListColumn], known: Mapping[str, tuple[str, int]], own: Mapping[str, str]
) -> list[ListColumn]:
    """Return the columns with each key once, that of the heading that means it best; others have no key."""

    def precedence(column: ListColumn) -> tuple[bool, int, int]:
        key = heading_key(column.heading)
        return key not in own, known.get(key, ("", 0))[1], column.place

    first: dict[str, ListColumn] = {}
    for column in sorted(columns, key=precedence):
        first.setdefault(column.key, column)
    kept = SEVERAL | {IGNORED, ""}
    return [c if c.key in kept or first[c.key] is c else c._replace(key="") for c in columns]


def is_total(row: Row) -> bool:
    """Return whether a row adds up those above it, or says how many they are."""
    first = next((cell for cell in row.cells if cell.strip()), "")
    word = "".join(normalize("NFKC", first).casefold().split()).strip(":")
    return bool(
        re.fullmatch(
            r"(?:総|小)?合?計|総件数|件数|合計件数|以上|total|grandtotal|subtotal|sum|(?:合計|計|全)\d+件", word
        )
    )
