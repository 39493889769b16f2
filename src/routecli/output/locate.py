"""The places found for customers' addresses: a row each, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from routecli.core.distance import distance_km, to_a_metre
from routecli.core.locating import LocatedAddress, exactness
from routecli.output.fields import ID, NAME, RowField, RowTable, rows_data, show_table
from routecli.output.json import show_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context
    from routecli.core.model import Customer
    from routecli.lang import Words
    from routecli.output.json import Envelope

SAME_KM = 0.05  # a town's middle that newer data move by less than this is not worth a line in git
FOUND_AT, ADDRESS_AT = 60, 110  # columns


class Placing(NamedTuple):
    """A customer and the place found for its address.

    `stays` says why the file keeps the place it has: `by_hand`, `exacter`, `same`; empty if it gets the one found.
    """

    customer: Customer
    found: LocatedAddress
    stays: str = ""

    @property
    def is_new(self) -> bool:
        """Return whether the file is to get the place."""
        return bool(self.found.at) and not self.stays

    @property
    def at(self) -> Sequence[float]:
        """The place that the customer has in the end."""
        return self.found.at if self.is_new else self.customer.at

    @property
    def level(self) -> str:
        """How that place was found; empty for a place by hand, and for none."""
        return self.found.level if self.is_new else self.customer.at_from


def placing(customer: Customer, found: LocatedAddress) -> Placing:
    """Return what becomes of a customer; a place by hand stays, and so does a place that is known more exactly."""
    if not customer.at:
        return Placing(customer, found)
    if not customer.at_from:
        return Placing(customer, found, "by_hand")
    if found.at and exactness(found.level) > exactness(customer.at_from):
        return Placing(customer, found, "exacter")
    same = found.at and distance_km(found.at, customer.at) < SAME_KM and found.level == customer.at_from
    return Placing(customer, found, "same" if same else "")


def show_placings(context: Context, around: Envelope, rows: Sequence[Placing], *, written: bool) -> None:
    """Show what was found for each customer, and what becomes of it."""
    table = _table(context.words)
    if around.as_json:
        show_json(context, around, {table.key: rows_data(table.fields, rows), "written": written})
        return
    if rows or not context.is_terminal:
        show_table(context, table.fields, rows, table.columns)
    new, of = sum(row.is_new for row in rows), sum(not row.stays for row in rows)
    if written or not new:
        context.notice("locate.written" if written else table.nothing, n=new, of=of)
    else:
        context.notice("locate.dry", n=new, of=of)


def _table(words: Words) -> RowTable:
    fields = [
        ID,
        NAME,
        RowField("at", lambda row: to_a_metre(row.at) or None),
        RowField("", lambda row: ", ".join(f"{degrees:.4f}" for degrees in row.at), "at"),
        RowField("at_from", lambda row: row.level or None),
        RowField("", lambda row: words(f"place_level.{row.level or ('by_hand' if row.at else 'none')}"), "at_from"),
        RowField("address", lambda row: row.customer.address or None, "address", flex=True),
        RowField("found", lambda row: row.found.name or None),
        RowField("others", lambda row: [*row.found.others]),
        RowField("", lambda row: remark(words, row), "found", flex=True, below=True),
    ]
    columns = {"id": 80, "customer": 0, "at": 0, "at_from": 0, "address": ADDRESS_AT, "found": FOUND_AT}
    return RowTable("customers", "locate.nothing", fields, columns)


def show_added(context: Context, row: Placing) -> None:
    """Say which place a new customer has got, or why none."""
    words = context.words
    why = remark(words, row)
    if not row.found.at:
        context.notice("locate.not_added", why=why, customer=row.customer.id)
        return
    at = ", ".join(f"{degrees:.4f}" for degrees in row.at)
    context.answer("locate.added", at=at, level=words(f"place_level.{row.level}"), found=why)


def remark(words: Words, row: Placing) -> str:
    """Return what a person should know of a place: what was found of the address, and what contradicts it."""
    customer, found = row.customer, row.found
    if row.stays:
        return words(f"locate.{row.stays}")
    if found.others:
        return words("locate.several", names=words("closure.and").join(found.others[:3]))
    if not (customer.address or customer.postal):
        return words("locate.no_address")
    if not found.name and found.level != "postal":
        return words("locate.unknown")
    if found.level == "town":
        sentence = found.name
    else:
        sentence = words(f"locate.only.{found.level or 'none'}", name=found.name or customer.postal)
    return sentence + (words("locate.contradiction", km=round(found.postal_km)) if found.postal_km else "")
