"""Makes `program.py` importable, and a small book to run it on."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from routecli.app import changing
from routecli.storage.write.lock import book_lock

sys.path.insert(0, str(Path(__file__).parent))
from verdict import Case, make_case
from writers import COMMANDS

KEPT = ("tanaka-shoten", "isomura-foods", "hagoromo", "nekoyanagi", "himuro-reizo", "hotel-kawasemi")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Six customers of the sample with their logs."""
    sample = Path(__file__).parents[2] / "sample-data"
    root = tmp_path / "book"
    for name in ("route.yaml", "products.yaml", ".gitattributes", ".gitignore"):
        root.mkdir(exist_ok=True)
        shutil.copy(sample / name, root / name)
    shutil.copytree(sample / "news", root / "news")
    for folder, suffix in (("customers", ".yaml"), ("visits", ".jsonl")):
        (root / folder).mkdir()
        for name in KEPT:
            shutil.copy(sample / folder / (name + suffix), root / folder / (name + suffix))
    return root


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be trusted at once, so that the remembered rows are really used; the racy rule has its own test."""
    monkeypatch.setattr("routecli.storage.files.walk.SETTLED_NS", -(10**18))


@pytest.fixture
def short_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let plans be made by a short search, where how good they get is not asked."""
    monkeypatch.setattr("routecli.planning.solver.weeks.iterations_for", lambda _: 100)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a lock that is refused be refused at once, not after ten seconds."""
    monkeypatch.setitem(book_lock.__wrapped__.__kwdefaults__, "timeout", 0.0)  # type: ignore[attr-defined]
    monkeypatch.setattr(changing, "EDIT_SECONDS", 0.0)


@pytest.fixture(params=COMMANDS)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    """Every command that writes, on a book of its own."""
    return make_case(tmp_path, request.param)
