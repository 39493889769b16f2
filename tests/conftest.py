"""What holds for every test: nothing of the machine is read or written, and properties take the time they need."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", deadline=None, max_examples=60)
settings.register_profile("nightly", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


# What a person may have set, and what a test must not depend on.
PERSONAL = ("COLUMNS", "EDITOR", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM", "VISUAL")
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "test@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@pytest.fixture(autouse=True)
def _isolated(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point home, config and cache to a folder of the test's own, and forget the person's settings."""
    aside = tmp_path_factory.mktemp("aside")
    for name in [name for name in os.environ if name.startswith(("ROUTE_", "GIT_")) or name in PERSONAL]:
        monkeypatch.delenv(name)
    for name, folder in (("HOME", "home"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(aside / folder))
    for name, value in {**GIT, "LANG": "C.UTF-8"}.items():
        monkeypatch.setenv(name, value)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-transcripts", action="store_true", help="write what the program says into the transcripts"
    )
    parser.addoption("--share", default="1/1", metavar="N/M", help="run only the Nth of M shares of the tests")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep this process's share, so that several may run at once."""
    number, shares = map(int, config.getoption("--share").split("/"))
    items[:] = items[number - 1 :: shares]
