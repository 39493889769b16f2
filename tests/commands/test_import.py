"""Taking lists in: dry by default, nobody doubled, nothing half-written, and a second run changes nothing."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Result, Route

HEAD = "得意先コード,得意先名,フリガナ,〒,住所,TEL,担当,ランク,訪問周期（日）,営業時間,定休日,最終訪問日,備考,FAX"
YAMADA = "0071,㈱山田酒店,ﾔﾏﾀﾞｻｹﾃﾝ,1100005,東京都台東区上野5-1,335550001,佐藤,Ａ,10,9:00～18:00,水曜日,R8.11.10,裏口から,03-3555-0002"
KIDO = "72,木戸商会,キドショウカイ,600001,札幌市中央区北一条西2,112345678,伊藤 花,B,,11時頃から,不定休,,,"


def listed(book: Path, *lines: str, name: str = "list.csv", codec: str = "cp932") -> Path:
    path = book.parent / name
    path.write_bytes("\r\n".join([*lines, ""]).encode(codec))
    return path


def taken(route: Route, book: Path, *args: str, **how: Any) -> Result:
    return route("import", "../list.csv", *args, cwd=book, **how)


def state(book: Path) -> dict[str, bytes]:
    files = [path for path in sorted(book.rglob("*")) if path.is_file() and ".route" not in path.parts]
    return {path.relative_to(book).as_posix(): path.read_bytes() for path in files}


def rows(found: Result) -> dict[str, int]:
    return dict(found.json["data"]["rows"])


def test_nothing_is_written_before_it_is_asked_for(route: Route, book: Path) -> None:
    listed(book, HEAD, YAMADA)
    before = state(book)
    found = taken(route, book)
    assert (found.status, state(book)) == (0, before)
    assert "1 new, 0 changed, 0 the same, 0 refused" in found.out
    assert "route import ../list.csv --write" in found.out


def test_a_row_becomes_a_file_and_the_last_visit_the_first_entry(route: Route, book: Path, log: Log) -> None:
    listed(book, HEAD, YAMADA)
    assert taken(route, book, "--write").status == 0
    assert (book / "customers" / "yamadasaketen.yaml").read_text(encoding="utf-8").splitlines() == [
        "name: ㈱山田酒店",
        "kana: ヤマダサケテン",
        'code: "0071"',
        "rank: A",
        "rep: sato",
        "every: 10 days",
        "address: 東京都台東区上野5-1",
        "postal: 110-0005",
        'phone: "0335550001"',
        "hours: {mon-sun: 09:00-18:00}",
        "closed: [wed]",
        "notes: |",
        "  裏口から",
        "  FAX: 03-3555-0002",
    ]
    (entry,) = log("yamadasaketen")
    del entry["id"]
    assert entry == {"type": "visit", "date": "2026-11-10", "by": "sato", "outcome": "met", "from": "import"}
    assert route("check", cwd=book).status == 0
    (row,) = [
        c for c in route("list", "--json", cwd=book).json["data"]["customers"] if c["customer"] == "yamadasaketen"
    ]
    assert (row["last_contact"], row["next_due"]) == ("2026-11-10", "2026-11-20")


@pytest.mark.parametrize("codec", ["cp932", "utf-8-sig", "euc_jp"])
def test_a_second_run_changes_nothing(route: Route, book: Path, codec: str) -> None:
    head, *lines = (line.replace("㈱", "").replace("～", "-") for line in (HEAD, YAMADA, KIDO))
    listed(book, head, *lines, codec=codec)
    assert rows(taken(route, book, "--write", "--json")) == {"new": 2, "changed": 0, "same": 0, "refused": 0}
    before = state(book)
    assert rows(taken(route, book, "--write", "--json")) == {"new": 0, "changed": 0, "same": 2, "refused": 0}
    assert state(book) == before


def test_what_cannot_be_expressed_stays_in_the_notes_and_is_said(route: Route, book: Path) -> None:
    listed(book, HEAD, KIDO)
    found = taken(route, book, "--write")
    assert "営業時間, 定休日" in found.out
    text = (book / "customers" / "kidoshokai.yaml").read_text(encoding="utf-8")
    assert "notes: |\n  営業時間: 11時頃から\n  定休日: 不定休\n" in text
    assert "hours:" not in text


def test_a_changed_row_changes_only_its_lines(route: Route, book: Path) -> None:
    file = book / "customers" / "tanaka-shoten.yaml"
    before = file.read_text(encoding="utf-8") + "phone: 03-3555-0009  # 代表\nnotes: |\n  階段は急\n"
    file.write_text(before, encoding="utf-8")
    listed(book, HEAD, ",田中商店,,,上野3-1-2,0335550009,,B,,,土日,,裏口から,")
    assert rows(taken(route, book, "--write", "--json")) == {"new": 0, "changed": 1, "same": 0, "refused": 0}
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("rank: A ", "rank: B ").replace(
        "closed: [wed, holidays]", "closed: [sat, sun]"
    ).replace("phone: 03-3555-0009  # 代表\n", "phone: 03-3555-0009  # 代表\naddress: 上野3-1-2\n").replace(
        "  階段は急\n", "  階段は急\n  裏口から\n"
    )


def test_empty_cells_erase_nothing(route: Route, book: Path) -> None:
    listed(book, HEAD, YAMADA)
    taken(route, book, "--write")
    before = state(book)
    listed(book, HEAD, "71,㈱山田酒店,,,,,,,,,,,,")
    assert rows(taken(route, book, "--write", "--json"))["same"] == 1
    assert state(book) == before


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",田中商店,,,,03-3555-0009,,,,,,,,", "may be the same customer"),
        (",,,,上野,,,,,,,,,", "it has no name"),
        ("9,花屋,ハナヤ,1,,,,,,,,,,", "not a postal code"),
        ("9,花屋,ハナヤ,,,,渡辺,,,,,,,", "no rep 渡辺"),
        ("9,花屋,ハナヤ,,,,佐藤,Z,,,,,,", "Z"),
        ("9,花屋,ハナヤ,,,,佐藤,,時々,,,,,", "時々"),
        ("9,花屋,ハナヤ,,,,佐藤,,,,,11/20,,", "not a date with its year"),
        ("9,花屋,ハナヤ,,,,佐藤,,,,,2026/12/1,,", "in the future"),
        ("9,花屋,ハナヤ,,,3.12E+09,佐藤,,,,,,,", "digits"),
        ("9,花屋,#N/A,,,,佐藤,,,,,,,", "formula") ,
        ("9,花屋,ハナヤ,,,,,,,,,,,", "--rep"),
        ("9,花\x07屋,ハナヤ,,,,佐藤,,,,,,,", "U+0007"),
    ],
)  # fmt: skip
def test_a_row_in_doubt_is_refused_and_leaves_no_trace(route: Route, book: Path, row: str, why: str) -> None:
    listed(book, HEAD, row)
    before = state(book)
    found = taken(route, book, "--write", "--json")
    assert rows(found) == {"new": 0, "changed": 0, "same": 0, "refused": 1}
    (refused,) = found.json["data"]["refused"]
    assert (refused["line"], why in refused["reason"]) == (2, True), refused
    assert state(book) == before


def test_a_row_that_comes_twice_is_refused_with_the_first_line(route: Route, book: Path) -> None:
    listed(book, HEAD, YAMADA, "71,山田酒店,,,,,,,,,,,,", ",山田酒店,,,,03-3555-0001,,,,,,,,")
    found = taken(route, book, "--json")
    assert [row["line"] for row in found.json["data"]["refused"]] == [3, 4]
    assert all("line 2" in row["reason"] for row in found.json["data"]["refused"])


def test_a_code_of_somebody_else_is_refused(route: Route, book: Path) -> None:
    listed(book, HEAD, YAMADA)
    taken(route, book, "--write")
    listed(book, HEAD, "71,川村製作所,カワムラ,,,,佐藤,,,,,,,")
    assert "belongs to ㈱山田酒店" in taken(route, book, "--json").json["data"]["refused"][0]["reason"]


def test_branches_of_one_name_are_told_apart_by_their_addresses(route: Route, book: Path) -> None:
    listed(book, HEAD, ",マルエ,マルエ,,上野1-1,,佐藤,,,,,,,", ",マルエ,マルエ,,浅草2-2,,佐藤,,,,,,,")
    assert rows(taken(route, book, "--write", "--json"))["new"] == 2
    assert rows(taken(route, book, "--write", "--json"))["same"] == 2
    assert {path.stem for path in (book / "customers").glob("marue*")} == {"marue", "marue-2"}


def test_headings_again_and_totals_are_passed_over(route: Route, book: Path) -> None:
    listed(book, "得意先一覧", HEAD, YAMADA, HEAD, KIDO, "合計,2件")
    found = taken(route, book, "--json")
    assert rows(found) == {"new": 2, "changed": 0, "same": 0, "refused": 0}
    assert found.json["data"]["totals"] == [6]


def test_refused_rows_are_mended_in_a_file_and_given_again(route: Route, book: Path) -> None:
    listed(book, HEAD, YAMADA, "9,花屋,ハナヤ,1,,,佐藤,,,,,,,")
    taken(route, book, "--write", "--refused", "../mend.csv")
    path = book.parent / "mend.csv"
    table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert (table[1][:4], table[1][-2]) == (["9", "花屋", "ハナヤ", "1"], "3")
    path.write_text(path.read_text(encoding="utf-8-sig").replace(",1,", ",1110032,"), encoding="utf-8")
    assert rows(route("import", "../mend.csv", "--write", "--json", cwd=book))["new"] == 1
    assert "notes" not in (book / "customers" / "hanaya.yaml").read_text(encoding="utf-8")


def test_a_mapping_is_remembered_in_the_settings(route: Route, book: Path) -> None:
    listed(book, "店の札,整理番号,担当", "花屋,7,sato")
    assert "--map" in taken(route, book).err
    assert taken(route, book, "--map", "店の札=name", "--map", "整理番号=-", "--write").status == 0
    settings = (book / "route.yaml").read_text(encoding="utf-8")
    assert settings.endswith('imports: {customers: {店の札: name, 整理番号: "-"}}\n')
    before = state(book)
    assert rows(taken(route, book, "--write", "--json"))["same"] == 1
    assert state(book) == before
    assert route("check", cwd=book).status == 0


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--map", "x"], "COLUMN=KEY"), (["--map", "担当=colour"], "no key colour"), (["--map", "Z=name"], "no column Z"),
        (["--as", "sheep"], "sheep"), (["--sheet", "x"], None),
    ],
)  # fmt: skip
def test_an_option_that_fits_nothing_is_refused(route: Route, book: Path, options: list[str], why: str | None) -> None:
    listed(book, HEAD, YAMADA)
    found = taken(route, book, *options)
    assert (found.status, (why or "") in found.err) == (2 if why else 0, True)


def test_defaults_hold_only_for_new_customers(route: Route, book: Path) -> None:
    listed(book, "店名,電話,地区", "花屋,0335550003,", "木屋,0335550004,谷中")
    taken(route, book, "--write", "--rep", "ito", "--area", "根津")
    texts = [(book / "customers" / f"{id_}.yaml").read_text(encoding="utf-8") for id_ in ("t0335550003", "t0335550004")]
    assert ["area: 根津\n" in texts[0], "area: 谷中\n" in texts[1], "rep: ito\n" in texts[0]] == [True] * 3
    assert rows(taken(route, book, "--rep", "sato", "--area", "別", "--json"))["same"] == 2


def test_a_list_comes_through_a_pipe(route: Route, book: Path) -> None:
    found = route("import", "-", "--rep", "sato", "--json", cwd=book, stdin="name,phone\nKimura,0335550003\n")
    assert rows(found)["new"] == 1


def test_a_file_that_is_not_there_is_named(route: Route, book: Path) -> None:
    found = route("import", "nowhere.xlsx", cwd=book)
    assert (found.status, "nowhere.xlsx" in found.err) == (3, True)


ORDERS = (
    "伝票日付,得意先名,商品コード,数量,単価",
    "2026/10/1,田中商店,A1,12,450",
    "2026/10/1,田中商店,A1,12,450",
    "R8.10.8,田中商店,A2,△2,",
)


def test_an_order_history_is_taken_in_once(route: Route, book: Path, log: Log) -> None:
    listed(book, *ORDERS)
    assert rows(taken(route, book, "--as", "orders", "--write", "--json")) == {
        "new": 3,
        "changed": 0,
        "same": 0,
        "refused": 0,
    }
    entries = [{key: value for key, value in entry.items() if key != "id"} for entry in log()]
    assert entries == [
        {"type": "order", "date": "2026-10-01", "by": "sato", "orders": [{"item": "A1", "qty": 12, "price": 450}] * 2, "from": "import"},
        {"type": "order", "date": "2026-10-08", "by": "sato", "orders": [{"item": "A2", "qty": -2}], "from": "import"},
    ]  # fmt: skip
    listed(book, *ORDERS, "2026/10/9,田中商店,A1,6,450")
    assert rows(taken(route, book, "--as", "orders", "--write", "--json")) == {
        "new": 1,
        "changed": 0,
        "same": 3,
        "refused": 0,
    }


def test_an_order_is_no_contact_and_feeds_the_rhythm(route: Route, book: Path) -> None:
    listed(book, "日付,得意先,品番,数量", *(f"2026/{month}/1,田中商店,A1,12" for month in (7, 8, 9, 10)))
    taken(route, book, "--as", "orders", "--write")
    (row,) = [
        c for c in route("list", "--json", cwd=book).json["data"]["customers"] if c["customer"] == "tanaka-shoten"
    ]
    assert (row["state"], row["last_contact"]) == ("new", None)
    reasons = route("why", "tanaka-shoten", cwd=book).out
    assert "A1" in reasons


def test_an_order_that_was_logged_by_hand_is_not_doubled(route: Route, book: Path) -> None:
    route("log", "tanaka-shoten", "--order", "A1=12", "--date", "2026-10-01", "--rep", "sato", cwd=book)
    listed(book, "日付,得意先,品番,数量,単価", "2026/10/1,田中商店,A1,12,450", "2026/10/2,田中商店,A1,1,450")
    assert rows(taken(route, book, "--as", "orders", "--json")) == {"new": 1, "changed": 0, "same": 1, "refused": 0}
    listed(book, "日付,得意先,品番,数量,単価", "2026/10/1,田中商店,A1,13,450")
    found = taken(route, book, "--as", "orders", "--json")
    assert "the log has 12 of A1" in found.json["data"]["refused"][0]["reason"]


def test_a_visit_history_is_taken_in_once(route: Route, book: Path, log: Log) -> None:
    listed(
        book, "訪問日,時刻,得意先名,結果,内容", "2026/9/1,10:30,田中商店,面談,見積", "2026/9/1,15:00,田中商店,不在,",
        "2026/9/2,,田中商店,電話,納期", "2026/9/2,,だれか,面談,",
    )  # fmt: skip
    assert rows(taken(route, book, "--as", "visits", "--write", "--json")) == {
        "new": 3,
        "changed": 0,
        "same": 0,
        "refused": 1,
    }
    assert [(e["date"], e.get("time"), e["outcome"], e.get("note")) for e in log()] == [
        ("2026-09-01", "10:30", "met", "見積"),
        ("2026-09-01", "15:00", "absent", None),
        ("2026-09-02", None, "phone", "納期"),
    ]
    assert rows(taken(route, book, "--as", "visits", "--write", "--json"))["same"] == 3
    listed(book, "訪問日,得意先名,内容", "2026/9/2,田中商店,別の話")
    assert "another visit" in taken(route, book, "--as", "visits", "--json").json["data"]["refused"][0]["reason"]


def test_a_catalogue_is_added_to_and_changed_line_by_line(route: Route, book: Path) -> None:
    path = book / "products.yaml"
    path.write_text("# 商品\n- {code: A1, name: みりん, unit: 本, price: 400}  # 定番\n", encoding="utf-8")
    listed(book, "商品コード,商品名,単価,入数,分類", "A1,みりん,450円,,", "0071,豆,1200,6,あん、和菓子", "A1,重複,,,")
    assert rows(taken(route, book, "--as", "products", "--write", "--json")) == {
        "new": 1,
        "changed": 1,
        "same": 0,
        "refused": 1,
    }
    assert path.read_text(encoding="utf-8") == (
        "# 商品\n- {code: A1, name: みりん, unit: 本, price: 450}  # 定番\n"
        '- {code: "0071", name: 豆, price: 1200, pack: 6, tags: [あん, 和菓子]}\n'
    )
    before = state(book)
    assert rows(taken(route, book, "--as", "products", "--write", "--json"))["same"] == 2
    assert state(book) == before


def test_a_last_visit_that_cannot_be_logged_takes_its_customer_back(route: Route, book: Path) -> None:
    listed(book, HEAD, YAMADA)
    (book / "visits" / "yamadasaketen.jsonl").mkdir()
    before = state(book)
    assert taken(route, book, "--write").status == 3
    assert state(book) == before


def test_hours_with_holidays_and_closed_days_in_other_words_are_no_change(route: Route, tmp_path: Path) -> None:
    assert route("init", ".", "--lang", "en").status == 0
    listed = "得意先名,フリガナ,電話,営業時間,定休日\n喫茶みずうみ,キッサミズウミ,3-3555-0103,平日10時～19時 土日祝10時～18時,水曜日\n"
    (tmp_path / "list.csv").write_text(listed, encoding="utf-8")
    assert route("import", "list.csv", "--write").status == 0
    path = next((tmp_path / "customers").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    assert "hours: {mon-fri: 10:00-19:00, sat-sun: 10:00-18:00, holidays: 10:00-18:00}\nclosed: [wed]" in text
    assert "phone: 03-3555-0103" in text
    path.write_text(text.replace("closed: [wed]", "closed: [水曜]"), encoding="utf-8")
    assert rows(route("import", "list.csv", "--json"))["same"] == 1
