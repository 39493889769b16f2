"""The bytes of a log are read as a set of lines: doubled, reordered or saved with CRLF they mean the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from routecli.core.history import summarise
from routecli.core.reasons import folds
from routecli.storage.files.logfile import parse_log

if TYPE_CHECKING:
    from random import Random

    from routecli.core.history import History

FOREVER = date(9999, 12, 31)
LINES = [
    '{"id":"261101-00000001","type":"visit","date":"2026-11-01","note":"first","next":"2026-11-20"}',
    '{"id":"261101-00000002","type":"visit","date":"2026-11-01","outcome":"absent"}',
    '{"id":"261102-00000001","date":"2026-11-02","follow_ups":[{"due":"2026-11-09","text":"見積"}]}',
    '{"id":"261103-00000001","voids":"261101-00000002","why":"違う店"}',
    '{"id":"261104-00000001","replaces":"261101-00000001","date":"2026-11-02","next":"2026-12-01"}',
    '{"id":"261105-00000001","date":"2026-11-05","done":["261102-00000001#1"]}',
    '{"id":"261106-00000001","type":"hold","date":"2026-11-06","until":"2026-11-30"}',
    '{"id":"261107-00000001","date":"2026-11-07","voices":[{"kind":"complaint","text":"遅い"}]}',
    '{"id":"261107-00000001","date":"2026-11-07","note":"the same id, another line"}',
]


def read(lines: list[str], end: str = "\n") -> History:
    log = parse_log("".join(line + end for line in lines).encode(), "visits/tanaka.jsonl")
    return summarise(log.entries, FOREVER, folds())


@given(st.permutations(LINES), st.lists(st.sampled_from(LINES)), st.randoms(use_true_random=False))
def test_order_and_doubles_mean_nothing(lines: list[str], doubles: list[str], chance: Random) -> None:
    together = [*lines, *doubles]
    chance.shuffle(together)
    assert read(together) == read(LINES)


def test_a_line_that_one_side_saved_with_crlf_is_still_the_same_line() -> None:
    mixed = "".join(f"{line}\n{line}\r\n" for line in LINES).encode()
    log = parse_log(mixed, "visits/tanaka.jsonl")
    assert summarise(log.entries, FOREVER, folds()) == read(LINES)
    assert len(log.entries) == len(LINES)
