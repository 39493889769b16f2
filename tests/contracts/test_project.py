"""What surrounds the program stays true: the two commands, the links, the empty book, what a package carries."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from sources import ROOT, SRC, defined_types, label, sentences, sources

from routecli import __version__
from routecli.app.checking import check_book
from routecli.lang import LANGUAGES
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

TRY = (
    "python3 -m venv .venv && .venv/bin/pip install -q . && "
    ".venv/bin/route -C sample-data --as-of 2026-11-24 --rep sato today"
)
TEST = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "tests" / "transcripts").glob("*.md")]
UNNAMED = {"state.until", "state.urgency", "outcome.void"}  # parts of sentences
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]+)")


@pytest.mark.parametrize("page", ["README.md", "README.ja.md"])
def test_both_readmes_give_the_two_commands(page: str) -> None:
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("python3 ")] == [TRY, TEST]


def test_the_server_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    sed = next(line for line in script.splitlines() if line.startswith("test="))
    found = subprocess.run(["bash", "-c", f'{sed}; echo "$test"'], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == TEST
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_the_words_of_the_screen(language: str) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = {id_: text for id_, text in sentences(language).items() if re.match(r"(state|outcome|stage)\.", id_)}
    assert len(named) > 15
    assert [text for id_, text in named.items() if id_ not in UNNAMED and text not in glossary] == []


def test_every_type_of_the_glossary_exists() -> None:
    named = re.findall(r"`([A-Z][a-z]\w*)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    assert len(named) > 15
    assert set(named) <= {name for path in sources() for name in defined_types(path)}


def test_every_module_that_a_page_names_exists() -> None:
    """`core/clock.py`, or `storage/walk.py` below its room: whoever moves a file mends the pages."""
    known = {label(path) for path in sources()}
    for page in (ROOT / "docs").glob("*.md"):
        named = set(
            re.findall(
                r"`((?:core|planning|storage|checks|output|lang|app|commands)/[\w/]+\.py)`",
                page.read_text(encoding="utf-8"),
            )
        )
        assert {name for name in named if name not in known} == set(), page.name


@pytest.mark.parametrize("book", ["routes", "sample-data"])
def test_the_books_are_without_a_problem(book: str) -> None:
    assert check_book(ROOT / book, date(2026, 11, 24)).problems == []


def test_the_empty_book_is_empty() -> None:
    for folder in ("customers", "visits", "news"):
        assert [path.name for path in (ROOT / "routes" / folder).iterdir()] == [".gitkeep"]


def test_the_package_is_what_the_program_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["scripts"]) == {"route", "routecli"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__}" in changes or "## Unreleased" in changes


def test_the_hook_for_books_runs_a_command_of_the_program_on_its_files() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    script, command = hook["entry"].split()
    assert (script in project["scripts"], command in COMMANDS) == (True, True)
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "sample-data").rglob("*") if path.is_file()]
    looked_at = [file for file in files if re.search(hook["files"], file)]
    assert len(looked_at) == sum(not file.startswith("sample-data/.") and not file.endswith(".md") for file in files)


def test_the_hooks_of_this_repository_run_what_is_installed() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"][
        "dev"
    ]
    installed = {"python", *(re.split("[<>=]", name)[0] for name in extras)}
    programs = [hook["entry"].split()[0] for hook in config["repos"][0]["hooks"]]
    assert {program.removeprefix(".venv/bin/") for program in programs} <= installed


def test_nothing_of_a_machine_is_kept() -> None:
    words = re.compile(r"/(?:home|root|Users|work)/[a-z]|/tmp/[a-z]")
    texts = [
        *SRC.rglob("*.py"),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "tests" / "transcripts").glob("*.md"),
        *ROOT.glob("*.md"),
    ]
    assert [path.name for path in texts if words.search(path.read_text(encoding="utf-8"))] == []
