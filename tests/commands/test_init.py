"""A new book: valid at once, in both languages, and nothing that was there is lost."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_next_commands_work_at_once(route: Route, tmp_path: Path, language: str) -> None:
    made = route("init", language=language, USER="kenji")
    assert (made.status, made.err) == (0, "")
    assert "route add" in made.out
    assert route("check", "--strict").status == 0
    assert route("add", "田中商店", "--kana", "たなか", "--rank", "A").status == 0
    assert route("hold", "田中", "+1w").status == 0
    (customer,) = route("list", "--json").json["data"]["customers"]
    assert (customer["customer"], customer["rep"], customer["state"]) == ("tanaka", "kenji", "paused")
    assert (tmp_path / "customers" / "tanaka.yaml").read_text(encoding="utf-8").splitlines()[0] == (
        "# yaml-language-server: $schema=../.schema/customer.json"
    )
    assert {path.name for path in tmp_path.iterdir()} == {
        ".gitattributes", ".gitignore", ".route", ".schema", "README.md", "customers", "news", "route.yaml", "visits",
    }  # fmt: skip


def test_settings_hold_what_was_given(route: Route, tmp_path: Path) -> None:
    route("init", "mine", "--company", "A: b #1", "--rep-name", "O'Neil, Ken", language="en", LANG="en_US.UTF-8")
    text = (tmp_path / "mine" / "route.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=.schema/settings.json\n")
    assert 'company: "A: b #1"\n' in text
    assert '  o-neil-ken: {name: "O\'Neil, Ken"}\n' in text
    assert "\ncountry: US " in text
    assert route("check", "--strict", cwd=tmp_path / "mine").status == 0


def test_the_rep_is_the_one_that_later_calls_will_name(route: Route, tmp_path: Path) -> None:
    route("init", "a", "--rep-name", "佐藤 健", "--rep", "sato")
    assert "sato: {name: 佐藤 健}" in (tmp_path / "a" / "route.yaml").read_text(encoding="utf-8")
    route("init", "b", ROUTE_REP="ito", USER="x")
    assert "ito: {name: x}" in (tmp_path / "b" / "route.yaml").read_text(encoding="utf-8")
    route("init", "c", USER="田中")
    assert "me: {name: 田中}" in (tmp_path / "c" / "route.yaml").read_text(encoding="utf-8")
    assert route("init", "d", "--rep", "../x").status == 2


def test_a_book_is_never_made_twice(route: Route, book: Path) -> None:
    before = sorted(path.name for path in book.iterdir())
    found = route("init", cwd=book)
    assert (found.status, found.out) == (2, "")
    assert sorted(path.name for path in book.iterdir()) == before
    assert route("init", str(book)).status == 2
    assert route("init", "-C", str(book)).status == 2


def test_a_folder_with_files_keeps_them_and_gets_the_missing_lines(route: Route, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("*.tmp", encoding="utf-8")
    (tmp_path / ".gitattributes").write_text("customers/*.yaml text eol=lf\n*.png binary\n", encoding="utf-8")
    assert route("init").status == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine\n"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.tmp\n.route/\n"
    assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == (
        "customers/*.yaml text eol=lf\n*.png binary\nvisits/*.jsonl merge=union text eol=lf\nplans/*/*.yaml text eol=lf\n"
    )


def test_git_merges_logs_as_sets_and_leaves_the_lock_alone(route: Route, tmp_path: Path) -> None:
    route("init")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    ask = ["git", "-C", str(tmp_path), "check-attr", "merge", "eol", "--", "visits/tanaka.jsonl"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=True).stdout
    assert answer == "visits/tanaka.jsonl: merge: union\nvisits/tanaka.jsonl: eol: lf\n"
    ignored = subprocess.run(["git", "-C", str(tmp_path), "check-ignore", ".route/lock"], check=False)
    assert ignored.returncode == 0


def test_schemas_are_json_schemas_in_the_language_of_the_book(route: Route, tmp_path: Path) -> None:
    route("init", language="ja")
    schema = json.loads((tmp_path / ".schema" / "customer.json").read_text(encoding="utf-8"))
    assert "name" in schema["properties"]
    assert "$schema" in schema


def test_the_folder_cannot_be_made(route: Route, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    found = route("init", "file")
    assert (found.status, found.out) == (3, "")
    assert "file" in found.err


def test_the_fictional_company_is_there_to_look_around(route: Route, tmp_path: Path) -> None:
    found = route("init", "--sample", "demo")
    assert found.status == 0
    first = next(line for line in found.out.splitlines() if line.startswith("  route -C"))
    assert route(*first.split()[1:], cwd=tmp_path).status == 0
    assert route("check", "--strict", cwd=tmp_path / "demo").status == 0


def test_the_fictional_company_goes_only_where_nothing_is(route: Route, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine", encoding="utf-8")
    found = route("init", "--sample", "full")
    assert (found.status, "not an empty folder" in found.err) == (3, True)
    assert [path.name for path in tmp_path.iterdir() if path.name != ".config"] == ["full"]
    (tmp_path / "empty").mkdir()
    assert route("init", "--sample", "empty").status == 0
