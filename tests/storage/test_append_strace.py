"""System calls that fail, or kill, in a real process, by means of strace."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess

import pytest
from append_driver import OLD, append_line, content, finished, log_once

STRACE = shutil.which("strace")
NEXT = '{"id":"261125-next0000"}'
NEW, UNFINISHED = None, OLD.rstrip(b"\n")

# The system call, the file it concerns, and what becomes of the call.
FATAL = """
write  log    error=ENOSPC
write  log    error=EIO
write  log    error=EDQUOT
write  log    retval=0
write  log    retval=1
write  log    retval=20
fsync  log    error=EIO
fsync  log    error=ENOSPC
openat log    error=EMFILE
openat log    error=EACCES
openat log    error=EROFS
openat lock   error=ENOSPC
openat lock   error=EACCES
flock  lock   error=ENOLCK
"""
HARMLESS = """
write  log    error=EINTR:when=1
fsync  log    error=EINTR:when=1
openat log    error=EINTR:when=1
openat lock   error=EINTR:when=1
flock  lock   error=EINTR:when=1
write  lock   error=ENOSPC
close  log    error=EIO
close  lock   error=EIO
"""
ONLY_FOR_A_NEW_LOG = """
fsync  visits error=EIO
openat visits error=EMFILE
"""
ONLY_FOR_AN_OLD_LOG = """
read   log    error=EIO
"""
KILLS = "openat log, write log, fsync log, close log, openat lock, flock lock, write lock, close lock"


def rows(*tables):
    return [line.split() for table in tables for line in table.strip().splitlines()]


@pytest.fixture
def log(tmp_path):
    (tmp_path / "book" / "visits").mkdir(parents=True)
    return tmp_path / "book" / "visits" / "tanaka-shoten.jsonl"


@pytest.fixture
def strace(log, tmp_path):
    """Log one entry under strace, which meddles with one system call on one file."""
    if not STRACE:
        pytest.skip("strace is not installed")
    if subprocess.run([STRACE, "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    book, record = log.parent.parent, tmp_path / "strace"
    places = {"log": log, "visits": log.parent, "lock": book / ".route" / "lock"}

    def run(call, name, fault):
        options = ["-f", "-o", record, "-P", places[name], "-e", f"trace={call}", "-e", f"inject={call}:{fault}"]
        result = log_once(book, log, STRACE, *options)
        # A fault that never struck would prove nothing.
        assert "INJECTED" in record.read_text() or "killed by SIGKILL" in record.read_text()
        return result

    return run


def put(log, old):
    if old is not None:
        log.write_bytes(old)


def is_refused(log, old, result):
    assert (result.returncode, result.stdout) == (3, "")
    assert json.loads(result.stderr)["path"]
    assert content(log) == old
    assert log_once(log.parent.parent, log).returncode == 0
    assert content(log) == finished(OLD if old else old)


@pytest.mark.parametrize("old", [NEW, OLD, UNFINISHED], ids=["new", "old", "unfinished"])
@pytest.mark.parametrize("row", rows(FATAL), ids=" ".join)
def test_an_error_means_absent_and_the_earlier_bytes_untouched(log, strace, row, old):
    put(log, old)
    is_refused(log, old, strace(*row))


@pytest.mark.parametrize("row", rows(ONLY_FOR_A_NEW_LOG), ids=" ".join)
def test_a_name_that_may_not_last_is_taken_back(log, strace, row):
    is_refused(log, None, strace(*row))
    assert [path.name for path in log.parent.iterdir()] == [log.name]


@pytest.mark.parametrize("row", rows(ONLY_FOR_AN_OLD_LOG), ids=" ".join)
def test_a_log_that_cannot_be_read_is_not_written(log, strace, row):
    put(log, OLD)
    is_refused(log, OLD, strace(*row))


@pytest.mark.parametrize("old", [NEW, OLD], ids=["new", "old"])
@pytest.mark.parametrize("row", rows(HARMLESS), ids=" ".join)
def test_success_means_there_once(log, strace, row, old):
    put(log, old)
    result = strace(*row)
    assert (result.returncode, result.stdout) == (0, "a-0\n")
    assert content(log) == finished(old)


@pytest.mark.parametrize("old", [NEW, OLD], ids=["new", "old"])
@pytest.mark.parametrize("call", KILLS.split(", "))
def test_a_kill_at_a_system_call_leaves_the_old_log_or_the_new_one(log, strace, call, old):
    put(log, old)
    result = strace(*call.split(), "signal=SIGKILL:when=1")
    assert (result.returncode, result.stdout) == (-signal.SIGKILL, "")
    left = content(log) or b""
    assert left in (old or b"", finished(old))
    append_line(log.parent.parent, log, NEXT)
    assert content(log) == left + NEXT.encode() + b"\n"
