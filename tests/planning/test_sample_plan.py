"""The sample's three reps over four weeks: nothing due is missed, no day is idle, and the road is no longer than it was."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from weeks_judge import judge

from routecli.core.reasons import folds
from routecli.planning.solver.weeks import plan_weeks
from routecli.planning.today.kept import SavedPlan
from routecli.planning.ways.pace import learned
from routecli.planning.ways.travel import estimate
from routecli.planning.weeks.question import territory
from routecli.storage.load import Sources, load_book

SAMPLE = Path(__file__).parents[2] / "sample-data"
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("name", "road"), [("sato", 613), ("suzuki", 587), ("takahashi", 442)])
def test_no_due_visit_of_the_sample_is_missed_and_no_day_idle(name: str, road: float) -> None:
    book = load_book(Sources(SAMPLE, TODAY, folds, use_index=False))
    rep = book.settings.reps[name]
    legs = estimate(book.settings.travel, learned(book, rep).factor)
    question = territory(book, rep, TODAY, 4, legs, SavedPlan())
    assert question
    found = judge(question.horizon, question.clients, plan_weeks(question.horizon, question.clients))
    assert found.due > 0
    assert (found.unkept, found.late_missed, found.idle) == ((), (), ())
    assert found.travel <= road
