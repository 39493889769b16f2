"""Ids of entries and customers: made here, recognised here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

# Crockford's base32: no i, l, o or u, so that an id survives being read out over the phone.
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 8
_NUMERALS, _SIGNS = frozenset(_DIGITS[:10]), frozenset(_DIGITS)
_CUSTOMER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_LONGEST = 64

# Windows opens a device for these names, whatever the extension.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def new_id(day: date) -> str:
    """A fresh entry id: the day as `YYMMDD-` and 8 random characters (40 bits)."""
    # The source that `secrets` reads; importing that module would cost more than the rest of the append.
    number = int.from_bytes(os.urandom(5), "big")
    digits = "".join(_DIGITS[number >> 5 * place & 31] for place in range(_LENGTH))
    return f"{day:%y%m%d}-{digits}"


def is_entry_id(text: str) -> bool:
    """Return whether `text` is an entry id; no pattern, since compiling one takes longer than reading a log."""
    day, dash, rest = text[:6], text[6:7], text[7:]
    fits = len(rest) == _LENGTH and dash == "-"
    return fits and _NUMERALS.issuperset(day) and _SIGNS.issuperset(rest)


def is_customer_id(text: str) -> bool:
    """Return whether `text` may name a customer's files on every system: lower-case ASCII, no path, no device name."""
    fits = 0 < len(text) <= _LONGEST and _CUSTOMER.issuperset(text) and "-" not in {text[0], text[-1]}
    return fits and text not in _DEVICES
