"""One list of fields, three readers: the table of a terminal, the lines of a pipe, and the JSON."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from routecli.context import Context
from routecli.errors import Problem
from routecli.lang import Count, Words
from routecli.output.fields import RowField, RowTable, inside, row_data, show_lines, show_rows, show_table
from routecli.output.json import Envelope


class Visit(NamedTuple):
    name: str
    due: date | None
    late: int
    rate: float
    note: str = ""


ROWS = [
    Visit("田中商店", date(2026, 11, 9), 15, 1234.5, "裏口\tから\n犬に注意"),
    Visit("Nine Arches", None, 1, 2.0),
]
FIELDS = [
    RowField("name", lambda v: v.name, "customer", flex=True),
    RowField("due", lambda v: v.due, "due"),
    RowField("days_late", lambda v: v.late, "late", lambda v: Count(v.late, "day"), right=True),
    RowField("rate", lambda v: v.rate, "rate", right=True, style=lambda v: "bold red" if v.rate > 1000 else ""),
    RowField("", lambda v: v.note, "what", below=True),
    RowField("is_late", lambda v: v.late > 7),
]
COLUMNS = {"due": 0, "customer": 0, "late": 0, "rate": 60, "what": 100}


class Stream(io.StringIO):
    """A stream that counts how often it is written to."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal, self.writes = terminal, 0

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.writes += 1
        return super().write(text)


def world(columns: int = 0, language: str = "en", **env: str) -> Context:
    """A context with a terminal so wide, or with a pipe."""
    out = Stream(terminal=columns > 0)
    env = {"COLUMNS": str(columns), **env}
    return Context(out, io.StringIO(), io.StringIO(), env, Path(), lambda: datetime(2026, 11, 24, 10), Words(language))


def shown(context: Context) -> list[str]:
    assert isinstance(context.out, Stream)
    assert context.out.writes == 1  # a table is written at once
    return context.out.getvalue().splitlines()


def table(columns: int, *, wanted: dict[str, int] = COLUMNS, **env: str) -> list[str]:
    context = world(columns, **env)
    assert context.today == date(2026, 11, 24)
    show_table(context, FIELDS, ROWS, wanted)
    return shown(context)


def test_a_terminal_gets_words_in_the_order_of_the_columns() -> None:
    assert table(80, NO_COLOR="1") == [
        "due        customer        late  per day",
        "Mon 9 Nov  田中商店     15 days  1,234.5",
        "    裏口\\x09から",
        "    犬に注意",
        "           Nine Arches    1 day        2",
    ]


def test_a_narrow_terminal_leaves_columns_out_and_a_wide_one_needs_no_line_below() -> None:
    assert table(40, NO_COLOR="1")[0] == "due        customer        late"
    assert table(120, NO_COLOR="1")[1:3] == [
        "Mon 9 Nov  田中商店     15 days  1,234.5  裏口\\x09から",
        " " * 42 + "犬に注意",
    ]


def test_colour_is_in_the_codes_of_every_terminal() -> None:
    head, first, *_ = table(80)
    assert head == "  ".join(f"\x1b[1m{text}\x1b[0m" for text in ("due      ", "customer   ", "   late", "per day"))
    assert first == "Mon 9 Nov  田中商店     15 days  \x1b[1;31m1,234.5\x1b[0m"
    assert "\x1b" not in "".join(table(80, TERM="dumb"))


def test_a_pipe_gets_days_and_counts_as_figures_every_column_and_one_line_a_row() -> None:
    assert table(0) == [
        "due\tcustomer\tlate\tper day\twhat",
        "2026-11-09\t田中商店\t15\t1,234.5\t裏口 から / 犬に注意",
        "\tNine Arches\t1\t2\t",
    ]


def test_all_headed_fields_are_columns_where_none_are_named() -> None:
    assert table(0, wanted={})[0] == "customer\tdue\tlate\tper day\twhat"


def answer(*rows: Visit, columns: int = 0, as_json: bool = False) -> Context:
    context = world(columns)
    problem = Problem("visits/tanaka.jsonl", 3, 1, "tab", "error", {})
    listing = RowTable("visits", "needs.nothing", FIELDS, COLUMNS)
    show_rows(context, Envelope("near", "sato", [problem], as_json), listing, rows)
    return context


def test_the_json_has_the_values_under_their_keys_in_the_order_of_the_fields() -> None:
    found = json.loads(answer(*ROWS, as_json=True).out.getvalue())  # type: ignore[attr-defined]
    assert found["data"] == {
        "visits": [
            {"name": "田中商店", "due": "2026-11-09", "days_late": 15, "rate": 1234.5, "is_late": True},
            {"name": "Nine Arches", "due": None, "days_late": 1, "rate": 2, "is_late": False},
        ]
    }
    assert list(found["data"]["visits"][0]) == ["name", "due", "days_late", "rate", "is_late"]
    assert (found["command"], found["rep"], found["date"]) == ("near", "sato", "2026-11-24")
    assert [problem["path"] for problem in found["problems"]] == ["visits/tanaka.jsonl"]


def test_nothing_is_a_sentence_for_a_person_and_the_headings_for_a_pipe() -> None:
    assert shown(answer(columns=80)) == [Words("en")("needs.nothing")]
    assert shown(answer()) == ["due\tcustomer\tlate\tper day\twhat"]


class Stop(NamedTuple):
    number: int
    visit: Visit | None


def test_rows_of_several_kinds_stand_below_common_headings() -> None:
    context = world()
    stops = [RowField("", lambda s: s.number, "position"), *inside(lambda s: s.visit, FIELDS)]
    show_lines(
        context, ["position", "customer", "due"], [(FIELDS, ROWS[:1]), (stops, [Stop(7, ROWS[0]), Stop(8, None)])]
    )
    assert shown(context) == [
        "no.\tcustomer\tdue",
        "\t田中商店\t2026-11-09",
        "7\t田中商店\t2026-11-09",
        "8\t\t",
    ]


def test_fields_of_a_part_keep_their_keys() -> None:
    fields: list[Any] = inside(lambda stop: stop.visit, FIELDS)
    assert row_data(fields, Stop(1, ROWS[1])) == row_data(FIELDS, ROWS[1])


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_language_changes_words_only(language: str) -> None:
    context = world(language=language)
    show_table(context, FIELDS, ROWS, {"due": 0, "late": 0})
    assert shown(context)[1:] == ["2026-11-09\t15", "\t1"]
