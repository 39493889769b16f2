"""Help speaks the reader's language, shows examples first, and is laid out by the cells of the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from routecli.core.width import width
from routecli.lang import LANGUAGES, Words
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from session import Route

# What a line's end may not split: a command in backticks, what is quoted, a date, a number with its counter.
WHOLE = re.compile(r"`[^`]+`|「[^」]+」|\d+/\d+\([月火水木金土日]\)|\d+(?:日|分|件|回|品|か月|週間|時間|%|km)")
TOO_LONG = {"routecli completion powershell | Out-String | Invoke-Expression"}  # one line, as it is pasted


def page(route: Route, capsys: pytest.CaptureFixture[str], command: str, language: str, columns: int = 80) -> list[str]:
    assert route(*filter(None, [command]), "--help", language=language, COLUMNS=str(columns)).status == 0
    return capsys.readouterr().out.splitlines()


def examples(command: str, language: str) -> list[str]:
    return [line.partition("  #")[0].rstrip() for line in Words(language)(f"examples.{command}").splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_purpose_and_examples(
    route: Route, capsys: pytest.CaptureFixture[str], command: str, language: str
) -> None:
    shown = page(route, capsys, command, language, 120)
    assert shown[0] == Words(language)(f"help.{command}")
    assert [line.partition("  #")[0].strip() for line in shown[2:]][: len(examples(command, language))] == examples(
        command, language
    )


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_line_of_help_is_wider_than_the_screen_unless_it_is_a_command_to_paste(
    route: Route, capsys: pytest.CaptureFixture[str], command: str, language: str, columns: int
) -> None:
    lines = page(route, capsys, command, language, columns)
    typed = examples(command, language) if command else []
    assert [line for line in lines if width(line) > columns and line.strip() not in typed] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert {line.partition("  #")[0].strip() for line in lines} >= set(typed)


@pytest.mark.parametrize("command", COMMANDS)
def test_japanese_examples_fit_a_narrow_screen(route: Route, capsys: pytest.CaptureFixture[str], command: str) -> None:
    lines = page(route, capsys, command, "ja", 60)
    assert [line for line in lines if width(line) > 60 and line.strip() not in TOO_LONG] == []


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_line_of_help_ends_inside_no_date_number_name_or_command(
    route: Route, capsys: pytest.CaptureFixture[str], command: str, columns: int
) -> None:
    lines = page(route, capsys, command, "ja", columns)
    text = "".join(line.strip() for line in lines)
    for piece in WHOLE.findall(text):
        assert any(piece in line for line in lines), piece


def test_what_holds_without_an_option_and_what_stands_for_a_value_are_said_in_japanese(
    route: Route, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = page(route, capsys, "near", "ja")
    assert "使い方: route near [オプション] [得意先|緯度,経度]" in lines
    assert "  --within KM         道のりでこのキロ数以内（省略時は2）" in lines
    assert "  --matrix ファイル   移動時間のCSVファイル。from,to,minutes[,km]（得意先IDと" in lines
