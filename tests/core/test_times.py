"""Times of a day as people type them, each worked out by hand; and every way to write a day before every way to write a time."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.dates import split_date
from routecli.core.times import PARTS, looks_like_time, parse_time, split_time, time_within
from routecli.core.when import split_when
from routecli.errors import UsageError

TODAY = date(2026, 11, 24)  # a Tuesday

TIMES = """
10:00      | 10:00
9:30       | 09:30
0:00       | 00:00
23:59      | 23:59
９：３０   | 09:30
1０：３０  | 10:30
10時       | 10:00
10時半     | 10:30
十時半     | 10:30
十一時     | 11:00
9時5分     | 09:05
九時五分   | 09:05
１０時１５分 | 10:15
9am        | 09:00
9 a.m.     | 09:00
AM10:00    | 10:00
ＡＭ１０：００ | 10:00
am10       | 10:00
PM3        | 15:00
p.m. 3:30  | 15:30
3 PM       | 15:00
10:30am    | 10:30
9:30pm     | 21:30
12am       | 00:00
12pm       | 12:00
12:30AM    | 00:30
午前9時    | 09:00
午前９時半 | 09:30
午後2時    | 14:00
午後 2:15  | 14:15
午後3      | 15:00
午後0時    | 12:00
午後12時半 | 12:30
朝9時      | 09:00
朝の9時    | 09:00
昼1時      | 13:00
昼11時     | 11:00
夕方5時    | 17:00
夕方17時   | 17:00
夜7時半    | 19:30
10 o'clock | 10:00
noon       | 12:00
正午       | 12:00
"""
PARTS_BY_HAND = """
午前       | 10:30 | 90
午前中     | 10:30 | 90
AM         | 10:30 | 90
morning    | 10:30 | 90
朝一       | 09:30 | 30
朝イチ     | 09:30 | 30
朝１       | 09:30 | 30
first thing | 09:30 | 30
午後       | 15:00 | 120
ＰＭ       | 15:00 | 120
afternoon  | 15:00 | 120
午後一     | 13:30 | 30
昼イチ     | 13:30 | 30
昼過ぎ     | 13:30 | 30
夕方       | 17:00 | 60
late afternoon | 17:00 | 60
夜         | 19:00 | 60
evening    | 19:00 | 60
10時以降   | 14:00 | 240
after 3pm  | 16:30 | 90
15時まで   | 12:00 | 180
by noon    | 10:30 | 90
10時台     | 10:30 | 30
10時過ぎ   | 10:15 | 15
10時前     | 09:45 | 15
10時〜12時の間 | 11:00 | 60
10-12時の間 | 11:00 | 60
10:00から11:30の間 | 10:45 | 45
between 10 and 12 | 11:00 | 60
between 2 and 4pm | 15:00 | 60
午後2時から4時の間 | 15:00 | 60
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), rows(TIMES))
def test_a_time(text: str, expected: str) -> None:
    assert parse_time(text) == expected
    assert split_time(f"{text} 見積") == ((expected, 0), "見積")


@pytest.mark.parametrize(("text", "time", "leeway"), rows(PARTS_BY_HAND))
def test_a_part_of_the_day_is_its_middle_give_or_take(text: str, time: str, leeway: str) -> None:
    assert split_time(f"{text} 見積") == ((time, int(leeway)), "見積")


def test_every_word_of_the_table_reads_back_as_its_span() -> None:
    for span, words in PARTS.items():
        first, last = (int(end[:2]) * 60 + int(end[3:]) for end in span.split("-"))
        for word in words:
            found, rest = split_time(f"{word} x")
            assert found is not None, word
            middle = int(found.time[:2]) * 60 + int(found.time[3:])
            assert (middle - found.leeway, middle + found.leeway, rest) == (first, last, "x"), word


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "1000",
        "24:00",
        "10:60",
        "10:5",
        "13:5",
        "10:00:00",
        "25時",
        "10時60分",
        "13pm",
        "AM13:00",
        "午後13時",
        "午後15時",
        "午前12時",
        "am",
        "朝",
        "午後",
        "夕方",
    ],
)
def test_what_is_not_a_time(text: str) -> None:
    with pytest.raises(UsageError, match=r"time\.unknown"):
        parse_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "13:5",
        "25:00",
        "10:75",
        "午後15時",
        "午後 15:00",
        "13時75分",
        "am13",
        "10:",
        "10;30",
        "10.30",
        "1030",
        "0930 見積",
        "10",
        "at 10",
        "10-12",
        "9-5 visit",
        "10:00:00",
        "10:00 11:00",
        "午後 15時",
        "十十時",
        "夜12時",
    ],
)
def test_what_looks_like_a_time_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"time\.unknown"):
        split_when(f"12/1 {text}", TODAY)


@pytest.mark.parametrize("text", ["10:00-11:00", "10時〜11時半", "10時から12時", "2-3pm", "10:00 to 11:00 見積"])
def test_two_times_may_be_a_length_or_a_window(text: str) -> None:
    with pytest.raises(UsageError, match=r"time\.range"):
        split_when(f"12/1 {text}", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "10時間の工事",
        "3時間の打合せ",
        "1000個納品",
        "10 boxes",
        "朝礼で説明",
        "朝市の件",
        "昼食会",
        "夜間工事",
        "午後は休み",
        "午前休",
        "mornings only",
        "amber glass",
        "pmp",
        "30分だけ",
        "2h meeting",
        "noonday",
    ],
)
def test_words_that_only_begin_like_a_time_stay_words(text: str) -> None:
    assert split_when(f"12/1 {text}", TODAY) == (date(2026, 12, 1), "", 0, text)


