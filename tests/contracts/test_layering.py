"""One direction: commands → app → {storage, planning, output, checks} → core. A wrong arrow fails here."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest
from sources import SRC, defined_types, imports, label, module, sources, texts, tree

from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = {"dateutil", "holidays", "rich", "typer", "yaml"}
# What the modules of a folder may import: of ours, and of what others wrote. Anything else is a wrong arrow.
ALLOWED = {
    "core": "core errors rhythms dateutil",
    "planning": "planning core",
    "storage": "storage core errors yaml holidays",
    "checks": "checks core errors storage.schema",
    "output": "output core planning lang context errors",
    "lang": "lang core.vocabulary rhythms",
    "app": "app core planning storage output checks lang context errors typer",
    "commands": "commands app core planning storage output checks lang context errors typer",
    "errors.py": "",
    "context.py": "errors lang core.dates core.width",
    "usage.py": "helping lang rhythms",
    "rhythms.py": "",
    # The one error edge: it finds the book for its language, and words the problem that an error carries.
    "helping.py": "core.width lang rhythms",
    "cli.py": "commands core.vocabulary helping rhythms completing context errors lang usage storage.files.bookfolder output.problems typer",
    "completing.py": "rhythms app context core.book core.names core.vocabulary typer",
    "__main__.py": "cli",
}
# The core touches nothing outside; each exception says why.
OUTSIDE = {"os", "sys", "pathlib", "subprocess", "io", "time", "random", "shutil", "socket", "tempfile", "locale"}
TOUCHES = {
    "core/reasons/__init__.py": {"os"},  # finds the domains by their files
    "planning/solver/day_search.py": {"random"},  # seeded: the same day gives the same route
    "planning/solver/week_search.py": {"random"},  # seeded as well: the same book gives the same weeks
}


def is_below(name: str, places: set[str]) -> bool:
    return any(name == place or name.startswith(place + ".") for place in places)


@pytest.mark.parametrize("place", ALLOWED)
def test_a_folder_imports_only_what_lies_below_it(place: str) -> None:
    allowed = set(ALLOWED[place].split())
    for path in [SRC / place] if place.endswith(".py") else sources(place):
        for name in imports(path):
            top, _, rest = name.partition(".")
            if top == "routecli" and rest != "__version__":
                assert is_below(rest, allowed), f"{label(path)} imports {name}"
            elif top in OTHERS:
                assert top in allowed, f"{label(path)} imports {name}"


def test_every_module_stands_in_a_known_place() -> None:
    known = {*ALLOWED, "__init__.py"}
    assert [label(path) for path in sources() if label(path).partition("/")[0] not in known] == []


def test_no_command_imports_another() -> None:
    commands = {f"routecli.commands.{name}" for name in COMMANDS}
    for path in sources("commands"):
        assert [name for name in imports(path) if is_below(name, commands)] == [], label(path)


def test_no_module_is_imported_in_a_circle() -> None:
    """Not even for its types: who reads one file must not have to read the other first."""
    known = {module(path) for path in sources()}
    graph = {}
    for path in sources():
        ours = [name.removeprefix("routecli.") for name in imports(path) if name.startswith("routecli.")]
        graph[module(path)] = {name if name in known else name.rpartition(".")[0] for name in ours} - {module(path), ""}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_a_public_type_is_named_once() -> None:
    """One name for one thing, as the glossary promises."""
    places: dict[str, list[str]] = {}
    for path in sources():
        for name in defined_types(path):
            places.setdefault(name, []).append(label(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", [*sources("core"), *sources("planning")], ids=label)
def test_the_rules_touch_nothing_outside(path: Path) -> None:
    touched = {name.partition(".")[0] for name in imports(path)} & OUTSIDE
    assert touched <= TOUCHES.get(label(path), set())
    calls = [ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not {"date.today", "datetime.now", "datetime.today", "open"} & set(calls)


def test_only_the_exchange_with_servers_uses_the_network() -> None:
    network = {"http", "socket", "ssl", "urllib"}
    users = {label(path) for path in sources() if network & {name.partition(".")[0] for name in imports(path)}}
    assert users == {"storage/exchange.py"}


@pytest.mark.parametrize("path", [p for p in sources() if not is_below(module(p), {"lang", "storage"})], ids=label)
def test_only_the_layout_spells_the_names_of_files(path: Path) -> None:
    spelled = re.compile(r"(customers|visits|news|plans)/|^(route|products)\.yaml$|\.jsonl")
    assert label(path) == "core/layout.py" or [text for text in texts(path) if spelled.search(text)] == []


def test_only_streams_of_the_context_are_written_to() -> None:
    for path in sources():
        calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
        names = {call.id for call in calls if isinstance(call, ast.Name)}
        assert not {"print", "input"} & names, label(path)


def test_a_wrong_arrow_is_seen() -> None:
    """A reader of imports that sees none would pass every test above."""
    assert "routecli.core.overdue.overdue_report" in set(imports(SRC / "commands" / "overdue.py"))
    assert not is_below("output.table", {"core", "errors"})
    assert not is_below("storage.load", {"storage.loading"})


# A typed day may lie anywhere: these rules raise where there is none, and are asked in one place that says so.
TYPED_DAYS = {"core/date_rules.py", "core/dates.py", "core/when.py", "storage/schema/kinds.py"}


@pytest.mark.parametrize("path", [path for path in sources() if label(path) not in TYPED_DAYS], ids=label)
def test_days_are_reckoned_by_the_one_function_that_stays_in_the_calendar(path: Path) -> None:
    """`date + timedelta` raises beyond the year 9999; `ordinals.shifted` ends there."""
    assert "timedelta" not in {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
