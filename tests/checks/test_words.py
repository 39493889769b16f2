"""Every check and every kind of value has its sentences."""

from __future__ import annotations

from routecli.checks import CHECKS
from routecli.lang import checks
from routecli.storage.schema.kinds import SCALARS


def test_no_sentence_is_about_a_check_that_is_gone():
    parts = [id_.split(".") for id_ in checks.WORDS]
    assert {name for part, name in parts if part in {"problem", "fix", "explain"}} == set(CHECKS)


def test_every_kind_of_value_says_what_it_looks_like():
    assert {f"kind.{kind}" for kind in (*SCALARS, "point", "week", "choice")} <= checks.WORDS.keys()
