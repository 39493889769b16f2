"""Whose a customer is on a day, and whether it still is one: `rep`, `earlier`, `ended`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from routecli.core.model import Customer, EarlierRep


def rep_on(rep: str, earlier: Iterable[EarlierRep], day: date) -> str:
    """Return the rep in charge on a day: of the earlier ones whose last day is still to come the first, else `rep`."""
    coming = [row for row in earlier if day <= row.until]
    return min(coming, key=lambda row: row.until).rep if coming else rep


def in_charge(customer: Customer, day: date) -> Customer:
    """Return a customer as the one of the rep who is in charge on a day."""
    return customer._replace(rep=rep_on(customer.rep, customer.earlier, day)) if customer.earlier else customer


def has_ended(customer: Customer, day: date) -> bool:
    """Return whether somebody is no customer any more on a day."""
    return customer.ended is not None and day > customer.ended
