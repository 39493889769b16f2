"""Dates as people type them: tables worked out on a calendar, other libraries' answers, and any text at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from dateutil import parser as dateutil_parser
from dateutil.relativedelta import FR, MO, SU, WE, relativedelta
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.dates import parse_date, split_date
from routecli.core.times import parse_time
from routecli.core.when import split_when
from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

SEPARATOR = "|"
TODAY = date(2026, 11, 24)  # a Tuesday

# text | looking ahead | looking back (if different); `-` where the weekday contradicts the date
DATES = """
2026-11-24 | 2026-11-24
2026-1-5 | 2026-01-05
20261124 | 2026-11-24
2026/11/24 | 2026-11-24
2026.11.24 | 2026-11-24
2026年11月24日 | 2026-11-24
2026年 1月 5日 | 2026-01-05
２０２６年１１月２４日 | 2026-11-24
２０２６－１１－２４ | 2026-11-24
２０２６ー１１ー２４ | 2026-11-24
２０２６／１１／２４ | 2026-11-24
11/24 | 2026-11-24
11/25 | 2026-11-25 | 2025-11-25
11/23 | 2027-11-23 | 2026-11-23
11-20 | 2027-11-20 | 2026-11-20
１１・２０ | 2027-11-20 | 2026-11-20
1/5 | 2027-01-05 | 2026-01-05
12/31 | 2026-12-31 | 2025-12-31
11月24日 | 2026-11-24
12月1日 | 2026-12-01 | 2025-12-01
2/29 | 2028-02-29 | 2024-02-29
24日 | 2026-11-24
25日 | 2026-11-25 | 2026-10-25
5日 | 2026-12-05 | 2026-11-05
31日 | 2026-12-31 | 2026-10-31
来月10日 | 2026-12-10
来月の10日 | 2026-12-10
先月31日 | 2026-10-31
今月1日 | 2026-11-01
再来月5日 | 2027-01-05
来年1月10日 | 2027-01-10
去年の12月1日 | 2025-12-01
今年3月3日 | 2026-03-03
令和8年11月24日 | 2026-11-24
令和８年１１月２４日 | 2026-11-24
㋿8年11月24日 | 2026-11-24
令和元年5月1日 | 2019-05-01
令和1年12月31日 | 2019-12-31
令和8/11/24 | 2026-11-24
R8.11.24 | 2026-11-24
r8-11-24 | 2026-11-24
Ｒ８．１１．２４ | 2026-11-24
H31/4/30 | 2019-04-30
H1.1.8 | 1989-01-08
平成元年1月8日 | 1989-01-08
平成31年4月30日 | 2019-04-30
S64.1.7 | 1989-01-07
昭和64年1月7日 | 1989-01-07
昭和元年12月25日 | 1926-12-25
11/24(火) | 2026-11-24
11/20(金) | - | 2026-11-20
11/20（金） | - | 2026-11-20
11/20 (Fri) | - | 2026-11-20
11/20 (friday) | - | 2026-11-20
11/20(金曜) | - | 2026-11-20
11月27日金曜日 | 2026-11-27 | -
11/23(月・祝) | - | 2026-11-23
令和8年11月24日(火) | 2026-11-24
明日(水) | 2026-11-25
Nov 24 | 2026-11-24
24 nov | 2026-11-24
Dec. 1st | 2026-12-01 | 2025-12-01
1 December 2026 | 2026-12-01
January 5, 2027 | 2027-01-05
today | 2026-11-24
TODAY | 2026-11-24
tomorrow | 2026-11-25
yesterday | 2026-11-23
day after tomorrow | 2026-11-26
the day after tomorrow | 2026-11-26
今日 | 2026-11-24
本日 | 2026-11-24
きょう | 2026-11-24
明日 | 2026-11-25
あす | 2026-11-25
あした | 2026-11-25
明後日 | 2026-11-26
あさって | 2026-11-26
昨日 | 2026-11-23
きのう | 2026-11-23
一昨日 | 2026-11-22
おととい | 2026-11-22
+2w | 2026-12-08
＋２ｗ | 2026-12-08
-3d | 2026-11-21
−3d | 2026-11-21
+7d | 2026-12-01
+1m | 2026-12-24
+1y | 2027-11-24
2w | 2026-12-08 | 2026-11-10
10 days | 2026-12-04 | 2026-11-14
1 month | 2026-12-24 | 2026-10-24
in 2 weeks | 2026-12-08
in 3d | 2026-11-27
2 weeks ago | 2026-11-10
1 day ago | 2026-11-23
3日後 | 2026-11-27
2週間後 | 2026-12-08
2週後 | 2026-12-08
1か月後 | 2026-12-24
1ヶ月後 | 2026-12-24
1ヵ月後 | 2026-12-24
1カ月後 | 2026-12-24
1箇月後 | 2026-12-24
１ヶ月後 | 2026-12-24
1年後 | 2027-11-24
3日以内 | 2026-11-27
3日前 | 2026-11-21
2週間前 | 2026-11-10
3か月前 | 2026-08-24
来週 | 2026-12-01
再来週 | 2026-12-08
先週 | 2026-11-17
next week | 2026-12-01
last week | 2026-11-17
来月 | 2026-12-24
先月 | 2026-10-24
next month | 2026-12-24
last month | 2026-10-24
月末 | 2026-11-30 | 2026-10-31
今月末 | 2026-11-30
来月末 | 2026-12-31
先月末 | 2026-10-31
end of month | 2026-11-30 | 2026-10-31
end of the month | 2026-11-30 | 2026-10-31
end of next month | 2026-12-31
fri | 2026-11-27 | 2026-11-20
friday | 2026-11-27 | 2026-11-20
tue | 2026-12-01 | 2026-11-24
thursday | 2026-11-26 | 2026-11-19
sat | 2026-11-28 | 2026-11-21
金 | 2026-11-27 | 2026-11-20
金曜 | 2026-11-27 | 2026-11-20
金曜日 | 2026-11-27 | 2026-11-20
火曜 | 2026-12-01 | 2026-11-24
next fri | 2026-11-27
next tuesday | 2026-12-01
last fri | 2026-11-20
last tue | 2026-11-17
次の金曜 | 2026-11-27
今度の月曜 | 2026-11-30
前の火曜 | 2026-11-17
来週の金曜 | 2026-12-04
来週金曜 | 2026-12-04
来週の金 | 2026-12-04
今週の金曜 | 2026-11-27
今週の月曜 | 2026-11-23
今週の日曜 | 2026-11-29
先週の金曜日 | 2026-11-20
再来週の月曜 | 2026-12-07
next week fri | 2026-12-04
fri next week | 2026-12-04
monday last week | 2026-11-16
今週中 | 2026-11-27
来週中に | 2026-12-04
週内 | 2026-11-27
eow | 2026-11-27
end of next week | 2026-12-04
週明け | 2026-11-30 | 2026-11-23
start of next week | 2026-11-30 | 2026-11-23
年内 | 2026-12-31
年内に | 2026-12-31
今年中 | 2026-12-31
end of the year | 2026-12-31 | 2025-12-31
eoy | 2026-12-31 | 2025-12-31
年度末 | 2027-03-31 | 2026-03-31
年明け | 2027-01-01 | 2026-01-01
末日 | 2026-11-30 | 2026-10-31
月末日 | 2026-11-30 | 2026-10-31
来月末日 | 2026-12-31
eom | 2026-11-30 | 2026-10-31
month-end | 2026-11-30 | 2026-10-31
月内 | 2026-11-30
今月中に | 2026-11-30
来月中 | 2026-12-31
12月末 | 2026-12-31 | 2025-12-31
２月末日 | 2027-02-28 | 2026-02-28
令和八年十二月三十一日 | 2026-12-31
平成三十一年四月三十日 | 2019-04-30
二〇二六年十二月一日 | 2026-12-01
二千二十六年十二月一日 | 2026-12-01
2026年2月末 | 2026-02-28
end of march | 2027-03-31 | 2026-03-31
月初 | 2026-12-01 | 2026-11-01
来月頭 | 2026-12-01
来月初め | 2026-12-01
R8年11月24日 | 2026-11-24
十二月一日 | 2026-12-01 | 2025-12-01
十日 | 2026-12-10 | 2026-11-10
来月十日 | 2026-12-10
三日後 | 2026-11-27
二週間後 | 2026-12-08
一か月後 | 2026-12-24
翌営業日 | 2026-11-25
次の営業日 | 2026-11-25
next business day | 2026-11-25
前営業日 | 2026-11-23
3営業日後 | 2026-11-27
三営業日以内 | 2026-11-27
4営業日後 | 2026-11-30
3営業日前 | 2026-11-19
3 business days | 2026-11-27 | 2026-11-19
in 4 working days | 2026-11-30
2 workdays ago | 2026-11-20
+3bd | 2026-11-27
第2水曜 | 2026-12-09 | 2026-11-11
第４火曜 | 2026-11-24
来月の第2水曜 | 2026-12-09
2nd wed | 2026-12-09 | 2026-11-11
third friday | 2026-12-18 | 2026-11-20
2nd wed of next month | 2026-12-09
翌日 | 2026-11-25
翌週 | 2026-12-01
翌週の金曜 | 2026-12-04
Tue 24 Nov | 2026-11-24
火曜 11/24 | 2026-11-24
(火)11/24 | 2026-11-24
11/24 火 | 2026-11-24
11/24 火曜日 | 2026-11-24
11/24 tue | 2026-11-24
11/23(祝) | 2027-11-23 | 2026-11-23
until 12/1 | 2026-12-01 | 2025-12-01
by fri | 2026-11-27 | 2026-11-20
on 12/1 | 2026-12-01 | 2025-12-01
12/1まで | 2026-12-01 | 2025-12-01
"""


def _rows(table: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.split(SEPARATOR)] for line in table.strip().splitlines()]
    return [row if len(row) == 3 else [*row, row[-1]] for row in rows]


@pytest.mark.parametrize(("text", "ahead", "back"), _rows(DATES))
def test_a_date_as_typed(text: str, ahead: str, back: str) -> None:
    for expected, past in ((ahead, False), (back, True)):
        if expected == "-":
            with pytest.raises(UsageError) as caught:
                parse_date(text, TODAY, past)
            assert caught.value.id == "date.weekday"
        else:
            assert parse_date(text, TODAY, past).isoformat() == expected


# What people type around the turn of the year, leap days, month ends, Sundays and Mondays: today | text | ahead | back
EDGES = """
2026-12-31 | 1/1           | 2027-01-01 | 2026-01-01
2026-12-31 | tomorrow      | 2027-01-01 | 2027-01-01
2026-12-31 | 12/31         | 2026-12-31 | 2026-12-31
2026-12-31 | 来週の月曜    | 2027-01-04 | 2027-01-04
2026-12-31 | 来月          | 2027-01-31 | 2027-01-31
2026-12-31 | 2か月後       | 2027-02-28 | 2027-02-28
2026-12-31 | 来月末        | 2027-01-31 | 2027-01-31
2026-12-31 | 月末          | 2026-12-31 | 2026-12-31
2026-12-31 | 1日           | 2027-01-01 | 2026-12-01
2027-01-01 | 12/31         | 2027-12-31 | 2026-12-31
2027-01-01 | yesterday     | 2026-12-31 | 2026-12-31
2027-01-01 | 先月末        | 2026-12-31 | 2026-12-31
2027-01-01 | 31日          | 2027-01-31 | 2026-12-31
2027-01-01 | 今週の月曜    | 2026-12-28 | 2026-12-28
2027-01-01 | 去年12月31日  | 2026-12-31 | 2026-12-31
2027-01-31 | +1m           | 2027-02-28 | 2027-02-28
2027-01-31 | next month    | 2027-02-28 | 2027-02-28
2027-01-31 | 30日          | 2027-03-30 | 2027-01-30
2027-03-01 | 30日          | 2027-03-30 | 2027-01-30
2027-03-31 | 先月          | 2027-02-28 | 2027-02-28
2028-02-28 | tomorrow      | 2028-02-29 | 2028-02-29
2028-02-29 | 2/29          | 2028-02-29 | 2028-02-29
2028-02-29 | +1y           | 2029-02-28 | 2029-02-28
2028-03-01 | 2/29          | 2032-02-29 | 2028-02-29
2028-03-01 | 昨日          | 2028-02-29 | 2028-02-29
2027-12-31 | 2/29          | 2028-02-29 | 2024-02-29
2097-01-01 | 2/29          | 2104-02-29 | 2096-02-29
2103-12-31 | 2/29          | 2104-02-29 | 2096-02-29
2026-11-29 | sun           | 2026-12-06 | 2026-11-29
2026-11-29 | mon           | 2026-11-30 | 2026-11-23
2026-11-29 | last sun      | 2026-11-22 | 2026-11-22
2026-11-29 | 今週の月曜    | 2026-11-23 | 2026-11-23
2026-11-29 | 今週の日曜    | 2026-11-29 | 2026-11-29
2026-11-29 | 来週の月曜    | 2026-11-30 | 2026-11-30
2026-11-29 | 来週の日曜    | 2026-12-06 | 2026-12-06
2026-11-29 | 来週          | 2026-12-06 | 2026-12-06
2026-11-30 | mon           | 2026-12-07 | 2026-11-30
2026-11-30 | next mon      | 2026-12-07 | 2026-12-07
2026-11-30 | sun           | 2026-12-06 | 2026-11-29
2026-11-30 | 先週の日曜    | 2026-11-29 | 2026-11-29
2026-11-30 | 来週の月曜    | 2026-12-07 | 2026-12-07
2026-11-30 | 今週の日曜    | 2026-12-06 | 2026-12-06
2026-11-30 | 月末          | 2026-11-30 | 2026-11-30
"""


@pytest.mark.parametrize(
    ("today", "text", "ahead", "back"),
    [[c.strip() for c in line.split(SEPARATOR)] for line in EDGES.strip().splitlines()],
)
def test_turns_of_years_months_and_weeks(today: str, text: str, ahead: str, back: str) -> None:
    day = date.fromisoformat(today)
    assert parse_date(text, day, past=False).isoformat() == ahead
    assert parse_date(text, day, past=True).isoformat() == back


@pytest.mark.parametrize(
    "text",
    "| |soon|そのうち|2026|2026-11|1124|11|1120号室|26/11/24|11/24/2026|2026-11/24|2026-11-24-1|12/1-12/3|12/1 x|+3|3|"
    "3日間|2週間|3営業日|来週明け|十日町|四日市|三日月堂|五月|来週末|来月上旬|金額|水道|fridge|sunny|marble 5|next|来|明日香|今日子|あすか|in 2 weeks ago|"
    "10:00|令和8年|令和8年11月|R8|T5.1.1|-|()|(金)|🍶|２０２６".split(SEPARATOR),
)
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_date(text, TODAY, past=False)
    assert (caught.value.id, caught.value.params["text"]) == ("date.unknown", text)


@pytest.mark.parametrize(
    "text",
    "2026-02-30|2026-02-29|20260230|2026-13-13|2026-00-10|0000-01-01|11/31|2/30|13/13|0/5|32日|0日|来月31日|"
    "今年2月30日|feb 30|令和8年2月30日|令和0年5月1日|令和元年4月30日|H31/5/1|H1.1.7|平成40年1月1日|S64.1.8|"
    "昭和元年12月24日|+9999y|99999年後|99999 years ago".split(SEPARATOR),
)
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_date(text, date(2026, 10, 24), past=False)  # so that 来月 is a month of 30 days
    assert (caught.value.id, caught.value.params["text"]) == ("date.impossible", text)


@pytest.mark.parametrize(
    ("text", "instead"),
    [("30/11", "11/30"), ("３０／１１", "11/30"), ("2026-30-11", "2026-11-30"), ("30月11日", "11月30日")],
)
def test_a_day_before_its_month_is_turned_round(text: str, instead: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_date(text, TODAY, past=False)
    assert (caught.value.id, caught.value.params["instead"]) == ("date.no_month", instead)


def test_working_days_are_those_of_the_caller() -> None:
    labour_day = date(2026, 11, 23)  # a Monday, 勤労感謝の日
    friday = date(2026, 11, 20)

    def works(day: date) -> bool:
        return day.weekday() < 5 and day != labour_day

    for text in ("翌営業日", "週明け", "next business day", "1営業日後"):
        assert parse_date(text, friday, False, works) == date(2026, 11, 24), text
    assert parse_date("1営業日前", date(2026, 11, 24), True, works) == friday
    assert parse_date("今週中", date(2026, 11, 21), False, works) == date(2026, 11, 22)  # no working day is left
    with pytest.raises(UsageError, match=r"date\.impossible"):
        parse_date("翌営業日", friday, False, lambda _: False)


def test_a_contradicting_weekday_names_the_real_one() -> None:
    with pytest.raises(UsageError) as caught:
        parse_date("11/20(月)", TODAY, past=True)
    assert caught.value.id == "date.weekday"
    assert caught.value.params == {"text": "11/20(月)", "date": date(2026, 11, 20), "weekday": 4}


SPLITS = """
+7d 見積                  | 2026-12-01 | 見積
＋７ｄ　㈱田中へ１２個    | 2026-12-01 | ㈱田中へ１２個
来週の金曜 見積を持参     | 2026-12-04 | 見積を持参
来週金曜に見積を持参      | 2026-12-04 | 見積を持参
12/1 send quote           | 2026-12-01 | send quote
12/1: Send 3 Quotes       | 2026-12-01 | Send 3 Quotes
12/1見積                  | 2026-12-01 | 見積
12/1(火)までに見積        | 2026-12-01 | 見積
next fri quote            | 2026-11-27 | quote
by next fri, quote        | 2026-11-27 | quote
10 days quote             | 2026-12-04 | quote
2 weeks agree on price    | 2026-12-08 | agree on price
明日までに電話            | 2026-11-25 | 電話
明日まで                  | 2026-11-25 |
明日電話                  | 2026-11-25 | 電話
明日の会議資料            | 2026-11-25 | 会議資料
明日にんじんを届ける      | 2026-11-25 | にんじんを届ける
明日、電話                | 2026-11-25 | 電話
あすまでに電話            | 2026-11-25 | 電話
今日中に見積              | 2026-11-24 | 見積
3日以内に返事             | 2026-11-27 | 返事
令和8年12月1日 見積       | 2026-12-01 | 見積
2026-12-01 10:00          | 2026-12-01 | 10:00
金 見積                   | 2026-11-27 | 見積
金曜見積                  | 2026-11-27 | 見積
来週中央病院へ            | 2026-12-01 | 中央病院へ
来月末までに契約          | 2026-12-31 | 契約
来月10日 集金             | 2026-12-10 | 集金
24日 集金                 | 2026-11-24 | 集金
"""


@pytest.mark.parametrize(("text", "day", "rest"), _rows(SPLITS))
def test_a_date_and_the_words_after_it(text: str, day: str, rest: str) -> None:
    assert split_date(text, TODAY, past=False) == (date.fromisoformat(day), rest)


@pytest.mark.parametrize(
    "text",
    "見積 +7d|quote|fridge door|金額を確認|水道の見積|月2回訪問|3日間の検討|来週末までに見積|明日香さんに電話|"
    "あすかさんに電話|12/1-12/3 出張".split(SEPARATOR),
)
def test_words_without_a_leading_date(text: str) -> None:
    with pytest.raises(UsageError, match=r"date\.unknown"):
        split_date(text, TODAY, past=False)


WHENS = """
11/30 10:00        | 2026-11-30 | 10:00
11/30　１０：００  | 2026-11-30 | 10:00
11/30(月) 9:05     | 2026-11-30 | 09:05
明日 10時          | 2026-11-25 | 10:00
明日10時半         | 2026-11-25 | 10:30
明日の10時頃に     | 2026-11-25 | 10:00
24日10時           | 2026-11-24 | 10:00
来週の金曜 14:30   | 2026-12-04 | 14:30
tomorrow 9am       | 2026-11-25 | 09:00
tomorrow at 2:15pm | 2026-11-25 | 14:15
12/1 午後2時       | 2026-12-01 | 14:00
12/1 正午          | 2026-12-01 | 12:00
2026-12-01T10:00   | 2026-12-01 | 10:00
20261201T10:00     | 2026-12-01 | 10:00
fri                | 2026-11-27 | -
11/23              | 2027-11-23 | -
12/1 25:00         | time.unknown | time.unknown
10:00              | date.unknown | date.unknown
"""


@pytest.mark.parametrize(("text", "day", "time"), _rows(WHENS))
def test_a_day_and_maybe_a_time(text: str, day: str, time: str) -> None:
    if ".unknown" in day:
        with pytest.raises(UsageError, match=day):
            split_when(text, TODAY)
    else:
        assert split_when(text, TODAY) == (date.fromisoformat(day), time.strip("-"), 0, "")


def test_what_follows_day_and_time_stays_as_typed() -> None:
    assert split_when("12/1 見積", TODAY) == (date(2026, 12, 1), "", 0, "見積")
    assert split_when("12/1 10時 見積", TODAY) == (date(2026, 12, 1), "10:00", 0, "見積")


DAYS = st.dates(date(1927, 1, 1), date(2100, 12, 31))
WIDE = str.maketrans("0123456789/-.", "０１２３４５６７８９／－．")


def _era(day: date) -> tuple[str, str, int]:
    if day >= date(2019, 5, 1):
        return "令和", "R", day.year - 2018
    return ("平成", "H", day.year - 1988) if day >= date(1989, 1, 8) else ("昭和", "S", day.year - 1925)


def _spellings(day: date) -> list[str]:
    y, m, d = day.year, day.month, day.day
    name, letter, era_year = _era(day)
    kanji_day = "月火水木金土日"[day.weekday()]
    numbers = [day.isoformat(), f"{day:%Y%m%d}", f"{y}/{m}/{d}", f"{day:%Y.%m.%d}", f"{y}/{m}/{d}".translate(WIDE)]
    kanji = [f"{y}年{m}月{d}日", f"{name}{'元' if era_year == 1 else era_year}年{m}月{d}日"]
    eras = [f"{letter}{era_year}.{m}.{d}", f"{letter.lower()}{era_year}/{m}/{d}"]
    weekdays = [f"{y}/{m}/{d}({kanji_day})", f"{day.isoformat()} ({day:%a})"]
    return [*numbers, *kanji, *eras, *weekdays, f"{day:%d %b %Y}", f"{day:%B %d, %Y}"]


@given(DAYS, DAYS, st.booleans())
def test_every_absolute_spelling_reads_back_whatever_today_is(day: date, today: date, past: bool) -> None:
    for text in _spellings(day):
        assert parse_date(text, today, past) == day
        assert split_date(text + " 見積 1/2", today, past) == (day, "見積 1/2")


@given(DAYS, DAYS)
def test_a_month_and_day_turn_to_the_side_asked_for(day: date, today: date) -> None:
    ahead, back = (parse_date(f"{day.month}/{day.day}", today, past) for past in (False, True))
    assert (ahead.month, ahead.day) == (back.month, back.day) == (day.month, day.day)
    assert back <= today <= ahead
    # Nothing nearer: between two leap days are at most eight years, between other days one.
    assert (ahead - back).days <= (8 * 366 if (day.month, day.day) == (2, 29) else 366)


@given(DAYS)
def test_dateutil_reads_the_same_english_dates(day: date) -> None:
    for text in (f"{day:%d %b %Y}", f"{day:%B %d, %Y}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}"):
        assert parse_date(text, TODAY, past=False) == dateutil_parser.parse(text).date()


@given(DAYS, st.sampled_from([("mon", "月曜", MO), ("wed", "水", WE), ("friday", "金曜日", FR), ("sun", "日曜", SU)]))
def test_dateutil_finds_the_same_weekdays(today: date, weekday: tuple[str, str, type]) -> None:
    english, japanese, code = weekday
    after = today + timedelta(days=1) + relativedelta(weekday=code(+1))
    until = today + relativedelta(weekday=code(-1))
    for text in (english, japanese):
        assert (parse_date(text, today, False), parse_date(text, today, True)) == (after, until)
    assert parse_date(f"next {english}", today, True) == after
    assert parse_date(f"last {english}", today, False) == today - timedelta(days=1) + relativedelta(weekday=code(-1))
    in_next_week = today + timedelta(days=1) + relativedelta(weekday=MO(+1)) + relativedelta(weekday=code(+1))
    assert parse_date(f"来週の{japanese}", today, False) == in_next_week


PIECES = st.sampled_from(
    [
        *"0123456789０９-/.年月日時分半後前末の()（）金火月+−ー・:：;tT　 rRhH令㋿元²İ\u3099\0\n",
        *("令和", "平成", "来週", "来月", "明日", "あす", "か月", "ヶ月", "まで", "までに", "午後", "2026"),
        *("next ", "last ", "fri", "in ", " weeks", " ago", "pm"),
    ]
)


ANY_TEXT = st.text() | st.lists(PIECES, max_size=8).map("".join)
REFUSALS = {
    "date.beyond", "date.unknown", "date.impossible", "date.no_month", "date.weekday", "date.with_time", "time.unknown",
    "time.range",
}  # fmt: skip


def _or_refusal(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except UsageError as error:
        return error.id


@given(ANY_TEXT, st.dates(), st.booleans())
def test_any_text_is_a_date_or_refused(text: str, today: date, past: bool) -> None:
    day = _or_refusal(lambda: parse_date(text, today, past))
    if day not in REFUSALS:
        assert type(day) is date
        assert split_date(text, today, past) == (day, "")


@given(ANY_TEXT, st.dates())
def test_any_text_is_a_date_and_words_or_refused(text: str, today: date) -> None:
    split = _or_refusal(lambda: split_date(text, today, past=False))
    assert split in REFUSALS or (type(split[0]) is date and text.rstrip().endswith(split[1]))


@given(ANY_TEXT, st.dates())
def test_any_text_is_a_day_with_a_time_or_refused(text: str, today: date) -> None:
    when = _or_refusal(lambda: split_when(text, today))
    assert when in REFUSALS or when[1] == "" or parse_time(when[1]) == when[1]
