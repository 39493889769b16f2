"""Whatever fails: exit 0 means on disk, anything else not there, and what is said is true.

Every system call of every writing command fails in turn in every way. The normal run takes a sample, the nightly one all.
"""

from __future__ import annotations

import errno
import io
import re
from typing import TYPE_CHECKING

import pytest
from sabotage import FAULTS, Calls, Fault, broken, watched
from verdict import UNSURE, Case, again, judge
from writers import COMMANDS, call, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("no_waiting", "short_search")
STEP = 13  # of the sample


def faults(case: Case) -> Iterator[tuple[int, str]]:
    """The numbers of the calls of a run, each with the name of a fault."""
    prepare(case.root, case.name)
    with watched(Calls()) as calls:
        case.run()
    yield from ((n, name) for n in range(1, len(calls.made) + 2) for name in FAULTS)


def sabotage(case: Case, nth: int, name: str) -> None:
    fault: Fault = FAULTS[name]
    prepare(case.root, case.name)
    with watched(Calls(nth, fault)) as calls:
        ran = case.run()
    where = f"{case.name}: {name} at {nth} {calls.made[nth - 1] if nth <= len(calls.made) else ''}"
    is_reading = case.name == "undo" or (case.name != "init" and not 0 < calls.writing_from <= nth)
    # What a writer meets is said in a sentence; what the readers make of it is no matter of this test.
    assert not re.search(r"storage/write/(?!repair)", ran.err), (where, ran.err)
    judge(case, ran, where=where, is_reading=is_reading, may_be_unsure=fault.ever)
    if ran.status and not any(text in ran.err for text in UNSURE):
        again(case, where)


@pytest.mark.slow
def test_every_system_call_failing_in_every_way(case: Case) -> None:
    for nth, name in faults(case):
        sabotage(case, nth, name)


def test_system_calls_failing(case: Case) -> None:
    for nth, name in list(faults(case))[sum(map(ord, case.name)) % STEP :: STEP]:
        sabotage(case, nth, name)


class Broken(io.StringIO):
    """A stream that fails at its `nth` write or flush."""

    def __init__(self, error: BaseException, nth: int = 1) -> None:
        super().__init__()
        self.error, self.left = error, nth

    def write(self, text: str) -> int:
        self._count()
        return super().write(text)

    def flush(self) -> None:
        self._count()

    def _count(self) -> None:
        self.left -= 1
        if not self.left:
            raise self.error


OUTPUT = {
    "full": broken(errno.ENOSPC),
    "broken pipe": broken(errno.EPIPE),
    "bad descriptor": broken(errno.EBADF),
    "device error": broken(errno.EIO),
    "closed": lambda: ValueError("I/O operation on closed file"),
    "cannot encode": lambda: UnicodeEncodeError("ascii", "店", 0, 1, "ordinal not in range"),
}


@pytest.mark.parametrize("nth", [1, 2])
@pytest.mark.parametrize("kind", OUTPUT)
def test_an_answer_that_cannot_be_written_goes_to_stderr(case: Case, kind: str, nth: int) -> None:
    prepare(case.root, case.name)
    whole = call(case.root, *COMMANDS[case.name])
    prepare(case.root, case.name)
    ran = call(case.root, *COMMANDS[case.name], out=Broken(OUTPUT[kind](), nth))
    assert ran.status == 0
    assert case.changed() == case.wanted
    assert anonymous(whole.out) in anonymous(ran.err)


def anonymous(text: str) -> str:
    return re.sub(r"261124-[0-9a-z]{8}", "ID", text)


@pytest.mark.parametrize("kind", OUTPUT)
def test_nobody_who_can_be_told_is_no_failure(case: Case, kind: str) -> None:
    prepare(case.root, case.name)
    assert call(case.root, *COMMANDS[case.name], out=Broken(OUTPUT[kind]()), err=Broken(OUTPUT[kind]())).status == 0
    assert case.changed() == case.wanted


@pytest.mark.parametrize("nth", [1, 2])
def test_ctrl_c_while_the_answer_is_written(case: Case, nth: int) -> None:
    prepare(case.root, case.name)
    ran = call(case.root, *COMMANDS[case.name], out=Broken(KeyboardInterrupt(), nth))
    assert ran.status == (130 if case.name == "check --fix" and ran.out else 0)
    assert case.changed() == case.wanted
