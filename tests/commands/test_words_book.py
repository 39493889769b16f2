"""Words in the files of a book as people type them, and the same words in options: read alike, kept in the files' own spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


def write(book: Path, text: str, name: str = "suzuki") -> None:
    (book / "customers" / f"{name}.yaml").write_text(f"name: 鈴木工業\nrep: ito\n{text}", encoding="utf-8")


@pytest.mark.parametrize(
    ("every", "shown"),
    [("隔週", "2 weeks"), ("毎月", "1 month"), ("Weekly", "1 week"), ("２ヶ月", "2 months"), ("半年", "6 months"),
     ("四半期", "3 months"), ("biweekly", "2 weeks"), ("月2回", "15 days")],
)  # fmt: skip
def test_an_interval_in_a_file(route: Route, book: Path, every: str, shown: str) -> None:
    write(book, f"every: {every}\n")
    found = route("show", "suzuki", cwd=book)
    assert found.err == ""
    assert shown in found.out


def test_an_interval_that_is_none_is_named(route: Route, book: Path) -> None:
    write(book, "every: たまに\n")
    assert "suzuki.yaml:3:1" in route("show", "suzuki", cwd=book).err


@pytest.mark.parametrize(
    ("closed", "day"),
    [("水曜", "2026-11-25"), ("(水)", "2026-11-25"), ("第4水曜", "2026-11-25"), ("第2・第4水曜", "2026-11-25"),
     ("祝日", "2026-11-23"), ("祝日の翌日", "2026-11-24"), ("年末年始", "2026-12-29"), ("お盆", "2026-08-13"),
     ("日・祝", "2026-11-23"), ("月曜（祝日の場合は翌日）", "2026-11-24"), ("末日", "2026-11-30"), ("25日", "2026-11-25")],
)  # fmt: skip
def test_a_closed_day_in_a_file_closes_it(route: Route, book: Path, closed: str, day: str) -> None:
    write(book, f'closed: ["{closed}"]\n')
    found = route("schedule", "suzuki", day, "--rep", "ito", "--as-of", "2026-06-01", cwd=book)
    assert found.status == 0
    assert "鈴木工業 is closed on" in found.err
    assert "bad-value" not in found.err


@pytest.mark.parametrize("closed", ["隔週水曜", "every 2nd wed"])
def test_every_other_week_asks_for_its_first_day(route: Route, book: Path, closed: str) -> None:
    write(book, f"closed: [{closed}]\n")
    found = route("check", cwd=book)
    assert found.status == 1
    assert "[no-first-day]" in found.out
    assert "every 2nd wed from 2026-12-02" in found.out
    write(book, "closed: [every 2nd wed from 2026-12-02]\n")
    assert route("check", cwd=book).status == 0


def test_hours_by_days_in_japanese(route: Route, book: Path) -> None:
    write(book, 'hours: {月-金: "９：００－１２：００、13時〜17時半", 土: "10:00-12:00", 日: 休み}\n')
    assert "sat 10:00-12:00" in route("show", "suzuki", cwd=book).out.lower()
    found = route("schedule", "suzuki", "2026-11-25 12:30", "--rep", "ito", cwd=book)
    assert "09:00-12:00, 13:00-17:30" in found.err
    assert "is closed on" in route("schedule", "suzuki", "2026-11-29", "--rep", "ito", cwd=book).err


def test_weekdays_in_one_word(route: Route, book: Path) -> None:
    write(book, 'hours: {平日: "09:00-17:00"}\n')
    assert "is closed on" in route("schedule", "suzuki", "2026-11-28", "--rep", "ito", cwd=book).err
