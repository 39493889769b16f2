"""The program's source files as the contracts read them: parsed, with what each imports."""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.lang import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "routecli"
TOPIC_FILES = [path for path in sorted((SRC / "lang").glob("*.py")) if path.stem != "__init__"]


def sources(folder: str = "") -> list[Path]:
    """Every module below a folder of the program; `.` means the program's top only."""
    return sorted(SRC.glob("*.py") if folder == "." else (SRC / folder).rglob("*.py"))


def sentences(language: str) -> dict[str, str]:
    """Every sentence of a language by its id, of all the topics."""
    pairs = [pair for path in TOPIC_FILES for pair in import_module(f"routecli.lang.{path.stem}").WORDS.items()]
    assert len(dict(pairs)) == len(pairs), "an id stands in two files"
    return {id_: both[LANGUAGES.index(language)] for id_, both in pairs}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def label(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def module(path: Path) -> str:
    """The module's name below `routecli`: `core.clock`, `core.reasons`."""
    return label(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(path: Path) -> Iterator[str]:
    """What a file imports, wherever it stands, for its types too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def defined_types(path: Path) -> Iterator[str]:
    """The public classes and type aliases of a module, those for type checkers only too."""
    for node in [*tree(path).body, *(n for top in tree(path).body if isinstance(top, ast.If) for n in top.body)]:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[0].isupper() and not name.isupper():
                yield name


def texts(path: Path) -> list[str]:
    """The string constants of a module that are no docstrings."""
    scopes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docs = {id(node.body[0].value) for node in scopes if node.body and isinstance(node.body[0], ast.Expr)}
    constants = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and id(node) not in docs]
    return [node.value for node in constants if isinstance(node.value, str)]
