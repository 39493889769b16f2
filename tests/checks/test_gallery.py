"""A bad book for every check: files laid over a good book, and the places that `route check --strict` must name."""

from __future__ import annotations

import io
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from routecli.checks import CHECKS
from routecli.cli import run
from routecli.context import Context
from routecli.lang import LANGUAGES, Words
from routecli.storage.files import limits

DATA = Path(__file__).parent.parent / "data"
EXPECTED = shutil.ignore_patterns("expected.txt")
UNSHOWN = {"too-large", "too-many-values", "no-c-loader", "case-collision"}  # without a limit or a system made for it
GALLERY = sorted(folder.name for folder in (DATA / "bad").iterdir())


def morning() -> datetime:
    return datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def check(tmp_path):
    """Run `route check` in the good book with the files of the named bad ones over it."""
    book = tmp_path / "book"

    def run_check(*options: str, over: tuple[str, ...] = (), language: str = "en"):
        shutil.copytree(DATA / "good", book, dirs_exist_ok=True)
        for name in over:
            shutil.copytree(DATA / "bad" / name, book, dirs_exist_ok=True, ignore=EXPECTED)
        out, err = io.StringIO(), io.StringIO()
        context = Context(out, err, io.StringIO(), {}, tmp_path, morning, Words(language))
        status = run(["-C", str(book), "check", *options], context)
        return status, out.getvalue(), err.getvalue()

    return run_check


def places(out: str) -> list[str]:
    return re.findall(r"^\S.*? \[[a-z-]+\](?= )", out, re.MULTILINE)


def test_a_good_book_has_no_problem(check):
    assert check("--strict") == (0, "", "1 customer, 1 entry: no problems\n")


@pytest.mark.parametrize("name", GALLERY)
def test_a_bad_book_is_named_once_at_its_place(name, check, monkeypatch):
    if name == "too-large":
        monkeypatch.setattr(limits, "FILE_LIMIT", 400)
    if name == "too-many-values":
        monkeypatch.setattr(limits, "VALUES", 100)
    if name == "no-c-loader":
        monkeypatch.delattr(yaml, "CBaseLoader")
    if name == "case-collision" and (DATA / "good/customers/TANAKA.yaml").exists():
        return  # this disk cannot hold the two files
    expected = (DATA / "bad" / name / "expected.txt").read_text().splitlines()
    status, out, err = check("--strict", over=(name,))
    assert places(out) == expected
    assert status == 1
    assert f"[{name}]" in expected[0]
    assert "no problem" not in err


@pytest.mark.parametrize("name", GALLERY)
def test_without_strict_only_what_matters_is_shown_and_only_errors_fail(name, check, monkeypatch):
    if name in UNSHOWN:
        return
    status, out, _ = check(over=(name,))
    assert bool(out) is (CHECKS[name].tier == "basic")
    assert status == (1 if CHECKS[name].severity == "error" else 0)


def test_every_check_has_a_bad_book_and_every_bad_book_a_check():
    assert set(GALLERY) == set(CHECKS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["problem", "fix", "explain"])
def test_every_check_has_words(language, part):
    words = Words(language)
    assert [name for name in CHECKS if not words.has(f"{part}.{name}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_says_what_why_and_how_to_mend(language):
    words = Words(language)
    how = {"en": "To fix", "ja": "直し方"}[language]
    texts = {name: words(f"explain.{name}") for name in CHECKS}
    assert [name for name, text in texts.items() if "\n" not in text or how not in text] == []


@pytest.mark.parametrize("name", GALLERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_followed_by_its_remedy_without_holes(name, language, check, monkeypatch):
    if name in UNSHOWN:
        return
    _, out, _ = check("--strict", over=(name,), language=language)
    rows = out.splitlines()
    assert all(row.startswith("    ") for row in rows[1::2])
    assert not any(row.startswith(" ") for row in rows[::2])
    assert not re.search(r"\{\w*\}|None", out)


def test_json_counts_and_lists(check):
    import json

    status, out, _ = check("--json", over=("unknown-rep", "future-date"))
    answer = json.loads(out)
    assert status == 1
    assert answer["data"] == {"customers": 2, "entries": 2, "errors": 1, "warnings": 1}
    assert [(p["path"], p["line"], p["check"]) for p in answer["problems"]] == [
        ("customers/suzuki.yaml", 3, "unknown-rep"),
        ("visits/tanaka.jsonl", 2, "future-date"),
    ]


def test_explain_needs_no_book(tmp_path):
    out, err = io.StringIO(), io.StringIO()
    context = Context(out, err, io.StringIO(), {}, tmp_path, morning, Words("en"))
    assert run(["check", "--explain", "sync-copy"], context) == 0
    assert out.getvalue().startswith("sync-copy (error, basic)\n  Dropbox")
    assert run(["check", "--explain", "sync-cop"], context) == 2
    assert "sync-copy" in err.getvalue()
