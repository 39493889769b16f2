"""Wherever our own code is interrupted: exit 0 means on disk, anything else not there, and what is said is true.

Every line that runs after the first write began raises an error. The normal run takes a sample, the nightly one all, of a
command with more than 5,000 lines every second or sixth.
"""

from __future__ import annotations

import pytest
from sabotage import Lines, traced
from verdict import Case, again, judge
from writers import prepare

pytestmark = pytest.mark.usefixtures("no_waiting", "short_search")


class MistakeError(Exception):
    """An error that no code of ours expects."""


def interrupt(case: Case, nth: int, error: type[BaseException]) -> None:
    prepare(case.root, case.name)
    with traced(Lines(nth, error)) as lines:
        ran = case.run()
    judge(case, ran, where=f"{case.name}: {error.__name__} at {nth}, {lines.place}")
    if ran.status:
        again(case, lines.place)


def line_count(case: Case) -> int:
    prepare(case.root, case.name)
    with traced(Lines()) as lines:
        case.run()
    return lines.count


@pytest.mark.slow
@pytest.mark.parametrize("error", [KeyboardInterrupt, MistakeError])
def test_every_line_interrupted(case: Case, error: type[BaseException]) -> None:
    count = line_count(case)
    for nth in range(1, count + 1, 1 + count // 5000):
        interrupt(case, nth, error)


@pytest.mark.parametrize("error", [KeyboardInterrupt, MistakeError])
def test_lines_interrupted(case: Case, error: type[BaseException]) -> None:
    count = line_count(case)
    for nth in range(1 + sum(map(ord, case.name)) % 7, count + 1, 1 + count // 25):
        interrupt(case, nth, error)
