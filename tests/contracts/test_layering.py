"""One direction: commands → {storage, output, checks} → core; a wrong arrow fails here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "routecli"
# What a folder's modules may import of ours, and of what others wrote.
ALLOWED = {
    "core": ({"core", "errors"}, {"dateutil"}),
    "planning": ({"core", "planning", "errors"}, set()),
    "storage": ({"core", "storage", "errors", "routecli"}, {"yaml", "holidays"}),
    "checks": ({"core", "checks", "errors", "storage.schema", "storage.kinds"}, {"yaml"}),
    "output": ({"core", "planning", "output", "lang", "context", "errors"}, {"rich"}),
    "lang": ({"lang"}, set()),
    "commands": (
        {"commands", "core", "planning", "storage", "output", "checks", "lang", "context", "errors"},
        {"typer"},
    ),
}
STDLIB_FORBIDDEN_IN_CORE = {"os", "sys", "pathlib", "subprocess", "io", "time", "random", "typer", "rich", "yaml"}


def modules(folder: str) -> list[Path]:
    return sorted((SRC / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "routecli" else {node.module}
            )
    return names


@pytest.mark.parametrize("folder", ALLOWED)
def test_a_folder_imports_only_what_lies_below_it(folder: str) -> None:
    ours, others = ALLOWED[folder]
    for path in modules(folder):
        for name in imported(path):
            top, _, rest = name.partition(".")
            if top == "routecli":
                inner = rest or "routecli"
                fits = (
                    any(inner == allowed or inner.startswith(allowed + ".") for allowed in ours)
                    or inner == "__version__"
                )
                assert fits, f"{path.relative_to(SRC)} imports {name}"
            elif top in {"typer", "rich", "yaml", "dateutil", "holidays"}:
                assert top in others, f"{path.relative_to(SRC)} imports {name}"


def test_the_core_touches_nothing_outside() -> None:
    for path in [*modules("core"), *modules("planning")]:
        found = {name.partition(".")[0] for name in imported(path)} & STDLIB_FORBIDDEN_IN_CORE
        allowed = {"os"} if path.parent.name == "reasons" and path.name == "__init__.py" else set()
        allowed |= {"random"} if path.parent.name == "planning" else set()
        assert found <= allowed, f"{path.relative_to(SRC)} imports {found}"
        text = path.read_text(encoding="utf-8")
        assert "date.today(" not in text, path
        assert "datetime.now(" not in text, path


def test_the_core_and_planning_print_nothing() -> None:
    for path in [*modules("core"), *modules("planning"), *modules("storage"), *modules("checks")]:
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in {"print", "input"}], path


def test_modules_and_functions_stay_small() -> None:
    for path in sorted(SRC.rglob("*.py")):
        if path.parent.name == "lang":
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 300, f"{path.relative_to(SRC)}: look for the seam"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                body_start = node.body[0].lineno
                assert (node.end_lineno or 0) - body_start < 60, f"{path.relative_to(SRC)}: {node.name}"


def test_every_module_and_public_definition_says_what_it_is() -> None:
    for path in sorted(SRC.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), path
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.relative_to(SRC)}: {node.name}"
