"""Commands that overlap: each change lands, or is refused and said; none is lost without a word."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from writers import COMMANDS, TODAY, call, command_line, entry, make_book

from routecli.app import changing
from routecli.commands import plan
from routecli.storage.write.lock import book_lock

if TYPE_CHECKING:
    from pathlib import Path

CARD = "customers/aaa.yaml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    make_book(tmp_path / "book")
    return tmp_path / "book"


def started(book: Path, *args: str) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    line = command_line("-C", str(book), *args)
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def ended(processes: list[subprocess.Popen[str]]) -> list[tuple[int, str, str]]:
    found = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        found.append((process.returncode, out, err))
    return found


def editor(folder: Path, code: str) -> dict[str, str]:
    """An editor that does `code` with the path `p` and the text `t` it found."""
    script = folder / "editor.py"
    script.write_text(f"import pathlib, subprocess, sys\np = pathlib.Path(sys.argv[-1])\nt = p.read_text()\n{code}\n")
    return {"EDITOR": f'"{sys.executable}" "{script}"'}


def test_a_file_that_is_open_in_an_editor_is_not_changed_from_elsewhere(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUTE_REP", "me")
    other = [sys.executable, "-m", "routecli", "-C", str(book), "edit", "aaa", "--set", "area=浅草"]
    code = f"r = subprocess.run({other!r}, capture_output=True, text=True)\n"
    code += "p.write_text(t + f'x-other: {r.returncode}\\n')"
    ran = call(book, "edit", "aaa", **editor(tmp_path, code))
    text = (book / CARD).read_text(encoding="utf-8")
    assert (ran.status, ran.out) == (0, f"{CARD}: saved.\n")
    assert text.endswith("x-other: 5\n")
    assert "浅草" not in text


def test_another_customer_may_be_changed_meanwhile(book: Path, tmp_path: Path) -> None:
    other = [sys.executable, "-m", "routecli", "-C", str(book), "edit", "bbb", "--set", "area=浅草"]
    ran = call(book, "edit", "aaa", **editor(tmp_path, f"subprocess.run({other!r}, check=True, capture_output=True)"))
    assert ran.status == 0
    assert "area: 浅草\n" in (book / "customers/bbb.yaml").read_text(encoding="utf-8")


def test_two_changes_of_one_file_both_land(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins when the first has read the file: it waits, and then reads what the first wrote."""
    processes = []
    real = changing.set_value

    def late(name: str, seen: bytes, key: str, value: str) -> bytes:
        if not processes:
            processes.append(started(book, "edit", "aaa", "--set", "x-second=b"))
        return real(name, seen, key, value)

    monkeypatch.setattr(changing, "set_value", late)
    assert call(book, "edit", "aaa", "--set", "x-first=a").status == 0
    ((status, _, err),) = ended(processes)
    assert (status, err) == (0, "")
    text = (book / CARD).read_text()
    assert "x-first: a\n" in text
    assert "x-second: b\n" in text


def test_many_changes_of_one_file_land_or_are_refused(book: Path) -> None:
    found = ended([started(book, "edit", "aaa", "--set", f"x-{n}={n}") for n in range(8)])
    text = (book / CARD).read_text()
    assert {status for status, _, _ in found} <= {0, 5}
    assert [f"x-{n}: {n}\n" in text for n in range(8)] == [status == 0 for status, _, _ in found]


def test_three_who_undo_at_once_take_back_three_entries(book: Path) -> None:
    with (book / "visits/bbb.jsonl").open("a") as file:
        file.writelines(entry(TODAY, n, type="note", note="x") + "\n" for n in (91, 92, 93))
    with book_lock(book):  # all three have chosen, were they to choose before they may write
        processes = [started(book, "undo") for _ in range(3)]
        for process in processes:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(1.5)
    assert [status for status, _, _ in ended(processes)] == [0, 0, 0]
    lines = [json.loads(line) for line in (book / "visits/bbb.jsonl").read_text().splitlines()]
    assert {line["voids"] for line in lines if "voids" in line} == {f"261124-000000{n}" for n in (91, 92, 93)}


def test_whoever_undoes_where_nothing_is_left_is_told_so(book: Path) -> None:
    for log in (book / "visits").iterdir():
        log.unlink()
    (book / "visits/bbb.jsonl").write_text(entry(TODAY, 91, type="note", note="x") + "\n")
    with book_lock(book):
        processes = [started(book, "undo") for _ in range(2)]
        for process in processes:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(1.5)
    assert sorted(status for status, _, _ in ended(processes)) == [0, 4]
    assert (book / "visits/bbb.jsonl").read_text().count("voids") == 1


def test_two_named_undos_of_one_entry_are_one(book: Path) -> None:
    with (book / "visits/bbb.jsonl").open("a") as file:
        file.write(entry(TODAY, 91, type="note", note="x") + "\n")
    with book_lock(book):
        processes = [started(book, "undo", "261124-00000091") for _ in range(2)]
        for process in processes:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(1.5)
    assert sorted(status for status, _, _ in ended(processes)) == [0, 4]
    assert (book / "visits/bbb.jsonl").read_text().count("voids") == 1


def test_a_plan_changed_by_hand_while_it_is_planned_anew_is_left_as_it_is(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call(book, *COMMANDS["plan --write"]).status == 0
    path = book / "plans/me/2026-W48.yaml"
    path.write_text("days:\n  2026-11-24: [aaa]\n")
    real = plan.plan_weeks

    def meanwhile(*args: Any, **options: Any) -> Any:
        path.write_text("days:\n  2026-11-24: [bbb]\n")
        return real(*args, **options)

    monkeypatch.setattr(plan, "plan_weeks", meanwhile)
    ran = call(book, *COMMANDS["plan --write again"])
    assert ran.status == 5
    assert "Another program saved plans/me/2026-W48.yaml in the meantime" in ran.err
    assert path.read_text() == "days:\n  2026-11-24: [bbb]\n"


def test_two_holds_of_one_day_are_one_hold_replaced(book: Path) -> None:
    with book_lock(book):
        processes = [started(book, "hold", "aaa", f"2026-12-{n}0") for n in (1, 2)]
        for process in processes:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(1.5)
    assert [status for status, _, _ in ended(processes)] == [0, 0]
    first, second = [json.loads(line) for line in (book / "visits/aaa.jsonl").read_text().splitlines()[-2:]]
    assert second["replaces"] == first["id"]


def test_ctrl_c_in_an_editor_is_the_editors(book: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal, time\nos.kill(os.getppid(), signal.SIGINT)\ntime.sleep(0.5)\np.write_text(t + 'area: x\\n')"
    )
    ran = call(book, "edit", "aaa", **editor(tmp_path, code))
    assert (ran.status, ran.out) == (0, f"{CARD}: saved.\n")
    assert (book / CARD).read_text().endswith("area: x\n")
