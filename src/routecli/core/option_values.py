"""The option texts of `log` taken apart: `A100=12@450`, `case-1/フィルター`, `+7d 見積`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from routecli.core.model import Customer, Product

OptionValues = dict[str, Any]


def split_pair(text: str, mark: str, option: str, example: str) -> tuple[str, str]:
    """Return what stands before and after `mark`, full-width or not; raises `UsageError` with an example."""
    wide = {"=": "＝", "/": "／", "@": "＠"}[mark]
    left, found, right = text.replace(wide, mark).partition(mark)
    if not found or not left.strip() or not right.strip():
        raise UsageError("log.pair", option=option, text=text, example=example)
    return left.strip(), right.strip()


def number(text: str, option: str) -> float:
    """Return a number not below zero; full-width digits are understood."""
    from unicodedata import normalize

    try:
        value = float(normalize("NFKC", text).replace(",", ""))
    except ValueError:
        raise UsageError("log.number", option=option, text=text) from None
    if not 0 <= value < 1e9:
        raise UsageError("log.number", option=option, text=text)
    return int(value) if value == int(value) else value


def item_code(text: str, products: Mapping[str, Product]) -> str:
    """Return the code of a catalogue item named by code or name; any code where the book has no catalogue."""
    from unicodedata import normalize

    folded = normalize("NFKC", text)
    if not products or folded in products:
        return folded
    same = [code for code, p in products.items() if code.casefold() == folded.casefold() or p.name == text]
    part = same or [code for code, p in products.items() if folded.casefold() in f"{code} {p.name}".casefold()]
    if len(part) == 1:
        return part[0]
    shown = part or list(products)
    listed = "".join(f"\n  {code}  {products[code].name}" for code in shown[:12])
    raise UsageError("log.item", text=text, items=listed)


def order_row(text: str, products: Mapping[str, Product]) -> OptionValues:
    """Return `ITEM=QTY[@PRICE]` as an order line; the catalogue's price is not written, it can be looked up."""
    item, rest = split_pair(text, "=", "--order", "A100=12")
    qty, _, price = rest.replace("＠", "@").partition("@")
    row: OptionValues = {"item": item_code(item, products), "qty": number(qty, "--order")}
    return {**row, "price": number(price, "--order")} if price else row


def stock_row(text: str, products: Mapping[str, Product]) -> OptionValues:
    """Return `ITEM=QTY` as a stock count."""
    item, qty = split_pair(text, "=", "--stock", "A100=3")
    return {"item": item_code(item, products), "qty": number(qty, "--stock")}


def follow_up_row(text: str, today: date, is_workday: Callable[[date], bool]) -> OptionValues:
    """Return `"DATE TEXT"` as a promise; the day looks forward, and a time beside it stays in the text."""
    from routecli.core.dates import split_date
    from routecli.core.times import split_time

    due, words = split_date(text, today, False, is_workday)
    if not split_time(words)[1]:
        raise UsageError("log.follow_up", text=text)
    return {"due": due.isoformat(), "text": words}


def told_row(text: str, news: Mapping[str, Any]) -> OptionValues | str:
    """Return `NEWS[=REACTION]`; a reaction makes an object of it. Raises `UsageError` for news the book lacks."""
    id_, _, reaction = text.replace("＝", "=").partition("=")
    found = [id_] if id_ in news else [name for name in news if name.startswith(id_)]
    if len(found) != 1:
        raise UsageError("log.news", text=id_, news=", ".join(news) or "-")
    return {"news": found[0], "reaction": reaction} if reaction else found[0]


def machine_id(text: str, customer: Customer) -> str:
    """Return the id of one of the customer's machines; raises `UsageError` with the list."""
    ids = [machine.id for machine in customer.equipment]
    if text not in ids:
        raise UsageError("log.machine", text=text, machines=", ".join(ids) or "-", name=customer.name)
    return text


def service_row(text: str, customer: Customer) -> OptionValues:
    """Return `EQUIPMENT/PART` as a service; the part must be one of the machine's."""
    id_, part = split_pair(text, "/", "--service", "case-1/filter")
    machine = next(m for m in customer.equipment if m.id == machine_id(id_, customer))
    parts = [p.part for p in machine.service]
    if part not in parts:
        raise UsageError("log.part", text=part, parts=", ".join(parts) or "-", machine=id_)
    return {"equipment": id_, "part": part}


def meter_row(text: str, customer: Customer) -> OptionValues:
    """Return `EQUIPMENT=HOURS` as a meter reading."""
    id_, hours = split_pair(text, "=", "--meter", "case-1=1830")
    return {"equipment": machine_id(id_, customer), "hours": number(hours, "--meter")}


def failure_row(text: str, customer: Customer) -> OptionValues:
    """Return `EQUIPMENT=TEXT` as a failure."""
    id_, what = split_pair(text, "=", "--failure", "case-1=noise")
    return {"equipment": machine_id(id_, customer), "text": what}


def usage_row(text: str, customer: Customer) -> OptionValues:
    """Return `SERVICE=QTY` as the use of a contracted service."""
    service, qty = split_pair(text, "=", "--usage", "water=120")
    services = [contract.service for contract in customer.contracts]
    found = [name for name in services if name.startswith(service)]
    if len(found) != 1:
        raise UsageError("log.contract", text=service, services=", ".join(services) or "-", name=customer.name)
    return {"service": found[0], "qty": number(qty, "--usage")}


def person_name(text: str, customer: Customer) -> str:
    """Return the full name of the one contact that a part of a name means, else the text as typed."""
    names = [person.name for person in customer.contacts if not person.left]
    bare = text.replace(" ", "").replace("\u3000", "")
    found = [name for name in names if bare in name.replace(" ", "").replace("\u3000", "")]
    return found[0] if len(found) == 1 else text


def head_and_rest(text: str, option: str, example: str) -> tuple[str, str]:
    """Return the first word and the rest, both needed: `"1 先方都合"`."""
    first, _, rest = text.strip().replace("\u3000", " ").partition(" ")
    if not first or not rest.strip():
        raise UsageError("log.two_words", option=option, text=text, example=example)
    return first, rest.strip()


def one_outcome(chosen: Sequence[str]) -> str:
    """Return the one outcome given, `met` without any; raises `UsageError` for two that differ."""
    different = list(dict.fromkeys(chosen))
    if len(different) > 1:
        raise UsageError("log.outcomes", outcomes=", ".join(different))
    return different[0] if different else "met"
