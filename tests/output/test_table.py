"""A table on a terminal, laid out by hand: full-width letters take two cells, the widest flexible column gives way."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest

from routecli.context import Context
from routecli.core.vocabulary import STATES
from routecli.lang import Words
from routecli.output.fields import RowField, show_table
from routecli.output.html import COLORS
from routecli.output.table import STATE_STYLES

ROWS = [("田中商店", "小豆の資料（見本も）を届ける", "3"), ("Nine Arches", "a new brewer", "12")]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(columns: int, *, flex: tuple[bool, bool]) -> list[str]:
    out = Terminal()
    env = {"COLUMNS": str(columns), "NO_COLOR": "1"}
    context = Context(out, io.StringIO(), io.StringIO(), env, Path(), lambda: datetime(2026, 11, 24, 10), Words("en"))
    table = [
        RowField("", lambda row: row[0], "customer", flex=flex[0]),
        RowField("", lambda row: row[1], "what", flex=flex[1]),
        RowField("", lambda row: row[2], "qty", right=True),
    ]
    show_table(context, table, ROWS)
    return out.getvalue().splitlines()


def test_with_room_every_column_is_as_wide_as_its_longest_text() -> None:
    assert drawn(80, flex=(True, True)) == [
        "customer     what                          qty",
        "田中商店     小豆の資料（見本も）を届ける    3",
        "Nine Arches  a new brewer                   12",
    ]


def test_the_widest_flexible_column_gives_way_and_keeps_its_brackets_together() -> None:
    # 40 columns: 11 + 2 + 22 + 2 + 3; the bracket that would end at cell 22 goes with what follows
    assert drawn(40, flex=(True, True)) == [
        "customer     what                    qty",
        "田中商店     小豆の資料（見本も）を    3",
        "             届ける",
        "Nine Arches  a new brewer             12",
    ]


@pytest.mark.parametrize(("flex", "first"), [((False, True), "Nine Arches"), ((True, False), "Nine")])
def test_what_is_not_flexible_stays_whole(flex: tuple[bool, bool], first: str) -> None:
    assert next(line for line in drawn(40, flex=flex) if line.startswith("Nine")).split("  ")[0] == first


def test_every_state_has_a_colour_on_screen_and_page() -> None:
    assert set(STATE_STYLES) == set(STATES)
    assert set(COLORS) >= set(STATES)
