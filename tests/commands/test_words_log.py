"""What a rep types after a visit: people, amounts, items, notes that begin with a dash, text through a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Result, Route

PEOPLE = """\
contacts:
  - {name: 髙橋 一郎, role: 店主, key: true}
  - {name: 髙橋 花}
  - {name: 渡邉 健太, role: 仕入}
  - {name: 山﨑 桜, left: 2026-05-31}
  - {name: Daniel Archer}
equipment:
  - {id: case-1, service: [{part: フィルター, every: 6 months}]}
contracts: [{service: 浄水レンタル, unit: L}]
"""
PRODUCTS = """\
- {code: M300, name: 本みりん 1L, unit: 袋, price: 450, pack: 12}
- {code: M310, name: 白みそ 1kg, unit: 個}
- {code: M320, name: 赤みそ 1kg, unit: 個}
- {code: S100, name: 醤油 1L}
"""


@pytest.fixture
def shop(book: Path) -> Path:
    with (book / "customers" / "tanaka-shoten.yaml").open("a", encoding="utf-8") as file:
        file.write(PEOPLE)
    (book / "products.yaml").write_text(PRODUCTS, encoding="utf-8")
    return book


def logged(route: Route, shop: Path, *options: str, **more: str) -> Result:
    return route("log", "tanaka", *options, "--rep", "sato", cwd=shop, **more)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("高橋一郎", ["髙橋 一郎"]),
        ("髙橋　一郎", ["髙橋 一郎"]),
        ("高橋一郎さん", ["髙橋 一郎"]),
        ("高橋一郎様", ["髙橋 一郎"]),
        ("一郎", ["髙橋 一郎"]),
        ("店主", ["髙橋 一郎"]),
        ("渡辺", ["渡邉 健太"]),
        ("渡邊さん", ["渡邉 健太"]),
        ("ＡＲＣＨＥＲ", ["Daniel Archer"]),
        ("Mr. Archer", ["Daniel Archer"]),
        ("渡辺、archer", ["渡邉 健太", "Daniel Archer"]),
    ],
)
def test_a_person_is_known_however_the_name_is_written(
    route: Route, shop: Path, log: Log, typed: str, names: list[str]
) -> None:
    found = logged(route, shop, "--with", typed)
    assert (found.status, found.err) == (0, "")
    assert log()[0]["with"] == names


def test_a_person_who_is_not_on_file_is_said_and_written(route: Route, shop: Path, log: Log) -> None:
    found = logged(route, shop, "--with", "小林 誠")
    assert "小林 誠 is not among the people on file: 髙橋 一郎, 髙橋 花, 渡邉 健太, Daniel Archer" in found.err
    assert log()[0]["with"] == ["小林 誠"]


def test_one_name_of_two_people_is_said_and_kept_as_typed(route: Route, shop: Path, log: Log) -> None:
    assert "may be several" in logged(route, shop, "--with", "高橋").err
    assert log()[0]["with"] == ["高橋"]


def test_a_person_who_left_is_said(route: Route, shop: Path, log: Log) -> None:
    assert "山﨑 桜 left on Sun 31 May" in logged(route, shop, "--with", "山崎").err
    assert log()[0]["with"] == ["山﨑 桜"]


@pytest.mark.parametrize(
    ("option", "typed", "key", "value"),
    [
        ("--order", "M300=4袋", "orders", [{"item": "M300", "qty": 4}]),
        ("--order", "ｍ３００＝４", "orders", [{"item": "M300", "qty": 4}]),
        ("--order", "みりん=1,200", "orders", [{"item": "M300", "qty": 1200}]),
        ("--order", "ミリン=十二袋@¥1,450", "orders", [{"item": "M300", "qty": 12, "price": 1450}]),
        ("--order", "M310=3ヶ@450円", "orders", [{"item": "M310", "qty": 3, "price": 450}]),
        ("--order", "S100=3 bottles", "orders", [{"item": "S100", "qty": 3}]),
        ("--stock", "白みそ=２個", "stock", [{"item": "M310", "qty": 2}]),
        ("--minutes", "20分", "minutes", 20),
        ("--minutes", "30min", "minutes", 30),
        ("--minutes", "1時間", "minutes", 60),
        ("--minutes", "1時間半", "minutes", 90),
        ("--minutes", "４５", "minutes", 45),
        ("--satisfaction", "４", "satisfaction", 4),
        ("--satisfaction", "4点", "satisfaction", 4),
        ("--satisfaction", "★★★☆☆", "satisfaction", 3),
        ("--meter", "ＣＡＳＥ－１=1,830h", "meters", [{"equipment": "case-1", "hours": 1830}]),
        ("--usage", "浄水=120L", "usage", [{"service": "浄水レンタル", "qty": 120}]),
        ("--service", "case-1/ﾌｨﾙﾀｰ", "service", [{"equipment": "case-1", "part": "フィルター"}]),
        ("--outcome", "不在", "outcome", "absent"),
        ("--outcome", "電話", "outcome", "phone"),
        ("--outcome", "MET", "outcome", "met"),
        ("--time", "午後2時", "time", "14:00"),
    ],
)
def test_an_amount_or_a_word_in_any_spelling(
    route: Route, shop: Path, log: Log, option: str, typed: str, key: str, value: object
) -> None:
    found = logged(route, shop, option, typed)
    assert (found.status, found.err) == (0, "")
    assert log()[0][key] == value


FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"})
PLAIN = [
    ("--order", "M300=12@450"),
    ("--stock", "m300=3"),
    ("--minutes", "1h30"),
    ("--satisfaction", "4/5"),
    ("--meter", "case-1=1,830"),
    ("--usage", "浄水レンタル=120L"),
    ("--service", "case-1/フィルター"),
    ("--failure", "case-1=異音"),
    ("--told", "winter-2026=関心"),
    ("--with", "Daniel Archer"),
    ("--next", "2026-12-01"),
    ("--next", "+2w"),
    ("--next", "next fri"),
    ("--next", "3 business days"),
    ("--date", "11/20"),
    ("--date", "yesterday"),
    ("--time", "2:15pm"),
    ("--outcome", "phone"),
    ("--follow-up", "+7d 見積"),
]


@pytest.mark.parametrize(("option", "typed"), PLAIN)
def test_every_option_is_read_alike_in_full_width_and_capitals(
    route: Route, shop: Path, log: Log, option: str, typed: str
) -> None:
    (shop / "news").mkdir()
    (shop / "news" / "winter-2026.yaml").write_text("title: 冬\n", encoding="utf-8")
    for text in (typed, typed.translate(FULL_WIDTH), typed.upper(), typed.upper().translate(FULL_WIDTH)):
        assert logged(route, shop, option, text).status == 0, text
    entries = [{key: value for key, value in entry.items() if key != "id"} for entry in log()]
    assert entries == [entries[0]] * 4


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--order", "M300=4箱", "counted in 袋"),
        ("--order", "M300=1,5", "quantity"),
        ("--order", "M300=many", "quantity"),
        ("--order", "M300=4@450袋", "another unit"),
        ("--minutes", "1:30", "not a length of time"),
        ("--minutes", "25時間", "not a length of time"),
        ("--satisfaction", "6", "number from 1 to 5"),
        ("--outcome", "留守", "unknown value 留守"),
        ("--time", "午後", "午後"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_written(
    route: Route, shop: Path, option: str, typed: str, said: str
) -> None:
    found = logged(route, shop, option, typed)
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert not (shop / "visits" / "tanaka-shoten.jsonl").exists()


def test_a_product_that_nothing_matches_lists_only_what_is_close(route: Route, shop: Path) -> None:
    found = logged(route, shop, "--order", "ポン酢=3")
    assert found.err.startswith("route: No product matches `ポン酢`.")
    assert "M300" not in found.err
    found = logged(route, shop, "--order", "黒みそ 1kg=3")
    assert "Did you mean:\n  M3" in found.err
    assert "S100" not in found.err


def test_a_product_name_of_several_lists_those(route: Route, shop: Path) -> None:
    found = logged(route, shop, "--order", "みそ=3")
    assert found.status == 2
    assert "M310  白みそ 1kg\n  M320  赤みそ 1kg" in found.err
    assert "M300" not in found.err


@pytest.fixture
def regular(shop: Path) -> Path:
    """A customer that has ordered 12 of M300 three times."""
    rows = [
        {"id": f"2610{day}-aaaaaa{day}", "date": f"2026-10-{day}", "orders": [{"item": "M300", "qty": 12}]}
        for day in (13, 20, 27)
    ]
    (shop / "visits" / "tanaka-shoten.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return shop


def test_ten_times_the_usual_is_noted(route: Route, regular: Path, log: Log) -> None:
    found = logged(route, regular, "--order", "M300=120")
    assert found.status == 0
    assert "M300 本みりん 1L 120 (usually 12)" in found.err
    assert "route undo" in found.err
    assert log()[-1]["orders"] == [{"item": "M300", "qty": 120}]
    assert logged(route, regular, "--order", "M300=119").err == ""
    assert logged(route, regular, "--order", "M300=1200", "--yes").err == ""
    found = route("order", "tanaka", "M300=1200", "--rep", "sato", cwd=regular)
    assert "usually 12" in found.err


@pytest.mark.parametrize(
    ("answer", "status", "lines"), [("y\n", 0, 4), ("Ｙ\n", 0, 4), ("はい\n", 0, 4), ("n\n", 2, 3), ("\n", 2, 3)]
)
def test_on_a_terminal_it_is_asked_about(
    route: Route, regular: Path, log: Log, answer: str, status: int, lines: int
) -> None:
    line = ("log", "tanaka", "--order", "M300=120", "--rep", "sato")
    found = route(*line, cwd=regular, terminal=True, stdin=answer, language="ja" if answer == "はい\n" else "en")
    assert "M300 本みりん 1L 120" in found.err
    assert found.status == status
    assert len(log()) == lines


def test_numbers_typed_with_the_input_method_on(route: Route, shop: Path, log: Log) -> None:
    assert logged(route, shop, "--follow-up", "+7d 見積").status == 0
    assert logged(route, shop, "--done", "１").status == 0
    assert log()[1]["done"] == [log()[0]["id"] + "#1"]
    (shop / "customers" / "tanaka-ya.yaml").write_text("name: 田中屋\nrep: sato\n", encoding="utf-8")
    found = route("log", "田中", "見積", "--rep", "sato", cwd=shop, terminal=True, stdin="１\n")
    assert found.status == 0
    assert log()[2]["note"] == "見積"
    assert route("today", "--pin", "田中商店=１", "--rep", "sato", cwd=shop).status == 0


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["-", "機械の件"], "- 機械の件"),
        (["- 機械の件"], "- 機械の件"),
        (["-5℃で保管"], "-5℃で保管"),
        (["-5"], "-5"),
        (["--機械の件"], "--機械の件"),
        (["-A社の件"], "-A社の件"),
        (["--", "-ice", "cream"], "-ice cream"),
    ],
)
def test_a_note_that_begins_with_a_dash(route: Route, shop: Path, log: Log, words: list[str], note: str) -> None:
    found = route("log", "tanaka", "--rep", "sato", *words, cwd=shop)
    assert (found.status, found.err) == (0, "")
    assert log()[0]["note"] == note


@pytest.mark.parametrize("option", ["-ice", "--nedd", "-x"])
def test_what_has_the_shape_of_an_option_says_how_to_make_it_text(route: Route, shop: Path, option: str) -> None:
    found = logged(route, shop, option, "cream")
    assert found.status == 2
    assert "put -- before it" in found.err
    assert not (shop / "visits" / "tanaka-shoten.jsonl").exists()


def test_a_dash_reads_the_note_from_a_pipe(route: Route, shop: Path, log: Log) -> None:
    found = logged(route, shop, "-", stdin="\ufeff新商品に関心。\n表情は明るい\n")
    assert (found.status, found.err) == (0, "")
    assert log()[0]["note"] == "新商品に関心。\n表情は明るい"


def test_an_empty_pipe_writes_nothing(route: Route, shop: Path) -> None:
    assert logged(route, shop, "-", stdin="").status == 2
    assert not (shop / "visits" / "tanaka-shoten.jsonl").exists()


def test_piped_text_that_nobody_asked_for_is_said(route: Route, shop: Path, log: Log) -> None:
    found = logged(route, shop, "見積", stdin="忘れ物\n")
    assert "route log tanaka-shoten -" in found.err
    assert log()[0]["note"] == "見積"
    assert logged(route, shop, "見積", stdin="").err == ""


def program(shop: Path, *args: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    call = [sys.executable, "-m", "routecli", "-C", str(shop), "log", "tanaka", "--rep", "sato", *args]
    return subprocess.run(call, capture_output=True, timeout=60, check=False, **streams)


def test_a_real_pipe_is_read_or_said_and_never_waited_for(shop: Path, log: Log) -> None:
    assert program(shop, "-", input="電話あり\n".encode()).returncode == 0
    assert log()[0]["note"] == "電話あり"
    assert b"routecli log tanaka-shoten -" in program(shop, input="電話あり\n".encode()).stderr
    reading, writing = os.pipe()  # nothing is ever written, and nothing closed: it must not be waited for
    try:
        assert program(shop, stdin=reading).stderr == b""
    finally:
        os.close(reading)
        os.close(writing)
    assert (
        program(shop, "-", input="メモ".encode("cp932"), env={**os.environ, "PYTHONIOENCODING": "utf-8"}).returncode
        == 2
    )
    with (shop / "products.yaml").open("rb") as file:
        assert b"routecli log tanaka-shoten -" in program(shop, stdin=file).stderr
    assert program(shop, stdin=subprocess.DEVNULL).stderr == b""
