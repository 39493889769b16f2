"""Every command that the program prints as a fix works when it is pasted into a shell."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.lang import LANGUAGES, TOPICS, Words
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from session import Route

SAMPLE = Path(__file__).parents[2] / "sample-data"
COMMAND = re.compile(rf"(?<![\w./-])route (?:{'|'.join(COMMANDS)})\b")
DAYS = ("2026-11-24", "2026-12-14", "2027-02-01")
SHOP = """\
name: 山屋
rep: sato
kind: service
every: 2 weeks
contacts: [{name: 'O''Brien "Bo" $HOME', key: true, since: 2024-01-01}]
equipment:
  - {id: m 1, installed: 2026-05-15, warranty: 2026-12-01, service: [{part: 'belt & "b"; x', every: 6 months}]}
contracts:
  - {service: rental, from: 2024-12-21, to: 2026-12-20, notice: 1 month, plan: 100}
"""
LOG = """\
{"id":"260701-aaaaaaaa","type":"visit","date":"2026-07-01","by":"sato","outcome":"met","needs":[{"text":"a"},{"text":"b","stage":"proposed"}],"voices":[{"kind":"complaint","text":"c"}],"follow_ups":[{"due":"2026-08-01","text":"d"}],"usage":[{"service":"rental","qty":2}],"failures":[{"equipment":"m 1"}]}
{"id":"261101-bbbbbbbb","type":"appointment","date":"2026-11-01","on":"2026-11-10","by":"sato"}
{"id":"261102-cccccccc","type":"must","date":"2026-11-02","by":"sato","note":"x"}
{"id":"261103-dddddddd","type":"visit","date":"2026-11-03","by":"sato","outcome":"met","usage":[{"service":"rental","qty":2}],"failures":[{"equipment":"m 1"},{"equipment":"m 1"}]}
"""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample with one more customer, of whom everything wants to be cleared."""
    book = tmp_path / "sample"
    shutil.copytree(SAMPLE, book)
    (book / "customers" / "yama.yaml").write_text(SHOP, encoding="utf-8")
    (book / "visits" / "yama.jsonl").write_text(LOG, encoding="utf-8")
    return book


def in_a_shell(commands: list[str]) -> list[list[str]]:
    """Return the arguments that a POSIX shell makes of command lines."""
    script = "route() { printf '%s\\n' \"$@\"; printf '\\f\\n'; }\n" + "\n".join(commands)
    done = subprocess.run(["sh", "-eu", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    found = [part.strip("\n").split("\n") for part in done.stdout.split("\f\n")[:-1]]
    assert len(found) == len(commands)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_clears_a_reason_can_be_pasted(route: Route, sample: Path, language: str) -> None:
    printed: dict[str, str] = {}
    for day in DAYS:
        answer = route("-C", str(sample), "--as-of", day, "list", "--json", language=language).json
        for customer in answer["data"]["customers"]:
            for reason in customer["reasons"]:
                text = reason["clears"]
                found = list(COMMAND.finditer(text))
                assert found, text
                printed.setdefault(text[found[-1].start() :], reason["kind"])
    assert len(set(printed.values())) >= 12
    for arguments in in_a_shell(list(printed)):
        log = sample / "visits" / f"{arguments[1]}.jsonl"
        before = log.read_bytes() if log.exists() else b""
        result = route("-C", str(sample), "--as-of", DAYS[-1], "--rep", "sato", *arguments, EDITOR="true")
        assert result.status == 0, (arguments, result.err)
        log.write_bytes(before)  # the next one is pasted instead of this one, not after it


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_in_a_sentence_ends_the_sentence_or_stands_in_quotes(language: str) -> None:
    words = Words(language)
    for first in TOPICS:
        words.has(f"{first}.")
    others = re.compile(r"[（）、。；]|\)[.,]?$|, or ")  # what a shell would take for a part of the command
    for id_, text in words.table.items():
        if id_.startswith("clears."):
            command = text[list(COMMAND.finditer(text))[-1].start() :]
            assert not others.search(command), (id_, text)


@pytest.mark.parametrize("at", ["[35.70, 139.77]", "35.70, 139.77", "35°42'00\"N 139°46'12\"E"])
@pytest.mark.parametrize("before", ["", "at: [35.1, 139.1]  # the old office\n"])
def test_a_location_is_set_as_the_message_says(route: Route, book: Path, at: str, before: str) -> None:
    file = book / "customers" / "suzuki.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole + before + "minutes: 20\n", encoding="utf-8")
    assert route("-C", str(book), "edit", "suzuki", "--set", f"at={at}").status == 0
    note = "  # the old office" if before else ""
    assert re.search(rf"^at: \[35\.70?, 139\.77\]{note}$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert route("-C", str(book), "show", "suzuki", "--json").json["data"]["customer"]["at"] == [35.7, 139.77]
    assert route("-C", str(book), "edit", "suzuki", "--unset", "at").status == 0
    assert "at:" not in file.read_text(encoding="utf-8")


def test_a_location_over_several_lines_is_left_to_the_editor(route: Route, book: Path) -> None:
    file = book / "customers" / "suzuki.yaml"
    whole = file.read_text(encoding="utf-8") + "at:\n  - 35.1\n  - 139.1\n"
    file.write_text(whole, encoding="utf-8")
    result = route("-C", str(book), "edit", "suzuki", "--set", "at=35.7,139.7")
    assert (result.status, file.read_text(encoding="utf-8")) == (3, whole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_help_are_understood(route: Route, sample: Path, language: str, tmp_path: Path) -> None:
    words, typed = Words(language), []
    for name in COMMANDS:
        typed += [
            line.split("  #")[0].split(" | ")[0]
            for line in words(f"examples.{name}").splitlines()
            if line.startswith("route ")
            and not re.search(r"\.csv|--apply|init", line)  # a file, a terminal, a new book
        ]
    assert len(typed) > 50
    for arguments in in_a_shell([line.replace(" > ", " ") for line in typed]):
        line = [str(tmp_path / word) if word in {"plan.html", "today.html"} else word for word in arguments]
        result = route("-C", str(sample), *([] if "--rep" in line else ["--rep", "sato"]), *line, EDITOR="true")
        assert result.status in {0, 1, 3, 4}, (arguments, result.err)
