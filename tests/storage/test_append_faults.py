"""Whatever system call of an append fails: no error means there once, an error not there and nothing else touched."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys

import pytest
from append_driver import append_line
from storage_faults import CALLS, Fault, each_fault, failing
from test_lock import FakeMsvcrt

from routecli.errors import BookError
from routecli.storage.write.disk import sync_folder

LINE = '{"id":"261124-k7q3x9ab","note":"表情は明るい"}'
OLD = b'{"id":"261123-00000000"}\n'
CONTENTS = {
    "no folder": None,
    "no log": None,
    "empty": b"",
    "lf": OLD,
    "unfinished": OLD + b'{"id":"261123-11111111"}',
    "crlf": OLD.replace(b"\n", b"\r\n"),
}


@pytest.fixture(params=CONTENTS)
def log(request, tmp_path):
    return set_up(tmp_path, request.param)


def set_up(tmp_path, case):
    book = tmp_path / "book"
    shutil.rmtree(book, ignore_errors=True)
    book.mkdir()
    log = book / "visits" / "tanaka-shoten.jsonl"
    if case != "no folder":
        log.parent.mkdir()
    if CONTENTS[case] is not None:
        log.write_bytes(CONTENTS[case])
    return log


def content(log):
    return log.read_bytes() if log.exists() else None


def finished(old):
    """What must stand there after success, worked out apart from the program."""
    newline = b"\r\n" if old and b"\r\n" in old else b"\n"
    lines = (old or b"").splitlines()
    return newline.join([*lines, LINE.encode(), b""])


def attempt(log, *faults):
    """Append under the faults; the error, or None."""
    try:
        with failing(*faults):
            append_line(log.parent.parent, log, LINE)
    except BookError as error:
        return error
    return None


@pytest.mark.parametrize("case", CONTENTS)
def test_each_system_call_failing_once(tmp_path, case):
    outcomes = {"done": 0, "refused": 0}

    def run(fault):
        log = set_up(tmp_path, case)
        before = content(log)
        error = attempt(log, fault)
        outcomes["refused" if error else "done"] += 1
        assert content(log) == (before if error else finished(before)), (fault, error)
        # The trouble is over: the same line can be logged now, and stands there once.
        if error:
            append_line(log.parent.parent, log, LINE)
            assert content(log) == finished(before), (fault, error)

    assert each_fault(run) >= 4 * 10
    assert outcomes["refused"] >= 4 * 6
    assert outcomes["done"] >= len(CALLS)


@pytest.mark.parametrize("written", [0, 1, 20, len(LINE.encode())])
def test_a_short_write_is_taken_back(log, monkeypatch, written):
    before, real = content(log), os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:written]))
    with pytest.raises(BookError) as caught:
        append_line(log.parent.parent, log, LINE)
    assert caught.value.id == "append.short"
    assert caught.value.params["written"] == written
    assert content(log) == before


@pytest.mark.parametrize("written", [1, 20])
def test_a_write_that_fails_half_way_is_taken_back(log, monkeypatch, written):
    before, real = content(log), os.write

    def fail(fd, data):
        real(fd, data[:written])
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(BookError) as caught:
        append_line(log.parent.parent, log, LINE)
    assert (caught.value.id, caught.value.params["error"]) == ("append.failed", "broken")
    assert content(log) == before


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("nth", [1, 2])
def test_ctrl_c_before_the_line_is_safe_takes_it_back(log, call, nth):
    before = content(log)
    # The first write names the lock's holder, the second is the line; for a new log the first fsync is the folder's.
    fault = Fault(call, nth, KeyboardInterrupt(), after=True)
    struck = pytest.raises(KeyboardInterrupt)
    if call == "fsync" and nth == 2 and before is not None:
        assert attempt(log, fault) is None
        assert content(log) == finished(before)
        return
    with struck:
        attempt(log, fault)
    assert content(log) == before


@pytest.mark.parametrize("broken", ["lseek", "read", "ftruncate"])
def test_what_cannot_be_taken_back_is_not_called_absent(log, broken):
    before = content(log)
    # The holder's name takes one lseek of its own before that of the way back.
    nth = 2 if broken == "lseek" else 1
    syncs = 1 + (not log.parent.exists()) + (before is None)
    error = attempt(
        log, Fault("fsync", syncs, OSError(errno.EIO, "sync")), Fault(broken, nth, OSError(errno.EIO, "again"))
    )
    assert (error.id, error.params["error"]) == ("append.unsure", "again")
    assert content(log) == finished(before)


def test_an_empty_log_that_cannot_be_removed_is_still_no_entry(tmp_path):
    log = set_up(tmp_path, "no log")
    error = attempt(log, Fault("fsync", 2, OSError(errno.EIO, "sync")), Fault("unlink", 1, OSError(errno.EIO, "stays")))
    assert (error.id, content(log)) == ("append.failed", b"")


def test_a_line_of_a_program_without_the_lock_is_not_taken_back(log, monkeypatch):
    foreign = b'{"id":"261124-zzzzzzzz"}\n'

    def fail(fd):
        if stat.S_ISREG(os.fstat(fd).st_mode):
            os.write(fd, foreign)
            raise OSError(errno.EIO, "broken")

    expected = finished(content(log)) + foreign
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BookError) as caught:
        append_line(log.parent.parent, log, LINE)
    assert caught.value.id == "append.unsure"
    assert content(log) == expected


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_is_good_enough(tmp_path, number):
    log = set_up(tmp_path, "no log")
    assert attempt(log, Fault("fsync", 1, OSError(number, "no such operation"))) is None
    assert content(log) == finished(None)


def test_a_folder_that_may_not_last_is_not_left_behind(tmp_path):
    log = set_up(tmp_path, "no folder")
    assert attempt(log, Fault("fsync", 1, OSError(errno.EIO, "broken"))).id == "append.failed"
    assert not log.parent.exists()


def test_windows_appends_the_same_bytes(log, monkeypatch):
    before = content(log)
    monkeypatch.setitem(sys.modules, "msvcrt", FakeMsvcrt())
    monkeypatch.setattr(sys, "platform", "win32")
    append_line(log.parent.parent, log, LINE)
    assert content(log) == finished(before)


def test_windows_has_no_folders_to_sync(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    sync_folder(tmp_path / "not even there")
