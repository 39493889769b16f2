"""Dangling references: reps, ranks, items, equipment, news, the country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from routecli.checks.base import CheckInput, Finding, once
from routecli.core.layout import NEWS, PRODUCTS, SETTINGS, customer_file, id_of, is_in, news_file
from routecli.core.letters import word_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from routecli.core.entry import Entry
    from routecli.storage.schema.values import Key


_ID = "[a-z0-9][a-z0-9-]*"  # what looks like an id, and hardly like a name


def _unknown(path: str, key: Key, name: str, known: Collection[str], line: int = 0) -> Finding:
    return Finding(path, key, {"field": name, "known": known}, line)


def _texts(values: Iterable[Any]) -> set[str]:
    return {value for value in values if isinstance(value, str)}


def _names(ground: CheckInput, key: str) -> set[str] | None:
    """Return the ids under a key of `route.yaml`, or None if a reader has already reported it."""
    named = ground.spelled(SETTINGS, key)
    return _texts(named) if ground.raw.get(SETTINGS) and isinstance(named, dict) else None


def unknown_rep(ground: CheckInput) -> Iterator[Finding]:
    """Find customers of a rep that `route.yaml` does not name: they are on nobody's day."""
    reps = _names(ground, "reps")
    for path, customer in ground.customers():
        if reps is not None and customer.rep and customer.rep not in reps:
            yield _unknown(path, ("rep",), customer.rep, reps)
        for n, row in enumerate(customer.earlier):
            if reps is not None and row.rep not in reps and ground.is_whole(path, "earlier", customer.earlier):
                yield _unknown(path, ("earlier", n, "rep"), row.rep, reps)


def unknown_author(ground: CheckInput) -> Iterator[Finding]:
    """Find entries by someone who is not in `route.yaml`."""
    reps = _names(ground, "reps")
    if reps is not None:
        entries = [found for _, found in ground.entries() if found.entry.by and found.entry.by not in reps]
        yield from once(_unknown(path, ("by",), entry.by, reps, line) for path, line, entry in entries)


def unknown_rank(ground: CheckInput) -> Iterator[Finding]:
    """Find customers of a rank that `route.yaml` does not name: they have no interval and no weight."""
    ranks = _names(ground, "ranks")
    for path, customer in ground.customers():
        if ranks is not None and customer.rank and customer.rank not in ranks:
            yield _unknown(path, ("rank",), customer.rank, ranks)


def unknown_country(ground: CheckInput) -> Iterator[Finding]:
    """Find a country whose public holidays nobody knows."""
    if not ground.knows_country:
        yield Finding(SETTINGS, ("country",), {"country": ground.book.settings.country})


def unknown_item(ground: CheckInput) -> Iterator[Finding]:
    """Find items that the catalogue, if there is a readable one, does not list."""
    listed = ground.raw.get(PRODUCTS) or []
    known = _texts(row.get("code") for row in listed if isinstance(row, dict))
    if known:
        found = [*_wished_items(ground), *_counted_items(ground)]
        yield from once(_unknown(path, key, item, known, line) for path, key, item, line in found if item not in known)


def _wished_items(ground: CheckInput) -> Iterator[tuple[str, Key, str, int]]:
    lists = [(path, customer.items) for path, customer in ground.customers()]
    lists += [(news_file(id_), news.items) for id_, news in sorted(ground.book.news.items())]
    for path, items in lists:
        yield from ((path, ("items", n), item, 0) for n, item in enumerate(items))


def _counted_items(ground: CheckInput) -> Iterator[tuple[str, Key, str, int]]:
    for _, (path, line, entry) in ground.entries():
        yield from ((path, ("orders", n, "item"), row.item, line) for n, row in enumerate(entry.orders))
        yield from ((path, ("stock", n, "item"), row.item, line) for n, row in enumerate(entry.stock))


def unknown_equipment(ground: CheckInput) -> Iterator[Finding]:
    """Find services, meter readings and failures of a machine, or of a part, that the customer's file does not name."""
    yield from once(_machines(ground))


def _machines(ground: CheckInput) -> Iterator[Finding]:
    parts_of: dict[str, dict[str, set[str]]] = {}
    for customer_id, (path, line, entry) in ground.entries():
        if not (entry.service or entry.meters or entry.failures) or customer_id not in ground.book.customers:
            continue
        if customer_id not in parts_of:
            parts_of[customer_id] = _parts_by_machine(ground, customer_id)
        known = parts_of[customer_id]
        for key, machine in _machines_named(entry):
            if machine not in known:
                yield _unknown(path, (*key, "equipment"), machine, known, line)
        for n, row in enumerate(entry.service):
            if row.equipment in known and row.part not in known[row.equipment]:
                yield _unknown(path, ("service", n, "part"), row.part, known[row.equipment], line)


def _machines_named(entry: Entry) -> Iterator[tuple[Key, str]]:
    yield from ((("service", n), row.equipment) for n, row in enumerate(entry.service))
    yield from ((("meters", n), row.equipment) for n, row in enumerate(entry.meters))
    yield from ((("failures", n), row.equipment) for n, row in enumerate(entry.failures))


def _parts_by_machine(ground: CheckInput, customer_id: str) -> dict[str, set[str]]:
    machines = ground.spelled(customer_file(customer_id), "equipment")
    return {name: _parts(m) for m in machines if isinstance(m, dict) for name in _texts([m.get("id")])}


def _parts(machine: dict[str, Any]) -> set[str]:
    return _texts(part.get("part") for part in machine.get("service") or [] if isinstance(part, dict))


def unknown_news(ground: CheckInput) -> Iterator[Finding]:
    """Find entries that told a piece of news that has no file."""
    known = {id_of(path) for path in ground.files if is_in(NEWS, path)}
    yield from once(
        _unknown(n.path, ("told", place, "news"), told.news, known, n.line)
        for _, n in ground.entries() for place, told in enumerate(n.entry.told) if told.news not in known
    )  # fmt: skip


def duplicate_code(ground: CheckInput) -> Iterator[Finding]:
    """Find products with a code that another has, and machines of one customer with one id: only the first is found by it."""
    yield from _twice(PRODUCTS, (), ground.raw.get(PRODUCTS), "code")
    for path, _ in ground.customers():
        yield from _twice(path, ("equipment",), ground.spelled(path, "equipment"), "id")


def duplicate_customer_code(ground: CheckInput) -> Iterator[Finding]:
    """Find customers with the code of another: an import could not tell them apart."""
    first: dict[str, str] = {}
    for path, customer in ground.customers():
        if customer.code and (same := first.setdefault(word_key(customer.code), customer.id)) != customer.id:
            yield Finding(path, ("code",), {"code": customer.code, "other": same})


def unknown_referrer(ground: CheckInput) -> Iterator[Finding]:
    """Find ids in `referred_by` that no customer has; a name of somebody else is not an id."""
    for path, customer in ground.customers():
        known, named = ground.book.customers, customer.referred_by
        if re.fullmatch(_ID, named) and named not in known and customer_file(named) not in ground.files:
            yield _unknown(path, ("referred_by",), named, known)


def _twice(path: str, key: Key, rows: Any, field: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for n, row in enumerate(rows if isinstance(rows, list) else ()):
        code = row.get(field) if isinstance(row, dict) else None
        if isinstance(code, str) and code and first.setdefault(code, n) != n:
            yield Finding(path, (*key, n, field), {"code": code, "first": first[code] + 1})
