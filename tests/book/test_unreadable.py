"""A file without the right to read it: named on every run, exit 3 if the command needs it, and the rest goes on."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from program import route

if TYPE_CHECKING:
    from collections.abc import Iterator

ID, OTHER = "hagoromo", "tanaka-shoten"
CARD, LOG = f"customers/{ID}.yaml", f"visits/{ID}.jsonl"
READING = ["list", "overdue", "today", "review", "needs", "news", "equipment", "contracts", "plan --weeks 1"]


@contextmanager
def closed(book: Path, name: str) -> Iterator[None]:
    """Take away the right to read a file of the book; root may read everything, and is told no."""
    path, read_bytes, open_file = book / name, Path.read_bytes, os.open
    if os.geteuid():
        mode = path.stat().st_mode
        path.chmod(0)
        yield
        path.chmod(mode)
        return

    def check(which: object) -> None:
        if which == path or which == str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(which))

    def read(which: Path) -> bytes:
        check(which)
        return read_bytes(which)

    def opened(which: Path, *rest: int, **more: int) -> int:
        check(which)
        return open_file(which, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        patch.setattr(os, "open", opened)
        yield


@pytest.mark.parametrize("name", [CARD, LOG, "products.yaml", "news/winter-2026.yaml"])
@pytest.mark.parametrize("command", READING)
def test_it_is_named_and_the_rest_is_shown(book: Path, name: str, command: str) -> None:
    with closed(book, name):
        status, out, err = route(book, *command.split(), "--rep", "sato")
    assert status == 0
    assert out
    assert f"{name}: error [unreadable]" in err


@pytest.mark.parametrize("name", [CARD, LOG])
@pytest.mark.parametrize("command", ["show", "brief"])
def test_a_command_that_needs_it_says_so_and_exits_with_3(book: Path, name: str, command: str) -> None:
    with closed(book, name):
        status, out, err = route(book, command, ID)
    assert (status, out) == (3, "")
    assert f"This needs {name}, which cannot be read." in err


@pytest.mark.parametrize("command", ["why", "near", "order", "schedule", "hold", "log", "edit"])
def test_so_does_one_that_needs_the_customer(book: Path, command: str) -> None:
    more = {"hold": ["2027-01-31"], "log": ["来た"], "edit": ["--set", "rank=A"]}
    with closed(book, CARD):
        status, out, err = route(book, command, ID, *more.get(command, []), "--rep", "sato")
    assert (status, out) == (3, "")
    assert CARD in err


def test_a_hold_needs_the_log(book: Path) -> None:
    before = (book / LOG).read_bytes()
    with closed(book, LOG):
        status, _, err = route(book, "hold", ID, "2027-01-31", "--rep", "sato")
    assert status == 3
    assert LOG in err
    assert (book / LOG).read_bytes() == before


def test_undo_goes_on_with_the_other_logs(book: Path) -> None:
    for customer in (OTHER, ID):
        assert route(book, "log", customer, "来た", "--rep", "sato")[0] == 0
    before = (book / LOG).read_bytes()
    with closed(book, LOG):
        status, out, err = route(book, "undo", "--rep", "sato")
    assert status == 0
    assert OTHER in out
    assert f"{LOG}: error [unreadable]" in err
    assert (book / LOG).read_bytes() == before


def test_without_its_settings_there_is_no_book(book: Path) -> None:
    with closed(book, "route.yaml"):
        for command in READING:
            status, out, err = route(book, *command.split())
            assert (status, out) == (3, "")
            assert "route.yaml: error [unreadable]" in err


def test_check_names_it_and_goes_on(book: Path) -> None:
    with closed(book, LOG):
        status, out, _ = route(book, "check")
    assert status == 1
    assert f"{LOG}: error [unreadable]" in out


@pytest.mark.parametrize(
    "name",
    [
        "x" * 300,
        "/".join(["x" * 200] * 30),
        "~nosuchuser",
        "~nosuchuser/book",
        "\0",
        "a\nb",
        "/dev/null",
        "route.yaml",
        " ",
    ],
)
def test_a_name_that_no_folder_has(book: Path, name: str) -> None:
    from routecli.errors import BookError
    from routecli.storage.files.bookfolder import find_book

    with pytest.raises(BookError) as caught:
        find_book(name, book)
    assert caught.value.id in {"book.not_here", "book.closed"}


@pytest.mark.skipif(not os.geteuid(), reason="root enters every folder")
def test_a_folder_that_may_not_be_entered(book: Path) -> None:
    book.chmod(0)
    try:
        status, out, err = route(book, "list")
    finally:
        book.chmod(0o755)
    assert (status, out) == (3, "")
    assert "Permission denied" in err


@pytest.mark.parametrize("text", ["rep: [", "rep：sato", "\0", "x" * 2_000_000, "- " * 500 + "x"])
def test_a_broken_config_is_named_if_the_rep_is_asked_of_it(
    book: Path, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config" / "route" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text(text, encoding="utf-8")
    status, _, err = route(book, "today", XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert status == 3
    assert str(config) in err
    assert route(book, "overdue", XDG_CONFIG_HOME=str(tmp_path / "config"))[0] == 0
    assert route(book, "today", "--rep", "sato", XDG_CONFIG_HOME=str(tmp_path / "config"))[0] == 0


def test_a_user_whom_the_system_does_not_know_has_no_config_and_no_cache(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    def unknown(_: object) -> None:
        raise KeyError

    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    status, out, _ = route(book, "today", "--rep", "sato")
    assert (status, bool(out)) == (0, True)
    assert route(book, "today")[0] == 2  # several reps, and none is named
