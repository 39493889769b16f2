"""Real git: whatever two reps append, correct and close, every merge keeps every line, and both read the same."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from program import route

if TYPE_CHECKING:
    from pathlib import Path

REPS = ("sato", "suzuki")
NAMES = ("tanaka-shoten", "hagoromo", "himuro-reizo")


def git(folder: Path, *args: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    call = [
        "git",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "core.editor=true",
        "-C",
        str(folder),
        *args,
    ]
    return subprocess.run(call, check=check, capture_output=True, text=True, encoding="utf-8")


def clones(book: Path, tmp_path: Path, count: int) -> list[Path]:
    git(book, "init", "-q", "-b", "main")
    git(book, "add", "-A")
    git(book, "commit", "-qm", "begin")
    folders = [tmp_path / f"clone{n}" for n in range(count)]
    for folder in folders:
        shutil.copytree(book, folder)
    for folder in folders:
        for n, other in enumerate(folders):
            git(folder, "remote", "add", f"clone{n}", str(other))
    return folders


def act(clone: Path, chance: random.Random, rep: str) -> None:
    """Do something a rep does: log, promise, close, correct; two reps often at the same customer."""
    name = chance.choice(NAMES)
    what = chance.randrange(5)
    if what == 0:
        status, _, err = route(clone, "log", name, "同じ話", "--rep", rep)
    elif what == 1:
        status, _, err = route(clone, "log", name, "--follow-up", "+7d 見積", "--rep", rep)
    elif what == 2:
        status, _, err = route(clone, "log", name, "--done", "1", "--rep", rep)
        status = 0 if "Nothing open" in err else status
    elif what == 3:
        status, _, err = route(clone, "undo", "--rep", rep)
        status = 0 if status == 4 else status
    else:
        status, _, err = route(clone, "hold", name, "12/20", "--rep", rep)
    assert status == 0, err


def lines(clone: Path) -> set[str]:
    return {
        f"{log.name} {line}"
        for log in (clone / "visits").iterdir()
        for line in log.read_text(encoding="utf-8").splitlines()
    }


def commit(clone: Path) -> None:
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "work", "--allow-empty")


def seen(clone: Path) -> list[tuple[int, str, str]]:
    return [route(clone, "list", "--json", "--no-index"), route(clone, "overdue", "--json", "--no-index")]


def join(how: str, into: Path, other: str) -> None:
    """Bring another clone's work in, by one of git's ways."""
    git(into, "fetch", "-q", other)
    if how == "merge":
        git(into, "merge", "-q", "--no-edit", f"{other}/main")
    elif how == "rebase":
        git(into, "rebase", "-q", f"{other}/main")
    elif how == "cherry-pick":
        git(into, "cherry-pick", "--allow-empty", "--keep-redundant-commits", f"{other}/main")
    else:
        git(into, "reset", "-q", "--soft", "HEAD~1")
        git(into, "stash", "-q")
        git(into, "merge", "-q", "--no-edit", f"{other}/main")
        git(into, "stash", "pop", "-q")
        commit(into)


def two_clone_merges(book: Path, tmp_path: Path, rounds: int) -> None:
    left, right = clones(book, tmp_path, 2)
    for n in range(rounds):
        chance = random.Random(n)
        for clone, rep in zip((left, right), REPS, strict=True):
            for _ in range(chance.randint(1, 3)):
                act(clone, chance, rep)
            commit(clone)
        both = lines(left) | lines(right)
        how = ("merge", "rebase", "cherry-pick", "stash")[n % 4]
        join(how, left, "clone1")
        assert lines(left) == both, how
        git(right, "fetch", "-q", "clone0")
        git(right, "reset", "-q", "--hard", "clone0/main")
        assert seen(left) == seen(right)


def test_two_clones_lose_nothing_by_merge_rebase_cherry_pick_and_stash(book: Path, tmp_path: Path) -> None:
    two_clone_merges(book, tmp_path, 8)


@pytest.mark.slow
def test_a_thousand_merges_lose_nothing(book: Path, tmp_path: Path) -> None:
    two_clone_merges(book, tmp_path, 1000)


def converge(book: Path, tmp_path: Path, steps: int, seed: int) -> None:
    chance = random.Random(seed)
    folders = clones(book, tmp_path, 4)
    written: set[str] = set()
    for _ in range(steps):
        me = chance.randrange(4)
        if chance.random() < 0.6:
            act(folders[me], chance, REPS[me % 2])
            commit(folders[me])
            written |= lines(folders[me])
        else:
            join("merge", folders[me], f"clone{chance.choice([n for n in range(4) if n != me])}")
    for _ in range(2):
        for me in range(4):
            for other in range(4):
                if other != me:
                    join("merge", folders[me], f"clone{other}")
    assert all(lines(folder) >= written for folder in folders)
    first = seen(folders[0])
    assert all(seen(folder) == first for folder in folders[1:])
    # Two clones that corrected the same line differently are told so; nothing else is wrong.
    found = json.loads(route(folders[0], "check", "--json")[1])["problems"]
    assert {problem["check"] for problem in found if problem["severity"] == "error"} <= {"double-correction"}


def test_four_clones_converge(book: Path, tmp_path: Path) -> None:
    converge(book, tmp_path, 25, 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_four_clones_converge_over_150_steps(book: Path, tmp_path: Path, seed: int) -> None:
    converge(book, tmp_path, 150, seed)


def test_a_line_doubled_by_criss_cross_merges_counts_once(book: Path) -> None:
    log = book / "visits" / "tanaka-shoten.jsonl"
    before = seen(book)
    text = log.read_text(encoding="utf-8")
    log.write_text(text + text, encoding="utf-8", newline="\n")
    assert [answer[1] for answer in seen(book)][1].split('"problems"')[0] == before[1][1].split('"problems"')[0]
    assert route(book, "check", "--fix")[0] == 0
    assert log.read_text(encoding="utf-8") == text
