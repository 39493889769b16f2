"""A need moves from heard to won or lost, and one that waits too long is a reason."""

from __future__ import annotations

from hand import customer, day, entry, history, reasons

from routecli.core.parts import Need, Stage
from routecli.core.reasons.base import EXTRA, INTERVAL
from routecli.core.reasons.needs import needs_of

FREEZER = {"needs": [Need("冷凍ケースを増やしたい")]}


def found(today: str, *entries: object) -> list[tuple[str, str, int]]:
    every = reasons(customer("1 year"), today, *entries)
    return [(r.kind, str(r.due), r.level) for r in every if r.kind in {"need", "proposal"}]


def test_a_need_without_a_proposal_is_a_reason_thirty_days_after_it_was_heard() -> None:
    heard = entry("2026-10-01", **FREEZER)
    assert found("2026-10-30", heard) == []
    assert found("2026-10-31", heard) == [("need", "2026-10-31", INTERVAL)]


def test_after_a_contact_it_is_said_but_brings_nobody_again() -> None:
    heard = entry("2026-10-01", **FREEZER)
    assert found("2026-11-10", heard, entry("2026-11-09")) == [("need", "2026-10-31", EXTRA)]
    assert found("2026-11-10", heard, entry("2026-11-09", outcome="absent")) == [("need", "2026-10-31", INTERVAL)]


def test_a_proposal_without_an_answer_counts_from_its_own_day() -> None:
    heard = entry("2026-10-01", **FREEZER)
    proposed = entry("2026-10-20", stages=[Stage(f"{heard.id}#1", "proposed", "2段のもの")])
    assert found("2026-11-18", heard, proposed) == []
    assert found("2026-11-19", heard, proposed) == [("proposal", "2026-11-19", INTERVAL)]


def test_won_and_lost_needs_are_kept_with_their_words_and_are_no_reason() -> None:
    heard = entry("2026-10-01", **FREEZER)
    proposed = entry("2026-10-08", stages=[Stage(f"{heard.id}#1", "proposed")])
    lost = entry("2026-11-02", stages=[Stage(f"{heard.id}#1", "lost", "他社で契約")])
    assert found("2027-01-30", heard, proposed, lost) == []
    [need] = needs_of(history(heard, proposed, lost).facts["needs"])
    assert need == (
        f"{heard.id}#1",
        "lost",
        day("2026-10-01"),
        day("2026-11-02"),
        "冷凍ケースを増やしたい",
        "他社で契約",
    )


def test_every_need_that_was_won_or_lost_is_remembered() -> None:
    log = [entry(f"2026-01-{n:02}", needs=[Need(f"要望{n}", "lost" if n % 2 else "won")]) for n in range(1, 13)]
    stages = [need.stage for need in needs_of(history(*log).facts["needs"])]
    assert (stages.count("lost"), stages.count("won")) == (6, 6)


def test_a_need_follows_the_correction_of_its_entry() -> None:
    heard = entry("2026-10-01", **FREEZER)
    right = entry("2026-10-01", needs=[Need("冷凍ケースを2台増やしたい")], replaces=heard.id)
    won = entry("2026-10-20", stages=[Stage(f"{heard.id}#1", "won")])
    [need] = needs_of(history(heard, right, won).facts["needs"])
    assert (need.text, need.stage) == ("冷凍ケースを2台増やしたい", "won")


def test_promises_and_voices_come_first_in_the_address_of_a_need() -> None:
    from routecli.core.parts import FollowUp, Voice

    heard = entry(
        "2026-10-01", follow_ups=[FollowUp(day("2026-10-05"), "見積")], voices=[Voice("praise", "丁寧")], **FREEZER
    )
    [need] = needs_of(history(heard).facts["needs"])
    assert need.id == f"{heard.id}#3"


def test_a_need_that_was_done_or_dropped_is_gone() -> None:
    heard = entry("2026-10-01", **FREEZER)
    assert found("2027-10-01", heard, entry("2026-10-02", done=[f"{heard.id}#1"])) == []
    assert "needs" not in history(heard, entry("2026-10-02", done=[f"{heard.id}#1"])).facts
