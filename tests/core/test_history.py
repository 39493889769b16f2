"""A log is a set of lines: order and doubles mean nothing, corrections are lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hand import day, entry, history
from hypothesis import given
from hypothesis import strategies as st

from routecli.core.history import cleared, live, parts, summarise
from routecli.core.parts import Dropped, FollowUp, Moved, Need, Voice
from routecli.core.reasons import folds
from routecli.core.reasons.promises import open_promises

if TYPE_CHECKING:
    from random import Random

    from routecli.core.entry import Entry

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


def test_a_replacement_with_a_date_ahead_does_not_exist_before_it() -> None:
    moved = entry("2026-12-24", id="261105-bbbbbbbb", replaces=FIRST.id)
    assert ids([FIRST, moved], "2026-12-23") == [FIRST.id]
    assert ids([FIRST, moved], "2026-12-24") == [moved.id]


def test_a_very_long_chain_of_voids_is_followed_to_its_end() -> None:
    chain = [FIRST]
    for n in range(5000):
        chain.append(correction(f"261102-{n:08d}", voids=chain[-1].id))
    assert ids(chain) == [FIRST.id]  # 5,000 voids, each taking back the one before
    assert ids(chain[:-1]) == []


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


def promise(id_: str, **fields: str) -> Entry:
    return correction(id_, **fields)._replace(follow_ups=[FollowUp(day("2026-11-20"), id_)])


def still_open(*lines: Entry) -> list[str]:
    return [p.id for p in open_promises(history(*lines).facts.get("promises"))]


def test_an_address_follows_a_chain_of_replacements_to_its_end() -> None:
    first, done = promise("261101-aaaaaaaa"), entry("2026-11-09", done=["261101-aaaaaaaa#1"])
    second = promise("261102-bbbbbbbb", replaces=first.id)
    third = promise("261103-cccccccc", replaces=second.id)
    assert still_open(first, second, third) == ["261103-cccccccc#1"]
    assert still_open(first, done, second, third) == []


def test_an_address_stays_where_it_was_when_the_replacement_is_taken_back() -> None:
    first, done = promise("261101-aaaaaaaa"), entry("2026-11-09", done=["261101-aaaaaaaa#1"])
    second = promise("261102-bbbbbbbb", replaces=first.id)
    void = correction("261103-cccccccc", voids=second.id)
    assert still_open(first, second, void) == ["261101-aaaaaaaa#1"]
    assert still_open(first, second, void, done) == []


def test_what_was_dropped_or_moved_follows_too() -> None:
    first, second = promise("261101-aaaaaaaa"), promise("261102-bbbbbbbb", replaces="261101-aaaaaaaa")
    moved = entry("2026-11-09", moved=[Moved("261101-aaaaaaaa#1", day("2026-12-24"))])
    assert [p.due for p in open_promises(history(first, second, moved).facts["promises"])] == [day("2026-12-24")]
    assert still_open(first, second, entry("2026-11-09", dropped=[Dropped("261101-aaaaaaaa#1", "先方都合")])) == []


def test_two_lines_with_one_id_are_both_kept_and_read_the_same_in_any_order() -> None:
    one = entry("2026-11-01", id="261101-aaaaaaaa", next=day("2026-12-01"), note="one")
    other = one._replace(next=day("2026-12-05"), note="other")
    assert history(one, other) == history(other, one)
    assert history(one, other).entries == 2


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


@st.composite
def corrected(draw: st.DrawFn) -> list[Entry]:
    """Up to nine lines, each new or a correction of any line, of itself and in circles too."""
    names = [f"26110{n}-0000000{n}" for n in range(1, draw(st.integers(2, 9)) + 1)]
    return [
        correction(name, **{draw(st.sampled_from(["note", "voids", "replaces"])): draw(st.sampled_from(names))})
        for name in names
    ]


@given(corrected(), st.randoms(use_true_random=False))
def test_any_order_of_corrections_means_the_same_even_in_circles(lines: list[Entry], chance: Random) -> None:
    before = history(*lines)
    chance.shuffle(lines)
    assert history(*lines) == before


@given(corrected())
def test_a_correction_counts_unless_a_counting_one_voids_it(lines: list[Entry]) -> None:
    earlier = [e for e in lines if (e.voids or e.replaces) < e.id]  # without circles the sentence defines itself

    def counts(line: Entry) -> bool:
        return not any(counts(other) for other in earlier if other.voids == line.id)

    struck = {line.voids or line.replaces for line in earlier if counts(line)}
    assert ids(earlier) == [line.id for line in earlier if line.id not in struck and not line.voids]
