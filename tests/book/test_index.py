"""The index is a memory, never an authority: with and without it the program says the same bytes."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from program import QUESTIONS, agree, failing_disk, index_file, route, say

import routecli
from routecli.storage import audit
from routecli.storage.files.logfile import read_log
from routecli.storage.memory import code_stamp

pytestmark = pytest.mark.usefixtures("trusting")


def test_cold_and_warm_say_the_same(book: Path) -> None:
    agree(book)
    assert index_file().name.endswith(".sqlite")


def test_a_warm_run_reads_no_customer_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(book)
    monkeypatch.setattr("routecli.storage.load.read_file", lambda *_: pytest.fail("a file was read again"))
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
        "routecli.storage.load.read_file", lambda sources, name: read.append(name) or real(sources, name)
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
    asked = [*QUESTIONS, *((name, "--json") for name in ("needs", "news", "equipment", "contracts", "check"))]
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


NAMED_BY_A_LOG = {
    "the log itself": ("visits/hagoromo.jsonl", '"told":[{"news":"summer-2026"', '"told":[{"news":"summer-2025"'),
    "its customer's machine": ("customers/himuro-reizo.yaml", "id: chill-b", "id: chill-c"),
    "a product": ("products.yaml", "code: B110", "code: B111"),
    "a rep": ("route.yaml", "  sato: ", "  saito: "),
}


@pytest.mark.parametrize("change", NAMED_BY_A_LOG)
@pytest.mark.parametrize("tier", [[], ["--strict"]])
def test_a_check_looks_again_at_a_sound_log_when_what_it_names_changes(
    book: Path, change: str, tier: list[str]
) -> None:
    name, old, new = NAMED_BY_A_LOG[change]
    route(book, "check", *tier)
    before = route(book, "check", *tier)
    text = (book / name).read_text(encoding="utf-8")
    assert old in text
    (book / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    after = route(book, "check", *tier)
    assert after == route(book, "check", *tier, "--no-index")
    assert after != before


def test_a_check_looks_again_when_a_piece_of_news_is_gone(book: Path) -> None:
    route(book, "check")
    (book / "news" / "summer-2026.yaml").unlink()
    assert "[unknown-news]" in route(book, "check")[1]


def test_a_check_of_an_earlier_day_finds_the_visits_dated_after_it(book: Path) -> None:
    route(book, "check")
    early = route(book, "check", as_of="2026-06-30")
    assert "[future-date]" in early[1]
    assert early == route(book, "check", "--no-index", as_of="2026-06-30")
    assert route(book, "check") == route(book, "check", "--no-index")


def test_a_second_check_reads_only_the_logs_that_changed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    route(book, "check")
    assert route(book, "log", "hagoromo", "来た", "--rep", "sato")[0] == 0
    truth, read = route(book, "check", "--no-index"), []
    monkeypatch.setattr(audit, "read_log", lambda path, name: read.append(name) or read_log(path, name))
    assert route(book, "check") == truth
    assert read == ["visits/hagoromo.jsonl"]


def test_an_index_of_another_program_version_is_none(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = say(book)
    monkeypatch.setattr("routecli.storage.memory.code_stamp", lambda: "99.0")
    assert say(book) == truth


def test_the_stamp_of_the_code_covers_what_makes_a_row_or_an_answer() -> None:
    package, stamp = Path(routecli.__file__).parent, code_stamp()
    folders = ("core/**", "checks", "planning/solver", "storage/**")
    files = [file for folder in folders for file in package.glob(f"{folder}/*.py")]
    aside = {"write", "importing", "tables"}  # what goes into the book, and lists of other programs
    assert [file for file in files if str(file) not in stamp and file.parent.name not in aside] == []
