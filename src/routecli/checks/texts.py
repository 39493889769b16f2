"""Text that was damaged on the way in, or that hides something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from routecli.checks.base import CheckInput, Finding
from routecli.core.layout import PRODUCTS, SETTINGS, news_file
from routecli.core.phones import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from routecli.storage.schema.values import Key

# Control characters, bidirectional overrides, zero-width and byte order marks, halves of characters.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_PHONE_DIGITS = range(8, 11)  # a Japanese number has 10 or 11 digits with its zero


def note_control(ground: CheckInput) -> Iterator[Finding]:
    """Find texts with characters that a terminal obeys or that hide, once an entry or file."""
    records: list[tuple[str, Any]] = [(SETTINGS, ground.book.settings), *ground.customers()]
    records += [(PRODUCTS, list(ground.book.products.values()))] if ground.book.products else []
    records += [(news_file(id_), news) for id_, news in sorted(ground.book.news.items())]
    for path, record in records:
        if found := next(_unsafe(record), None):
            yield Finding(path, *found)
    for _, (path, line, entry) in ground.entries():
        if found := next(_unsafe(entry), None):
            yield Finding(path, *found, line=line)


def _unsafe(value: Any, key: Key = ()) -> Iterator[tuple[Key, dict[str, Any]]]:
    if isinstance(value, str):
        if match := _UNSAFE.search(value):
            yield key, {"code": f"U+{ord(match[0]):04X}"}
    elif isinstance(value, list | tuple | dict):
        for name, item in _items(value):
            if item and isinstance(item, str | list | tuple | dict):
                yield from _unsafe(item, (*key, name.rstrip("_") if isinstance(name, str) else name))


def _items(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return zip(value._fields, value, strict=True) if hasattr(value, "_fields") else enumerate(value)


def _has_lost_zero(number: str) -> bool:
    return len(re.sub(r"\D", "", number)) in _PHONE_DIGITS and not number.startswith(("+", "0", "(0", "(+"))


def phone_lost_zero(ground: CheckInput) -> Iterator[Finding]:
    """Find Japanese phone numbers and postal codes without their leading zero, as spreadsheets leave them."""
    if ground.book.settings.country != "JP":
        return
    for path, customer in ground.customers():
        numbers: list[tuple[Key, str]] = [(("phone",), customer.phone)]
        if ground.is_whole(path, "contacts", customer.contacts):
            numbers += [(("contacts", n, "phone"), person.phone) for n, person in enumerate(customer.contacts)]
        for key, text in numbers:
            if any(_has_lost_zero(number) for number in numbers_in(text)):
                yield Finding(path, key, {"value": text})
        if re.fullmatch(r"\d{6}|\d{2}-\d{4}", normalize("NFKC", customer.postal)):
            yield Finding(path, ("postal",), {"value": customer.postal})
