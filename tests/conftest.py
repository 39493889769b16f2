"""What holds for every test: nothing of the machine is read or written, and properties take the time they need."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", deadline=None, max_examples=60)
settings.register_profile("nightly", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point home, config and cache to a folder of the test's own, and forget the person's settings."""
    aside = tmp_path_factory.mktemp("aside")
    for name in [name for name in os.environ if name.startswith("ROUTE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(aside / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(aside / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(aside / "config"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-transcripts", action="store_true", help="write what the program says into the transcripts"
    )
