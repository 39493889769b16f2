"""A disk that is full, limited or closed to us: nothing is written, it is said, and the next try works."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from append_driver import OLD, append_line, command, content, finished, log_once

from routecli.errors import BookError

NEXT = '{"id":"261125-next0000"}'


@pytest.mark.parametrize(("room", "error"), [(0, "append.failed"), (1, "append.short"), (100, "append.short")])
def test_a_file_size_limit_refuses_and_keeps_the_log(tmp_path, room, error):
    log = tmp_path / "visits" / "tanaka-shoten.jsonl"
    log.parent.mkdir()
    old = OLD * 10
    log.write_bytes(old)
    limit = (len(old) + room, len(old) + room)
    result = log_once(tmp_path, log, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    assert result.returncode == 3
    assert json.loads(result.stderr)["id"] == error
    assert log.read_bytes() == old
    assert log_once(tmp_path, log).returncode == 0
    assert log.read_bytes() == finished(old)


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_refuses_and_keeps_the_log(small_disk):
    (small_disk / "visits").mkdir()
    log = small_disk / "visits" / "tanaka-shoten.jsonl"
    # 4,000 bytes of a 4,096 byte page: the next line does not fit into the page, and there is no other.
    old = OLD * (4000 // len(OLD))
    log.write_bytes(old)
    # The lock's file exists before the disk is full, as in a book in use.
    subprocess.run(command("append", small_disk, log.with_name("x.jsonl"), "x", 1), check=True, capture_output=True)
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(b"x" * 65536)
    result = log_once(small_disk, log)
    assert result.returncode == 3
    assert json.loads(result.stderr)["id"] in ("append.short", "append.failed")
    assert log.read_bytes() == old
    (small_disk / "filler").unlink()
    assert log_once(small_disk, log).returncode == 0
    assert log.read_bytes() == finished(old)


def as_nobody(function):
    """Call `function` without root's rights, in a child; the text it returns."""
    if os.geteuid() != 0:
        return function()
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(send, function().encode())
            status = 0
        finally:
            os._exit(status)
    os.close(send)
    with os.fdopen(receive) as stream:
        text = stream.read()
    assert os.waitpid(child, 0)[1] == 0
    return text


@pytest.fixture
def public_folder():
    """A folder that everybody may enter, unlike pytest's."""
    folder = Path(tempfile.mkdtemp(prefix="route-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("case", ["book", "visits", "log"])
def test_without_the_right_to_write_it_says_where(public_folder, case):
    visits, route = public_folder / "visits", public_folder / ".route"
    log = visits / "tanaka-shoten.jsonl"
    visits.mkdir()
    if case != "visits":
        log.write_bytes(OLD)
        log.chmod(0o444)
    if case != "book":
        route.mkdir()
        route.chmod(0o777)
    visits.chmod(0o777 if case == "log" else 0o555)
    if case == "book":
        public_folder.chmod(0o555)

    def attempt():
        try:
            append_line(public_folder, log, NEXT)
        except BookError as error:
            return f"{error.id} {error.params['path']}"
        return "written"

    expected = route / "lock" if case == "book" else "visits/tanaka-shoten.jsonl"
    assert as_nobody(attempt) == f"write.readonly {expected}"
    assert content(log) == (None if case == "visits" else OLD)
