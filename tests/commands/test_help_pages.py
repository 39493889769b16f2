"""Help speaks the reader's language and shows examples first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routecli.lang import Words

if TYPE_CHECKING:
    from session import Route

COMMANDS = ("init", "add", "edit", "show", "hold", "schedule", "undo", "completion")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_purpose_and_examples(
    route: Route, capsys: pytest.CaptureFixture[str], command: str, language: str
) -> None:
    assert route(command, "--help", language=language).status == 0
    page = capsys.readouterr().out
    words = Words(language)
    first, _, rest = page.partition("\n")
    assert first == words(f"help.{command}")
    shown = [line.strip() for line in rest.splitlines()]
    assert shown[1 : 1 + len(words(f"examples.{command}").splitlines())] == words(f"examples.{command}").splitlines()