@pytest.mark.parametrize(
    ("text", "time", "rest"),
    [
        ("10:00見積", "10:00", "見積"),
        ("10時半ごろに見積", "10:30", "見積"),
        ("10時から打合せ", "10:00", "打合せ"),
        ("10:00〜 見積", "10:00", "見積"),
        ("13:00- 見積", "13:00", "見積"),
        ("10時前田様と", "10:00", "前田様と"),
        ("午後3個納品", "15:00", "3個納品"),
        ("午後の見積", "15:00", "見積"),
        ("at 10am, quote", "10:00", "quote"),
    ],
)
def test_a_time_and_the_words_after_it(text: str, time: str, rest: str) -> None:
    found, words = split_time(text.replace("の", "に"))
    assert (found.time if found else "", words) == (time, rest)


def test_a_time_later_in_a_text_is_found() -> None:
    assert time_within("見積 15:00 まで") == "15:00"
    assert time_within("見積、午後3時に電話") == "15:00"
    assert time_within("3時間の工事、12個") == ""


DAYS = {
    "12/1": "2026-12-01", "12-1": "2026-12-01", "12月1日": "2026-12-01", "十二月一日": "2026-12-01",
    "12/1(火)": "2026-12-01", "12/1 火": "2026-12-01", "火曜 12/1": "2026-12-01", "Tue 1 Dec": "2026-12-01",
    "2026-12-01": "2026-12-01", "2026/12/1": "2026-12-01", "R8.12.1": "2026-12-01", "令和八年十二月一日": "2026-12-01",
    "11/23(月・祝)": None, "明日": "2026-11-25", "tomorrow": "2026-11-25", "来週の金曜": "2026-12-04",
    "next fri": "2026-11-27", "第2水曜": "2026-12-09", "今週中": "2026-11-27", "週明け": "2026-11-30",
    "年内": "2026-12-31", "末日": "2026-11-30", "eom": "2026-11-30", "月末": "2026-11-30", "翌営業日": "2026-11-25",
    "3営業日後": "2026-11-27", "三日後": "2026-11-27", "+2w": "2026-12-08", "in 3 business days": "2026-11-27",
}  # fmt: skip
CLOCKS = {
    "10:00": ("10:00", 0), "AM10:00": ("10:00", 0), "10時半": ("10:30", 0), "午後3時": ("15:00", 0), "3pm": ("15:00", 0),
    "正午": ("12:00", 0), "noon": ("12:00", 0), "午後": ("15:00", 120), "朝一": ("09:30", 30), "夕方": ("17:00", 60),
    "first thing": ("09:30", 30), "十時": ("10:00", 0), "10時以降": ("14:00", 240),
}  # fmt: skip
JOINTS = (" ", "　", "、", ", ", "の", "に", "  ")
TAILS = ("", " 見積", "に見積", "、見積")
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"})


def joined(day: str, joint: str) -> str:
    """A day and what ties the time to it; の and に follow Japanese, a comma anything."""
    return day + (" " if joint in "のに" and day[-1].isascii() else joint)


def test_every_day_before_every_time_in_every_width() -> None:
    wrong = []
    for (day, on), (clock, (time, leeway)), joint, tail in product(DAYS.items(), CLOCKS.items(), JOINTS, TAILS):
        if tail.startswith("に") and clock[-1].isascii():
            continue
        plain = joined(day, joint) + clock + tail
        for text in (plain, plain.translate(WIDE), plain.upper()):
            try:
                got = split_when(text, TODAY)
            except UsageError as error:
                got = error.id
            expected = "date.weekday" if on is None else (date.fromisoformat(on), time, leeway, tail.strip(" に、"))
            if got != expected:
                wrong.append((text, got))
    assert wrong == []


MARKED = st.from_regex(
    r"(AM|PM|午前|午後|朝|夜)?[0-9０-９]{1,3}(:|：|時|am|pm|:[0-9]{1,3}|時[0-9]{1,2}分|時半)", fullmatch=True
)


@given(st.sampled_from(sorted(day for day, on in DAYS.items() if on)), MARKED, st.sampled_from(["", " 見積", "見積"]))
def test_no_digits_with_a_mark_of_time_become_a_note(day: str, mark: str, tail: str) -> None:
    try:
        found = split_when(f"{day} {mark}{tail}", TODAY)
    except UsageError:
        return
    assert found.time
    assert found.rest == tail.strip()


@given(st.text(max_size=12))
def test_any_text_is_a_time_and_words_or_refused(text: str) -> None:
    try:
        time, rest = split_time(text)
    except UsageError:
        return
    assert text.rstrip().endswith(rest)
    assert time is None or parse_time(time.time) == time.time
    assert time or not looks_like_time(text)


@given(st.text(max_size=12))
def test_a_text_beside_a_date_stays_whole(text: str) -> None:
    day, rest = split_date(f"2026-12-01 | {text}", TODAY, past=False)
    assert (day, rest) == (date(2026, 12, 1), f"| {text}".strip())
