"""Every mistake on the command line of every command is one whole sentence in the reader's language, and `help` helps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from routecli.cli import make_app
from routecli.lang import LANGUAGES, Words
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from session import Route

PARSER = re.compile(
    r"valid int|is not in the range|unexpected|No such|requires an argument|Got |\bNone\b|\bint\b|\bfloat\b"
)
ENDS = {"en": re.compile(r"[.?]$|: \S.*$"), "ja": re.compile(r"[。？]$|: \S.*$|…$")}


class Asked:
    """What a command's words are looked up in, without a book."""

    def __init__(self, language: str) -> None:
        self.words = Words(language)


def mistakes(name: str, language: str) -> Iterator[list[str]]:
    """Yield wrong command lines of a command: of each option, of its arguments, of what it does not know."""
    app = make_app(Words(language))
    command = app.get_command(app.context_class(app, obj=Asked(language)), name)
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    if any(param.required for param in arguments):
        yield [name]
    enough = ["tanaka"] * len(arguments)
    if not any(param.nargs == -1 for param in arguments):
        yield [name, *enough, "one", "too( many)"]
    yield [name, *enough, "--zzzz"]
    yield [name, *enough, "-z"]
    for param in command.params:
        if param.param_type_name != "option":
            continue
        yield [name, *enough, param.opts[-1][:-1] + "zq"]
        yield [name, *enough, f"{param.opts[-1]}=x"] if param.is_flag else [name, *enough, param.opts[-1]]
        if getattr(param.type, "min", None) is not None:
            yield from (
                [name, *enough, f"{param.opts[-1]}={value}"] for value in ("many", "", "-99999999", "1e999", "1.5x")
            )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_mistake_is_a_whole_sentence(route: Route, book: Path, name: str, language: str) -> None:
    lines = list(mistakes(name, language))
    assert len(lines) > 8
    for line in lines:
        result = route("-C", str(book), *line, language=language)
        assert (result.status, result.out) == (2, ""), line
        said, where = result.err.splitlines()
        assert said.startswith("route: ")
        assert ENDS[language].search(said), said
        assert not PARSER.search(said), said
        assert where.endswith(f": route {name} --help")
        assert bool(re.search("[ぁ-ん]", said)) is (language == "ja"), said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("today foo bar", "route today takes no arguments, but was given: foo bar"),
        ("brief a b", "Too many arguments: b. Put text that contains spaces in quotes."),
        ("today --json=1", "--json does not take a value."),
        ("today --max many", "--max takes a number of at least 0, not many."),
        ("plan --weeks 99", "--weeks takes a number from 1 to 26, not 99."),
        ("log tanaka --order", "--order needs a value."),
    ],
)
def test_a_mistake_in_words(route: Route, book: Path, line: str, said: str) -> None:
    assert route("-C", str(book), *line.split()).err.splitlines()[0] == f"route: {said}"


def test_a_language_that_it_does_not_speak_is_refused(route: Route, book: Path) -> None:
    result = route("-C", str(book), "list", "--lang", "fr")
    assert (result.status, result.err.splitlines()[0]) == (2, "route: --lang: unknown value fr. Known values: ja, en.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_a_command_too(route: Route, language: str) -> None:
    assert route("help", language=language) == route("--help", language=language)
    for name in COMMANDS:
        assert route("help", name, language=language) == route(name, "--help", language=language)
    assert route("help", "--help", language=language).out == route("--help", language=language).out


def test_help_for_what_does_not_exist_names_what_does(route: Route) -> None:
    result = route("help", "tody")
    assert (result.status, result.err.splitlines()[0]) == (2, "route: There is no command tody. Did you mean today?")
