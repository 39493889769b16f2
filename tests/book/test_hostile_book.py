"""Books whose files, folders and ids are hostile: no command writes outside the book, or into what it has no business with."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import yaml
from writers import COMMANDS, call, files, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes of this system"),
    pytest.mark.usefixtures("no_waiting", "short_search"),
]

FILES = (
    "route.yaml", "products.yaml", "customers/aaa.yaml", "customers/bbb.yaml", "customers/yamada.yaml", "visits/aaa.jsonl",
    "visits/new.jsonl", "visits/bbb.jsonl", "visits/held.jsonl", "visits/aaa (1).jsonl", "plans/me/2026-W48.yaml",
    ".route/lock", ".route/aaa.edit", ".gitignore", ".gitattributes", "README.md", ".schema/customer.json",
)  # fmt: skip
FOLDERS = ("customers", "visits", "plans", "plans/me", "news", ".route", ".schema")


def link_outside(place: Path, outside: Path) -> None:
    place.symlink_to(outside)


def link_nowhere(place: Path, outside: Path) -> None:
    place.symlink_to(outside.with_name("not there"))


def link_to_itself(place: Path, outside: Path) -> None:
    place.symlink_to(place.name)


def link_to_another_record(place: Path, outside: Path) -> None:
    root = next(parent for parent in place.parents if parent.name == "book")
    other = root / "customers/ccc.yaml"
    place.symlink_to(other if outside.is_file() else other.parent)


def hard_link(place: Path, outside: Path) -> None:
    if outside.is_file():
        place.hardlink_to(outside)
    else:
        place.symlink_to(outside)


def pipe(place: Path, outside: Path) -> None:
    os.mkfifo(place)


def endless(place: Path, outside: Path) -> None:
    place.symlink_to("/dev/zero")


def other_kind(place: Path, outside: Path) -> None:
    place.mkdir() if outside.is_file() else place.write_text("a file")


THINGS: dict[str, Callable[[Path, Path], None]] = {
    thing.__name__: thing
    for thing in (
        link_outside, link_nowhere, link_to_itself, link_to_another_record, hard_link, pipe, endless, other_kind,
    )
}  # fmt: skip


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Whoever waits at a pipe, or reads without end, is stopped."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def spoil(root: Path, name: str, thing: str, outside: Path) -> None:
    """Put a hostile thing in the place of a file or folder; what stood there stands outside."""
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        shutil.move(place, outside)
    elif name in FOLDERS:
        outside.mkdir()
    else:
        outside.write_bytes(b'{"id":"261101-00000001","date":"2026-11-01","by":"me","type":"note","note":"mine"}\n')
    THINGS[thing](place, outside)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def attempt(folder: Path, command: str, name: str, thing: str) -> None:
    """Run a command on a book with one hostile place, and look at every byte."""
    where = f"{command}: {name} {thing}"
    shutil.rmtree(folder, ignore_errors=True)
    root, aside = folder / "book", folder / "aside"
    aside.mkdir(parents=True)
    prepare(root, command)
    call(root, *COMMANDS[command])
    wanted = files(root)
    prepare(root, command)
    spoil(root, name, thing, aside / "precious")
    before, theirs = files(root), contents(aside)
    with at_most(20):
        ran = call(root, *COMMANDS[command])
    now = files(root)
    changed = {name for name in {*before, *now} if before.get(name) != now.get(name)}
    assert contents(aside) == theirs, (where, ran)
    assert {path.name for path in folder.iterdir()} == {"book", "aside"}, (where, ran)
    if name in {"route.yaml", "products.yaml", ".schema/customer.json", ".schema"}:
        assert changed <= {*wanted}, (where, ran)  # a book of other settings, or with a line for editors
        return
    odd = {name for name in changed if now.get(name) != wanted.get(name)}
    assert odd <= allowed(command), (where, ran, odd)
    assert ran.err or ran.status == 0, where
    assert "Traceback" not in ran.err, where


def allowed(command: str) -> set[str]:
    """The files that a command may write otherwise than on the sound book, since others may be hidden from it."""
    plans = {f"plans/me/2026-W{week}.yaml" for week in (48, 49, 50)}
    return {
        "plan --write": plans,
        "plan --write again": plans,
        "undo": {"visits/aaa.jsonl", "visits/ccc.jsonl", "visits/held.jsonl"},
    }.get(command, set())


MATRIX = [(command, name, thing) for command in COMMANDS for name in (*FILES, *FOLDERS) for thing in THINGS]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_outside_is_touched_by_any_command(tmp_path: Path, command: str) -> None:
    for _, name, thing in (row for row in MATRIX if row[0] == command):
        attempt(tmp_path / "x", command, name, thing)


@pytest.mark.parametrize("part", range(8))
def test_nothing_outside_is_touched(tmp_path: Path, part: int) -> None:
    for command, name, thing in random.Random(part).sample(MATRIX, 25):
        attempt(tmp_path / "x", command, name, thing)


REP_IDS = ("../../evil", "/evil", "..", "me/../x", "con", "a.", "a ", "Sato", "佐藤", "a\nb", "-a", "x" * 65, "")


@pytest.mark.parametrize("rep", REP_IDS)
def test_a_rep_whose_id_is_no_name_of_a_folder_is_named_and_not_read(tmp_path: Path, rep: str) -> None:
    root = tmp_path / "in" / "book"
    prepare(root, "plan --write")
    settings = (root / "route.yaml").read_text()
    hostile = f"  {json.dumps(rep)}: {{name: x, base: {{at: [35.70, 139.78]}}}}\n"
    (root / "route.yaml").write_text(settings.replace("  other:", f"{hostile}  other:"))
    for card in (root / "customers").iterdir():
        card.write_text(card.read_text().replace("rep: me", f"rep: {json.dumps(rep)}"))
    before = contents(tmp_path)
    checked = call(root, "check")
    assert checked.status == 1
    assert "route.yaml:6:3: error [rep-id]" in checked.out
    for options in (["--rep", rep], ["--all"]):
        ran = call(root, "plan", "--weeks", "2", "--write", *options, ROUTE_REP="")
        assert ran.status == 2, ran
        assert contents(tmp_path) == before


def test_reps_that_differ_in_upper_case_only_are_named(tmp_path: Path) -> None:
    prepare(tmp_path / "book", "log")
    settings = (tmp_path / "book/route.yaml").read_text()
    (tmp_path / "book/route.yaml").write_text(settings.replace("  other:", "  Me: {name: x}\n  other:"))
    assert "route.yaml:6:3: error [rep-id] `Me`" in call(tmp_path / "book", "check").out


@pytest.mark.parametrize("name", ["佐藤\n健", "佐藤\n\ndays: [x]", "a\r\nb", "a\x85b", "a\u2028b", "# a", "- a: b"])
def test_no_name_of_a_rep_or_customer_breaks_a_plan(tmp_path: Path, name: str) -> None:
    root = tmp_path / "book"
    prepare(root, "plan --write")
    for path, old in ((root / "route.yaml", "佐藤 健"), (root / "customers/ccc.yaml", "店ccc")):
        path.write_text(path.read_text().replace(f"name: {old}", f"name: {json.dumps(name)}"))
    assert call(root, *COMMANDS["plan --write"]).status == 0
    plan = yaml.safe_load((root / "plans/me/2026-W48.yaml").read_text())
    assert [ids for ids in plan["days"].values() if ids] == [["ccc"]]
    checked = call(root, "check", "--json")
    assert [row for row in json.loads(checked.out)["problems"] if row["path"].startswith("plans/")] == []


@pytest.mark.parametrize("query", ["../../evil", "/etc/passwd", "con", "aaa/../bbb", "x" * 300, "."])
@pytest.mark.parametrize("command", ["log", "edit", "hold", "schedule", "order", "add"])
def test_no_name_of_a_customer_leads_anywhere_else(tmp_path: Path, command: str, query: str) -> None:
    root = tmp_path / "in" / "book"
    prepare(root, "log")
    before = contents(tmp_path)
    rest = {
        "log": ["x"], "edit": ["--set", "area=x"], "hold": ["2026-12-10"], "schedule": ["2026-12-01"], "order": ["A1=1"],
        "add": ["--id", query],
    }[command]  # fmt: skip
    ran = call(root, command, query if command != "add" else "Yamada", *rest)
    assert ran.status in {2, 4}, ran
    assert contents(tmp_path) == before


def test_two_cards_that_differ_in_upper_case_only_are_never_made(tmp_path: Path) -> None:
    root = tmp_path / "book"
    prepare(root, "log")
    (root / "customers/Yamada.yaml").write_text("name: 山田\n")
    (root / "visits/New.jsonl").write_text("\n")
    before = files(root)
    assert "customers/Yamada.yaml" in call(root, "add", "Yamada").err
    assert "visits/New.jsonl" in call(root, "log", "new", "x").err
    assert files(root) == before


def test_the_way_out_that_is_printed_for_a_hard_link_works(tmp_path: Path) -> None:
    root = tmp_path / "my book"
    prepare(root, "log")
    (tmp_path / "other").hardlink_to(root / "visits/aaa.jsonl")
    refused = call(root, *COMMANDS["log"])
    assert refused.status == 3
    (fix,) = [line.partition("of its own: ")[2] for line in refused.err.splitlines() if "cp -p" in line]
    subprocess.run(["sh", "-c", fix], check=True)
    assert call(root, *COMMANDS["log"]).status == 0
    assert "新商品" not in (tmp_path / "other").read_text()


def test_a_page_of_ones_own_is_no_file_of_the_book(tmp_path: Path) -> None:
    """A map goes where the person says, but never over what is not a map, and never into a device."""
    root = tmp_path / "book"
    prepare(root, "plan --write")
    os.mkfifo(tmp_path / "pipe")
    before = contents(root)
    with at_most(20):
        for place in ("route.yaml", "customers/aaa.yaml", "/dev/full", "/dev/zero", "../pipe", "customers"):
            assert call(root, "today", "--map", place).status == 3
    assert contents(root) == before
