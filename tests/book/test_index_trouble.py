"""Whatever is wrong with the index, the book is read, nothing is said of it, and the exit status is as usual."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from program import QUESTIONS, agree, damaged, index_file, route, say

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("trusting")

# The program as the shell calls it, on files that count as rested at once.
MAIN = """
import sys
{before}
import routecli.storage.files.walk as walk
walk.SETTLED_NS = -(10**18)
from routecli.cli import main
main()
"""


def call(book: Path, *args: str, before: str = "") -> list[str]:
    line = ["-C", str(book), "--as-of", "2026-11-24", "--lang", "en", *args]
    return [sys.executable, "-c", MAIN.format(before=before), *line]


def run(book: Path, *args: str, before: str = "") -> tuple[int, str, str]:
    line = call(book, *args, before=before)
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def empty(file: Path) -> None:
    file.write_bytes(b"")


def zeros(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def cut_in_the_middle(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_by_a_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def json_text(file: Path) -> None:
    file.write_bytes(b'{"route": 1}')


def another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.executescript("CREATE TABLE file (a, b); INSERT INTO file VALUES (1, 2)")


def another_format(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.executescript("CREATE TABLE file (a, b); PRAGMA user_version = 7")


def head_only(file: Path) -> None:
    """A file that says it is ours, without a table of ours."""
    with closing(sqlite3.connect(file)) as own:
        own.executescript("DROP TABLE file; DROP TABLE row; DROP TABLE answer; CREATE TABLE row (name)")


def rows_exchanged(file: Path) -> None:
    with closing(sqlite3.connect(file)) as own:
        pairs = own.execute("SELECT name, value, sum FROM row WHERE name LIKE 'customers/%' ORDER BY name").fetchall()
        moved = [
            (value, sum_, name) for (name, _, _), (_, value, sum_) in zip(pairs, pairs[1:] + pairs[:1], strict=True)
        ]
        own.executemany("UPDATE row SET value = ?, sum = ? WHERE name = ?", moved)
        own.commit()


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES = [
    empty, zeros, cut_in_the_middle, cut_by_a_byte, json_text, another_program, another_format, head_only, rows_exchanged,
    folder,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_is_none_of_ours_is_none(
    book: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = agree(book)
    damage(index_file())
    assert say(book) == truth
    assert say(book) == truth
    if damage is not folder:  # the others were written anew
        monkeypatch.setattr("routecli.storage.load.read_file", lambda *_: pytest.fail("a file was read again"))
        assert say(book) == truth


def test_the_index_of_another_book_is_none(book: Path, tmp_path: Path) -> None:
    truth = agree(book)
    own = index_file()
    other = tmp_path / "other"
    shutil.copytree(book, other)
    (other / "customers" / "hagoromo.yaml").write_text("name: someone else\n", encoding="utf-8")
    agree(other)
    (found,) = (file for file in own.parent.iterdir() if file != own)
    shutil.copy(found, own)
    assert say(book) == truth


@pytest.mark.parametrize("table", ["file", "row", "answer"])
def test_a_damaged_value_of_any_column_is_noticed(book: Path, table: str) -> None:
    truth = agree(book)
    file = index_file()
    whole = file.read_bytes()
    with closing(sqlite3.connect(file)) as own:
        columns = [row[1] for row in own.execute(f"PRAGMA table_info({table})")]
    for n, column in enumerate(columns):
        file.write_bytes(whole)
        with closing(sqlite3.connect(file)) as own:
            value = (None, 7, "x", b"x")[n % 4]
            own.execute(f"UPDATE OR REPLACE {table} SET {column} = ?", (value,))
            own.commit()
        assert say(book) == truth, (column, value)


@pytest.mark.parametrize("corruptions", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_random_corruptions_change_nothing(book: Path, corruptions: int) -> None:
    """Wherever the damage is: the questions together need nearly every row."""
    early = "2026-06-30"
    asked = [*((question, "2026-11-24") for question in QUESTIONS), (("list", "--json"), early), (QUESTIONS[2], early)]
    asked += [
        ((*question, "--json"), "2026-11-24") for question in (("review", "--rep", "sato"), ("check", "--strict"))
    ]
    truth = [route(book, *question, "--no-index", as_of=day) for question, day in asked]
    say(book)
    route(book, "check", "--strict")
    file, chance = index_file(), random.Random(1)
    whole = file.read_bytes()
    for n in range(corruptions):
        data = damaged(whole, n, chance)
        for (question, day), answer in zip(asked, truth, strict=True):
            file.write_bytes(data)
            assert route(book, *question, as_of=day) == answer, n


@pytest.mark.parametrize("mixtures", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_a_writing_of_which_only_some_pages_arrived_is_noticed(book: Path, mixtures: int) -> None:
    """What a crash of the system leaves: any pages of the file as they were before, the others as they should be."""
    say(book)
    file = index_file()
    before = file.read_bytes()
    for name in ("hagoromo", "nekoyanagi", "tanaka-shoten"):
        assert route(book, "log", name, "来た", "--rep", "sato")[0] == 0
    truth = agree(book)
    after, chance = file.read_bytes(), random.Random(3)
    size = int.from_bytes(after[16:18], "big")
    pages = [(before[n : n + size], after[n : n + size]) for n in range(0, len(after), size)]
    assert sum(old != new for old, new in pages) > 4
    for n in range(mixtures):
        file.write_bytes(b"".join(chance.choice(page) for page in pages))
        assert say(book) == truth, n


def test_a_file_that_another_process_has_locked_is_left_alone(book: Path) -> None:
    truth = agree(book)
    file = index_file()
    for mode in ("EXCLUSIVE", "IMMEDIATE", "DEFERRED"):
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute(f"BEGIN {mode}")
            other.execute("SELECT * FROM file").fetchall()
            assert route(book, "log", "hagoromo", "--rep", "sato")[0] == 0
            assert route(book, "undo", "--rep", "sato")[0] == 0
            assert say(book) == say(book, "--no-index")
            whole = file.read_bytes()
        assert file.read_bytes() == whole
    assert [len(out) for _, out, _ in say(book)] == [len(out) for _, out, _ in truth]


def test_a_cache_folder_that_is_a_file_costs_only_time(
    book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    truth = say(book, "--no-index")
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert say(book) == truth
    assert blocked.read_text(encoding="utf-8") == "a file, not a folder"


def test_a_python_without_sqlite_has_no_index(book: Path) -> None:
    for question in QUESTIONS:
        without = run(book, *question, before="sys.modules['sqlite3'] = None")
        assert without == run(book, *question, "--no-index")
        assert without[0] == 0
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()


FORBID = """
import ctypes
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what lets root write anywhere
    ctypes.CDLL(None).prctl(24, capability)
