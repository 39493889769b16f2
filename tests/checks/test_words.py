"""The sentences about data say the same in both languages."""

from __future__ import annotations

import string

from routecli.checks import CHECKS
from routecli.lang import checks_en, checks_ja
from routecli.storage.schema.kinds import SCALARS

HOLES = string.Formatter()


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in HOLES.parse(text) if name}


def test_both_languages_have_the_same_sentences_with_the_same_holes():
    assert checks_en.WORDS.keys() == checks_ja.WORDS.keys()
    filled = [id_ for id_ in checks_en.WORDS if not id_.startswith("explain.")]
    assert [id_ for id_ in filled if holes(checks_en.WORDS[id_]) != holes(checks_ja.WORDS[id_])] == []


def test_no_sentence_is_about_a_check_that_is_gone():
    parts = [id_.split(".") for id_ in checks_en.WORDS]
    assert {name for part, name in parts if part in {"problem", "fix", "explain"}} == set(CHECKS)


def test_every_kind_of_value_says_what_it_looks_like():
    assert {f"kind.{kind}" for kind in (*SCALARS, "point", "week", "choice")} <= checks_en.WORDS.keys()
