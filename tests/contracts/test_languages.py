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
from sources import SRC, TOPIC_FILES, label, sentences, sources, texts, tree

from routecli.lang import LANGUAGES, TOPICS, Count, Number, Words
from routecli.rhythms import COMMANDS, module_of

if TYPE_CHECKING:
    from pathlib import Path

JAPANESE = re.compile("[\u3040-\u30fa\u30fd-\u30ff\u3400-\u9fff々]")
CODE = [path for path in sources() if path.parent.name != "lang"]
# Tables of words that people type or that stand in files; nothing of them is ever shown as a sentence.
WORD_TABLES = {
    "core/addresses.py", "core/amounts.py", "core/calendar.py", "core/coordinates.py", "core/date_rules.py",
    "core/dates.py", "core/hours.py", "core/hours_text.py", "core/importing/cells.py", "core/importing/headings.py",
    "core/importing/matching.py", "core/interval.py", "core/kana.py",
    "core/locating.py", "core/names.py", "core/numerals.py", "core/people.py", "core/preferences.py", "core/times.py",
    "core/when.py", "core/width.py", "storage/files/walk.py", "storage/schema/jsonschema.py",
    "storage/tables/delimited.py", "storage/write/repair.py",
}  # fmt: skip
RAISED = {"UsageError", "NotFoundError", "BookError", "ChangedError", "RouteError", "write_error"}
SAID = {"words", "notice", "answer", *RAISED}
# What may follow "1" and end in s, though no plural: the verb of a name that is filled in, a unit, or the end of a comparison.
SINGULAR = {
    "as", "belongs", "contradicts", "details", "does", "exists", "falls", "gets", "has", "is", "its", "less", "matches",
    "needs", "reads", "shows", "takes", "this", "was",
}  # fmt: skip
EN, JA = sentences("en"), sentences("ja")


def parameters(text: str) -> set[str]:
    """The places to fill; braces that show JSON are none."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name and name.isidentifier()}


def patterns(path: Path) -> list[str]:
    """The f-strings of a module that may make an id, as patterns: f"state.{name}" → `state\\..+`."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            pieces = [re.escape(v.value) if isinstance(v, ast.Constant) else ".+" for v in node.values]
            found.append("".join(map(str, pieces)))
    return [pattern for pattern in found if re.match(r"[a-z_]+\\\.", pattern)]


def test_every_sentence_stands_in_the_file_of_its_topic() -> None:
    files = {id_: path.stem for path in TOPIC_FILES for id_ in import_module(f"routecli.lang.{path.stem}").WORDS}
    assert {id_: TOPICS.get(id_.partition(".")[0]) for id_ in files} == files
    assert {id_.partition(".")[0] for id_ in files} == TOPICS.keys()


@pytest.mark.parametrize("id_", sorted(EN))
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
    silent = [id_ for id_ in EN if id_ not in written and not made.fullmatch(id_)]
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
    takes = {name: set(signature(import_module(module_of(name)).run).parameters) for name in COMMANDS}
    page = {
        "program",
        "command",
        "usage",
        "options",
        "globals",
        "more",
        "required",
        "default",
    }  # of the help pages themselves
    for id_ in (id_ for id_ in EN if id_.startswith("help.")):
        _, first, *rest = id_.split(".")
        if first in {"rhythm", "option"}:
            continue
        assert rest[0] in takes[first] if rest else first in {*COMMANDS, *page, *set().union(*takes.values())}, id_


class Ones(dict[str, str]):
    """Whatever a sentence asks for, there is one of it; a factor always has decimals."""

    def __missing__(self, name: str) -> str:
        return "1.00" if name == "factor" else Number(1)


def plurals_after_one(text: str) -> list[str]:
    """What reads `1 stops` or `1 routine visits`: a plural right after 1, or after one word more."""
    pairs = re.findall(r"(?<![\w.-])1 (\w+)(?= (\w+))?", text)
    return [word for pair in pairs for word in pair if word.endswith("s") and word not in SINGULAR]


@pytest.mark.parametrize(
    "id_", [id_ for id_, text in EN.items() if parameters(text) and not id_.startswith("template.")]
)
def test_one_is_followed_by_no_plural(id_: str) -> None:
    assert plurals_after_one(EN[id_].format_map(Ones())) == []


def test_the_search_for_plurals_sees_them() -> None:
    assert plurals_after_one("A: 1 stops, 1 of 1 working days; 1 is 1 h") == ["stops", "days"]


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 stop"), (2, "2 stops"), (0, "0 stops"), (1.0, "1 stop"), (1.5, "1.5 stops")]
)
def test_a_count_chooses_its_noun(n: float, text: str) -> None:
    assert Words("en").value(Count(n, "stop")) == text


def test_a_sentence_chooses_by_its_numbers() -> None:
    words = Words("en")
    assert words("review.frequency", n=1, total=12).endswith(": 1 of 12 customers is off")
    assert words("review.frequency", n=2, total=12).endswith(": 2 of 12 customers are off")
    assert words("plan.gaps_fine", n=1) == "The only gap between visits is 0.7 to 1.3 times the interval."
    assert words("plan.gaps_fine", n=8) == "All 8 gaps between visits are 0.7 to 1.3 times the interval."
