"""TAB: the protocol of the scripts, and real shells where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["=sh"], ["show\tShow one customer: facts, due day, open items and latest entries."]),
        (["show", "=tan"], ["tanaka-shoten\t田中商店"]),
        (["show", "=田"], ["tanaka-shoten\t田中商店"]),
        (["show", "=たなか"], ["tanaka-shoten\t田中商店"]),
        (["show", "=タナカ"], ["tanaka-shoten\t田中商店"]),
        (["hold", "=suzukik"], ["suzuki\t鈴木工業"]),  # romaji of the reading, すずきこうぎょう
        (["show", "="], ["suzuki\t鈴木工業", "tanaka-shoten\t田中商店"]),
        (["show", "=nobody"], []),
        (["show", '="田'], ["tanaka-shoten\t田中商店"]),
        (["--rep", "=s"], ["sato\t佐藤 健"]),
        (["list", "--rep=s", "=--ra"], ["--rank\tOnly this rank."]),
        (["list", "=--rep=i"], ["--rep=ito\t伊藤 花"]),
        (["list", "--rep", "=", "=i"], ["ito\t伊藤 花"]),
        (["list", "--area", "=浅"], ["浅草"]),
        (["-C", "=/ho"], ["/"]),
        (["hold", "tanaka", "="], []),
    ],
)
def test_what_is_offered(route: Route, book: Path, words: list[str], offered: list[str]) -> None:
    found = route(*words, cwd=book, _ROUTE_COMPLETE="zsh")
    assert (found.status, found.out.splitlines(), found.err) == (0, offered, "")


def test_fish_gets_names_for_kanji_since_it_drops_what_begins_otherwise(route: Route, book: Path) -> None:
    assert route("show", "=田", cwd=book, _ROUTE_COMPLETE="fish").out == "田中商店\ttanaka-shoten\n"
    assert route("show", "=ta", cwd=book, _ROUTE_COMPLETE="fish").out == "tanaka-shoten\t田中商店\n"


def test_bash_gets_bare_words_that_need_no_quotes(route: Route, book: Path) -> None:
    (book / "customers" / "abe.yaml").write_text("name: 阿部\narea: 浅草 北\n", encoding="utf-8")
    assert route("list", "--area", "=浅", cwd=book, _ROUTE_COMPLETE="bash").out == "浅草\n浅草\\ 北\n"
    assert route("show", "=ta", cwd=book, _ROUTE_COMPLETE="bash").out == "tanaka-shoten\n"


def test_without_a_book_or_with_a_broken_one_nothing_is_said(route: Route, book: Path) -> None:
    assert route("show", "=", _ROUTE_COMPLETE="zsh") == (0, "", "")
    (book / "customers" / "suzuki.yaml").write_text("name: [", encoding="utf-8")
    assert route("show", "=", cwd=book, _ROUTE_COMPLETE="zsh") == (0, "tanaka-shoten\t田中商店\n", "")
    assert route("completion", "=z", _ROUTE_COMPLETE="zsh").out == "zsh\n"


def test_an_unknown_shell_is_named(route: Route) -> None:
    found = route("completion", "tcsh")
    assert (found.status, found.out) == (2, "")
    assert "tcsh" in found.err


def test_rich_stays_unloaded() -> None:
    code = "import sys; from routecli.cli import make_context, run; args = sys.argv[1:]; run(args, make_context(args))"
    code += "; assert 'rich' not in sys.modules, 'rich'"
    env = {**os.environ, "_ROUTE_COMPLETE": "zsh"}
    found = subprocess.run([sys.executable, "-c", code, "=un"], env=env, capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"undo\t" in found.stdout


@pytest.fixture
def path_with_route(tmp_path: Path) -> str:
    """A PATH on which `route` is this program, whatever the system calls so."""
    script = tmp_path / "bin" / "route"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m routecli "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return f"{script.parent}:{os.environ['PATH']}"


def _ask(shell: list[str], path: str, book: Path) -> str:
    env = {**os.environ, "PATH": path, "ROUTE_BOOK": str(book), "LC_ALL": "C.UTF-8"}
    found = subprocess.run(shell, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    assert found.stderr == ""
    return found.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_itself_replaces_kanji_by_the_id(path_with_route: str, book: Path) -> None:
    script = """
        eval "$(route completion bash)"
        compopt() { printf "compopt %s %s\\n" "$@"; }
        COMP_WORDS=(route show 田) COMP_CWORD=2; _route_completion route; echo "${COMPREPLY[@]}"
        COMP_WORDS=(route list --rep = i) COMP_CWORD=4; _route_completion route; echo "${COMPREPLY[@]}"
        COMP_WORDS=(route -C /ho) COMP_CWORD=2; _route_completion route; echo "${COMPREPLY[@]}."
    """
    answer = _ask(["bash", "--norc", "-c", script], path_with_route, book)
    assert answer == "tanaka-shoten\nito\ncompopt -o default\n.\n"


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish")
def test_fish_itself_shows_names_as_help(path_with_route: str, book: Path) -> None:
    script = "route completion fish | source; complete -C 'route show ta'; complete -C 'route show 鈴'"
    answer = _ask(["fish", "--no-config", "-c", script], path_with_route, book)
    assert answer == "tanaka-shoten\t田中商店\n鈴木工業\tsuzuki\n"


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh")
def test_zsh_itself_is_given_ids_and_names(path_with_route: str, book: Path) -> None:
    script = """
        compdef() { :; }
        compadd() { print -r -- "$1 ${values[*]} / ${shown[*]}"; }
        eval "$(route completion zsh)"
        words=(route show 田) CURRENT=3 PREFIX=田; _route_completion
        words=(route show su) CURRENT=3 PREFIX=su; _route_completion
    """
    answer = _ask(["zsh", "-f", "-c", script], path_with_route, book)
    assert answer == "-U tanaka-shoten / tanaka-shoten  -- 田中商店\n-l suzuki / suzuki  -- 鈴木工業\n"
