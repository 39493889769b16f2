"""The program's source files as the contracts read them: parsed, with what each imports."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "routecli"


def sources(folder: str = "") -> list[Path]:
    """Every module below a folder of the program; `.` means the program's top only."""
    return sorted(SRC.glob("*.py") if folder == "." else (SRC / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def label(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def module(path: Path) -> str:
    """The module's name below `routecli`: `core.clock`, `core.reasons`."""
    return label(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(path: Path, *, at_start: bool = False) -> Iterator[str]:
    """What a file imports, wherever it stands; with `at_start` only what importing it imports."""
    nodes = _at_start(tree(path)) if at_start else ast.walk(tree(path))
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _at_start(parsed: ast.Module) -> Iterator[ast.AST]:
    for node in parsed.body:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield from (found for found in ast.walk(node) if not isinstance(node, ast.FunctionDef | ast.ClassDef))
