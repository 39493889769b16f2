"""`route check --fix`: equal lines go, copies of logs are united, and nothing that somebody wrote is lost."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words

ONE = b'{"id":"261101-aaaaaaaa","date":"2026-11-01"}'
TWO = b'{"id":"261102-bbbbbbbb","date":"2026-11-02"}'
SIX = b'{"id":"261106-cccccccc","date":"2026-11-06"}'
BROKEN = b'{"id":"261107-dddddddd",'


@pytest.fixture
def book(tmp_path):
    (tmp_path / "customers").mkdir()
    (tmp_path / "visits").mkdir()
    (tmp_path / "route.yaml").write_text("format: 1\n")
    (tmp_path / "customers/tanaka.yaml").write_text("name: 田中商店\n")
    return tmp_path


def fix(book, *options):
    out, err = io.StringIO(), io.StringIO()
    context = Context(out, err, io.StringIO(), {}, book, lambda: datetime(2026, 11, 24, 9, tzinfo=UTC), Words("en"))
    status = run(["check", "--fix", *options], context)
    return status, out.getvalue(), err.getvalue()


def log(book, *lines, name="tanaka", end=b"\n"):
    path = book / "visits" / f"{name}.jsonl"
    path.write_bytes(b"\n".join(lines) + end)
    return path


def test_equal_lines_go_and_the_first_stays(book):
    path = log(book, ONE, TWO, ONE, SIX, TWO)
    status, _, err = fix(book)
    assert status == 0
    assert path.read_bytes() == b"\n".join([ONE, TWO, SIX]) + b"\n"
    assert "visits/tanaka.jsonl: 2 duplicate lines removed" in err


def test_a_line_saved_with_carriage_return_is_equal_too(book):
    path = log(book, ONE + b"\r", TWO + b"\r", ONE)
    fix(book)
    assert path.read_bytes() == ONE + b"\r\n" + TWO + b"\r\n"


def test_a_missing_end_of_line_is_added_in_the_files_own_way(book):
    path = log(book, ONE + b"\r", TWO, end=b"")
    fix(book)
    assert path.read_bytes() == ONE + b"\r\n" + TWO + b"\r\n"


def test_a_sound_log_is_not_touched(book):
    path = log(book, ONE, TWO)
    before = path.stat()
    fix(book)
    assert path.stat() == before


@pytest.mark.parametrize(
    "copy",
    [
        "tanaka.sync-conflict-20261106-101500-ABCDEFG",
        "tanaka (1)",
        "tanaka (佐藤の競合コピー 2026-11-06)",
        "tanaka (Sato's conflicted copy 2026-11-06)",
        "tanaka - Copy",
        "tanaka - コピー",
        "tanakaのコピー",
    ],
)
def test_a_copy_is_united_and_removed(book, copy):
    path, other = log(book, ONE, TWO), log(book, ONE, SIX, name=copy)
    status, out, err = fix(book)
    assert path.read_bytes() == b"\n".join([ONE, TWO, SIX]) + b"\n"
    assert not other.exists()
    assert "1 line added" in err
    assert (status, out) == (0, "")


def test_a_copy_without_its_log_becomes_the_log(book):
    log(book, ONE, name="tanaka (1)")
    assert fix(book)[0] == 0
    assert (book / "visits/tanaka.jsonl").read_bytes() == ONE + b"\n"


def test_two_versions_of_one_entry_are_both_kept_and_named(book):
    other_version = ONE.replace(b"}", b',"note":"x"}')
    path, _ = log(book, ONE), log(book, other_version, name="tanaka (1)")
    status, out, _ = fix(book)
    assert path.read_bytes() == ONE + b"\n" + other_version + b"\n"
    assert (status, "visits/tanaka.jsonl:2:1: error [duplicate-id]" in out) == (1, True)


UNSOUND = {
    "utf-16": ONE.decode().encode("utf-16"),
    "a merge": b"<<<<<<< HEAD\n" + ONE + b"\n",
    "shift-jis": b"\x97\xe9\n",
    "zeros": b"\0\0\0\n",
    "a torn line": SIX + b"\n" + BROKEN,
    "a torn line in the middle": BROKEN + b"\n" + SIX + b"\n",
    "no JSON": "name: 田中商店\n".encode(),
    "a list": b"[1]\n",
    "no entry": b'{"a":1}\n',
    "a bad value": b'{"id":"261107-dddddddd","date":"2026-11-07","orders":"A100"}\n',
    "a double key": b'{"id":"261107-dddddddd","date":"2026-11-07","date":"2026-11-08"}\n',
}


@pytest.mark.parametrize("name", UNSOUND)
def test_what_a_person_must_see_to_is_left_alone(book, name):
    content = UNSOUND[name]
    path, other = log(book, ONE, ONE), log(book, name="tanaka (1)")
    other.write_bytes(content)
    status, out, _ = fix(book)
    assert (other.read_bytes(), path.read_bytes()) == (content, ONE + b"\n")
    assert (status, "[sync-copy]" in out) == (1, True)


def test_a_log_in_the_middle_of_a_merge_is_left_alone(book):
    path = log(book, ONE, b"<<<<<<< HEAD", TWO, b"=======", TWO, b">>>>>>> theirs")
    before = path.read_bytes()
    assert fix(book)[0] == 1
    assert path.read_bytes() == before


def test_a_customers_copy_is_named_only(book):
    copy = book / "customers/tanaka (1).yaml"
    copy.write_text("name: 田中本店\n")
    status, out, _ = fix(book)
    assert (status, "customers/tanaka (1).yaml: error [sync-copy]" in out) == (1, True)
    assert copy.exists()


def test_equal_lines_that_are_no_entries_are_left_alone(book):
    path = log(book, ONE, b"# note", b"# note", BROKEN, BROKEN, end=b"")
    before = path.read_bytes()
    assert fix(book)[0] == 1
    assert path.read_bytes() == before


LINKED = {
    "a copy to its own log": ("visits/tanaka (1).jsonl", "tanaka.jsonl"),
    "a copy to a customer": ("visits/tanaka (1).jsonl", "../customers/tanaka.yaml"),
    "a copy out of the book": ("visits/tanaka (1).jsonl", "../../outside.jsonl"),
    "a log out of the book": ("visits/suzuki.jsonl", "../../outside.jsonl"),
    "a log to another": ("visits/suzuki.jsonl", "tanaka.jsonl"),
    "a copy of a linked log": ("visits/suzuki.jsonl", "../../outside.jsonl"),
}


@pytest.mark.parametrize("case", LINKED)
def test_links_are_left_alone(book, case):
    name, target = LINKED[case]
    outside = book.parent / "outside.jsonl"
    outside.write_bytes(ONE + b"\n" + ONE + b"\n")
    path = log(book, ONE, TWO)
    (book / name).symlink_to(target)
    if case == "a copy of a linked log":
        log(book, SIX, name="suzuki (1)")
    before = {file: file.read_bytes() for file in [outside, *(file for file in book.rglob("*") if file.is_file())]}
    _, _, err = fix(book)
    assert (book / name).is_symlink()
    assert {file: file.read_bytes() for file in before} == before
    assert path.read_bytes() == ONE + b"\n" + TWO + b"\n"
    assert "visits" not in err


def test_a_folder_out_of_the_book_is_left_alone(book):
    elsewhere = book.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "tanaka.jsonl").write_bytes(ONE + b"\n" + ONE + b"\n")
    (elsewhere / "tanaka (1).jsonl").write_bytes(SIX + b"\n")
    (book / "visits").rmdir()
    (book / "visits").symlink_to(elsewhere)
    fix(book)
    assert (elsewhere / "tanaka.jsonl").read_bytes() == ONE + b"\n" + ONE + b"\n"
    assert (elsewhere / "tanaka (1).jsonl").exists()


def test_a_book_of_a_later_format_is_not_repaired(book):
    (book / "route.yaml").write_text("format: 2\n")
    path = log(book, ONE, ONE)
    assert fix(book)[0] == 3
    assert path.read_bytes() == ONE + b"\n" + ONE + b"\n"
