"""The subjects of the page to read before walking in: needs, usual order, machines, contracts, news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.contracts import agreements
from routecli.core.equipment import installed
from routecli.core.news import tidings
from routecli.core.reasons.needs import needs_of
from routecli.core.suggest import never_ordered, suggestions
from routecli.lang import Count
from routecli.output.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer

ITEMS = 6  # a page has no room for a catalogue; `route order` has all


def subject_sections(here: Context, customer: Customer, book: Book) -> Iterator[tuple[str, Iterator[Line]]]:
    """Yield the sections by title; those without a line are left out by the page."""
    yield "needs", _needs(here, customer, book)
    yield "orders", _orders(here, customer, book)
    yield "machines", _machines(here, customer, book)
    yield "contracts", _contracts(here, customer, book)
    yield "news", _news(customer, book, here)


def _needs(here: Context, customer: Customer, book: Book) -> Iterator[Line]:
    for need in needs_of(book.history(customer.id).facts.get("needs")):
        if need.is_open:
            age = here.words.value(Count((here.today - need.since).days, "day"))
            yield Line(f"{here.words(f'stage.{need.stage}')} {age}: {need.text}  [{need.id}]", 2)


def _orders(here: Context, customer: Customer, book: Book) -> Iterator[Line]:
    words = here.words
    for row in suggestions(book, customer, here.today)[:ITEMS]:
        name = f"{row.item.code} {row.name}".rstrip()
        if row.qty is None or row.stock is None:
            yield Line(words("brief.unjudged", item=name, n=row.item.orders), 2)
        else:
            figures = {"usual": row.item.qty, "stock": round(row.stock, 1), "suggest": row.qty}
            yield Line(words("brief.order", item=name, **{k: words.number(v) for k, v in figures.items()}), 2)
    for peer in never_ordered(book, customer, here.today)[:2]:
        yield Line(
            words("brief.peer", item=f"{peer.code} {peer.name}".rstrip(), buyers=peer.buyers, peers=peer.peers), 2
        )


def _machines(here: Context, customer: Customer, book: Book) -> Iterator[Line]:
    words = here.words
    for row in installed(book, [customer], here.today):
        name = f"{row.machine.id} {row.machine.model}".rstrip()
        state = words(f"service.{row.state}")
        if row.part:
            name += f": {row.part.part} {row.part.code}".rstrip()
        if row.due:
            yield Line(words("brief.machine", machine=name, due=row.due.on, state=state), 2)
        else:
            yield Line(words("brief.untold", machine=name, state=state) if row.part else name, 2)


def _contracts(here: Context, customer: Customer, book: Book) -> Iterator[Line]:
    words = here.words
    for row in agreements(book, [customer], here.today):
        end = words("brief.ends", to=row.contract.to, notice=row.notice) if row.contract.to and row.notice else ""
        use = words("brief.use", share=f"{row.use.share:.0%}") if row.use and row.use.share is not None else ""
        yield Line(f"{row.contract.service}{end}{use}", 2)


def _news(customer: Customer, book: Book, here: Context) -> Iterator[Line]:
    for row in tidings(book, [customer], here.today):
        if row.untold:
            yield Line(f"{row.news.title}  [{row.news.id}]", 2)
            yield from (Line(text, 4) for text in row.news.text.splitlines()[:1])