import os, subprocess
sys.exit(subprocess.call([sys.executable, *sys.argv[1:]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="how root is kept from writing here")
@pytest.mark.parametrize("warm", [True, False])
def test_a_cache_that_may_not_be_written_is_read(book: Path, warm: bool) -> None:
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "route"
    folder.mkdir(parents=True)
    if warm:
        say(book)
        assert route(book, "log", "hagoromo", "来た", "--rep", "sato")[0] == 0  # there is something to be written
        index_file().chmod(0o444)
    truth, held = say(book, "--no-index"), [file.read_bytes() for file in folder.iterdir()]
    folder.chmod(0o555)
    forbid = [sys.executable, "-c", "import sys" + FORBID]
    probe = subprocess.run([*forbid, "-c", f"open({str(folder / 'x')!r}, 'w')"], capture_output=True, check=False)
    if probe.returncode == 0:
        pytest.skip("nobody is kept from writing here")
    for question, answer in zip(QUESTIONS, truth, strict=True):
        for _ in range(2):
            words = call(book, *question)[1:]
            done = subprocess.run([*forbid, *words], capture_output=True, text=True, encoding="utf-8", check=False)
            assert (done.returncode, done.stdout, done.stderr) == answer
    assert [file.read_bytes() for file in folder.iterdir()] == held
    folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
@pytest.mark.parametrize("warm", [True, False])
def test_a_full_disk_costs_only_time(book: Path, warm: bool) -> None:
    if warm:
        say(book)
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato")[0] == 0
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))"
    for question in QUESTIONS:
        assert run(book, *question, before=limit) == route(book, *question, "--no-index")
    agree(book)


KILLED = """
import os, signal, sqlite3
class Dying(sqlite3.Connection):
    def executemany(self, statement, rows):
        super().executemany(statement, list(rows)[:3])
        os.kill(os.getpid(), signal.{signal})
real = sqlite3.connect
sqlite3.connect = lambda *place, **how: real(*place, factory=Dying, **how)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this system")
@pytest.mark.parametrize(("signal", "status"), [("SIGKILL", -9), ("SIGINT", 130)])
@pytest.mark.parametrize("warm", [True, False])
def test_what_is_stopped_while_it_writes_leaves_nothing_wrong(book: Path, signal: str, status: int, warm: bool) -> None:
    if warm:
        say(book)
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato")[0] == 0
    for _ in range(2):
        assert run(book, "overdue", before=KILLED.format(signal=signal))[0] == status
    agree(book)


@pytest.mark.parametrize("starts", [8, pytest.param(20, marks=pytest.mark.slow)])
def test_cold_starts_at_once(book: Path, starts: int) -> None:
    started = [
        subprocess.Popen(call(book, "overdue", "--json"), stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for _ in range(starts)
    ]
    said = {process.communicate()[0] for process in started}
    assert said == {route(book, "overdue", "--json", "--no-index")[1]}
    assert index_file().exists()


def test_readers_and_writers_at_once_say_nothing_wrong(book: Path) -> None:
    names = ("hagoromo", "nekoyanagi", "tanaka-shoten")
    lines = [*(("log", name, "来た", "--rep", "sato") for name in names), *QUESTIONS]
    for _ in range(3):
        started = [
            subprocess.Popen(call(book, *line), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for line in lines
        ]
        assert {(process.communicate()[1], process.returncode) for process in started} == {(b"", 0)}
        assert say(book) == say(book, "--no-index")
