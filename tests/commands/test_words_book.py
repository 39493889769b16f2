"""Words in the files of a book as people type them, and the same words in options: read alike, kept in the files' own spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


def write(book: Path, text: str, name: str = "suzuki") -> None:
    (book / "customers" / f"{name}.yaml").write_text(f"name: 鈴木工業\nrep: ito\n{text}", encoding="utf-8")


@pytest.mark.parametrize(
    ("every", "shown"),
    [("隔週", "2 weeks"), ("毎月", "1 month"), ("Weekly", "1 week"), ("２ヶ月", "2 months"), ("半年", "6 months"),
     ("四半期", "3 months"), ("biweekly", "2 weeks"), ("月2回", "15 days")],
)  # fmt: skip
def test_an_interval_in_a_file(route: Route, book: Path, every: str, shown: str) -> None:
    write(book, f"every: {every}\n")
    found = route("show", "suzuki", cwd=book)
    assert found.err == ""
    assert shown in found.out


def test_an_interval_that_is_none_is_named(route: Route, book: Path) -> None:
    write(book, "every: たまに\n")
    assert "suzuki.yaml:3:8" in route("show", "suzuki", cwd=book).err


@pytest.mark.parametrize(
    ("closed", "day"),
    [("水曜", "2026-11-25"), ("(水)", "2026-11-25"), ("第4水曜", "2026-11-25"), ("第2・第4水曜", "2026-11-25"),
     ("祝日", "2026-11-23"), ("祝日の翌日", "2026-11-24"), ("年末年始", "2026-12-29"), ("お盆", "2026-08-13"),
     ("日・祝", "2026-11-23"), ("月曜（祝日の場合は翌日）", "2026-11-24"), ("末日", "2026-11-30"), ("25日", "2026-11-25")],
)  # fmt: skip
def test_a_closed_day_in_a_file_closes_it(route: Route, book: Path, closed: str, day: str) -> None:
    write(book, f'closed: ["{closed}"]\n')
    found = route("schedule", "suzuki", day, "--rep", "ito", "--as-of", "2026-06-01", cwd=book)
    assert found.status == 0
    assert "鈴木工業 is closed on" in found.err
    assert "bad-value" not in found.err


@pytest.mark.parametrize("closed", ["隔週水曜", "every 2nd wed"])
def test_every_other_week_asks_for_its_first_day(route: Route, book: Path, closed: str) -> None:
    write(book, f"closed: [{closed}]\n")
    found = route("check", cwd=book)
    assert found.status == 1
    assert "[no-first-day]" in found.out
    assert "every 2nd wed from 2026-12-02" in found.out
    write(book, "closed: [every 2nd wed from 2026-12-02]\n")
    assert route("check", cwd=book).status == 0


def test_hours_by_days_in_japanese(route: Route, book: Path) -> None:
    write(book, 'hours: {月-金: "９：００－１２：００、13時〜17時半", 土: "10:00-12:00", 日: 休み}\n')
    assert "sat 10:00-12:00" in route("show", "suzuki", cwd=book).out.lower()
    found = route("schedule", "suzuki", "2026-11-25 12:30", "--rep", "ito", cwd=book)
    assert "09:00-12:00, 13:00-17:30" in found.err
    assert "is closed on" in route("schedule", "suzuki", "2026-11-29", "--rep", "ito", cwd=book).err


def test_weekdays_in_one_word(route: Route, book: Path) -> None:
    write(book, 'hours: {平日: "09:00-17:00"}\n')
    assert "is closed on" in route("schedule", "suzuki", "2026-11-28", "--rep", "ito", cwd=book).err


WIDE = "name: 鈴木工業\nkana: すずきこうぎょう\nrank: Ｂ\narea: Ａ 地区\nrep: ito\ntags: [冷蔵, Ｃafé]\n"


@pytest.mark.parametrize(
    "options",
    [
        ("--rank", "b"),
        ("--rank", "Ｂ"),
        ("--area", "A地区"),
        ("--area", "ａ　地区"),
        ("--tag", "冷 蔵"),
        ("--tag", "cafÉ"),
        ("--state", "都度訪問"),
        ("--state", "ON REQUEST"),
        ("--kind", "設備先"),
        ("--kind", "Manufacturing"),
        ("--rep", "伊藤"),
        ("--rep", "ＩＴＯ"),
        ("--rep", "伊藤花さん"),
    ],
)
def test_a_filter_in_any_spelling(route: Route, book: Path, options: tuple[str, str]) -> None:
    (book / "customers" / "suzuki.yaml").write_text(WIDE + "every: 都度\nkind: manufacturing\n", encoding="utf-8")
    found = route("list", *options, cwd=book)
    assert (found.status, found.err) == (0, "")
    assert "suzuki" in found.out
    assert "tanaka" not in found.out


@pytest.mark.parametrize("command", ["overdue", "needs", "contracts", "equipment"])
def test_every_list_takes_an_area_in_any_spelling(route: Route, book: Path, command: str) -> None:
    (book / "customers" / "suzuki.yaml").write_text(WIDE, encoding="utf-8")
    assert route(command, "--area", "ａ地区", cwd=book).status == 0
    assert route(command, "--area", "銀座", cwd=book).status == 2


@pytest.mark.parametrize("state", ["訪問遅れ", "Overdue", "長期未訪問", "neglected"])
def test_a_state_by_the_word_of_the_screen(route: Route, book: Path, state: str) -> None:
    days = {"訪問遅れ": "2026-11-09", "Overdue": "2026-11-09", "長期未訪問": "2026-10-01", "neglected": "2026-10-01"}
    assert route("log", "tanaka", "--date", days[state], "--rep", "sato", cwd=book).status == 0
    assert "tanaka-shoten" in route("list", "--state", state, cwd=book, language="ja").out


def test_every_state_is_taken_as_each_language_shows_it(route: Route, book: Path) -> None:
    from routecli.core.vocabulary import CUSTOMER_KINDS, OUTCOMES, STAGES, STATES
    from routecli.lang import Words

    for language in ("ja", "en"):
        words = Words(language)
        for state in STATES:
            assert route("list", "--state", words(f"state.{state}"), cwd=book).status == 0, state
        for kind in CUSTOMER_KINDS:
            assert route("list", "--kind", words(f"business.{kind}"), cwd=book).status == 0, kind
        for stage in STAGES:
            assert route("needs", "--stage", words(f"stage.{stage}"), cwd=book).status == 0, stage
        for outcome in OUTCOMES:
            done = route("log", "tanaka", "--outcome", words(f"outcome.{outcome}"), "--rep", "sato", cwd=book)
            assert done.status == 0, outcome


def test_a_rank_in_a_file_counts_whatever_its_width_and_case(route: Route, book: Path) -> None:
    for rank in ("Ａ", "a", "A"):
        write(book, f"rank: {rank}\n")
        found = route("list", "--rank", "A", cwd=book).out
        assert "suzuki\t鈴木工業\tnew" in found, (
            rank
        )  # it has the interval of its rank: without one it would be on request
        assert route("check", cwd=book).status == 0, rank


@pytest.mark.parametrize(
    ("minutes", "shown"), [("20分", "20 min"), ("３０", "30 min"), ("1時間", "1 h"), ("45min", "45 min")]
)
def test_the_length_of_visits_in_a_file(route: Route, book: Path, minutes: str, shown: str) -> None:
    write(book, f"minutes: {minutes}\nat: [35.7074, 139.7745]\n")
    assert route("check", cwd=book).status == 0
    assert f"({shown})" in route("schedule", "suzuki", cwd=book, terminal=True).out


NEW = ("--kana", "やまだ", "--rep", "ito")


@pytest.mark.parametrize(
    ("option", "typed", "line"),
    [
        ("--every", "隔週", "every: 2 weeks"),
        ("--every", "Monthly", "every: 1 month"),
        ("--every", "２ヶ月", "every: 2 months"),
        ("--every", "2w", "every: 2w"),
        ("--rank", "ａ", "rank: A"),
        ("--kind", "契約先", "kind: service"),
        ("--area", "上 野", "area: 上野"),
        ("--since", "令和八年四月一日", "since: 2026-04-01"),
        ("--since", "4/1", "since: 2026-04-01"),
        ("--phone", "０３－３８３１－００００", "phone: 03-3831-0000"),
        ("--postal", "〒１１０−０００５", "postal: 110-0005"),
        ("--at", "[35.705, 139.78]", "at: [35.705, 139.78]"),
        ("--at", "35.705 139.78", "at: [35.705, 139.78]"),
        ("--at", "３５．７０５，１３９．７８", "at: [35.705, 139.78]"),
        ("--at", "35°42'18\"N 139°46'48\"E", "at: [35.705, 139.78]"),
        ("--at", "北緯35度42分18秒 東経139度46分48秒", "at: [35.705, 139.78]"),
    ],
)
def test_a_new_customer_in_any_words(route: Route, book: Path, option: str, typed: str, line: str) -> None:
    found = route("add", "山田酒店", *NEW, option, typed, cwd=book)
    assert (found.status, found.err) == (0, "")
    written = (book / "customers" / "yamada.yaml").read_text(encoding="utf-8")
    assert line in written.replace('"', "").splitlines()
    assert route("check", cwd=book).status == 0


def test_what_was_understood_is_said_back(route: Route, book: Path) -> None:
    found = route("add", "山田酒店", *NEW, "--every", "隔週", "--since", "4/1", "--rank", "ａ", cwd=book)
    assert "`隔週` was read as every: 2 weeks." in found.out
    assert "`4/1` was read as since: Wed 1 Apr." in found.out
    assert "`ａ` was read as rank: A." in found.out
    found = route("edit", "suzuki", "--set", "every=毎月", "--set", "rank=ｂ", "--set", "minutes=1時間", cwd=book)
    assert "`毎月` was read as every: 1 month." in found.out
    text = (book / "customers" / "suzuki.yaml").read_text(encoding="utf-8")
    assert {"every: 1 month", "rank: B", "minutes: 60"} <= set(text.splitlines())


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--at", "139.78, 35.705", "swapped? Latitude comes first: [35.7050, 139.7800]"),
        ("--at", "200, 300", "200, 300"),
        ("--every", "たまに", "--every"),
        ("--rank", "Z", "Z"),
        ("--kind", "shop", "shop"),
    ],
)
def test_what_is_not_understood_makes_no_customer(route: Route, book: Path, option: str, typed: str, said: str) -> None:
    found = route("add", "山田酒店", *NEW, option, typed, cwd=book)
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert not (book / "customers" / "yamada.yaml").exists()


@pytest.mark.parametrize("place", ["35.7074, 139.7745", "[35.7074,139.7745]", "35°42'26.6\"N 139°46'28.2\"E"])
def test_near_takes_the_same_places(route: Route, book: Path, place: str) -> None:
    assert route("near", place, "--rep", "sato", cwd=book).status == 0
    assert "swapped?" in route("near", "139.7745, 35.7074", "--rep", "sato", cwd=book).err


def test_an_area_in_another_width_is_the_same_area(route: Route, book: Path) -> None:
    """Who has no place is put in the middle of the area, and told the news of it."""
    (book / "customers" / "suzuki.yaml").write_text(
        "name: 鈴木工業\nrep: sato\narea: Ａ 地区\nrank: A\nat: [35.7074, 139.7745]\n", encoding="utf-8"
    )
    (book / "customers" / "kimura.yaml").write_text("name: 木村屋\nrep: sato\narea: a地区\nrank: A\n", encoding="utf-8")
    (book / "news").mkdir()
    (book / "news" / "fair.yaml").write_text("title: 冬の市\nareas: [Ａ地区]\n", encoding="utf-8")
    stops = {
        stop["customer"]: stop for stop in route("today", "--json", "--rep", "sato", cwd=book).json["data"]["stops"]
    }
    assert stops["kimura"]["placed_by_area"] is True
    assert "news" in [reason["kind"] for reason in stops["kimura"]["reasons"]]
