"""Contracts across customers, by the day on which something must be decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.reasons.contracts import ContractUsage, deadline, notice_day, usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.core.book import Book
    from routecli.core.model import Contract, Customer


class ContractStatus(NamedTuple):
    """A contract, whose it is, the notice day, the next day that counts (None once ended) and its use.

    `state` is that of `state_of`.
    """

    customer: Customer
    contract: Contract
    notice: date | None
    next_day: date | None
    use: ContractUsage | None
    state: str


def state_of(contract: Contract, day: date) -> str:
    """Return `ended`, `too_late` for notice, `ahead` of its first day, else `running`."""
    if contract.from_ and day < contract.from_:
        return "ahead"
    if contract.to and day > contract.to:
        return "ended"
    notice = notice_day(contract)
    return "too_late" if notice and day > notice else "running"


def contract_status(book: Book, customers: Iterable[Customer], day: date) -> list[ContractStatus]:
    """Return the contracts of customers, the next deadline first, those without an end and ended ones last."""
    found = [
        ContractStatus(
            c,
            contract,
            notice_day(contract),
            deadline(contract, day),
            usage(contract, book.history(c.id).facts.get("contracts")),
            state_of(contract, day),
        )
        for c in customers
        for contract in c.contracts
    ]
    return sorted(found, key=lambda a: (a.next_day or date.max, a.customer.id, a.contract.service))
