"""Parsing the option values of `log`: `A100=12@450`, `case-1/フィルター`, `+7d 見積`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.letters import words_meant
from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from routecli.core.model import Customer, Machine, Product

OptionValues = dict[str, Any]

SHOWN = 12  # items that a refusal lists
ALIKE = 0.6  # share of equal characters, in order


def split_pair(text: str, mark: str, option: str, example: str) -> tuple[str, str]:
    """Return the texts before and after `mark`, full-width or not; raises `UsageError` with an example."""
    wide = {"=": "＝", "/": "／", "@": "＠"}[mark]
    left, found, right = text.replace(wide, mark).partition(mark)
    if not found or not left.strip() or not right.strip():
        raise UsageError("log.pair", option=option, text=text, example=example)
    return left.strip(), right.strip()


def quantity(text: str, option: str, *units: str) -> float:
    """Return an amount not below zero, without its unit; raises `UsageError` for one that is not counted in `units`, if any."""
    if text.isascii() and text.isdigit() and len(text) < 10:  # the usual one
        return int(text)
    from routecli.core.amounts import is_unit, parse_amount

    amount = parse_amount(text)
    if amount is None or not 0 <= amount.value < 1e9:
        raise UsageError("log.number", option=option, text=text)
    if amount.unit and any(units) and not is_unit(amount.unit, units):
        raise UsageError("log.unit", option=option, text=text, unit=next(filter(None, units)))
    return amount.value


def length(text: str, option: str) -> int:
    """Return the minutes of a length of time up to a day; raises `UsageError`."""
    from routecli.core.amounts import parse_minutes

    minutes = parse_minutes(text)
    if minutes is None or minutes > 24 * 60:
        raise UsageError("log.minutes", option=option, text=text)
    return minutes


def score(text: str, option: str) -> int:
    """Return a satisfaction of 1 to 5; raises `UsageError`."""
    from routecli.core.amounts import parse_score

    found = parse_score(text)
    if found is None:
        raise UsageError("log.score", option=option, text=text)
    return found


def item_code(text: str, products: Mapping[str, Product]) -> str:
    """Return the code of a catalogue item named by code or name; any code if the book has no catalogue.

    Raises `UsageError` with the items that fit if there are several, with those that resemble it if there are none.
    """
    from unicodedata import normalize

    folded = normalize("NFKC", text)
    if not products or folded in products:
        return folded
    from routecli.core.names import search_key

    key, names = search_key(text), {code: search_key(product.name) for code, product in products.items()}
    same = [code for code in products if key and key in (search_key(code), names[code])]
    part = same or [code for code in products if key and (key in search_key(code) or key in names[code])]
    if len(part) == 1:
        return part[0]
    if part:
        raise UsageError("log.item", text=text, items=_listed(part, products))
    near = _alike(key, names)
    raise UsageError("log.item_close" if near else "log.no_item", text=text, items=_listed(near, products))


def _alike(key: str, names: Mapping[str, str]) -> list[str]:
    """Return up to three codes whose names or codes are nearly `key`."""
    from difflib import get_close_matches

    codes = {name: code for code, name in names.items()} | {code.casefold(): code for code in names}
    return list(dict.fromkeys(codes[name] for name in get_close_matches(key, codes, n=3, cutoff=ALIKE)))


def _listed(codes: Sequence[str], products: Mapping[str, Product]) -> str:
    more = "\n  …" if len(codes) > SHOWN else ""
    return "".join(f"\n  {code}  {products[code].name}" for code in codes[:SHOWN]) + more


def order_row(text: str, products: Mapping[str, Product]) -> OptionValues:
    """Return `ITEM=QTY[@PRICE]` as an order line; the catalogue's price is not written, it can be looked up."""
    item, rest = split_pair(text, "=", "--order", "A100=12")
    qty, _, price = rest.replace("＠", "@").partition("@")
    code = item_code(item, products)
    row: OptionValues = {"item": code, "qty": quantity(qty, "--order", unit_of(code, products))}
    return {**row, "price": _price(price)} if price else row


def _price(text: str) -> float:
    from routecli.core.amounts import MONEY

    return quantity(text, "--order", *MONEY)


def unit_of(code: str, products: Mapping[str, Product]) -> str:
    """Return the unit in which an item is counted, empty if the catalogue does not say."""
    return products[code].unit if code in products else ""


def stock_row(text: str, products: Mapping[str, Product]) -> OptionValues:
    """Return `ITEM=QTY` as a stock count."""
    item, qty = split_pair(text, "=", "--stock", "A100=3")
    code = item_code(item, products)
    return {"item": code, "qty": quantity(qty, "--stock", unit_of(code, products))}


def follow_up_row(text: str, today: date, is_workday: Callable[[date], bool]) -> OptionValues:
    """Return `"DATE TEXT"` as a promise; the day looks forward, and a time next to it stays in the text."""
    from routecli.core.dates import split_date
    from routecli.core.times import split_time

    due, words = split_date(text, today, False, is_workday)
    if not split_time(words)[1]:
        raise UsageError("log.follow_up", text=text)
    return {"due": due.isoformat(), "text": words}


def told_row(text: str, news: Mapping[str, Any]) -> OptionValues | str:
    """Return `NEWS[=REACTION]`; a reaction makes an object of it. Raises `UsageError` for news the book lacks."""
    id_, _, reaction = text.replace("＝", "=").partition("=")
    found = words_meant(id_, news)
    if len(found) != 1:
        raise UsageError("log.news", text=id_, news=list(news))
    return {"news": found[0], "reaction": reaction} if reaction else found[0]


def machine_of(text: str, customer: Customer) -> Machine:
    """Return one of the customer's machines by its id; raises `UsageError` with the list."""
    machines = {machine.id: machine for machine in customer.equipment}
    found = words_meant(text, machines)
    if len(found) != 1:
        raise UsageError("log.machine", text=text, machines=list(machines), name=customer.name)
    return machines[found[0]]


def service_row(text: str, customer: Customer) -> OptionValues:
    """Return `EQUIPMENT/PART` as a service; the part must be one of the machine's."""
    id_, part = split_pair(text, "/", "--service", "case-1/filter")
    machine = machine_of(id_, customer)
    parts = [p.part for p in machine.service]
    found = words_meant(part, parts)
    if len(found) != 1:
        raise UsageError("log.part", text=part, parts=list(parts), machine=machine.id)
    return {"equipment": machine.id, "part": found[0]}


def meter_row(text: str, customer: Customer) -> OptionValues:
    """Return `EQUIPMENT=HOURS` as a meter reading."""
    from routecli.core.amounts import HOURS

    id_, hours = split_pair(text, "=", "--meter", "case-1=1830")
    return {"equipment": machine_of(id_, customer).id, "hours": quantity(hours, "--meter", *HOURS)}


def failure_row(text: str, customer: Customer) -> OptionValues:
    """Return `EQUIPMENT=TEXT` as a failure."""
    id_, what = split_pair(text, "=", "--failure", "case-1=noise")
    return {"equipment": machine_of(id_, customer).id, "text": what}


def usage_row(text: str, customer: Customer) -> OptionValues:
    """Return `SERVICE=QTY` as the use of a contracted service."""
    service, qty = split_pair(text, "=", "--usage", "water=120")
    units = {contract.service: contract.unit for contract in customer.contracts}
    found = words_meant(service, units)
    if len(found) != 1:
        raise UsageError("log.contract", text=service, services=list(units), name=customer.name)
    return {"service": found[0], "qty": quantity(qty, "--usage", units[found[0]])}


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
