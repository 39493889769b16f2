"""Both languages say the same things: equal ids, equal parameters; every command explains itself."""

from __future__ import annotations

import string

import pytest

from routecli.cli import COMMANDS
from routecli.lang import Words

JA, EN = Words("ja"), Words("en")


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_catalogues_have_equal_ids() -> None:
    only_english = {"count.day.one", "count.visit.one", "count.week.one", "count.month.one", "count.year.one"}
    assert {id_ for id_ in EN.table if not id_.endswith(".one")} == {
        id_ for id_ in JA.table if not id_.endswith(".one")
    }
    assert only_english <= set(EN.table)


@pytest.mark.parametrize("id_", sorted(set(EN.table) & set(JA.table)))
def test_a_sentence_takes_equal_parameters(id_: str) -> None:
    english, japanese = parameters(EN.table[id_]), parameters(JA.table[id_])
    if not id_.startswith("date."):
        assert english == japanese, id_


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples_in_both_languages(name: str) -> None:
    for words in (JA, EN):
        assert words(f"help.{name}")
        assert any(line.startswith("route ") for line in words(f"examples.{name}").splitlines())
