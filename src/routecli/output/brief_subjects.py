"""The subjects of the page to read before walking in: needs, usual order, machines, contracts, news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.contracts import contract_status
from routecli.core.equipment import part_status
from routecli.core.news import news_status
from routecli.core.reasons.needs import needs_of
from routecli.core.suggest import never_ordered, suggestions
from routecli.lang import Count
from routecli.output.page import PageLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Customer

ITEMS = 6  # a page has no room for a catalogue; `route order` has all


def subject_sections(context: Context, customer: Customer, book: Book) -> Iterator[tuple[str, Iterator[PageLine]]]:
    """Yield the sections by title; those without a line are left out by the page."""
    yield "needs", _needs(context, customer, book)
    yield "orders", _orders(context, customer, book)
    yield "machines", _machines(context, customer, book)
    yield "contracts", _contracts(context, customer, book)
    yield "news", _news(customer, book, context)


def _needs(context: Context, customer: Customer, book: Book) -> Iterator[PageLine]:
    for need in needs_of(book.history(customer.id).facts.get("needs")):
        if need.is_open:
            age = context.words.value(Count((context.today - need.since).days, "day"))
            yield PageLine(f"{context.words(f'stage.{need.stage}')} {age}: {need.text}  [{need.id}]", 2)


def _orders(context: Context, customer: Customer, book: Book) -> Iterator[PageLine]:
    words = context.words
    for row in suggestions(book, customer, context.today)[:ITEMS]:
        name = f"{row.item.code} {row.name}".rstrip()
        if row.qty is None or row.stock is None:
            yield PageLine(words("brief.unjudged", item=name, n=row.item.orders), 2)
        else:
            figures = {"usual": row.item.qty, "stock": round(row.stock, 1), "suggest": row.qty}
            yield PageLine(words("brief.order", item=name, **{k: words.number(v) for k, v in figures.items()}), 2)
    for peer in never_ordered(book, customer, context.today)[:2]:
        yield PageLine(
            words("brief.peer", item=f"{peer.code} {peer.name}".rstrip(), buyers=peer.buyers, peers=peer.peers), 2
        )


def _machines(context: Context, customer: Customer, book: Book) -> Iterator[PageLine]:
    words = context.words
    for row in part_status(book, [customer], context.today):
        name = f"{row.machine.id} {row.machine.model}".rstrip()
        state = words(f"service.{row.state}")
        if row.part:
            name += f": {row.part.part} {row.part.code}".rstrip()
        if row.due:
            yield PageLine(words("brief.machine", machine=name, due=row.due.on, state=state), 2)
        else:
            yield PageLine(words("brief.untold", machine=name, state=state) if row.part else name, 2)


def _contracts(context: Context, customer: Customer, book: Book) -> Iterator[PageLine]:
    words = context.words
    for row in contract_status(book, [customer], context.today):
        end = words("brief.ends", to=row.contract.to, notice=row.notice) if row.contract.to and row.notice else ""
        use = words("brief.use", share=f"{row.use.share:.0%}") if row.use and row.use.share is not None else ""
        yield PageLine(f"{row.contract.service}{end}{use}", 2)


def _news(customer: Customer, book: Book, context: Context) -> Iterator[PageLine]:
    for row in news_status(book, [customer], context.today):
        if row.untold:
            yield PageLine(f"{row.news.title}  [{row.news.id}]", 2)
            yield from (PageLine(text, 4) for text in row.news.text.splitlines()[:1])
