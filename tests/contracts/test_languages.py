"""Both languages say the same things, nothing is said by nobody, and no sentence stands outside the catalogues."""

from __future__ import annotations

import ast
import re
import string
from importlib import import_module
from inspect import signature
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from sources import SRC, label, sources, tree

from routecli.lang import LANGUAGES, Words
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

PARTS = sorted(path.stem.removesuffix("_en") for path in (SRC / "lang").glob("*_en.py"))
JAPANESE = re.compile("[\u3040-\u30fa\u30fd-\u30ff\u3400-\u9fff々]")
CODE = [path for path in sources() if path.parent.name != "lang"]
# Tables of words that people type or that stand in files; nothing of them is ever shown as a sentence.
WORD_TABLES = {
    "core/date_rules.py", "core/dates.py", "core/when.py", "core/interval.py", "core/hepburn.py", "core/romaji.py",
    "core/names.py", "core/width.py", "storage/schema/jsonschema.py", "storage/write/repair.py", "storage/files/walk.py",
}  # fmt: skip
RAISED = {"UsageError", "NotFoundError", "BookError", "ChangedError", "RouteError", "write_error"}
SAID = {"words", "notice", "answer", *RAISED}


def catalogue(language: str) -> dict[str, str]:
    """Every sentence of a language, the rarely needed ones too."""
    modules = [f"routecli.lang.{language}", *(f"routecli.lang.{part}_{language}" for part in PARTS)]
    return dict(chain.from_iterable(import_module(module).WORDS.items() for module in modules))


EN, JA = catalogue("en"), catalogue("ja")


def parameters(text: str) -> set[str]:
    """The places to fill; braces that show JSON are none."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name and name.isidentifier()}


def is_singular(id_: str) -> bool:
    """`count.day.one`: Japanese has no singular, though a table may keep one for symmetry."""
    return id_.startswith("count.") and id_.endswith(".one")


def texts(path: Path) -> list[str]:
    """The string constants of a module that are no docstrings."""
    scopes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docs = {id(node.body[0].value) for node in scopes if node.body and isinstance(node.body[0], ast.Expr)}
    constants = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and id(node) not in docs]
    return [node.value for node in constants if isinstance(node.value, str)]


def patterns(path: Path) -> list[str]:
    """The f-strings of a module that may make an id, as patterns: f"state.{name}" → `state\\..+`."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            pieces = [re.escape(v.value) if isinstance(v, ast.Constant) else ".+" for v in node.values]
            found.append("".join(map(str, pieces)))
    return [pattern for pattern in found if re.match(r"[a-z_]+\\\.", pattern)]


def test_the_catalogues_have_equal_ids() -> None:
    assert {id_ for id_ in EN if not is_singular(id_)} == {id_ for id_ in JA if not is_singular(id_)}


@pytest.mark.parametrize("id_", sorted(EN.keys() & JA.keys()))
def test_a_sentence_takes_equal_parameters(id_: str) -> None:
    if not id_.startswith("date."):  # an order of day and month of its own, maybe without the weekday
        assert parameters(EN[id_]) == parameters(JA[id_])


def test_every_heading_is_that_of_a_field() -> None:
    written = set(chain.from_iterable(texts(path) for path in sources("output")))
    assert [id_ for id_ in EN if id_.startswith("head.") and id_.removeprefix("head.") not in written] == []


def test_every_sentence_is_said_somewhere() -> None:
    code = [*CODE, SRC / "lang" / "__init__.py"]
    written = set(chain.from_iterable(texts(path) for path in code))
    made = re.compile("|".join(f"(?:{pattern})" for path in code for pattern in patterns(path)))
    silent = [id_ for id_ in EN if id_ not in written and not made.fullmatch(id_) and not is_singular(id_)]
    assert silent == []


@pytest.mark.parametrize("path", CODE, ids=label)
def test_every_sentence_that_is_asked_for_exists(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name in SAID and isinstance(first, ast.Constant):
            assert first.value in EN, f"line {node.lineno}"
        if name == "RowField" and len(node.args) > 2 and isinstance(node.args[2], ast.Constant):
            assert f"head.{node.args[2].value}" in EN, f"line {node.lineno}"


@pytest.mark.parametrize("path", [path for path in CODE if label(path) not in WORD_TABLES], ids=label)
def test_no_japanese_stands_outside_the_catalogues(path: Path) -> None:
    assert [text for text in texts(path) if JAPANESE.search(text)] == []


@pytest.mark.parametrize("name", sorted(WORD_TABLES))
def test_the_exceptions_are_needed(name: str) -> None:
    assert [text for text in texts(SRC / name) if JAPANESE.search(text)]


def test_no_english_catalogue_holds_japanese_sentences() -> None:
    """Names and readings in examples are Japanese in both; a sentence that ends in Japanese is not English."""
    assert [id_ for id_, text in EN.items() if re.search(r"(?:です|ます|ません|ください)。?$", text)] == []


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_help_and_examples(name: str, language: str) -> None:
    words = Words(language)
    assert words(f"help.{name}")
    assert any(line.startswith(("route ", "eval ")) for line in words(f"examples.{name}").splitlines())


def test_every_help_belongs_to_a_parameter() -> None:
    takes = {name: set(signature(import_module(f"routecli.commands.{name}").run).parameters) for name in COMMANDS}
    page = {"program", "command", "usage", "options", "globals", "more", "required"}  # of the help pages themselves
    for id_ in (id_ for id_ in EN if id_.startswith("help.")):
        _, first, *rest = id_.split(".")
        if first in {"rhythm", "option"}:
            continue
        assert rest[0] in takes[first] if rest else first in {*COMMANDS, *page, *set().union(*takes.values())}, id_
