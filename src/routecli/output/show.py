"""A customer's page: facts, clock, reasons and entries; or the same as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.hours import week_texts
from routecli.lang import Count
from routecli.output.entries import Lookup, entry_lines
from routecli.output.json import keyed, show_json
from routecli.output.open_hours import open_facts
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import interval_text, month_day_text, person_name
from routecli.output.reasons import clears_text, clock_data, reason_text, state_style, state_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.chronicle import ChronicleEntry
    from routecli.core.model import Customer, Person
    from routecli.core.open_items import OpenItem
    from routecli.lang import Words
    from routecli.output.json import Envelope


class ShowPage(NamedTuple):
    """What is shown of a customer: `entries` of `total`, which stand in the log `path` as `records`.

    `items` says by address what entries close.
    """

    candidate: Candidate
    entries: Sequence[ChronicleEntry]
    records: Sequence[Mapping[str, Any]]
    total: int
    path: str
    items: Mapping[str, OpenItem]


def show_customer(context: Context, around: Envelope, page: ShowPage, book: Book) -> None:
    """Show a customer's page."""
    if around.as_json:
        show_json(context, around, _data(context, page))
        return
    facts = _facts(context.words, page.candidate.customer, context.today)
    show_page(context, [*facts, *_clock(context, page.candidate), *_entries(context.words, page, book)])


def _data(context: Context, page: ShowPage) -> dict[str, Any]:
    customer = page.candidate.customer
    entries = [
        {**record, "path": page.path, "line": told.number, **({"struck": True} if told.struck else {})}
        for told, record in zip(page.entries, page.records, strict=True)
    ]
    clock = clock_data(context, page.candidate)
    seasons = [{**keyed(season), "hours": week_texts(season.hours)} for season in customer.seasons]
    weeks = {"hours": week_texts(customer.hours), "calls": week_texts(customer.calls), "seasons": seasons}
    return {"customer": {**keyed(customer), **weeks}, "clock": clock, "entries": entries}


def _facts(words: Words, customer: Customer, today: date) -> Iterator[PageLine]:
    yield PageLine(f"{customer.name}  {customer.id}", style="bold")
    yield PageLine("  ".join(filter(None, [customer.kana, *kind_texts(words, customer)])))
    for label, text in labelled(words, customer, today):
        if text:
            yield PageLine(fact_text(words, label, text))
    yield from (PageLine(text, 2) for text in customer.notes.splitlines())


def kind_texts(words: Words, customer: Customer) -> list[str]:
    """Return what kind of customer it is, its rank, its area and its rep."""
    business = words(f"business.{customer.kind}") if customer.kind != "other" else ""
    rank = words("show.rank", rank=customer.rank) if customer.rank else ""
    return [business, rank, customer.area, words.rep(customer.rep)]


def fact_text(words: Words, label: str, text: str) -> str:
    """Return a fact behind its label."""
    return words("show.fact", label=words(f"label.{label}"), text=text)


def labelled(words: Words, customer: Customer, today: date) -> list[tuple[str, str]]:
    """Return the facts that fit on a line each, by label."""
    listed = words("closure.and").join
    return [
        ("every", interval_text(words, customer.every) if customer.every else ""),
        ("wish", interval_text(words, customer.wish) if customer.wish else ""),
        ("address", " ".join(filter(None, [customer.postal, customer.address]))),
        ("code", customer.code),
        ("phone", customer.phone),
        *open_facts(words, customer, today),
        ("dates", listed(f"{month_day_text(words, day.on)} {day.what}".rstrip() for day in customer.dates)),
        ("tags", listed(customer.tags)),
        ("items", listed(customer.items)),
        ("competitors", listed(customer.competitors)),
        ("referred_by", customer.referred_by),
        ("target", words.number(customer.target) if customer.target else ""),
        *(("contact", person_text(words, person)) for person in customer.contacts),
        *(
            ("machine", _until(words, f"{m.id} {m.model}".rstrip(), "show.warranty", m.warranty))
            for m in customer.equipment
        ),
        *(("contract", _until(words, c.service, "show.until", c.to)) for c in customer.contracts),
        *(("earlier", _until(words, words.rep(rep.rep), "show.until", rep.until)) for rep in customer.earlier),
        ("ended", words.date(customer.ended) if customer.ended else ""),
    ]


def _until(words: Words, text: str, id_: str, day: date | None) -> str:
    return text + (words(id_, day=day) if day else "")


def person_text(words: Words, person: Person) -> str:
    """Return a contact person on a line: name, role, how to reach and what to know."""
    key = words("show.key") if person.key else ""
    left = words("show.left", day=person.left) if person.left else ""
    birthday = month_day_text(words, person.birthday) if person.birthday else ""
    told = [("likes", person.likes), ("avoid", person.avoid), ("birthday", birthday)]
    extra = [words(f"brief.{name}", text=text) for name, text in told if text]
    name = words("show.person", name=person_name(words, person.name), role=person.role).strip()
    facts = [name, key, person.phone, person.email, left, *extra, person.notes]
    return "  ".join(filter(None, facts))


def _clock(context: Context, candidate: Candidate) -> Iterator[PageLine]:
    words, clock = context.words, candidate.clock
    texts = [state_text(words, candidate)]
    texts += [words("show.last", day=clock.last_contact)] if clock.last_contact else []
    texts += [words("show.due", day=clock.next_due)] if clock.next_due else []
    texts += [words("show.late", days=Count(clock.days_late, "day"))] if clock.days_late else []
    yield PageLine("")
    yield PageLine("  ".join(texts), style=state_style(candidate))
    for reason in candidate.reasons:
        yield PageLine(f"- {reason_text(words, reason, context.today)}", 2)
        yield PageLine(f"→ {clears_text(words, reason, candidate.customer.id)}", 4, "dim")


def _entries(words: Words, page: ShowPage, book: Book) -> Iterator[PageLine]:
    yield PageLine("")
    if not page.total:
        yield PageLine(words("show.no_entries", customer=page.candidate.customer.id))
        return
    yield PageLine(words("show.entries", shown=len(page.entries), total=page.total, path=page.path), style="bold")
    lookup = Lookup(book, page.items, page.candidate.customer)
    for told in page.entries:
        head, *rest = entry_lines(words, told.entry, lookup, 2)
        if told.struck:
            head = head._replace(text=words("show.struck", text=head.text), style="dim")
        yield from (head, *rest)
