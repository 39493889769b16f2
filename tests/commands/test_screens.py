"""What the sample book looks like on terminals of 60, 80 and 120 columns: nothing is wider, nothing is lost."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.core.width import width

if TYPE_CHECKING:
    from session import Route

BOOK = Path(__file__).parent.parent.parent / "sample-data"
SCREENS = (
    "overdue", "review", "list", "needs", "needs --stage won", "equipment", "equipment --packing", "contracts", "news",
    "news winter-2026", "order tanaka", "order norte", "brief isomura", "brief nine", "show isomura", "show hoshikawa",
    "near tanaka", "today", "why isomura",
)  # fmt: skip

TO_COPY = re.compile(r" *(\S+  https://|(→ )?route )")  # an address or a command, which stays whole


def screen(route: Route, command: str, columns: int, language: str) -> list[str]:
    found = route(
        "-C", str(BOOK), "--as-of", "2026-11-24", "--rep", "sato", *command.split(),
        terminal=True, language=language, COLUMNS=str(columns), NO_COLOR="1",
    )  # fmt: skip
    assert found.status == 0
    return found.out.splitlines()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", SCREENS)
def test_no_line_is_wider_than_the_terminal(route: Route, command: str, columns: int, language: str) -> None:
    lines = screen(route, command, columns, language)
    assert [line for line in lines if width(line) > columns and not TO_COPY.match(line)] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_no_line_begins_with_a_mark_that_closes(route: Route) -> None:
    lines = [line.strip() for line in screen(route, "overdue", 60, "ja")]
    assert [line for line in lines if line.startswith(("、", "）", "ー", "」"))] == []
    assert [line for line in lines if line.endswith(("（", "「"))] == []


PAGES = ("brief isomura", "brief nine", "show isomura", "show hoshikawa", "today", "why isomura", "news")
# A day with its weekday, a number with its counter, a command to copy.
WHOLE = re.compile(r"\d+/\d+\([月火水木金土日]\)|\d+(?:日|分|件|回|品|か月|週間|時間)|route [a-z]+(?: [!-~]+)*")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", PAGES)
def test_a_line_ends_inside_no_date_number_or_command(route: Route, command: str, columns: int) -> None:
    lines = screen(route, command, columns, "ja")
    pieces = {piece for line in screen(route, command, 1000, "ja") for piece in WHOLE.findall(line)}
    assert pieces
    assert {piece for piece in pieces if not any(piece in line for line in lines)} == set()


@pytest.mark.parametrize("command", SCREENS)
def test_brackets_neither_follow_one_another_nor_stand_within_others(route: Route, command: str) -> None:
    lines = screen(route, command, 1000, "ja")
    assert [line for line in lines if re.search("）（|（[^）]*（", line)] == []


def test_people_are_called_by_name(route: Route) -> None:
    """A customer's people with さん, colleagues without, and by their name rather than their id."""
    brief = screen(route, "brief isomura", 80, "ja")
    assert "  社長 磯村 徹さん  キーマン  03-0625-4470  話題: ゴルフ  誕生日 6月18日" in brief
    assert [line for line in brief if re.search(r"\bsato\b", line)] == []
    assert "isomura-foods  ランクA  卸先  本所  佐藤 健" in brief


def test_what_is_done_counts_in_the_limit_of_a_day_and_is_no_question_any_more(route: Route, tmp_path: Path) -> None:
    shutil.copytree(BOOK, tmp_path / "book")
    asked = {"cwd": tmp_path / "book", "language": "ja", "terminal": True, "COLUMNS": "120"}
    day = ("--as-of", "2026-11-24", "--rep", "suzuki")  # `visits: 7`, and two more customers that are late
    assert "1日の上限9件に達した。" in route("today", *day, **asked).out
    assert route("log", "kido-kinzoku", *day, **asked).status == 0
    assert "1日の上限9件に達した（うち済み1件）。" in route("today", *day, **asked).out
    day = ("--as-of", "2026-11-24", "--rep", "sato")
    assert route("log", "tanaka-shoten", *day, **asked).status == 0
    assert "「田中商店」は今日すでに訪問済みです。" in route("today", "--pin", "tanaka=1", *day, **asked).out


def test_a_reason_worth_more_than_a_day_names_no_detour(route: Route) -> None:
    """A key person unseen for 77 days would be worth 39 hours of it."""
    lines = screen(route, "why isomura", 120, "ja")
    assert [line for line in lines if "会えていないキーマン" in line and "回り道は" in line] == []
    assert [line for line in lines if "[周期] 訪問時期" in line and "回り道は1時間27分まで" in line]
