"""`route add`: a new customer's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.asked import asked_day, warn_far
from routecli.app.facts import fact, say_read
from routecli.app.finding import current_rep
from routecli.app.importing.frame import ImportStep
from routecli.app.importing.steps import write_steps
from routecli.app.locating import address_lookup, can_look_up
from routecli.app.opening import context_of, open_book, root_of
from routecli.app.writing import locked_book
from routecli.core import layout
from routecli.core.distance import to_a_metre
from routecli.core.model import Customer
from routecli.core.reading_id import id_from
from routecli.core.similar import similar
from routecli.errors import UsageError
from routecli.output.locate import Placing, show_added
from routecli.storage.files.ids import is_customer_id
from routecli.storage.files.yamltext import customer_text
from routecli.storage.schema.table import RECORDS
from routecli.storage.write.encode import to_utf8

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from routecli.context import Context
    from routecli.core.book import Book

    NewCustomer = dict[str, str | list[str]]


def run(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    *,
    id_: Annotated[str, typer.Option("--id", metavar="ID")] = "",
    kana: Annotated[str, typer.Option("--kana", metavar="TEXT")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND")] = "",
    rank: Annotated[str, typer.Option("--rank", metavar="RANK")] = "",
    area: Annotated[str, typer.Option("--area", metavar="TEXT")] = "",
    every: Annotated[str, typer.Option("--every", metavar="INTERVAL")] = "",
    address: Annotated[str, typer.Option("--address", metavar="TEXT")] = "",
    postal: Annotated[str, typer.Option("--postal", metavar="CODE")] = "",
    phone: Annotated[str, typer.Option("--phone", metavar="NUMBER")] = "",
    at: Annotated[str, typer.Option("--at", metavar="LAT,LON")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE")] = "",
    last: Annotated[str, typer.Option("--last", metavar="DATE")] = "",
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TEXT")] = None,
) -> None:
    """Write a new customer's file; an existing one is never touched."""
    context = context_of(ctx)
    book = open_book(context)
    typed = {
        "name": name, "kana": kana, "kind": kind, "rank": rank, "area": area, "rep": _rep(context, book),
        "every": every, "address": address, "postal": postal, "phone": phone, "at": at,
    }  # fmt: skip
    if not name.strip():
        raise UsageError("add.no_name")
    facts: NewCustomer = {
        key: fact(context, book, key, text, option="NAME" if key == "name" else f"--{key}") if text.strip() else ""
        for key, text in typed.items()
    }
    facts["tags"] = [fact(context, book, "tags", text, option="--tag") for text in tag or ()]
    customer_id = _id(context, book, facts, id_)
    placed = _place(context, book, customer_id, facts)
    visited = _last_visit(context, book, name, last)
    facts["since"] = fact(context, book, "since", since or "today", option="--since") if since or not visited else ""
    _write(context, book, customer_id, facts, visited)
    if visited:
        context.answer("add.last", day=visited)
    for key in ("kind", "rank", "area", "since", "every", "postal", "phone", "at"):
        say_read(context, key, since if key == "since" else typed[key], facts[key])
    for text in (since, last):
        warn_far(context, text, past=True, written=False)
    if placed:
        show_added(context, placed)


def _place(context: Context, book: Book, customer_id: str, facts: NewCustomer) -> Placing | None:
    """Take the place from the address if none is given, and return what was found; None if nothing was looked for."""
    address, postal = str(facts["address"]), str(facts["postal"])
    if facts["at"] or not (address or postal) or not can_look_up(book.settings):
        return None
    found = address_lookup(context, book.settings)(address, postal)
    if found.at:
        facts["at"], facts["at_from"] = [repr(degrees) for degrees in to_a_metre(found.at)], found.level
    return Placing(Customer(customer_id, str(facts["name"]), address=address, postal=postal), found)


def _last_visit(context: Context, book: Book, name: str, typed: str) -> date | None:
    """Return the day of the last visit, asked for on a terminal; None if there was none, or nobody says."""
    if not typed and context.can_ask:
        context.err.write(context.words.clean(context.words("add.ask_last", name=name)))
        context.err.flush()
        typed = context.stdin.readline().strip()
    day = asked_day(context, book, typed, past=True) if typed else None
    if day and day > context.today:
        raise UsageError("add.last_ahead", day=day)
    return day


def _rep(context: Context, book: Book) -> str:
    """Return the rep whose customer it becomes; a book without reps needs none."""
    return current_rep(context, book.settings) if book.settings.reps else ""


def _id(context: Context, book: Book, facts: NewCustomer, wished: str) -> str:
    """Return the id: as given, else made from the reading, which is asked for if it is missing, or a Latin name."""
    if not wished and not facts["kana"] and not id_from(str(facts["name"])):
        facts["kana"] = _ask_kana(context, str(facts["name"]))
    made = wished or id_from(str(facts["kana"] or facts["name"]))
    if not is_customer_id(made):
        raise UsageError("add.bad_id", id=made or "-")
    if (root_of(context) / layout.customer_file(made)).exists():
        other = book.customers.get(made)
        raise UsageError("add.exists", id=made, name=other.name if other else "-")
    return made


def _ask_kana(context: Context, name: str) -> str:
    if context.can_ask:
        context.err.write(context.words("add.ask_kana", name=name))
        context.err.flush()
        if answer := context.stdin.readline().strip():
            return answer
    raise UsageError("add.needs_kana", name=name)


def _write(context: Context, book: Book, customer_id: str, facts: NewCustomer, visited: date | None) -> None:
    """Write the customer's file and the last visit, or neither."""
    twins = similar(str(facts["name"]), str(facts["kana"]), book.spellings())
    path = layout.customer_file(customer_id)
    text = customer_text(facts, _examples(context), _schema(root_of(context)))
    last = {"type": "visit", "date": visited.isoformat(), "by": facts["rep"], "outcome": "met"} if visited else None
    entries = [last] if last else []
    with locked_book(context) as place:
        write_steps(context, place, [ImportStep(0, path, None, to_utf8(text), customer_id, entries)], None)
    lacking = context.words("add.lacking_placed" if facts["at"] else "add.lacking")
    context.answer("add.done", name=facts["name"], path=path, customer=customer_id, lacking=lacking)
    for twin in twins:
        context.notice("add.similar", name=book.customers[twin].name, customer=twin, path=path)


def _examples(context: Context) -> dict[str, str]:
    """Return how to write each key that can be explained by an example."""
    ids = {name: f"template.customer.{name}" for name in RECORDS["customer"].kinds}
    words = context.words.for_files()
    return {name: words(id_) for name, id_ in ids.items() if words.has(id_)}


def _schema(root: Path) -> str:
    schema = layout.schema_file("customer")
    return f"../{schema}" if (root / schema).is_file() else ""
