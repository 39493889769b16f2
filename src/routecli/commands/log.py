"""`route log`: one line after a visit does all the bookkeeping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from routecli.app.asked import asked_day, name_clashes, warn_far, workdays
from routecli.app.finding import current_rep
from routecli.app.narrowing import pick_known
from routecli.app.opening import Json, Texts, context_of
from routecli.app.piped import name_piped, note_of
from routecli.app.writing import book_to_write, customer_to_write, log_entry
from routecli.core import option_values
from routecli.core.vocabulary import OUTCOMES, STAGES
from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer
    from routecli.core.open_items import OpenItem
    from routecli.core.people import KnownName


def _many(name: str, metavar: str) -> Any:
    return typer.Option(name, metavar=metavar)


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    note: Annotated[Texts, typer.Argument(metavar="[NOTE]")] = None,
    *,
    order: Annotated[Texts, _many("--order", "ITEM=QTY[@PRICE]")] = None,
    stock: Annotated[Texts, _many("--stock", "ITEM=QTY")] = None,
    need: Annotated[Texts, _many("--need", "TEXT")] = None,
    complaint: Annotated[Texts, _many("--complaint", "TEXT")] = None,
    praise: Annotated[Texts, _many("--praise", "TEXT")] = None,
    follow_up: Annotated[Texts, _many("--follow-up", '"DATE TEXT"')] = None,
    done: Annotated[Texts, _many("--done", "ID|N")] = None,
    drop: Annotated[Texts, _many("--drop", '"ID|N WHY"')] = None,
    move: Annotated[Texts, _many("--move", '"ID|N DATE"')] = None,
    stage: Annotated[Texts, _many("--stage", '"ID STAGE [TEXT]"')] = None,
    told: Annotated[Texts, _many("--told", "NEWS[=REACTION]")] = None,
    service: Annotated[Texts, _many("--service", "EQUIPMENT/PART")] = None,
    meter: Annotated[Texts, _many("--meter", "EQUIPMENT=HOURS")] = None,
    failure: Annotated[Texts, _many("--failure", "EQUIPMENT=TEXT")] = None,
    usage: Annotated[Texts, _many("--usage", "SERVICE=QTY")] = None,
    satisfaction: Annotated[str | None, typer.Option("--satisfaction", metavar="1-5")] = None,
    with_: Annotated[Texts, _many("--with", "NAME")] = None,
    minutes: Annotated[str | None, typer.Option("--minutes", metavar="N")] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="DATE")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", metavar="TEXT")] = None,
    date_: Annotated[str | None, typer.Option("--date", metavar="DATE")] = None,
    time: Annotated[str | None, typer.Option("--time", metavar="HH:MM")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="|".join(OUTCOMES))] = None,
    phone: Annotated[bool, typer.Option("--phone")] = False,
    absent: Annotated[bool, typer.Option("--absent")] = False,
    no_visit: Annotated[bool, typer.Option("--no-visit")] = False,
    table: Annotated[bool, typer.Option("--table")] = False,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    json: Json = False,
) -> None:
    """Write one entry and say back what was understood."""
    context = context_of(ctx)
    book = book_to_write(context, customer)
    rep = current_rep(context, book.settings)
    found = customer_to_write(context, book, customer)
    day = _day(context, book, date_, rep)
    people = _people(found, with_ or ())
    orders, counts = _table(context, book, found) if table else ([], [])
    fields = {
        **_kind(context, outcome, phone=phone, absent=absent, no_visit=no_visit),
        "date": day.isoformat(), "time": _time(context, time, day), "by": rep,
        "with": [person.name for person in people], "purpose": purpose, "note": note_of(context, note or ()),
        "orders": [*orders, *(option_values.order_row(text, book.products) for text in order or ())],
        "stock": [*counts, *(option_values.stock_row(text, book.products) for text in stock or ())],
        "needs": [{"text": text, "stage": "heard"} for text in need or ()],
        "voices": [*_voices("complaint", complaint), *_voices("praise", praise)],
        "follow_ups": [option_values.follow_up_row(text, context.today, workdays(book, rep)) for text in follow_up or ()],
        **_closings(context, book, found, rep, (done or (), drop or (), move or (), stage or ())),
        "told": [option_values.told_row(text, book.news) for text in told or ()],
        "service": [option_values.service_row(text, found) for text in service or ()],
        "meters": [option_values.meter_row(text, found) for text in meter or ()],
        "failures": [option_values.failure_row(text, found) for text in failure or ()],
        "usage": [option_values.usage_row(text, found) for text in usage or ()],
        "satisfaction": option_values.score(satisfaction, "--satisfaction") if satisfaction else None,
        "minutes": option_values.length(minutes, "--minutes") if minutes else None,
        "next": asked_day(context, book, next_, rep=rep).isoformat() if next_ else None,
    }  # fmt: skip
    log_entry(context, book, found, fields, as_json=json, yes=yes)
    _name_strangers(context, found, people)
    name_piped(context, note or (), found.id)
    warn_far(context, date_, past=True)
    for text in (next_, *(follow_up or ())):
        warn_far(context, text)
    _name_closures(context, book, found, fields["next"])
    _name_falling_meters(context, book, found, day, fields["meters"])


def _name_closures(context: Context, book: Book, customer: Customer, next_: str | None) -> None:
    """Say why the day named for the next visit does not suit."""
    if next_:
        from datetime import date

        from routecli.core.clashes import closures

        name_clashes(context, closures(book, customer, date.fromisoformat(next_)))


def _day(context: Context, book: Book, text: str | None, rep: str) -> date:
    """Return the day of the visit, never one ahead."""
    if not text:
        return context.today
    day = asked_day(context, book, text, past=True, rep=rep)
    if day > context.today:
        raise UsageError("log.future", day=day)
    return day


def _people(customer: Customer, texts: Sequence[str]) -> list[KnownName]:
    """Return who was met, by their names on file."""
    if not texts:
        return []
    from routecli.core.people import who

    return [person for text in texts for person in who(text, customer.contacts)]


def _name_strangers(context: Context, customer: Customer, people: Sequence[KnownName]) -> None:
    """Say who is not on file, or not to be told apart there; they are written all the same."""
    for person in people:
        if person.remark:
            known = ", ".join(contact.name for contact in customer.contacts if not contact.left) or "-"
            context.notice(person.remark, name=person.name, people=known, day=person.left)


def _table(
    context: Context, book: Book, customer: Customer
) -> tuple[list[option_values.OptionValues], list[option_values.OptionValues]]:
    """Ask for orders and counts item by item, on a terminal."""
    from routecli.app.order_table import ask_orders

    return ask_orders(context, book, customer)


def _time(context: Context, text: str | None, day: date) -> str:
    """Return the time of the visit: as typed, now for a visit of today, else unknown."""
    if not text:
        return context.time if day == context.today else ""
    from routecli.core.times import parse_time

    return parse_time(text)


def _kind(context: Context, outcome: str | None, *, phone: bool, absent: bool, no_visit: bool) -> dict[str, str]:
    """Return type and outcome from the options that name them."""
    outcome = pick_known(context, "--outcome", outcome, OUTCOMES, "outcome")
    chosen = [outcome] * bool(outcome) + ["phone"] * phone + ["absent"] * absent
    if no_visit and chosen:
        raise UsageError("log.outcomes", outcomes=", ".join(["--no-visit", *map(str, chosen)]))
    return (
        {"type": "note"}
        if no_visit
        else {"type": "visit", "outcome": option_values.one_outcome([str(c) for c in chosen])}
    )


def _voices(kind: str, texts: Texts) -> list[dict[str, str]]:
    return [{"kind": kind, "text": text} for text in texts or ()]


def _closings(
    context: Context, book: Book, customer: Customer, rep: str, asked: tuple[Sequence[str], ...]
) -> dict[str, Any]:
    """Return what closes or moves something open (done, dropped, moved, staged), numbers and beginnings turned into addresses."""
    if not any(asked):
        return {}
    done, drop, move, stage = asked
    from routecli.core.open_items import needs_known, open_items, pick_item

    history = book.history(customer.id)
    items, needs = open_items(history), needs_known(history)
    dropped = [option_values.head_and_rest(text, "--drop", "1 called off") for text in drop]
    moved = [option_values.head_and_rest(text, "--move", "1 +3d") for text in move]
    staged = [option_values.head_and_rest(text, "--stage", "261124-k7q3x9ab#1 proposed") for text in stage]
    closed = [pick_item(text, items, needs) for text in done]
    given_up = [pick_item(id_, items, needs) for id_, _ in dropped]
    put_off = [_promise(id_, items, customer) for id_, _ in moved]
    _refuse_twice(closed, given_up, put_off)
    return {
        "done": [item.id for item in closed],
        "dropped": [{"id": item.id, "why": why} for item, (_, why) in zip(given_up, dropped, strict=True)],
        "moved": [
            {"id": item.id, "due": asked_day(context, book, day, rep=rep).isoformat()}
            for item, (_, day) in zip(put_off, moved, strict=True)
        ],
        "stages": [{"id": pick_item(id_, (), needs).id, **_stage(context, rest)} for id_, rest in staged],
    }


def _name_falling_meters(
    context: Context, book: Book, customer: Customer, day: date, rows: Sequence[option_values.OptionValues]
) -> None:
    """Say which readings lie below one of an earlier day; they are written all the same."""
    if not rows:
        return
    from routecli.core.reasons.service import log_of, reading_before

    facts = book.history(customer.id).facts.get("service")
    for row in rows:
        before = reading_before(log_of(facts, row["equipment"]), day)
        if before and row["hours"] < before[1]:
            numbers = {"hours": float(row["hours"]), "before": float(before[1]), "on": before[0]}
            context.notice("log.meter_fell", equipment=row["equipment"], **numbers)


def _refuse_twice(*groups: Sequence[OpenItem]) -> None:
    """Raise `UsageError` for what is to be closed in two ways: done cannot be given up, nor put off."""
    seen = set[str]()
    for group in groups:
        for item in group:
            if item.id in seen:
                raise UsageError("item.twice", text=item.text)
        seen |= {item.id for item in group}


def _promise(text: str, items: Sequence[OpenItem], customer: Customer) -> OpenItem:
    """Return a promise; nothing else has a day that could be moved from here."""
    from routecli.core.open_items import pick_item

    item = pick_item(text, items)
    if item.kind != "promise":
        raise UsageError("log.move", text=item.text, customer=customer.id)
    return item


def _stage(context: Context, text: str) -> dict[str, str | None]:
    word, _, words = text.partition(" ")
    name = pick_known(context, "--stage", word, STAGES, "stage")
    return {"stage": name, "text": words} if words else {"stage": name}
