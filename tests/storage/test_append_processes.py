"""Real processes: a hundred at once, killed at any moment, stopped with the lock in hand."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import append_driver
import pytest
from append_driver import OLD, append_line, command, log_once

NEXT = '{"id":"261125-next0000"}'


def entries(log):
    """Ids of the intact lines; the lines that are not intact."""
    good, torn = [], []
    for line in log.read_bytes().split(b"\n")[:-1]:
        try:
            good.append(json.loads(line)["id"])
        except ValueError:
            torn.append(line)
    return good, torn


def storm(book, log, processes, count):
    """Run `processes` at once, `count` entries each, on one log; what each acknowledged."""
    running = [
        subprocess.Popen(command("append", book, log, f"p{n}", count), stdout=subprocess.PIPE, text=True)
        for n in range(processes)
    ]
    acknowledged = []
    for process in running:
        output, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        acknowledged += output.split()
    assert len(acknowledged) == processes * count
    return acknowledged


@pytest.mark.parametrize(("processes", "count"), [(12, 20), pytest.param(100, 50, marks=pytest.mark.slow)])
def test_many_processes_at_once_lose_and_tear_nothing(book, log, processes, count):
    acknowledged = storm(book, log, processes, count)
    good, torn = entries(log)
    assert not torn
    assert Counter(good) == Counter(acknowledged)
    assert max(Counter(good).values()) == 1


@pytest.mark.parametrize("size", [240, 60_000], ids=["short lines", "long lines"])
@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_kill_9_at_any_moment_loses_nothing_acknowledged(book, log, size, kills):
    chance = random.Random(size + kills)
    acknowledged, torn_before = [], 0
    for number in range(kills):
        name = f"k{number}"
        with subprocess.Popen(
            command("append", book, log, name, 0, size), stdout=subprocess.PIPE, text=True
        ) as process:
            acknowledged.append(process.stdout.readline().strip())
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
            acknowledged += process.stdout.read().split()
        # The killed holder's lock is free at once, and the next line stands on a line of its own.
        append_line(book, log, json.dumps({"id": f"after-{number}"}))
        good, torn = entries(log)
        counts = Counter(good)
        assert all(counts[id_] == 1 for id_ in [*acknowledged, f"after-{number}"])
        # At most the entry under way was lost, and it costs its own line only.
        assert len(torn) <= torn_before + 1
        assert max(counts.values()) == 1
        torn_before = len(torn)
        if log.stat().st_size > 20_000_000:
            log.unlink()
            acknowledged, torn_before = [], 0


@pytest.fixture
def holder(book):
    with subprocess.Popen(command("hold", book), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.mark.slow
def test_a_stopped_holder_is_named_after_ten_seconds(book, log, holder):
    log.write_bytes(OLD)
    holder.send_signal(signal.SIGSTOP)
    start = time.monotonic()
    result = log_once(book, log)
    assert time.monotonic() - start < 12
    error = json.loads(result.stderr)
    assert (result.returncode, error["id"], error["pid"], error["seconds"]) == (3, "lock.busy", str(holder.pid), 10)
    assert error["program"] == Path(append_driver.__file__).name
    assert log.read_bytes() == OLD


def test_a_killed_holder_holds_nothing_up(book, log, holder):
    holder.send_signal(signal.SIGSTOP)
    holder.kill()
    holder.wait()
    append_line(book, log, NEXT)
    assert log.read_text() == NEXT + "\n"
