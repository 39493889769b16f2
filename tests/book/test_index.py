"""The index is a memory, never an authority: with and without it the program says the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from program import damaged, failing_disk, route

QUESTIONS = (("overdue", "--json"), ("list", "--json"), ("today", "--json", "--rep", "sato"), ("overdue",))


def cache() -> Path:
    return Path(os.environ["XDG_CACHE_HOME"]) / "route"


def index_files() -> list[Path]:
    return sorted(cache().glob("index-*"))


def say(book: Path, *extra: str) -> list[tuple[int, str, str]]:
    return [route(book, *question, *extra) for question in QUESTIONS]


def agree(book: Path) -> list[tuple[int, str, str]]:
    """Check that the index, cold or warm, changes nothing, and return what was said."""
    truth = say(book, "--no-index")
    assert say(book) == truth
    assert say(book) == truth
    return truth


@pytest.fixture(autouse=True)
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be trusted at once, so that the remembered rows are really used; the racy rule has its own test."""
    monkeypatch.setattr("routecli.storage.files.walk.SETTLED_NS", -(10**18))


def test_cold_and_warm_say_the_same(book: Path) -> None:
    agree(book)
    assert len(index_files()) == 1


def test_a_warm_run_reads_no_customer_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(book)
    monkeypatch.setattr("routecli.storage.load.read_file", lambda *_, **__: pytest.fail("a file was read again"))
    say(book)


def test_after_an_append(book: Path) -> None:
    before = agree(book)
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato")[0] == 0
    after = agree(book)
    assert after != before
    assert '"customer": "hagoromo"' not in after[0][1]


def test_after_an_edit_of_the_same_size_with_its_time_restored(book: Path) -> None:
    file = book / "customers" / "hagoromo.yaml"
    for n in range(20):
        assert route(book, "list", "--json") == route(book, "list", "--json", "--no-index")
        stat, text = file.stat(), file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("rank: A", "rank: B") if n % 2 == 0 else text.replace("rank: B", "rank: A"),
            encoding="utf-8",
            newline="\n",
        )
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert file.stat().st_size == stat.st_size
        wanted = "B" if n % 2 == 0 else "A"
        assert f'"rank": "{wanted}"' in next(
            part for part in route(book, "list", "--json")[1].split("},") if "hagoromo" in part
        )


def test_an_edit_within_the_last_two_seconds_is_read_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routecli.storage.files.walk.SETTLED_NS", 2_000_000_000)
    say(book)
    read = []
    from routecli.storage import load

    real = load.read_file
    monkeypatch.setattr(
        "routecli.storage.load.read_file", lambda sources, name, **how: read.append(name) or real(sources, name, **how)
    )
    say(book)
    assert "customers/hagoromo.yaml" in read  # written a moment ago by this test


