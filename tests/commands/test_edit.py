"""One line changed and shown, everything else as it was; the editor, and what it saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from session import TANAKA

import routecli.app.changing

if TYPE_CHECKING:
    from pathlib import Path

    from session import Result, Route

NAME = "customers/tanaka-shoten.yaml"


def edit(route: Route, book: Path, *args: str, **env: str) -> Result:
    return route("edit", "tanaka", *args, cwd=book, **env)


def text(book: Path) -> str:
    return (book / NAME).read_text(encoding="utf-8")


def editor(tmp_path: Path, code: str) -> str:
    """An editor that does `code` with the file's text `t`."""
    script = tmp_path / "my editor.py"
    script.write_text(f"import pathlib, sys\np = pathlib.Path(sys.argv[-1])\nt = p.read_text()\np.write_text({code})\n")
    return f'"{sys.executable}" "{script}" --wait'


def test_set_changes_one_line_and_shows_it(route: Route, book: Path) -> None:
    found = edit(route, book, "--set", "every=3 weeks", "--set", "rank=B")
    assert found.status == 0
    assert found.out == (f"{NAME}:8: every: 2 weeks → every: 3 weeks\n{NAME}:5: rank: A → rank: B\n")
    assert (
        found.err
        == f"Note: the comment on the line stays as it is. If it no longer fits, change it in {NAME}: # the best\n"
    )
    assert text(book) == TANAKA.replace("2 weeks", "3 weeks").replace("rank: A ", "rank: B ")


def test_a_hash_inside_a_quoted_text_is_no_comment(route: Route, book: Path) -> None:
    edit(route, book, "--set", "address=上野 #1 東")
    assert edit(route, book, "--set", "address=浅草 #1 東").out.endswith(': "上野 #1 東" → address: "浅草 #1 東"\n')


def test_set_adds_a_missing_line_and_unset_removes_it(route: Route, book: Path) -> None:
    assert "(nothing) → since: 2019-04-01" in edit(route, book, "--set", "since=2019/4/1").out
    assert "since: 2019-04-01\n" in text(book)
    assert "since: 2019-04-01 → (nothing)" in edit(route, book, "--unset", "since").out
    assert text(book) == TANAKA


def test_setting_what_is_set_already_says_so(route: Route, book: Path) -> None:
    found = edit(route, book, "--set", "every=2 weeks")
    assert (found.status, found.out) == (0, f"{NAME}: already so; nothing changed.\n")


def test_text_that_yaml_would_misread_is_quoted(route: Route, book: Path) -> None:
    edit(route, book, "--set", "phone=0312345670", "--set", "x-note=a: b")
    assert 'phone: "0312345670"\n' in text(book)
    assert route("show", "tanaka", "--json", cwd=book).json["data"]["customer"]["phone"] == "0312345670"


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["--set", "every=sometimes"], "10 days"),
        (["--set", "rank=Z"], "A, B"),
        (["--set", "rep=nobody"], "sato"),
        (["--set", "colour=red"], "kana"),
        (["--set", "hours=10-12"], "Edit the file"),
        (["--set", "every"], "KEY=VALUE"),
        (["--set", "every="], "--unset every"),
        (["--unset", "name"], "name"),
        (["--set", "area=a\nb"], "U+000A"),
        (["--set", "rank=B", "--set", "every=sometimes"], "10 days"),
    ],
)
def test_nonsense_is_refused_before_anything_is_written(route: Route, book: Path, args: list[str], hint: str) -> None:
    found = edit(route, book, *args)
    assert (found.status, found.out) == (2, "")
    assert hint in found.err
    assert text(book) == TANAKA


def test_a_value_over_several_lines_is_left_to_the_person(route: Route, book: Path) -> None:
    (book / NAME).write_text(TANAKA + "notes: |\n  裏口から\n  入る\n", encoding="utf-8")
    found = edit(route, book, "--set", "notes=表から")
    assert (found.status, found.out) == (3, "")
    assert f"{NAME}:11" in found.err


def test_a_file_saved_by_another_program_meanwhile_is_exit_5(
    route: Route, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = routecli.app.changing.set_value

    def late(*args: str | bytes) -> bytes:
        (book / NAME).write_text(TANAKA + "phone: 1\n", encoding="utf-8")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(routecli.app.changing, "set_value", late)
    found = edit(route, book, "--set", "rank=B")
    assert (found.status, found.out) == (5, "")
    assert text(book) == TANAKA + "phone: 1\n"


def test_the_editor_is_called_by_its_words_and_its_work_is_checked(route: Route, book: Path, tmp_path: Path) -> None:
    good = edit(route, book, EDITOR=editor(tmp_path, "t.replace('2 weeks', '10 days')"))
    assert (good.status, good.out, good.err) == (0, f"{NAME}: saved.\n", "")
    bad = edit(route, book, VISUAL=editor(tmp_path, "t.replace('10 days', 'often')"), EDITOR="false")
    assert bad.status == 1
    assert f"{NAME}:8:8: error [bad-value]" in bad.err
    assert "every: often" in text(book)
    same = edit(route, book, EDITOR=editor(tmp_path, "t"))
    assert (same.status, same.out) == (0, f"{NAME}: nothing changed.\n")


def test_a_broken_file_can_be_opened_to_mend_it(route: Route, book: Path, tmp_path: Path) -> None:
    (book / NAME).write_text("name: [", encoding="utf-8")
    found = edit(route, book, EDITOR=editor(tmp_path, "'name: 田中商店\\n'"))
    assert found.status == 0
    assert text(book) == "name: 田中商店\n"


def test_without_an_editor_the_path_is_named(route: Route, book: Path) -> None:
    assert str(book / NAME) in edit(route, book).err
    missing = edit(route, book, EDITOR="/no/such/editor")
    assert missing.status == 2
    assert "/no/such/editor" in missing.err
