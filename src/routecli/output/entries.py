"""An entry of a log in words: its headline, and below it everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.output.page import PageLine
from routecli.output.phrases import appointment_time, person_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from routecli.core.book import Book
    from routecli.core.entry import Entry
    from routecli.core.model import Customer
    from routecli.core.open_items import OpenItem
    from routecli.lang import Words


class Lookup(NamedTuple):
    """What the codes of an entry mean: the book, what may be closed by its address, and whose entry it is."""

    book: Book
    items: Mapping[str, OpenItem]
    customer: Customer | None


CLOSING = ("satisfaction", "minutes", "next", "replaces", "voids", "why")  # what is said last


def headline(words: Words, entry: Entry) -> str:
    """Return when, what and by whom: `Tue 24 Nov 10:30  met  佐藤 健`."""
    shape = "void" if entry.voids else entry.outcome if entry.type == "visit" else entry.type
    when = " ".join(filter(None, [words.date(entry.date), entry.time if entry.type != "appointment" else ""]))
    return "  ".join(filter(None, [when, words(f"outcome.{shape}"), words.rep(entry.by)]))


def entry_lines(words: Words, entry: Entry, lookup: Lookup, indent: int = 0) -> list[PageLine]:
    """Return the headline with the entry's id, and a line for each thing it says."""
    head = PageLine(f"{headline(words, entry)}  [{entry.id}]", indent, "bold")
    return [head, *(PageLine(text, indent + 2) for text in details(words, entry, lookup))]


def details(words: Words, entry: Entry, lookup: Lookup) -> list[str]:
    """Return what an entry says, a text for each thing, in the order of the file's keys; an unknown address as it is."""
    found = _promised(words, entry)
    found += entry.note.splitlines()
    met = words("closure.and").join(person_name(words, name) for name in entry.with_)
    simple = [("with", met), ("purpose", _purpose(words, entry.purpose))]
    found += [words(f"entry.{key}", value=value) for key, value in simple if value]
    for key, rows in _rows(entry):
        found += [words(f"entry.{key}", **_params(words, row, lookup)) for row in rows]
    found += _parts(words, entry)
    closing = [(key, getattr(entry, key)) for key in CLOSING]
    found += [words(f"entry.{key}", value=value) for key, value in closing if value]
    return found


def _purpose(words: Words, purpose: str) -> str:
    """Return the purpose in words, or as typed if it is none of the usual ones; routine needs no word."""
    if purpose == "regular":
        return ""
    return words(f"purpose.{purpose}") if words.has(f"purpose.{purpose}") else purpose


def _promised(words: Words, entry: Entry) -> list[str]:
    """Return the day an entry of another type than a visit is about."""
    if entry.type == "appointment" and entry.on:
        time, leeway = appointment_time(words, entry.time, entry.leeway or 0)
        room = words("entry.leeway", minutes=leeway) if leeway else ""
        return [words("entry.on", day=entry.on, time=" " + time if time else "", leeway=room)]
    return [words("entry.until", day=entry.until)] if entry.type == "hold" and entry.until else []


def _rows(entry: Entry) -> Iterator[tuple[str, Any]]:
    """Yield the lists whose rows need no address."""
    yield "order", entry.orders
    yield "count", entry.stock
    yield "done", [{"id": id_} for id_ in entry.done]
    for name in ("dropped", "moved", "stages", "told", "service", "meters", "failures", "usage"):
        yield name, getattr(entry, name)


def _params(words: Words, row: Any, lookup: Lookup) -> dict[str, Any]:
    """Return a row as parameters.

    An item comes with its name, an amount with its unit, news by its title, what may be missing with the mark before it.
    """
    params: dict[str, Any] = dict(row if isinstance(row, dict) else row._asdict())
    if "qty" in params:
        params["qty"] = _amount(words, params["qty"], _unit(params, lookup))
    if "item" in params and (product := lookup.book.products.get(params["item"])):
        params["item"] = f"{params['item']} {product.name}".rstrip()
    if "hours" in params:
        params["hours"] = float(params["hours"])  # 21,813 rather than 21813
    if "news" in params and (news := lookup.book.news.get(params["news"])):
        params["news"] = news.title
    if "id" in params:
        params["what"] = about_text(words, params.pop("id"), lookup.items)
    if "stage" in params:
        params["stage"] = words(f"stage.{params['stage']}")
    for name, mark in (("price", " @"), ("reaction", " → "), ("text", "  ")):
        if name in params:
            params[name] = f"{mark}{params[name]}" if params[name] not in (None, "") else ""
    return params


def _unit(params: Mapping[str, Any], lookup: Lookup) -> str:
    """Return the unit in which a product is sold or a contract is used; orders name it nowhere else either."""
    if product := lookup.book.products.get(params.get("item", "")):
        return product.unit
    contracts = lookup.customer.contracts if lookup.customer else ()
    return next((contract.unit for contract in contracts if contract.service == params.get("service")), "")


def _amount(words: Words, qty: float, unit: str) -> str:
    figure = words.number(float(qty))
    return words("entry.amount", n=figure, unit=unit) if unit else figure


def about_text(words: Words, address: str, items: Mapping[str, OpenItem]) -> str:
    """Return the item at an address in words: its text, what it is and its day."""
    item = items.get(address)
    return words(f"about.{item.kind}", text=item.text, day=item.day).strip() if item else address


def _parts(words: Words, entry: Entry) -> list[str]:
    """Return promises, voices and needs with the address by which a later entry closes them."""
    texts = [words("entry.follow_up", due=part.due, text=part.text) for part in entry.follow_ups]
    texts += [words(f"entry.{part.kind}", text=part.text) for part in entry.voices]
    texts += [words("entry.need", stage=words(f"stage.{part.stage}"), text=part.text) for part in entry.needs]
    return [f"{text}  [#{n}]" for n, text in enumerate(texts, 1)]
