"""What a log holds after a line was added, or refused."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from append_driver import append_line

from routecli.errors import BookError
from routecli.storage.write.append import append_lines
from routecli.storage.write.lock import book_lock

LINE = '{"id":"261124-k7q3x9ab","note":"新商品に関心"}'
NEW = LINE.encode()
NAME = "visits/tanaka-shoten.jsonl"


def refused(book, log, line=LINE):
    """The error of an append, after checking that it left the log as it was."""
    before = log.read_bytes() if log.exists() else None
    with pytest.raises(BookError) as caught:
        append_line(book, log, line)
    assert (log.read_bytes() if log.exists() else None) == before
    return caught.value


def test_the_first_line_creates_the_log(book, log):
    append_line(book, log, LINE)
    assert log.read_bytes() == NEW + b"\n"


def test_a_clone_without_the_empty_folder_gets_it(book, log):
    log.parent.rmdir()
    append_line(book, log, LINE)
    assert log.read_bytes() == NEW + b"\n"


def test_the_book_itself_is_never_created(tmp_path):
    with pytest.raises(BookError):
        append_line(tmp_path / "typo", tmp_path / "typo" / "visits" / "a.jsonl", LINE)
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"", NEW + b"\n"),
        (b'{"id":1}\n', b'{"id":1}\n' + NEW + b"\n"),
        (b'{"id":1}', b'{"id":1}\n' + NEW + b"\n"),
        (b'{"id":1}\r\n', b'{"id":1}\r\n' + NEW + b"\r\n"),
        (b'{"id":1}\r\n{"id":2}', b'{"id":1}\r\n{"id":2}\r\n' + NEW + b"\r\n"),
        (b'{"id":1}\r\n{"id":2}\r', b'{"id":1}\r\n{"id":2}\r\n' + NEW + b"\r\n"),
        (b'\xef\xbb\xbf{"id":1}\n', b'\xef\xbb\xbf{"id":1}\n' + NEW + b"\n"),
        (b"\xef\xbb\xbf", b"\xef\xbb\xbf\n" + NEW + b"\n"),
        (b"\n\n", b"\n\n" + NEW + b"\n"),
        (b'{"id":1}\n{"id":2,"no', b'{"id":1}\n{"id":2,"no\n' + NEW + b"\n"),
        (b'{"id":1}\n\0\0\0\0', b'{"id":1}\n\0\0\0\0\n' + NEW + b"\n"),
        ('{"note":"配達が遅い"}\n'.encode("cp932"), '{"note":"配達が遅い"}\n'.encode("cp932") + NEW + b"\n"),
        (b"  <<<<<<< quoted\n", b"  <<<<<<< quoted\n" + NEW + b"\n"),
    ],
    ids=[
        *[
            "empty",
            "lf",
            "no-final-newline",
            "crlf",
            "crlf-no-final-newline",
            "half-a-crlf",
            "bom",
            "only-bom",
            "blank",
        ],
        *["torn", "nul-tail", "shift-jis", "indented-marker"],
    ],
)
def test_a_line_is_added_behind_whatever_is_there(book, log, old, new):
    log.write_bytes(old)
    append_line(book, log, LINE)
    assert log.read_bytes() == new


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{"id":1}\n<<<<<<< HEAD\n{"id":2}\n=======\n{"id":3}\n>>>>>>> b\n', 2),
        ('{"id":1}\r\n=======\r\n', 2),
        (">>>>>>> theirs", 1),
        ('{"id":1}\n{"id":2}\n||||||| base\n', 3),
    ],
)
def test_a_merge_conflict_is_settled_first(book, log, content, line):
    log.write_bytes(content.encode())
    error = refused(book, log)
    assert (error.id, error.params) == ("append.conflict", {"path": NAME, "line": line})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32", "bom-be"])
def test_a_log_saved_in_another_encoding_is_left_alone(book, log, encoding):
    text = '{"id":1}\n'
    log.write_bytes(b"\xfe\xff" + text.encode("utf-16-be") if encoding == "bom-be" else text.encode(encoding))
    assert refused(book, log).id == "append.encoding"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_log_with_one_line_in_another_encoding_is_left_alone(book, log, codec):
    log.write_bytes(b'{"id":1}\n' + '{"id":2,"note":"来た"}\n'.encode(codec) + b'{"id":3}\n')
    assert refused(book, log).id == "append.encoding"


def test_a_log_never_grows_beyond_the_50_megabytes_that_readers_take(book, log):
    largest = 50 * 1024 * 1024 - 64 * 1024
    with log.open("wb") as file:
        file.truncate(largest + 1)
    with pytest.raises(BookError) as caught:
        append_line(book, log, LINE)
    assert caught.value.id == "append.too_large"
    assert caught.value.params == {"path": NAME, "limit": 50 * 1024 * 1024}
    assert log.stat().st_size == largest + 1
    with log.open("r+b") as file:
        file.truncate(largest)
    append_line(book, log, LINE)
    assert log.stat().st_size == largest + 1 + len(NEW) + 1


def test_a_line_may_be_64_kilobytes_and_not_a_byte_more(book, log):
    append_line(book, log, "x" * 65536)
    assert log.read_bytes() == b"x" * 65536 + b"\n"
    error = refused(book, log, "あ" * 21845 + "xx")
    assert (error.id, error.params) == ("append.too_long", {"size": 65537, "limit": 65536})


@pytest.mark.parametrize("char", "\n\r\t\0\x0b\x0c\x1b\x1c\x1e\x7f\x85\x9b\u2028\u2029\ufeff")
def test_what_some_reader_takes_for_the_end_of_a_line_is_refused(book, log, char):
    error = refused(book, log, f"a{char}b")
    assert (error.id, error.params) == ("text.control", {"code": f"U+{ord(char):04X}"})


def test_half_a_character_is_refused(book, log):
    assert refused(book, log, "a\ud83d").id == "text.surrogate"


def test_mode_survives_and_a_new_log_follows_the_umask(book, log):
    log.write_text("")
    log.chmod(0o640)
    append_line(book, log, LINE)
    assert stat.S_IMODE(log.stat().st_mode) == 0o640
    for umask, mode in ((0o027, 0o640), (0, 0o666)):
        before = os.umask(umask)
        try:
            append_line(book, book / "visits" / f"new-{umask}.jsonl", LINE)
        finally:
            os.umask(before)
        assert stat.S_IMODE((book / "visits" / f"new-{umask}.jsonl").stat().st_mode) == mode


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs a list of open files")
def test_no_file_stays_open(book, log):
    before = len(list(Path("/proc/self/fd").iterdir()))
    append_line(book, log, LINE)
    log.write_bytes(b"=======\n")
    refused(book, log)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("exists", [True, False])
def test_a_symlinked_log_stays_a_link(book, log, exists):
    (book / "archive").mkdir()
    target = book / "archive" / "old-name.jsonl"
    if exists:
        target.write_text('{"id":1}\n')
    log.symlink_to("../archive/old-name.jsonl")
    append_line(book, log, LINE)
    assert log.is_symlink()
    assert target.read_bytes() == (b'{"id":1}\n' if exists else b"") + NEW + b"\n"


def test_a_folder_of_the_book_may_be_a_link_to_another_place_in_it(book, log):
    log.parent.rmdir()
    (book / "data" / "visits").mkdir(parents=True)
    (book / "visits").symlink_to("data/visits")
    append_line(book, log, LINE)
    assert (book / "data" / "visits" / log.name).read_bytes() == NEW + b"\n"


def test_a_book_reached_through_a_symlink_is_inside_itself(book, tmp_path):
    (tmp_path / "link").symlink_to(book)
    append_line(tmp_path / "link", tmp_path / "link" / "visits" / "a.jsonl", LINE)
    assert (book / "visits" / "a.jsonl").read_bytes() == NEW + b"\n"


def refused_name(book, name):
    with book_lock(book) as locked, pytest.raises(BookError) as caught:
        append_lines(locked, name, LINE)
    assert caught.value.params["path"] == name
    return caught.value.id


def test_nothing_outside_the_book_is_written(book, log, tmp_path):
    outside = tmp_path / "profile"
    outside.write_text("mine\n")
    log.symlink_to(outside)
    (book / "elsewhere").symlink_to(tmp_path)
    for name in (NAME, str(outside), "elsewhere/profile", "../profile", "visits/../../profile", "."):
        assert refused_name(book, name) == "path.outside"
    assert outside.read_text() == "mine\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "profile"]


@pytest.mark.parametrize(
    "other",
    [".git/config", ".route/lock", "customers/tanaka.yaml", "visits/b.jsonl", "route.yaml", "plans/sato/w.yaml"],
)
def test_no_other_file_of_the_book_is_written_through_a_link(book, log, other):
    target = book / other
    target.parent.mkdir(parents=True, exist_ok=True)
    log.symlink_to(f"../{other}")
    assert refused_name(book, NAME) == "path.other"
    assert other == ".route/lock" or not target.exists()


def test_a_file_that_has_another_name_is_not_changed_under_both(book, log, tmp_path):
    outside = tmp_path / "profile"
    outside.write_bytes(b'{"id":1}\n')
    log.hardlink_to(outside)
    assert refused_name(book, NAME) == "path.shared"
    assert outside.read_bytes() == b'{"id":1}\n'
    outside.rename(log.with_name(f".{log.name}.0123456789ab.tmp"))  # as a killed writer may leave it
    append_line(book, log, LINE)


def test_a_link_that_leads_round_in_a_circle_is_refused(book, log):
    log.symlink_to(log.name)
    with pytest.raises(BookError) as caught:
        append_line(book, log, LINE)
    assert caught.value.id == "append.failed"


def test_only_a_file_can_be_a_log(book, log):
    os.mkfifo(log)
    with pytest.raises(BookError) as caught:
        append_line(book, log, LINE)
    assert caught.value.id == "path.irregular"
    log.unlink()
    log.mkdir()
    with pytest.raises(BookError) as caught:
        append_line(book, log, LINE)
    assert caught.value.id == "append.failed"


def test_several_lines_are_added_at_once_or_not_at_all(book, log):
    log.write_bytes(b'{"id":1}')
    with book_lock(book) as locked:
        append_lines(locked, NAME, '{"id":2}', '{"id":3}')
        with pytest.raises(BookError):
            append_lines(locked, NAME, '{"id":4}', "a\n")
    assert log.read_bytes() == b'{"id":1}\n{"id":2}\n{"id":3}\n'
    assert locked.written == [NAME]


def test_lines_read_back(book, log):
    for number in range(20):
        append_line(book, log, json.dumps({"id": number}))
    assert [json.loads(line)["id"] for line in log.read_text().splitlines()] == list(range(20))
