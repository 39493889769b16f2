"""Small functions and a sentence on each: what keeps the code readable in an evening. Ruff counts the branches."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from sources import ROOT, label, sources, tree

if TYPE_CHECKING:
    from pathlib import Path

MOST_FUNCTION_LINES = 50  # of the body: the options of a command are its parameters
LEAST_TEST_LINES = 0.9  # per line of the program; the sentences of `lang/` are no code, the transcripts are tests


@pytest.mark.parametrize("path", sources(), ids=label)
def test_a_function_is_small(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.body[0].lineno < MOST_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", sources(), ids=label)
def test_every_module_and_public_definition_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    silent = [name for name, node in public(tree(path)) if not ast.get_docstring(node)]
    assert silent == []


def test_there_are_about_as_many_lines_of_tests_as_of_code() -> None:
    code = sum(lines(path) for path in sources() if path.parent.name != "lang")
    tests = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tests" / "transcripts").glob("*.md")]
    assert sum(map(lines, tests)) >= LEAST_TEST_LINES * code


def lines(path: Path) -> int:
    """The lines of a file that are not blank."""
    return sum(not line.isspace() for line in path.read_text(encoding="utf-8").splitlines(keepends=True))


def public(node: ast.Module | ast.ClassDef) -> list[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """The public functions, classes and methods, by their path in the module."""
    found: list[tuple[str, ast.FunctionDef | ast.ClassDef]] = []
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            found.append((child.name, child))
            if isinstance(child, ast.ClassDef):
                found += [(f"{child.name}.{name}", inner) for name, inner in public(child)]
    return found
