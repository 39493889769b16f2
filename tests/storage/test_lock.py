"""The lock: who waits for whom, and what is said."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import types
from pathlib import Path

import pytest

from routecli.errors import BookError
from routecli.storage.write.lock import book_lock


def busy(root, timeout=0.0):
    with pytest.raises(BookError) as caught, book_lock(root, timeout=timeout):
        pass
    assert caught.value.id == "lock.busy"
    return caught.value.params


def test_the_second_writer_is_told_who_holds_the_book(tmp_path):
    with book_lock(tmp_path):
        params = busy(tmp_path, timeout=0.05)
    assert params["pid"] == str(os.getpid())
    assert params["host"] == os.uname().nodename
    assert params["program"] == Path(sys.argv[0]).name
    assert params["seconds"] == 0


def test_the_lock_is_free_after_use_and_after_an_error(tmp_path):
    with book_lock(tmp_path, timeout=0):
        pass
    with pytest.raises(RuntimeError), book_lock(tmp_path, timeout=0):
        raise RuntimeError
    with book_lock(tmp_path, timeout=0):
        assert (tmp_path / ".route" / "lock").read_text().startswith(f"{os.getpid()} ")


def test_a_file_that_is_only_there_locks_nothing(tmp_path):
    (tmp_path / ".route").mkdir()
    (tmp_path / ".route" / "lock").write_text("1 elsewhere a program with a very long name " * 20)
    with book_lock(tmp_path, timeout=0):
        assert (tmp_path / ".route" / "lock").read_text().startswith(f"{os.getpid()} ")


def test_the_holders_name_is_written_over_a_longer_one_in_place(tmp_path):
    (tmp_path / ".route").mkdir()
    (tmp_path / ".route" / "lock").write_text("1 elsewhere a program with a very long name " * 20)
    with book_lock(tmp_path):
        params = busy(tmp_path)
    assert (params["host"], params["program"]) == (os.uname().nodename, Path(sys.argv[0]).name)
    size = (tmp_path / ".route" / "lock").stat().st_size
    with book_lock(tmp_path):
        assert (tmp_path / ".route" / "lock").stat().st_size == size


@pytest.mark.parametrize(
    ("text", "pid", "program"), [("", "?", "?"), ("\0\xff", "\0\ufffd", "?"), ("7 h a b\n", "7", "a b")]
)
def test_a_holder_without_a_readable_name_is_still_a_holder(tmp_path, text, pid, program):
    with book_lock(tmp_path):
        (tmp_path / ".route" / "lock").write_bytes(text.encode("latin-1"))
        params = busy(tmp_path)
    assert (params["pid"], params["program"]) == (pid, program)


def test_who_waits_long_enough_gets_the_lock(tmp_path):
    code = "import sys,time,pathlib\nfrom routecli.storage.write.lock import book_lock\n"
    code += (
        "with book_lock(pathlib.Path(sys.argv[1])):\n print('held', flush=True)\n sys.stdin.read(1)\n time.sleep(0.2)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        holder.stdout.readline()
        assert busy(tmp_path)["pid"] == str(holder.pid)
        holder.stdin.write(b"x")
        holder.stdin.flush()
        with book_lock(tmp_path):
            holder.wait()


def test_folder_and_file_follow_the_umask(tmp_path):
    before = os.umask(0o002)
    try:
        with book_lock(tmp_path):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / ".route").stat().st_mode) == 0o775
    assert stat.S_IMODE((tmp_path / ".route" / "lock").stat().st_mode) == 0o664


@pytest.mark.parametrize("linked", [".route", ".route/lock"])
def test_a_planted_link_does_not_make_us_overwrite_another_file(tmp_path, linked):
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "lock").write_text("precious")
    book = tmp_path / "book"
    (book / linked).parent.mkdir(parents=True)
    (book / linked).symlink_to(victim if linked == ".route" else victim / "lock")
    with pytest.raises(BookError) as caught, book_lock(book):
        pass
    assert caught.value.id == "lock.failed"
    assert (victim / "lock").read_text() == "precious"


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / ".route").write_text("")
    with pytest.raises(BookError) as caught, book_lock(tmp_path):
        pass
    assert caught.value.id == "lock.failed"
    assert caught.value.params == {"path": str(tmp_path / ".route" / "lock"), "error": os.strerror(errno.EEXIST)}


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_cannot_be_written_is_said(tmp_path, monkeypatch, number):
    def refuse(*_args, **_options):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(BookError) as caught, book_lock(tmp_path):
        pass
    assert (caught.value.id, caught.value.params) == ("write.readonly", {"path": str(tmp_path / ".route" / "lock")})


def test_a_file_system_without_locks_is_said_at_once(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(BookError) as caught, book_lock(tmp_path):
        pass
    assert (caught.value.id, caught.value.params["error"]) == ("lock.failed", "No locks available")


def test_a_full_disk_hides_the_holders_name_but_not_the_lock(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", refuse)
    with book_lock(tmp_path):
        assert busy(tmp_path)["pid"] == "?"


def test_an_unreadable_holder_is_still_a_holder(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EIO, "broken")

    with book_lock(tmp_path):
        monkeypatch.setattr(os, "read", refuse)
        assert busy(tmp_path)["host"] == "?"


def test_a_failing_close_does_not_turn_a_finished_write_into_an_error(tmp_path, monkeypatch):
    close = os.close

    def fail_late(fd):
        close(fd)
        raise OSError(errno.EIO, "late")

    monkeypatch.setattr(os, "close", fail_late)
    with book_lock(tmp_path):
        pass


class FakeMsvcrt(types.ModuleType):
    """`msvcrt.locking` as documented: a range, from the file position, held by one descriptor; EACCES if taken."""

    LK_UNLCK, LK_NBLCK = 0, 2

    def __init__(self):
        super().__init__("msvcrt")
        self.ranges = {}
        self.log = []

    def locking(self, fd, mode, size):
        place = (os.fstat(fd).st_ino, os.lseek(fd, 0, os.SEEK_CUR), size)
        self.log.append((mode, *place[1:]))
        if mode == self.LK_UNLCK:
            if self.ranges.get(place) != fd:
                raise OSError(errno.EACCES, "Permission denied")
            del self.ranges[place]
        elif self.ranges.setdefault(place, fd) != fd:
            raise OSError(errno.EACCES, "Permission denied")


def test_windows_locks_one_byte_far_behind_the_holders_name(tmp_path, monkeypatch):
    fake = FakeMsvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    with book_lock(tmp_path):
        assert busy(tmp_path)["pid"] == str(os.getpid())
    assert {row[1:] for row in fake.log} == {(1 << 30, 1)}
    assert [row[0] for row in fake.log] == [fake.LK_NBLCK, fake.LK_NBLCK, fake.LK_UNLCK, fake.LK_UNLCK]
    assert fake.ranges == {}
    with book_lock(tmp_path, timeout=0):
        assert len((tmp_path / ".route" / "lock").read_bytes()) < 300


def test_a_computer_without_uname_names_itself_otherwise(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "uname")
    monkeypatch.setenv("COMPUTERNAME", "KEIJIN-7")
    with book_lock(tmp_path):
        assert busy(tmp_path)["host"] == "KEIJIN-7"
