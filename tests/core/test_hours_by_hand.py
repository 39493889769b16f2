"""Hours and closed days of two years against an independent calculation, and every spelling against every other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hand import SETTINGS, book, customer, day
from hypothesis import given, settings
from hypothesis import strategies as st
from reckoner import ALL, CLOSURES, DAY, HOLIDAYS, at, between, common, dates, joined, opened

from routecli.core.calendar import Closure, closed_by, parse_closures, rule_text
from routecli.core.hours import KEYS, day_text, parse_days, parse_span, parse_spans, week_texts
from routecli.core.model import Customer, News, Rep, Season, Span
from routecli.core.preferences import preferred_spans
from routecli.core.tenure import rep_on
from routecli.core.workdays import customer_closed_by, rep_closed_by, visit_windows, working_hours
from routecli.lang import LANGUAGES, Words
from routecli.output.phrases import closure_text
from routecli.storage.schema.kinds import BadValueError, converter, week, windows

PUBLIC = tuple(str(day) for day in sorted(HOLIDAYS))


@pytest.mark.parametrize(("rule", "same", "days"), CLOSURES, ids=[rule for rule, *_ in CLOSURES])
def test_a_closing_rule_closes_the_days_of_two_years_that_it_means(rule: str, same: list[str], days: set[date]) -> None:
    for spelled in (rule, *same):
        closed = {d for d in ALL if closed_by([spelled], d, HOLIDAYS)}
        assert closed == days & ALL, spelled


WEEKDAY, ANY_DAY, OF_YEAR = (
    st.integers(0, 6),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
)
CLOSURE = st.one_of(
    st.tuples(st.sampled_from(["weekday", "last", "or_next"]), WEEKDAY).map(lambda row: Closure(*row)),
    st.tuples(WEEKDAY, st.integers(1, 5)).map(lambda row: Closure("nth", *row)),
    st.integers(1, 31).map(lambda n: Closure("day", nth=n)),
    st.sampled_from(["holidays", "before_holidays", "after_holidays", "last_day", "last_workday"]).map(Closure),
    st.tuples(ANY_DAY, st.integers(2, 9)).map(lambda row: Closure("every", row[0].weekday(), row[1], row[0])),
    st.tuples(OF_YEAR, OF_YEAR).map(
        lambda row: Closure("yearly", first=(row[0].month, row[0].day), last=(row[1].month, row[1].day))
    ),
    st.tuples(ANY_DAY, st.integers(0, 400)).map(
        lambda row: Closure("range", first=row[0], last=row[0] + timedelta(days=row[1]))
    ),
)


@given(CLOSURE)
def test_a_closure_written_as_the_files_have_it_reads_as_the_same(closure: Closure) -> None:
    assert parse_closures(rule_text(closure)) == (closure,)


@given(CLOSURE)
def test_a_closure_as_the_screen_says_it_may_be_typed_into_a_file(closure: Closure) -> None:
    if closure.kind in {"every", "range", "yearly"}:  # days of the screen have weekdays and months in words
        return
    for language in LANGUAGES:
        assert parse_closures(closure_text(Words(language), rule_text(closure))) == (closure,)


SPANS = (
    st.lists(st.integers(0, 36 * 60), min_size=2, max_size=8, unique=True)
    .map(lambda edges: list(zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)))
    .filter(lambda spans: all(b - a <= 24 * 60 for a, b in spans))
)


@given(SPANS)
def test_spans_written_by_the_program_read_as_the_same(spans: list[Span]) -> None:
    assert parse_spans(day_text(spans)) == tuple(spans)
    assert parse_spans(day_text(spans).translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789:-,"})) == tuple(spans)


def _spellings(minutes: int) -> list[str]:
    hour, minute = divmod(minutes, 60)
    kanji = f"{hour}時{minute}分" if minute else f"{hour}時"
    half = [f"{hour}時半"] if minute == 30 else []
    part = [f"{'午前' if hour < 12 else '午後'}{hour % 12}時{minute:02}分"] if hour % 12 and hour < 24 else []
    english = [f"{hour % 12}:{minute:02}{'am' if hour < 12 else 'pm'}"] if hour % 12 and hour < 24 else []
    return [f"{hour}:{minute:02}", f"{hour:02}:{minute:02}", kanji, *half, *part, *english]


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_every_spelling_of_a_span_means_the_same(start: int, length: int) -> None:
    end = start + length
    if end > 36 * 60:
        return
    wanted = (start, end)
    after_midnight = [f"翌{text}" for text in _spellings(end - 1440)] + _spellings(end - 1440) if end >= 1440 else []
    ends = [*_spellings(end), *(text for text in after_midnight if length < 1440 or text.startswith("翌"))]
    for first in _spellings(start):
        for last in ends:
            for to in ("-", "〜", "～", "から", " - ", "－"):
                assert parse_span(f"{first}{to}{last}") == wanted, f"{first}{to}{last}"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("18:00-03:00", [(1080, 1620)]),
        ("17:00-26:00", [(1020, 1560)]),
        ("18時〜翌3時", [(1080, 1620)]),
        ("午後6時から深夜1時", [(1080, 1500)]),
        ("午前10時半〜午後7時", [(630, 1140)]),
        ("10-17時", [(600, 1020)]),
        ("9am-5:30pm", [(540, 1050)]),
        ("noon-5pm", [(720, 1020)]),
        ("午前9時〜正午", [(540, 720)]),
        ("10:00-0:00", [(600, 1440)]),
        ("11:00～14:30、17:00～21:00", [(660, 870), (1020, 1260)]),
        ("24h", [(0, 1440)]),
        ("24時間営業", [(0, 1440)]),
        ("closed", []),
        ("定休日", []),
    ],
)
def test_hours_as_people_write_them(text: str, spans: list[Span]) -> None:
    found = parse_spans(text)
    assert found is not None
    assert list(found) == spans


@pytest.mark.parametrize(
    "text",
    ["9-17", "25:00-24:00", "10:00-10:00", "午前12時〜午後3時", "午後13時〜15時", "8:00-37:00", "日没まで", "13時"],
)
def test_what_says_no_span_is_none(text: str) -> None:
    assert parse_spans(text) is None


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("mon-fri", ["月-金", "月〜金", "月曜～金曜", "平日", "月火水木金", "（月〜金）"]),
        ("sat, sun, holidays", ["土日祝", "土日祝日", "土・日・祝", "土曜、日曜、祝日", "土日・祝祭日"]),
        ("holidays", ["祝", "祝日", "祝祭日", "（祝）"]),
        ("before holidays", ["祝前", "祝前日", "祝日の前日"]),
        ("fri, sat, before holidays", ["金土祝前", "金・土・祝前日", "金曜、土曜、祝前日"]),
        ("mon-sat and holidays", ["月〜土祝", "月〜土・祝日"]),
        ("sat-mon", ["土〜月"]),
        ("daily", ["毎日", "月〜日", "全日"]),
    ],
)
def test_the_days_of_hours_in_both_languages(english: str, japanese: list[str]) -> None:
    wanted = parse_days(english)
    assert wanted
    assert [parse_days(text) for text in japanese] == [wanted] * len(japanese)


HOURS_OF_DAY = SPANS | st.just([])


@given(st.dictionaries(st.sampled_from(KEYS), HOURS_OF_DAY, min_size=1))
def test_a_week_written_by_the_program_reads_as_the_same(rows: dict[str, list[Span]]) -> None:
    typed = week({key: day_text(spans) for key, spans in rows.items()})
    assert week(week_texts(typed) or {"mon": "closed"}) == typed
    assert {key: list(typed[KEYS.index(key)]) for key in rows} == rows


# a shop, a bar, a ward, a market: hours by key in minutes
WEEKS: dict[str, dict[str, list[Span]]] = {
    "shop": {**{key: [(600, 720), (840, 1020)] for key in ("mon", "tue", "wed", "thu", "fri")}, "sat": [(600, 720)]},
    "sundays": {"mon": [(540, 1020)], "holidays": [(600, 900)], "before holidays": [(540, 780)], "sun": [(600, 900)]},
    "bar": {**{key: [(1080, 1620)] for key in KEYS[:6]}, "before holidays": [(1080, 1800)], "holidays": []},
    "ward": {key: [(0, 1440)] for key in KEYS[:7]},
    "market": {**{key: [(0, 540), (1380, 1560)] for key in KEYS[:6]}},
}
REPS: list[Span] = [(540, 1050), (1320, 1800), (0, 300)]  # by day, by night, and before dawn


def _texts(rows: dict[str, list[Span]]) -> dict[str, str]:
    return {key: day_text(spans) for key, spans in rows.items()}


def _reckoned(begun: list, when: date, hours: Span) -> list:
    frame = [(at(when, hours[0]), at(when, hours[1]))]
    near = [row for row in begun if abs((row[0].date() - when).days) <= 2]
    return joined(common(near, frame))


def _found(who: Customer, where, when: date, hours: Span) -> list:
    return [(at(when, a), at(when, b)) for a, b in visit_windows(who, where, when, hours)]


@pytest.mark.parametrize("name", WEEKS)
@pytest.mark.parametrize("hours", REPS, ids=str)
def test_the_windows_of_every_day_of_two_years_are_those_of_the_clock(name: str, hours: Span) -> None:
    rows = WEEKS[name]
    shop = customer(hours=week(_texts(rows)), closed=["mon or next day", "2nd sat", "年末年始"])
    where = book(shop, holidays=PUBLIC)
    by_rule = {rule: days for rule, _, days in CLOSURES}
    second_saturdays = {d for d in ALL if d.weekday() == 5 and 8 <= d.day <= 14}
    open_days = ALL - by_rule["mon or next day"] - second_saturdays - by_rule["12-29..01-03"]
    begun = opened(rows, open_days)
    starts = {first.date() for first, _ in begun}
    for when in sorted(ALL)[7:-7]:
        # on a closed day nobody comes, even where the night before is still going on
        wanted = _reckoned(begun, when, hours) if when in starts else []
        assert _found(shop, where, when, hours) == wanted, when


def test_a_season_holds_on_its_days_and_the_first_that_covers_a_day_wins() -> None:
    usual, summer = {"mon": [(540, 1020)], "tue": [(540, 1020)]}, {key: [(480, 1200)] for key in KEYS[:6]}
    seasons = [
        Season("07-20", "08-05", hours=week(_texts({"sun": [(600, 660)]}))),
        Season("07-01", "08-31", hours=week(_texts(summer)), closed=["tue"]),
        Season("12-20", "01-10", closed=["mon"]),
    ]
    shop = customer(hours=week(_texts(usual)), closed=["tue"], seasons=seasons)
    where = book(shop, holidays=PUBLIC)
    for when in ALL:
        at_year = (when.month, when.day)
        if (7, 20) <= at_year <= (8, 5):
            wanted = [(600, 660)] if when.weekday() == 6 else []
            wanted = [] if when.weekday() == 1 else wanted
        elif (7, 1) <= at_year <= (8, 31):
            wanted = [] if when.weekday() in {1, 6} else [(480, 1200)]
        elif at_year >= (12, 20) or at_year <= (1, 10):
            wanted = [(540, 1020)] if when.weekday() == 1 else []
        else:
            wanted = [(540, 1020)] if when.weekday() == 0 else []
        assert list(visit_windows(shop, where, when, (0, 1440))) == wanted, when


def test_planning_uses_calling_hours_instead_of_hours_and_closed_days_still_close() -> None:
    shop = customer(
        hours=week({"mon-fri": "09:00-18:00"}),
        calls=week({"火": "14:00-16:00", "木": "10:00-11:00"}),
        closed=["2nd tue"],
    )
    where = book(shop, holidays=PUBLIC)
    assert visit_windows(shop, where, day("2026-12-01"), (540, 1050)) == ((840, 960),)
    assert visit_windows(shop, where, day("2026-12-03"), (540, 630)) == ((600, 630),)
    assert visit_windows(shop, where, day("2026-12-02"), (540, 1050)) == ()
    assert customer_closed_by(shop, where, day("2026-12-02")) == "calls"
    assert customer_closed_by(shop, where, day("2026-12-08")) == "2nd tue"
    # an appointment made for a day without calling hours holds all the same
    assert visit_windows(shop, where, day("2026-12-02"), (540, 1050), agreed=True) == ((540, 1050),)


def test_news_narrows_when_the_customers_of_its_areas_can_be_reached() -> None:
    roads = News(
        "roads", "工事", areas=["両国"], from_=day("2026-12-01"), until=day("2027-01-29"),
        windows=windows({"mon-fri": "12:00-24:00"}),
    )  # fmt: skip
    inside, outside = customer(area="両国", hours=week({"mon-sat": "09:00-17:00"})), customer(id="b", area="浅草")
    where = book(inside, outside, holidays=PUBLIC)._replace(news={"roads": roads})
    closed_mornings = {d for d in between(day("2026-12-01"), day("2027-01-29")) if d.weekday() < 5}
    for when in sorted(ALL):
        if when.weekday() < 6:
            wanted = (720, 1020) if when in closed_mornings else (540, 1020)
            assert visit_windows(inside, where, when, (0, 1440)) == (wanted,), when
        assert visit_windows(outside, where, when, (540, 1050)) == ((540, 1050),)


def test_a_rep_works_on_public_holidays_only_if_the_hours_name_them() -> None:
    plain, busy = Rep("p", "P", hours=week({"mon-fri": "09:00-17:30"})), Rep(
        "b", "B", hours=week({"月-金": "09:00-17:30", "祝": "10:00-15:00", "祝前": "09:00-16:00"})
    )  # fmt: skip
    where = book(holidays=PUBLIC, settings=SETTINGS)
    weekdays = {d for d in ALL if d.weekday() < 5}
    assert {d for d in ALL if rep_closed_by(plain, where, d) is None} == weekdays - HOLIDAYS
    eves = {d - DAY for d in HOLIDAYS}
    assert {d for d in ALL if rep_closed_by(busy, where, d) is None} == (weekdays | HOLIDAYS | eves) & ALL
    for when in sorted(ALL):
        wanted = (
            (600, 900)
            if when in HOLIDAYS
            else (540, 960)
            if when in eves
            else (540, 1050)
            if when in weekdays
            else None
        )
        assert working_hours(busy, where, when) == wanted, when


def test_a_customer_that_ended_is_closed_from_the_day_after() -> None:
    gone = customer(ended=day("2027-03-31"))
    where = book(gone)
    assert customer_closed_by(gone, where, day("2027-03-31")) is None
    assert customer_closed_by(gone, where, day("2027-04-01")) == "ended"


def test_until_the_last_day_of_an_earlier_rep_that_rep_is_in_charge() -> None:
    from routecli.core.model import EarlierRep

    earlier = [EarlierRep("ito", day("2026-11-30")), EarlierRep("sato", day("2026-03-31"))]
    asked = ("2026-01-05", "2026-03-31", "2026-04-01", "2026-11-30", "2026-12-01")
    assert [rep_on("suzuki", earlier, day(d)) for d in asked] == ["sato", "sato", "ito", "ito", "suzuki"]


def test_a_preference_names_days_and_parts_of_them() -> None:
    words = ("火曜", "Tue", "tuesdays", "午前", "Morning", "夕方", "evening")
    read = converter("preference")
    assert read
    assert [read(word) for word in words] == ["tue", "tue", "tue", "morning", "morning", "evening", "evening"]
    with pytest.raises(BadValueError):
        read("いつでも")
    shop = customer(prefers=["tue", "morning", "evening"])
    tuesdays = dates(2, byweekday=1)  # weekly
    for when in sorted(ALL):
        assert preferred_spans(shop, when) == (((0, 720), (1020, 2160)) if when in tuesdays else ())
    assert preferred_spans(customer(), day("2026-12-01")) == ((0, 2160),)
    assert preferred_spans(customer(prefers=["afternoon"]), day("2026-12-01")) == ((720, 1020),)


@settings(max_examples=50)
@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_a_day_of_the_year_is_read_as_people_write_it(when: date) -> None:
    read = converter("yearday")
    assert read
    spelled = (f"{when:%m-%d}", f"{when.month}/{when.day}", f"{when.month}月{when.day}日")
    assert {read(text) for text in spelled} == {f"{when:%m-%d}"}
    for text in ("2026-07-01", "7", "7/1〜7/3", "02-30", "wed"):
        with pytest.raises(BadValueError):
            read(text)
