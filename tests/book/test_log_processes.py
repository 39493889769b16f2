"""`route log` in real processes: many at once, killed at any moment, behind a holder of the lock that does not move."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from program import route

from routecli.app import writing
from routecli.storage.write.lock import book_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SHOPS = ("hagoromo", "tanaka-shoten", "himuro-reizo")
# Holds the lock of the folder it is given until it is killed.
HOLD = "import sys, time, pathlib; from routecli.storage.write.lock import book_lock\nwith book_lock(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"


def started(book: Path, shop: str, name: str, count: int) -> subprocess.Popen[str]:
    call = [sys.executable, str(HERE / "log_driver.py"), str(book), shop, name, str(count)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, text=True)


def entries(book: Path, shop: str) -> dict[str, str]:
    """Notes by id; every line must be whole and every id stand once."""
    rows = [json.loads(line) for line in (book / "visits" / f"{shop}.jsonl").read_text(encoding="utf-8").splitlines()]
    notes = {row["id"]: row.get("note", "") for row in rows}
    assert len(notes) == len(rows)
    return notes


def program(book: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The program as the shell starts it."""
    call = [sys.executable, "-m", "routecli", "-C", str(book), "--lang", "en", *args]
    return subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("processes", "count"), [(6, 10), pytest.param(100, 50, marks=pytest.mark.slow)])
def test_many_reps_at_once_lose_and_tear_nothing(book: Path, processes: int, count: int) -> None:
    before = {shop: entries(book, shop) for shop in SHOPS}
    running = [(SHOPS[n % 3], started(book, SHOPS[n % 3], f"p{n}", count)) for n in range(processes)]
    for shop, process in running:
        for line in process.communicate(timeout=600)[0].splitlines():
            id_, note = line.split()
            before[shop][id_] = note
        assert process.returncode == 0
    # Every visit that was reported, and none that was refused or is torn.
    assert {shop: entries(book, shop) for shop in SHOPS} == before
    assert sum(map(len, before.values())) >= processes * count
    assert route(book, "check")[0] == 0


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=pytest.mark.slow)])
def test_kill_9_at_any_moment_keeps_every_visit_that_was_reported(book: Path, kills: int) -> None:
    chance = random.Random(kills)
    said: dict[str, str] = entries(book, "hagoromo")
    for number in range(kills):
        with started(book, "hagoromo", f"k{number}", 0) as process:
            assert process.stdout
            lines = [process.stdout.readline()]
            time.sleep(chance.uniform(0, 0.05))
            process.kill()
            lines += process.stdout.read().splitlines()
        said |= dict(line.split() for line in lines if line.count(" ") == 1)
        after = program(book, "log", "hagoromo", f"after-{number}", "--rep", "sato", "--json")
        assert after.returncode == 0
        said[json.loads(after.stdout)["data"]["entry"]["id"]] = f"after-{number}"
        found = entries(book, "hagoromo")
        assert said.items() <= found.items()
        assert len(found) <= len(said) + 1  # the entry under way may be there, unreported
        said = found


@pytest.fixture
def holder(book: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(book)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        process.send_signal(signal.SIGSTOP)
        yield process
        process.kill()


def refused(book: Path, holder: subprocess.Popen[str], status: int, err: str) -> None:
    assert status == 3
    assert str(holder.pid) in err
    assert "log hagoromo '来た'" in err  # what was typed, to be copied
    assert "来た" not in entries(book, "hagoromo").values()


def test_a_holder_that_does_not_move_is_named(
    book: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "book_lock", partial(book_lock, timeout=0.2))
    status, _, err = route(book, "log", "hagoromo", "来た", "--rep", "sato")
    refused(book, holder, status, err)


@pytest.mark.slow
def test_a_holder_that_does_not_move_is_named_within_twelve_seconds(book: Path, holder: subprocess.Popen[str]) -> None:
    start = time.monotonic()
    result = program(book, "log", "hagoromo", "来た", "--rep", "sato")
    assert time.monotonic() - start < 12
    refused(book, holder, result.returncode, result.stderr)


def test_a_killed_holder_holds_nothing_up(book: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert program(book, "log", "hagoromo", "来た", "--rep", "sato").returncode == 0
    assert "来た" in entries(book, "hagoromo").values()


def test_reading_waits_for_nobody(book: Path, holder: subprocess.Popen[str]) -> None:
    assert route(book, "list")[0] == 0
