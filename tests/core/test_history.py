"""A log is a set of lines: order and doubles mean nothing, corrections are lines of their own."""

from __future__ import annotations

from hand import day, entry, history
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.entry import Entry, FollowUp, Need, Voice
from routecli.core.history import cleared, live, parts, summarise
from routecli.core.reasons import folds
from routecli.core.reasons.promises import open_promises

FOREVER = day("9999-12-31")
FIRST = entry("2026-11-01", id="261101-aaaaaaaa", note="first")


def ids(entries: list[Entry], as_of: str = "9999-12-31") -> list[str]:
    return [e.id for e in live(entries, day(as_of))]


def correction(id_: str, **fields: str) -> Entry:
    return entry(f"20{id_[:2]}-{id_[2:4]}-{id_[4:6]}", id=id_, **fields)


def test_a_voided_entry_is_gone_and_the_void_is_no_entry() -> None:
    assert ids([FIRST, correction("261102-bbbbbbbb", voids=FIRST.id)]) == []


def test_a_void_taken_back_brings_the_entry_back() -> None:
    first_void = correction("261102-bbbbbbbb", voids=FIRST.id)
    assert ids([FIRST, first_void, correction("261103-cccccccc", voids=first_void.id)]) == [FIRST.id]


def test_a_replacement_stands_for_the_entry_and_a_chain_for_its_end() -> None:
    second = correction("261102-bbbbbbbb", replaces=FIRST.id)
    third = correction("261103-cccccccc", replaces=second.id)
    assert ids([FIRST, second]) == [second.id]
    assert ids([third, FIRST, second]) == [third.id]


def test_corrections_count_from_the_day_on_which_they_were_written() -> None:
    lines = [FIRST, correction("261105-bbbbbbbb", voids=FIRST.id)]
    assert ids(lines, "2026-11-04") == [FIRST.id]
    assert ids(lines, "2026-11-05") == []


def test_a_circle_of_corrections_ends() -> None:
    one = correction("261102-bbbbbbbb", replaces="261103-cccccccc")
    two = correction("261103-cccccccc", replaces="261102-bbbbbbbb")
    assert set(ids([FIRST, one, two])) >= {FIRST.id}


def test_parts_are_numbered_promises_then_voices_then_needs() -> None:
    full = entry(
        "2026-11-01",
        id="261101-aaaaaaaa",
        needs=[Need("n")],
        voices=[Voice("complaint", "v")],
        follow_ups=[FollowUp(day("2026-11-08"), "f")],
    )
    assert [(item.id, item.part.text) for item in parts(full)] == [
        ("261101-aaaaaaaa#1", "f"),
        ("261101-aaaaaaaa#2", "v"),
        ("261101-aaaaaaaa#3", "n"),
    ]


def test_an_address_follows_the_replacement_of_its_entry() -> None:
    old = entry("2026-11-01", id="261101-aaaaaaaa", follow_ups=[FollowUp(day("2026-11-08"), "old")])
    new = entry("2026-11-01", id="261102-bbbbbbbb", replaces=old.id, follow_ups=[FollowUp(day("2026-11-09"), "new")])
    assert [p.id for p in open_promises(history(old, new).facts["promises"])] == ["261102-bbbbbbbb#1"]
    done = entry("2026-11-09", done=["261101-aaaaaaaa#1"])
    assert "promises" not in history(old, new, done).facts


def test_an_entrys_bare_id_closes_all_its_parts() -> None:
    assert cleared([entry("2026-11-09", done=["261101-aaaaaaaa"])]).has("261101-aaaaaaaa#2")


LINES = [
    FIRST,
    entry("2026-11-02", id="261102-00000001", outcome="absent"),
    entry("2026-11-03", id="261103-00000001", follow_ups=[FollowUp(day("2026-11-10"), "quote")]),
    entry("2026-11-03", id="261103-00000002", voids="261102-00000001"),
    entry("2026-11-04", id="261104-00000001", replaces=FIRST.id, next=day("2026-12-01")),
    entry("2026-11-05", id="261105-00000001", done=["261103-00000001#1"]),
    entry("2026-11-05", id="261105-00000002", voids="261105-00000001"),
    entry("2026-11-06", id="261106-00000001", type="hold", until=day("2026-11-20")),
]


@given(st.permutations(LINES), st.integers(0, 8))
def test_any_order_of_the_lines_means_the_same(lines: list[Entry], cut: int) -> None:
    assert summarise(lines, FOREVER, folds()) == summarise(LINES, FOREVER, folds())
    assert live(lines[:cut], FOREVER) == live(sorted(lines[:cut]), FOREVER)