def test_an_edit_in_the_second_in_which_a_long_reading_began_is_seen(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that counts whole seconds, a reading that takes three, an edit of equal size after the file was read."""
    from routecli.storage.files import walk

    file, second = book / "customers" / "hagoromo.yaml", 1_000_000_000
    now = file.stat().st_mtime_ns // second * second
    late = (now, now + 3 * second)  # what the clock says before and after the reading
    clock = iter(late)
    monkeypatch.setattr(walk, "SETTLED_NS", 2 * second)
    monkeypatch.setattr(walk.time, "time_ns", lambda: next(clock, late[-1]))
    real = walk.state_of

    def coarse(found: os.stat_result, rested: int) -> int:
        whole = SimpleNamespace(st_size=found.st_size, st_mtime_ns=now, st_ctime_ns=now, st_ino=found.st_ino)
        return real(whole, rested)  # type: ignore[arg-type]

    monkeypatch.setattr(walk, "state_of", coarse)
    route(book, "list", "--json")
    file.write_text(file.read_text(encoding="utf-8").replace("rank: A", "rank: B"), encoding="utf-8", newline="\n")
    assert route(book, "list", "--json") == route(book, "list", "--json", "--no-index")


def test_a_file_that_could_not_be_read_once_is_read_the_next_time(book: Path) -> None:
    truth = say(book, "--no-index")
    with failing_disk("hagoromo.yaml"):
        _, out, err = route(book, "list", "--json")
        assert '"customer": "hagoromo"' not in out
        assert "customers/hagoromo.yaml" in err
    assert say(book) == truth


def test_after_a_customer_is_deleted_or_renamed(book: Path) -> None:
    agree(book)
    (book / "customers" / "hagoromo.yaml").unlink()
    assert "hagoromo" not in agree(book)[1][1]
    (book / "customers" / "nekoyanagi.yaml").rename(book / "customers" / "neko.yaml")
    (book / "visits" / "nekoyanagi.jsonl").rename(book / "visits" / "neko.jsonl")
    assert '"customer": "neko"' in agree(book)[1][1]


def test_after_the_folder_moved(book: Path, tmp_path: Path) -> None:
    agree(book)
    moved = tmp_path / "elsewhere"
    book.rename(moved)
    agree(moved)


def test_after_git_checkout(book: Path) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(book)]
    for args in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        subprocess.run([*git, *args], check=True, capture_output=True)
    before = agree(book)
    route(book, "log", "hagoromo", "--rep", "sato")
    subprocess.run([*git, "commit", "-qam", "two"], check=True, capture_output=True)
    agree(book)
    subprocess.run([*git, "checkout", "-q", "HEAD~1"], check=True, capture_output=True)
    assert agree(book) == before


def test_as_of_an_earlier_day_folds_the_log_again(book: Path) -> None:
    route(book, "list")
    for as_of in ("2026-06-30", "2026-11-10"):
        with_index = route(book, "list", "--json", as_of=as_of)
        assert with_index == route(book, "list", "--json", "--no-index", as_of=as_of)


@pytest.mark.parametrize("edits", [30, pytest.param(1000, marks=pytest.mark.slow)])
def test_after_any_row_of_edits(book: Path, edits: int) -> None:
    """Log, promise, take back, edit, break, cut, shuffle, delete and restore at random, seen on several days."""
    chance = random.Random(edits)
    saved = {file: file.read_bytes() for file in (*book.glob("customers/*"), *book.glob("visits/*"))}
    names = sorted(file.stem for file in saved if file.suffix == ".yaml")
    asked = [*QUESTIONS, ("needs", "--json"), ("news", "--json"), ("equipment", "--json"), ("contracts", "--json")]
    for n in range(edits):
        file, name = chance.choice(sorted(saved)), chance.choice(names)
        deed = chance.randrange(7)
        if deed == 0:
            route(
                book,
                "log",
                name,
                "話",
                "--rep",
                "sato",
                "--follow-up",
                "+3d 見積",
                "--need",
                "ケース",
                "--order",
                "A1=3",
            )
        elif deed == 1:
            route(book, "undo", "--rep", "sato")
        elif deed == 2 and file.exists():
            file.write_bytes(file.read_bytes()[: -chance.randrange(1, 60)])
        elif deed == 3 and file.exists():
            lines = file.read_bytes().splitlines(keepends=True)
            file.write_bytes(b"".join(chance.sample(lines, len(lines)) if file.suffix == ".jsonl" else lines[::-1]))
        elif deed == 4:
            file.unlink(missing_ok=True)
        elif deed == 5 and file.suffix == ".jsonl" and file.exists():
            with file.open("a", encoding="utf-8") as log:
                log.write(f'{{"id":"261220-{n:08d}","date":"2026-12-20","note":"later"}}\n')
        else:
            file.write_bytes(saved[file])
        as_of = chance.choice(["2026-11-24", "2026-11-24", "2026-06-30", "2026-12-21"])
        for question in (*chance.sample(asked, 2), (chance.choice(["show", "brief", "why"]), name, "--json")):
            assert route(book, *question, as_of=as_of) == route(book, *question, "--no-index", as_of=as_of), (
                n,
                question,
            )


def test_a_broken_file_is_named_on_every_run(book: Path) -> None:
    (book / "customers" / "hagoromo.yaml").write_text("name: [\n", encoding="utf-8")
    with (book / "visits" / "tanaka-shoten.jsonl").open("a", encoding="utf-8") as log:
        log.write("<<<<<<< HEAD\n")
    for _, out, err in agree(book):
        assert "customers/hagoromo.yaml" in err
        assert "visits/tanaka-shoten.jsonl" in err
        assert out


def test_sixty_random_corruptions_change_nothing(book: Path) -> None:
    """Wherever the damage is: the questions together need nearly every row."""
    early = "2026-06-30"
    asked = [*((question, "2026-11-24") for question in QUESTIONS), (("list", "--json"), early), (QUESTIONS[2], early)]
    asked.append((("review", "--rep", "sato", "--json"), "2026-11-24"))
    say(book)
    for name in ("hagoromo", "nekoyanagi", "himuro-reizo", "tanaka-shoten"):  # three would be sooner read again
        assert route(book, "log", name, "来た", "--rep", "sato")[0] == 0
    say(book)
    truth = [route(book, *question, "--no-index", as_of=day) for question, day in asked]
    kept = {file: file.read_bytes() for file in index_files()}
    assert len(kept) == 2  # one of nearly all files, one of those read since
    chance = random.Random(1)
    for n in range(60):
        file = list(kept)[n // 4 % 2]
        data = damaged(kept[file], n, chance)
        for (question, day), answer in zip(asked, truth, strict=True):
            for other, whole in kept.items():
                other.write_bytes(data if other == file else whole)
            assert route(book, *question, as_of=day) == answer


def test_a_damaged_index_is_written_anew(book: Path) -> None:
    say(book)
    (file,) = index_files()
    whole = file.read_bytes()
    for data in (b"", whole[: len(whole) // 2], whole[:-1], whole.replace(b"customers", b"customer!")):
        file.write_bytes(data)
        say(book)
        assert file.read_bytes() == whole


def test_an_index_of_another_program_version_is_left_alone(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = say(book)
    monkeypatch.setattr("routecli.storage.index.code_stamp", lambda *_: "99.0 ffffffff")
    assert say(book) == truth


def test_a_cache_folder_that_cannot_be_written_costs_only_time(
    book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    truth = say(book, "--no-index")
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert say(book) == truth


def test_twenty_cold_starts_at_once(book: Path) -> None:
    call = [
        sys.executable,
        "-m",
        "routecli",
        "-C",
        str(book),
        "--as-of",
        "2026-11-24",
        "--lang",
        "en",
        "overdue",
        "--json",
    ]
    started = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True, encoding="utf-8") for _ in range(20)]
    said = {process.communicate()[0] for process in started}
    assert said == {route(book, "overdue", "--json", "--no-index")[1]}
    assert not list(cache().glob("*.tmp"))


def test_the_years_of_public_holidays_are_remembered_and_forgotten(book: Path) -> None:
    truth = say(book, "--no-index")
    say(book)
    for file in cache().glob("holidays-*.json"):
        file.write_bytes(b"route-cache 1 00000000\n{}")
    assert say(book) == truth
    shutil.rmtree(cache())
    assert say(book) == truth
