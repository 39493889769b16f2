"""The status that a shell sees, with its outputs full, closed or gone: it follows the write, and what was done is told."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from writers import COMMANDS, call, command_line, files, make_book, prepare

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
NO_SPACE = "cannot write the output: No space left on device"
READERS = (
    "list",
    "today",
    "overdue --json",
    "show aaa",
    "brief aaa",
    "why aaa",
    "check --json",
    "log --help",
    "--version",
)


def program(book: Path, args: list[str], redirect: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does, its streams redirected."""
    line = command_line("-C", str(book), *args)
    return subprocess.run(
        ["sh", "-c", f'"$@" {redirect}', "sh", *line], capture_output=True, encoding="utf-8", errors="replace", check=False,
        env={**os.environ, **env}, cwd=book,
    )  # fmt: skip


def no_reader(book: Path, args: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the program into a pipe that nobody reads any more."""
    read, write = os.pipe()
    os.close(read)
    line = command_line("-C", str(book), *args)
    try:
        return subprocess.run(
            line, stdout=write, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False, cwd=book
        )
    finally:
        os.close(write)


def made(book: Path, name: str) -> set[str]:
    """The files that differ from those before a command."""
    now = files(book)
    prepare(book, name)
    before = files(book)
    return {file for file in {*before, *now} if before.get(file) != now.get(file)}


SINGLE = ("log", "hold", "undo", "edit", "add", "schedule", "order --take", "plan --write")
OTHERS = tuple(name for name in COMMANDS if name not in SINGLE)


def each(*names: str) -> pytest.MarkDecorator:
    slow = [pytest.param(name, marks=pytest.mark.slow) for name in OTHERS]
    return pytest.mark.parametrize("name", [*names, *slow])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    make_book(tmp_path / "book")
    return tmp_path / "book"


@each(*SINGLE)
def test_a_command_that_wrote_into_a_full_device_succeeded_and_says_so_elsewhere(book: Path, name: str) -> None:
    prepare(book, name)
    told = call(book, *COMMANDS[name])
    prepare(book, name)
    found = program(book, COMMANDS[name], "> /dev/full")
    assert found.returncode == 0, found.stderr
    assert made(book, name)
    if told.out:
        assert told.out[:20] in found.stderr


@each(*SINGLE)
def test_a_command_that_wrote_into_a_closed_pipe_succeeded(book: Path, name: str) -> None:
    prepare(book, name)
    found = no_reader(book, COMMANDS[name])
    assert found.returncode == 0, found.stderr
    assert made(book, name)


@pytest.mark.parametrize(
    "redirect",
    [
        ">&-",
        "2>&-",
        "<&-",
        ">&- 2>&-",
        "<&- >&- 2>&-",
        "2> /dev/full",
        "> /dev/full 2>&1",
        "> /dev/full 2>&-",
        "< /dev/full",
    ],
)
@each("log", "add")
def test_no_stream_is_needed_to_write(book: Path, name: str, redirect: str) -> None:
    prepare(book, name)
    found = program(book, COMMANDS[name], redirect)
    assert found.returncode == 0, found.stderr
    assert made(book, name)


def test_a_closed_stream_is_no_door_into_the_book(book: Path) -> None:
    """The file opened next gets the number of the closed one; what is said there would stand in the log."""
    before = (book / "visits/aaa.jsonl").read_bytes()
    found = program(book, ["log", "aaa", "x", "--next", "2027-11-01", "--meter", "a=1"], "2>&-")
    assert found.returncode == 2
    assert (book / "visits/aaa.jsonl").read_bytes() == before
    assert program(book, ["log", "aaa", "x"], ">&- 2>&-").returncode == 0
    assert (book / "visits/aaa.jsonl").read_bytes().count(b"\n") == before.count(b"\n") + 1


@pytest.mark.parametrize("command", READERS)
def test_a_reader_of_a_full_device_says_one_sentence(book: Path, command: str) -> None:
    found = program(book, command.split(), "> /dev/full")
    assert found.returncode == 1
    assert found.stderr.splitlines()[-1] == f"routecli: {NO_SPACE}"
    assert "mistake" not in found.stderr


@pytest.mark.parametrize("command", ["list", "today", "log --help"])
def test_a_reader_whom_nobody_reads_is_content(book: Path, command: str) -> None:
    found = no_reader(book, command.split())
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize("command", ["list", "today"])
@pytest.mark.parametrize("redirect", ["2>&-", "<&-", ">&-", "<&- >&- 2>&-", "2> /dev/full"])
def test_a_reader_needs_no_other_stream(book: Path, command: str, redirect: str) -> None:
    whole = program(book, [command])
    found = program(book, [command], redirect)
    assert found.returncode == 0
    assert found.stdout == ("" if ">&-" in redirect.replace("2>&-", "") else whole.stdout)


def test_a_console_of_another_encoding_is_no_failure(book: Path) -> None:
    found = program(book, ["log", "aaa", "한국어 ☃"], PYTHONIOENCODING="cp932:strict")
    assert found.returncode == 0
    assert "한국어 ☃".encode() in (book / "visits/aaa.jsonl").read_bytes()


def test_a_customer_whose_next_day_cannot_be_told_is_logged_or_refused(book: Path) -> None:
    path = book / "customers/aaa.yaml"
    path.write_text(path.read_text().replace("rank: A", "every: 700 years"))
    before = (book / "visits/aaa.jsonl").read_bytes()
    found = program(book, ["log", "aaa", "x"])
    is_saved = (book / "visits/aaa.jsonl").read_bytes() != before
    assert found.returncode == 0 if is_saved else found.returncode in {2, 3}, found.stderr
    assert "mistake" not in found.stderr


def test_a_failed_check_keeps_its_status_where_nobody_reads(book: Path) -> None:
    (book / "customers/aaa.yaml").write_text("rank: A\n")
    assert program(book, ["check"]).returncode == no_reader(book, ["check"]).returncode == 1


def test_batch_says_which_files_it_saved_before_it_failed(book: Path) -> None:
    prepare(book, "review --apply")
    (book / "customers/ccc.yaml").write_text((book / "customers/ccc.yaml").read_text() + "every: >\n  2 weeks\n")
    found = program(book, COMMANDS["review --apply"])
    assert found.returncode == 3
    assert "customers/ccc.yaml:5" in found.stderr
    assert "Saved before that: customers/aaa.yaml, customers/bbb.yaml" in found.stderr
    assert made(book, "review --apply") >= {"customers/aaa.yaml", "customers/bbb.yaml"}
