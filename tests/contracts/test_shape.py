"""Small functions and a sentence on each: what keeps the code readable in an evening. Ruff counts the branches."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from sources import label, sources, tree

if TYPE_CHECKING:
    from pathlib import Path

MOST_FUNCTION_LINES = 50  # of the body: the options of a command are its parameters


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


def public(node: ast.Module | ast.ClassDef) -> list[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """The public functions, classes and methods, by their path in the module."""
    found: list[tuple[str, ast.FunctionDef | ast.ClassDef]] = []
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            found.append((child.name, child))
            if isinstance(child, ast.ClassDef):
                found += [(f"{child.name}.{name}", inner) for name, inner in public(child)]
    return found
