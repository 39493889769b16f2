"""The folder itself: logs without a customer, names that clash on some systems, the YAML parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.checks.base import CheckInput, Finding
from routecli.core.layout import CUSTOMERS, id_of, is_in, log_file

if TYPE_CHECKING:
    from collections.abc import Iterator


def orphan_log(ground: CheckInput) -> Iterator[Finding]:
    """Find logs whose customer has no file: their promises and visits are shown nowhere."""
    customers = {id_of(path).casefold() for path in ground.files if is_in(CUSTOMERS, path)}
    for customer_id in sorted(ground.logs):
        if customer_id not in customers:
            yield Finding(log_file(customer_id), (), {"customer": customer_id})


def case_collision(ground: CheckInput) -> Iterator[Finding]:
    """Find files whose names differ in upper and lower case only: Windows and macOS keep one of them."""
    first: dict[str, str] = {}
    for path in sorted(ground.files, key=lambda path: (path != path.casefold(), path)):
        same = first.setdefault(path.casefold(), path)
        if same != path:
            yield Finding(path, (), {"other": same})


def no_c_loader(ground: CheckInput) -> Iterator[Finding]:
    """Find a PyYAML without libyaml, which reads six times as slowly."""
    if not ground.has_c_loader:
        yield Finding(".")
