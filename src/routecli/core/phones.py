"""Finding a customer by a telephone number, whatever its punctuation and width, with or without the country's code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from routecli.core.model import Customer

_NUMBER = r"[+\d\s().\-−‐‑–—ー]+"
LEAST = 4  # digits: the last four are what people say
WHOLE = 9  # digits of a whole number at least


def digits_of(text: str) -> str:
    """Return the digits of a number, +81 3 as 03."""
    digits = re.sub(r"\D", "", folded := normalize("NFKC", text))
    return "0" + digits[2:].removeprefix("0") if folded.strip().startswith("+81") else digits


def ids_by_phone(query: str, customers: Iterable[Customer]) -> list[str]:
    """Return the ids of those whose number, or a contact's, is the one typed or ends in it; [] if it is not a number."""
    digits = digits_of(query)
    if len(digits) < LEAST or not re.fullmatch(_NUMBER, normalize("NFKC", query)):
        return []
    numbers = [(customer.id, number) for customer in customers for number in _numbers(customer)]
    whole = {id_ for id_, number in numbers if number == digits}
    if whole and len(digits) >= WHOLE:
        return sorted(whole)
    return sorted(whole | {id_ for id_, number in numbers if len(number) >= WHOLE and number.endswith(digits)})


def _numbers(customer: Customer) -> Iterator[str]:
    """Yield the digits of every number."""
    for text in (customer.phone, *(person.phone for person in customer.contacts)):
        yield from filter(None, map(digits_of, numbers_in(text)))


def numbers_in(text: str) -> list[str]:
    """Return the numbers that a key holds, in half width; there may be several."""
    return [number.strip() for number in re.split("[,、/;]", normalize("NFKC", text)) if number.strip()]
