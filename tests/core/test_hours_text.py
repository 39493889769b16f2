"""Opening hours as towns and shops publish them, in rows made up in those shapes: what is certain is read, the rest is kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.calendar import parse_closures
from routecli.core.hours_text import read_hours
from routecli.storage.schema.kinds import week

DAILY = "mon-sun"


@pytest.mark.parametrize(
    ("hours", "closed", "read", "rules", "rest"),
    [
        ("11:00～14:30（L.O.14:00）、17:00～21:00", "", {DAILY: "11:00-14:30, 17:00-21:00"}, [], "（L.O.14:00）"),
        ("平日10時～19時 土日祝10時～18時", "", {"mon-fri": "10:00-19:00", "sat-sun": "10:00-18:00", "holidays": "10:00-18:00"}, [], ""),
        ("９：００～１７：００", "定休日：火曜・第3水曜", {DAILY: "09:00-17:00"}, ["tue", "3rd wed"], ""),
        ("8:30-19:00", "毎週火曜日", {DAILY: "08:30-19:00"}, ["tue"], ""),
        ("9:00～18:00 定休日：日曜・祝日", "", {DAILY: "09:00-18:00"}, ["sun", "holidays"], ""),
        ("10:00-18:00（水曜定休）", "", {DAILY: "10:00-18:00"}, ["wed"], ""),
        ("平日 9:30-17:15 (土日祝日・年末年始を除く)", "", {"mon-fri": "09:30-17:15"}, ["sat", "sun", "holidays", "12-29..01-03"], ""),
        ("24時間営業", "年中無休", {DAILY: "00:00-24:00"}, [], ""),
        ("24時間", "年中無休（年末年始を除く）", {DAILY: "00:00-24:00"}, ["12-29..01-03"], ""),
        ("ランチ: 11:30 - 14:00\nディナー: 17:00 - 22:00", "日曜日", {DAILY: "11:30-14:00, 17:00-22:00"}, ["sun"], ""),
        ("金・土・祝前日17:00～翌5:00、日～木17:00～翌2:00", "", {"mon-thu": "17:00-26:00", "fri-sat": "17:00-29:00", "sun": "17:00-26:00", "before holidays": "17:00-29:00"}, [], ""),
        ("17:00～翌2:00（金・土は翌5:00まで）", "無休", {"mon-thu": "17:00-26:00", "fri-sat": "17:00-29:00", "sun": "17:00-26:00"}, [], ""),
        ("10:00-19:00（土曜は17:00まで）", "第2・4水曜日、お盆", {"mon-fri": "10:00-19:00", "sat": "10:00-17:00", "sun": "10:00-19:00"}, ["2nd wed", "4th wed", "08-13..08-16"], ""),
        ("水曜日11時30分～15時00分, 17時30分～21時30分\n木曜日定休日", "", {"wed": "11:30-15:00, 17:30-21:30"}, ["thu"], ""),
        ("月・水・金 9:00～12:00、火・木 14:00～17:00", "土日祝", {"mon": "09:00-12:00", "tue": "14:00-17:00", "wed": "09:00-12:00", "thu": "14:00-17:00", "fri": "09:00-12:00"}, ["sat", "sun", "holidays"], ""),
        ("10時～17時", "月曜（祝日の場合は翌日）、年末年始", {DAILY: "10:00-17:00"}, ["mon or next day", "12-29..01-03"], ""),
        ("Mon-Fri 9:00-17:30", "Sat, Sun", {"mon-fri": "09:00-17:30"}, ["sat", "sun"], ""),
        ("午前9時～午後5時30分（土曜は正午まで）", "", {"mon-fri": "09:00-17:30", "sat": "09:00-12:00", "sun": "09:00-17:30"}, [], ""),
        ("9:00～17:00", "隔週水曜", {DAILY: "09:00-17:00"}, [], "隔週水曜"),
        ("9:00～17:00", "土曜（第1・第3は営業）、日曜", {DAILY: "09:00-17:00"}, ["sun"], "土曜（第1・第3は営業）"),
        ("9:00～17:00", "全日", {DAILY: "09:00-17:00"}, [], "全日"),
        # where a part is unclear, the hours are not given at all
        ("9:00～日没まで", "水曜", {}, ["wed"], "9:00～日没まで"),
        ("11:30～売り切れまで", "", {}, [], "11:30～売り切れまで"),
        ("4月～10月 9:00～18:00、11月～3月 9:00～17:00", "月", {}, ["mon"], "4月～10月 9:00～18:00、11月～3月 9:00～17:00"),
        ("9時〜20時\n※木曜日は休み、月曜日は午前中のみ営業", "", {}, [], "9時〜20時\n※木曜日は休み、月曜日は午前中のみ営業"),
        ("10:00～19:00、土日10:00～17:00", "", {}, [], "10:00～19:00、土日10:00～17:00"),
        ("9-17", "25", {}, [], "9-17、25"),
        ("", "", {}, [], ""),
    ],
)  # fmt: skip
def test_what_is_certain_is_read_and_the_rest_is_kept(
    hours: str, closed: str, read: dict[str, str], rules: list[str], rest: str
) -> None:
    found = read_hours(hours, closed)
    assert (dict(found.hours), list(found.closed), found.rest) == (read, rules, rest)
    if found.hours:
        week(dict(found.hours))  # a value of the files
    assert all(parse_closures(rule) for rule in found.closed)


@pytest.mark.parametrize(
    ("hours", "closed", "asks"),
    [
        ("10:00～20:00 (最終受付19:00)", "不定休", True),
        ("10:00～20:00（要予約）", "", True),
        ("18:00～22:00（L.O.20:30）", "月曜日、不定休有り", True),
        ("要問合せ", "", True),
        ("10:00～20:00", "水曜", False),
    ],
)
def test_irregular_days_ask_for_a_call_first(hours: str, closed: str, asks: bool) -> None:
    assert read_hours(hours, closed).call_first is asks


UNKNOWN = st.text(st.sampled_from("お気軽にご来店くださいテラス席のみ雨天順延"), min_size=2, max_size=12).filter(
    lambda text: not re.search("休|無|予約|なし", text)
)


@given(
    st.sampled_from(["9:00～17:00", "平日10時～19時", "24時間", ""]), UNKNOWN, st.sampled_from([" ", "、", "（", "\n"])
)
def test_words_that_say_nothing_of_hours_are_never_dropped(hours: str, words: str, tie: str) -> None:
    text = f"{hours}{tie}{words}{'）' if tie == '（' else ''}"
    assert words in read_hours(text).rest
    assert words in read_hours(hours, f"水曜{tie}{words}{'）' if tie == '（' else ''}").rest


@given(
    st.text(st.sampled_from("0123456789:：～-〜（）()月火水木金土日祝曜平第、・/時半分翌営業定休無年末始LO. \n※は")),
    st.text(max_size=20),
)
def test_no_text_breaks_it_and_what_it_reads_are_values_of_the_files(hours: str, closed: str) -> None:
    found = read_hours(hours, closed)
    if found.hours:
        week(dict(found.hours))
    assert all(parse_closures(rule) for rule in found.closed)
    numbers = re.findall(r"\d+", hours)
    assert found.hours or found.closed or found.rest or not numbers


@pytest.mark.parametrize("part", ["月 ", "月火", "9:00-", "（", "1", "月 9:00～", "翌", "、 "])
def test_a_cell_full_of_anything_is_kept(part: str) -> None:
    long = part * 3000
    assert read_hours(long, "水曜").rest == f"{long.strip()}、水曜"
