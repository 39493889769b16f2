"""Text that YAML cannot read as it stands is shown with the quotes that it needs; other slips are named where they begin."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
import yaml

from routecli.lang import LANGUAGES, Words
from routecli.output.problems import fix, message
from routecli.storage.files import yamlfile, yamlplaces
from routecli.storage.files.yamlfile import read_document

if TYPE_CHECKING:
    from routecli.errors import Problem

FIRST = [*string.punctuation, *(f"{mark} " for mark in string.punctuation)]


@pytest.fixture(params=["C", "Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with each of the two parsers of PyYAML: they word their errors differently."""
    if request.param == "Python":
        for module in (yamlfile, yamlplaces):
            monkeypatch.setattr(module, "LOADER", yaml.BaseLoader)


def problem_of(text: str) -> Problem | None:
    document = read_document(text.encode(), "customers/x.yaml")
    return next(iter(document.problems), None)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("mark", FIRST)
@pytest.mark.parametrize("before", ["", "contacts:\n  - role: 店主\n    "])
def test_a_name_may_begin_with_any_mark_if_it_is_in_quotes(mark: str, before: str) -> None:
    text = f"rep: me\n{before}name: {mark}店\n{'' if before else 'every: 2 weeks'}\n"
    problem = problem_of(text)
    if problem is None or mark.strip() in "[{\"'":  # a bracket or quote left open is another slip
        return
    assert problem.check == "needs-quotes"
    assert problem.params["value"] == f"{mark}店"
    line = text.split("\n")[problem.line - 1]
    assert line[problem.col - 1 :] == f"{mark}店"
    mended = text.replace(line.strip(), problem.params["instead"])
    assert problem_of(mended) is None
    assert f"{mark}店" in str(read_document(mended.encode(), "x").raw)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("line", "place", "instead"),
    [
        ("name: @店", (1, 7), 'name: "@店"'),
        ("name: @店  # 本店", (1, 7), 'name: "@店"'),
        ("name: 店: 本店", (1, 7), 'name: "店: 本店"'),
        ("name: [仮] 店", (1, 7), 'name: "[仮] 店"'),
        ("name: 'O'Brien'", (1, 7), 'name: "O\'Brien"'),
        ('name: "店" 本店', (1, 7), 'name: "\\"店\\" 本店"'),
        ("contacts: [{name: @田中, role: 店主}]", (1, 19), 'contacts: [{name: "@田中", role: 店主}]'),
        ("tags:\n  - 和菓子\n  - @冷蔵", (3, 5), '- "@冷蔵"'),
    ],
)
def test_what_needs_quotes_is_shown_with_them(line: str, place: tuple[int, int], instead: str) -> None:
    problem = problem_of(f"{line}\n")
    assert problem
    assert (problem.check, problem.line, problem.col, problem.params["instead"]) == ("needs-quotes", *place, instead)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("name: x\ntags: [a, b\nrep: me\n", (2, 7), "bracket-open"),
        ("name: x\nat: {a: b\n", (2, 5), "bracket-open"),
        ('name: "x\nrep: me\n', (1, 7), "quote-open"),
        ("name:x\nrep: me\n", (1, 6), "no-space"),
        ("name: x\nrep\nevery: 2 weeks\n", (2, 1), "no-colon"),
        ("name: x\n rep: me\n", (2, 5), "indent"),
        ("- a\nname: x\n", (2, 1), "dash"),
        ("name: x\n---\nname: y\n", (2, 1), "documents"),
    ],
)
def test_another_slip_is_named_where_it_begins(text: str, place: tuple[int, int], reason: str) -> None:
    problem = problem_of(text)
    assert problem
    assert (problem.check, problem.line, problem.col, problem.params["reason"]) == ("yaml-syntax", *place, reason)


@pytest.mark.usefixtures("loader")
def test_no_japanese_sentence_has_the_words_of_the_parser() -> None:
    texts = [
        f"name: {mark}{rest}\nrep: me\n" for mark in string.punctuation for rest in ("x", " x", "x: y", "[x", "x}")
    ]
    for problem in filter(None, map(problem_of, texts)):
        said = [message(Words(language), problem) + fix(Words(language), problem) for language in LANGUAGES]
        assert not any(
            word in text for text in said for word in ("token", "mapping", "expected key", "context", "scalar")
        )
