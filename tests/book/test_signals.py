"""A real process that gets a signal at each of its system calls: an interruption is answered truly, a kill tears nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter

import pytest
from verdict import Case, again, judge
from writers import COMMANDS, Ran, command_line, files, prepare

STRACE = shutil.which("strace")
WATCHED = "openat,read,write,fsync,close,lseek,flock,newfstatat,faccessat,access,ftruncate,unlink,link,rename,mkdir,chmod,fchmodat"
Place = tuple[str, int]  # a system call, and the how-manieth of its kind in the run


def works() -> bool:
    trial = [STRACE or "false", "-o", os.devnull, "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not STRACE or not works(), reason="strace is not installed, or may not trace here")


def traced(case: Case, *options: str) -> tuple[Ran, list[str]]:
    """Run the command under strace; what it left, and the system calls as strace wrote them down."""
    record = case.root.parent / "record"
    where = ["-C", str(case.root)] if case.name != "init" else []
    line = command_line(*where, "--no-index")
    env = {**os.environ, "HOME": str(case.root.parent), "USER": "me", "LANG": "C"}
    call = [str(STRACE), "-f", "-o", str(record), "-e", f"trace={WATCHED}", *options, *line, *COMMANDS[case.name]]
    found = subprocess.run(call, capture_output=True, encoding="utf-8", check=False, cwd=case.root, env=env)
    return Ran(found.returncode, found.stdout, found.stderr), record.read_text(errors="replace").splitlines()


def places(case: Case) -> list[Place]:
    """The system calls of a run from the first that concerns the writing, each with its number among its kind."""
    prepare(case.root, case.name)
    _, rows = traced(case)
    begin = ".route/lock" if case.name != "init" else "customers"
    found: list[Place] = []
    counts: Counter[str] = Counter()
    for row in rows:
        if call := re.match(r"\d+\s+(\w+)\(", row):
            counts[call[1]] += 1
            if found or begin in row:
                found.append((call[1], counts[call[1]]))
    assert found
    return found


def signalled(case: Case, place: Place, name: str) -> Ran:
    prepare(case.root, case.name)
    return traced(case, "-e", f"inject={place[0]}:signal={name}:when={place[1]}")[0]


def interrupted(case: Case, place: Place) -> None:
    ran = signalled(case, place, "SIGINT")
    judge(case, ran, where=f"{case.name}: {place}")
    if ran.status:
        again(case, place)


def killed(case: Case, place: Place) -> None:
    """Each file is as before or as the command makes it, and the next run does the rest."""
    signalled(case, place, "SIGKILL")
    changed = case.changed(place)
    assert changed <= case.wanted
    if case.name == "init":
        assert ("route.yaml" in files(case.root)) == (changed == case.wanted)
    elif changed != case.wanted:
        again(case, place)


@pytest.mark.slow
def test_ctrl_c_at_every_system_call(case: Case) -> None:
    for place in places(case):
        interrupted(case, place)


@pytest.mark.slow
def test_kill_at_every_system_call(case: Case) -> None:
    for place in places(case):
        killed(case, place)


def test_a_signal_at_some_system_calls(case: Case) -> None:
    found = places(case)
    for number, place in enumerate(found[sum(map(ord, case.name)) % 7 :: 1 + len(found) // 4]):
        (killed if number % 2 else interrupted)(case, place)
