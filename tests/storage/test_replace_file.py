"""Whole files put in place at once: the old content or the new, whatever fails, and no leftovers."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest
from storage_faults import Fault, each_fault, failing

from routecli.errors import ChangedError, RouteError
from routecli.storage.write.place import WritableBook
from routecli.storage.write.replace import replace_bytes, write_new

OLD, NEW = "name: 田中商店\n".encode(), "name: 田中商店\r\nrank: A\r\n".encode()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "customers").mkdir()
    return tmp_path / "customers"


@pytest.fixture
def card(folder):
    path = folder / "tanaka-shoten.yaml"
    path.write_bytes(OLD)
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def attempt(function, path, *arguments):
    """The error of the call, or None; the file is noted as written if and only if there is none."""
    book = WritableBook(path.parents[1], [])
    name = path.relative_to(book.root).as_posix()
    try:
        function(book, name, *arguments)
    except RouteError as error:
        assert book.written == []
        return error
    assert book.written == [name]
    return None


def test_a_file_is_replaced_byte_for_byte(card):
    card.chmod(0o640)
    assert attempt(replace_bytes, card, OLD, NEW) is None
    assert card.read_bytes() == NEW
    assert stat.S_IMODE(card.stat().st_mode) == 0o640
    assert names(card.parent) == [card.name]


def test_the_umask_does_not_narrow_the_mode(card):
    card.chmod(0o666)
    before = os.umask(0o077)
    try:
        assert attempt(replace_bytes, card, OLD, NEW) is None
    finally:
        os.umask(before)
    assert stat.S_IMODE(card.stat().st_mode) == 0o666


@pytest.mark.parametrize("theirs", ["name: 田中商会\n", "", None])
def test_a_file_that_is_no_longer_as_read_is_left_alone(card, theirs):
    if theirs is None:
        card.unlink()
    else:
        card.write_text(theirs)
    error = attempt(replace_bytes, card, OLD, NEW)
    assert isinstance(error, ChangedError)
    assert (error.id, error.params) == ("edit.changed", {"path": "customers/tanaka-shoten.yaml"})
    assert (card.read_text() if card.exists() else None) == theirs


def test_a_save_between_writing_and_replacing_is_noticed(card, monkeypatch):
    real = os.fsync

    def save_meanwhile(fd):
        real(fd)
        card.write_text("name: theirs\n")

    monkeypatch.setattr(os, "fsync", save_meanwhile)
    assert attempt(replace_bytes, card, OLD, NEW).id == "edit.changed"
    assert card.read_text() == "name: theirs\n"
    assert names(card.parent) == [card.name]


def test_a_new_file_follows_the_umask_and_makes_its_folder(tmp_path):
    path = tmp_path / "customers" / "a.yaml"
    before = os.umask(0o027)
    try:
        assert attempt(write_new, path, NEW) is None
    finally:
        os.umask(before)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_nlink == 1
    assert names(path.parent) == ["a.yaml"]


def test_an_existing_file_is_never_overwritten(card):
    error = attempt(write_new, card, NEW)
    assert (error.id, error.params) == ("write.exists", {"path": "customers/tanaka-shoten.yaml"})
    assert card.read_bytes() == OLD
    (card.parent / "dangling.yaml").symlink_to("nowhere")
    assert attempt(write_new, card.parent / "dangling.yaml", NEW).id == "path.other"
    assert names(card.parent) == ["dangling.yaml", card.name]


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_hard_links_overwrites_nothing_either(folder, monkeypatch, number):
    def refuse(*_args, **_options):
        raise OSError(number, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert attempt(write_new, folder / "a.yaml", NEW) is None
    assert attempt(write_new, folder / "a.yaml", OLD).id == "write.exists"
    assert (folder / "a.yaml").read_bytes() == NEW
    assert names(folder) == ["a.yaml"]


def test_windows_renames_because_its_rename_never_overwrites(folder, monkeypatch):
    def rename_like_windows(source, target):
        if Path(target).exists():
            raise FileExistsError(errno.EEXIST, "exists")
        Path(source).replace(target)

    monkeypatch.setattr(os, "rename", rename_like_windows)
    monkeypatch.setattr(sys, "platform", "win32")
    assert attempt(write_new, folder / "a.yaml", NEW) is None
    assert attempt(write_new, folder / "a.yaml", OLD).id == "write.exists"
    assert (folder / "a.yaml").read_bytes() == NEW
    assert names(folder) == ["a.yaml"]


def test_a_name_that_differs_in_upper_case_only_is_taken(card):
    assert attempt(write_new, card.with_name("Tanaka-Shoten.yaml"), NEW).params == {
        "path": "customers/tanaka-shoten.yaml"
    }
    assert names(card.parent) == [card.name]


def test_short_writes_are_continued(card, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:7]))
    assert attempt(replace_bytes, card, OLD, NEW) is None
    assert card.read_bytes() == NEW


def test_a_folder_in_the_place_of_the_file_is_said(folder):
    (folder / "a.yaml").mkdir()
    assert attempt(replace_bytes, folder / "a.yaml", b"", NEW).id == "path.irregular"


def test_a_file_marked_read_only_stays_so(card, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (card, os.W_OK))
    error = attempt(replace_bytes, card, OLD, NEW)
    assert (error.id, error.params) == ("write.readonly", {"path": "customers/tanaka-shoten.yaml"})
    assert card.read_bytes() == OLD


def test_each_system_call_of_a_replacement_failing(card):
    outcomes = set()

    def run(fault):
        card.write_bytes(OLD)
        with failing(fault):
            error = attempt(replace_bytes, card, OLD, NEW)
        outcomes.add(error.id if error else None)
        in_place = error is None
        assert card.read_bytes() == (NEW if in_place else OLD), fault
        assert names(card.parent) == [card.name], fault

    assert each_fault(run) >= 20
    assert outcomes == {None, "write.failed", "write.readonly"}


@pytest.mark.parametrize("fresh", [True, False])
def test_each_system_call_of_a_new_file_failing(tmp_path, fresh):
    folder = tmp_path / "customers"
    path = folder / "a.yaml"
    outcomes = set()

    def run(fault):
        path.unlink(missing_ok=True)
        if folder.exists():
            folder.rmdir()
        if not fresh:
            folder.mkdir()
        with failing(fault):
            error = attempt(write_new, path, NEW)
        outcomes.add(error.id if error else None)
        in_place = error is None
        assert path.exists() == in_place, fault
        assert not in_place or path.read_bytes() == NEW, fault
        assert not folder.exists() or names(folder) == (["a.yaml"] if in_place else []), fault

    assert each_fault(run) >= 20
    assert outcomes == {None, "write.failed", "write.readonly"}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_ctrl_c_leaves_the_old_file_and_nothing_else(card, call, after):
    with failing(Fault(call, 1, KeyboardInterrupt(), after=after)), pytest.raises(KeyboardInterrupt):
        attempt(replace_bytes, card, OLD, NEW)
    assert card.read_bytes() == OLD
    assert names(card.parent) == [card.name]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "link"])
def test_ctrl_c_leaves_no_new_file(folder, call, after):
    with failing(Fault(call, 1, KeyboardInterrupt(), after=after)), pytest.raises(KeyboardInterrupt):
        attempt(write_new, folder / "a.yaml", NEW)
    assert names(folder) == []


@pytest.mark.parametrize("function", [replace_bytes, write_new])
def test_what_cannot_be_put_back_is_not_called_absent(card, function):
    path, seen = (card, [OLD]) if function is replace_bytes else (card.with_name("b.yaml"), [])
    sync = Fault("fsync", 2, OSError(errno.EIO, "sync"))
    again = Fault("open", 5, OSError(errno.EIO, "again")) if seen else Fault("unlink", 1, OSError(errno.EIO, "again"))
    with failing(sync, again):
        error = attempt(function, path, *seen, NEW)
    assert (error.id, error.params["error"]) == ("write.unsure", "again")
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("function", [replace_bytes, write_new])
def test_a_temporary_file_that_cannot_be_removed_makes_no_failure(card, function):
    path, seen = (card, [OLD]) if function is replace_bytes else (card.with_name("b.yaml"), [])
    with failing(Fault("unlink", 1, OSError(errno.EIO, "stays"))):
        assert attempt(function, path, *seen, NEW) is None
    assert path.read_bytes() == NEW
