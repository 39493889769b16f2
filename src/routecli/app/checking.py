"""Checking a book: what the readers and the checks find, and how much they looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.checks import find_problems
from routecli.checks.base import CheckInput
from routecli.core import layout
from routecli.storage.audit import Places, read_audit
from routecli.storage.memory import Memory

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from routecli.errors import Problem


class CheckedBook(NamedTuple):
    """The problems of a book in the order of its files, its readable customers, and its readable entries."""

    problems: list[Problem]
    customers: int
    entries: int


def check_book(root: Path, today: date, memory: Memory | None = None, *, strict: bool = True) -> CheckedBook:
    """Return what is wrong with a book on a day; logs that a memory knows to be sound are not read again.

    Raises `BookError` for a later format.
    """
    audit, sound = read_audit(root, today, memory or Memory(root, use=False), strict=strict)
    found = find_problems(CheckInput(**audit._asdict()), audit.book.problems, Places(root), strict=strict)
    read = {layout.log_file(id_): len(lines) for id_, lines in audit.logs.items()}
    sound.remember(read, {problem.path for problem in (*audit.book.problems, *found)})
    return CheckedBook(found, len(audit.book.customers), sum(read.values()) + sound.entry_count)
