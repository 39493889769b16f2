"""The page to read before walking in (訪問前カルテ): why today, what is open, who is there, what happened last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.contracts import contract_status
from routecli.core.equipment import part_status
from routecli.core.news import news_status
from routecli.core.open_items import open_items
from routecli.core.reasons.aftersales import Score, scores_of, trend
from routecli.core.reasons.needs import needs_of
from routecli.core.reasons.people import present
from routecli.core.suggest import never_ordered, suggestions
from routecli.lang import Count
from routecli.output.entries import Lookup, details, headline
from routecli.output.json import show_json
from routecli.output.open_hours import open_facts
from routecli.output.page import PageLine, section, show_page
from routecli.output.phrases import person_name
from routecli.output.reasons import clock_data, reason_text, state_style, state_text
from routecli.output.show import fact_text, kind_texts, person_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.entry import Entry
    from routecli.core.model import Customer
    from routecli.core.open_items import OpenItem
    from routecli.lang import Words
    from routecli.output.json import Envelope


STEADY = 0.05  # a trend that would be written as 0.0
ITEMS = 6  # a page has no room for a catalogue; `route order` has all


class Brief(NamedTuple):
    """Everything on the page; `visits` are the last ones, the newest first, `items` what they may have closed."""

    candidate: Candidate
    book: Book
    visits: Sequence[Entry]
    items: Mapping[str, OpenItem]


def show_brief(context: Context, around: Envelope, brief: Brief) -> None:
    """Show the page of one customer."""
    if around.as_json:
        show_json(context, around, _data(context, brief))
        return
    lines = list(_heading(context.words, brief))
    for title, rows in _sections(context, brief).items():
        lines += section(context.words(f"brief.{title}"), rows)
    show_page(context, lines)


def _data(context: Context, brief: Brief) -> dict[str, Any]:
    customer = brief.candidate.customer
    items = open_items(brief.book.history(customer.id))
    return {
        "clock": clock_data(context, brief.candidate),
        "open": [{"number": n, **item._asdict()} for n, item in enumerate(items, 1)],
        "satisfaction": [{"date": score.day, "score": score.score} for score in _scores(brief)],
        "contacts": present(customer, context.today),
        "visits": list(brief.visits),
    }


def _sections(context: Context, brief: Brief) -> dict[str, Iterable[PageLine | str]]:
    """Return the page's sections by title, in the order in which they matter at the door."""
    return {
        "why": _why(context, brief.candidate),
        "open": _open(context, brief),
        "people": _people(context, brief.candidate.customer),
        "needs": _needs(context, brief),
        "orders": _orders(context, brief),
        "machines": _machines(context, brief),
        "contracts": _contracts(context, brief),
        "news": _news(context, brief),
        "last": _last(context.words, brief),
        "place": _place(context, brief.candidate.customer),
    }


def _heading(words: Words, brief: Brief) -> Iterator[PageLine]:
    customer, style = brief.candidate.customer, state_style(brief.candidate).removeprefix("bold ")
    yield PageLine(f"{customer.name}  {state_text(words, brief.candidate)}", 0, f"bold {style}")
    kind, rank, *whose = kind_texts(words, customer)
    yield PageLine("  ".join(filter(None, [customer.id, rank, kind, *whose])), 0, "dim")
    if scores := _scores(brief):
        change = trend(scores)
        against = words("brief.trend", trend=f"{change:+.1f}") if change and abs(change) >= STEADY else ""
        row = " → ".join(str(score.score) for score in scores)
        yield PageLine(words("brief.satisfaction", scores=row, on=scores[-1].day) + against, 0, "dim")


def _scores(brief: Brief) -> list[Score]:
    return scores_of(brief.book.history(brief.candidate.customer.id).facts.get("aftersales"))


def _why(context: Context, candidate: Candidate) -> list[str]:
    texts = [f"- {reason_text(context.words, reason, context.today)}" for reason in candidate.reasons]
    return texts or [context.words("brief.no_reason")]


def _open(context: Context, brief: Brief) -> Iterator[PageLine]:
    """Yield what `log --done N` can close, with its number."""
    words = context.words
    for number, item in enumerate(open_items(brief.book.history(brief.candidate.customer.id)), 1):
        days = (context.today - item.day).days
        age = words("open.age", days=Count(days, "day")) if days > 0 else ""
        yield PageLine(f"{number:2} {words(f'open.{item.kind}', day=item.day, text=item.text)}{age}", 1)


def _people(context: Context, customer: Customer) -> Iterator[PageLine | str]:
    for person in sorted(present(customer, context.today), key=lambda p: not p.key):
        yield person_text(context.words, person)
    for person in customer.contacts:
        if person.left and person.left <= context.today:
            yield PageLine(
                context.words("brief.left", name=person_name(context.words, person.name), day=person.left), 2, "dim"
            )


def _needs(context: Context, brief: Brief) -> Iterator[str]:
    for need in needs_of(brief.book.history(brief.candidate.customer.id).facts.get("needs")):
        if need.is_open:
            age = context.words.value(Count((context.today - need.since).days, "day"))
            yield f"{context.words(f'stage.{need.stage}')} {age}: {need.text}  [{need.id}]"


def _orders(context: Context, brief: Brief) -> Iterator[str]:
    words, who = context.words, (brief.book, brief.candidate.customer, context.today)
    for row in suggestions(*who)[:ITEMS]:
        name = f"{row.item.code} {row.name}".rstrip()
        if row.qty is None or row.stock is None:
            yield words("brief.unjudged", item=name, n=row.item.orders)
        else:
            figures = {"usual": row.item.qty, "stock": round(row.stock, 1), "suggest": row.qty}
            yield words("brief.order", item=name, **{k: words.number(v) for k, v in figures.items()})
    for peer in never_ordered(*who)[:2]:
        yield words("brief.peer", item=f"{peer.code} {peer.name}".rstrip(), buyers=peer.buyers, peers=peer.peers)


def _machines(context: Context, brief: Brief) -> Iterator[str]:
    words = context.words
    for row in part_status(brief.book, [brief.candidate.customer], context.today):
        name, state = f"{row.machine.id} {row.machine.model}".rstrip(), words(f"service.{row.state}")
        if row.part:
            name += f": {row.part.part} {row.part.code}".rstrip()
        if row.due:
            yield words("brief.machine", machine=name, due=row.due.on, state=state)
        else:
            yield words("brief.untold", machine=name, state=state) if row.part else name


def _contracts(context: Context, brief: Brief) -> Iterator[str]:
    words = context.words
    for row in contract_status(brief.book, [brief.candidate.customer], context.today):
        id_ = (
            "brief.ended" if row.state == "ended" else "brief.notice_over" if row.state == "too_late" else "brief.ends"
        )
        end = words(id_, to=row.contract.to, notice=row.notice) if row.contract.to and row.notice else ""
        use = words("brief.use", share=f"{row.use.share:.0%}") if row.use and row.use.share is not None else ""
        yield f"{row.contract.service}{end}{use}"


def _news(context: Context, brief: Brief) -> Iterator[PageLine | str]:
    for row in news_status(brief.book, [brief.candidate.customer], context.today):
        if row.untold:
            yield f"{row.news.title}  [{row.news.id}]"
            yield from (PageLine(text, 4) for text in row.news.text.splitlines()[:1])


def _last(words: Words, brief: Brief) -> Iterator[PageLine | str]:
    lookup = Lookup(brief.book, brief.items, brief.candidate.customer)
    for entry in brief.visits:
        yield headline(words, entry)
        yield from (PageLine(text, 4) for text in details(words, entry, lookup))


def _place(context: Context, customer: Customer) -> list[str]:
    words = context.words
    facts = [("address", customer.address), ("phone", customer.phone), *open_facts(words, customer, context.today)]
    facts += [("competitors", words("closure.and").join(customer.competitors))]
    return [*(fact_text(words, label, text) for label, text in facts if text), *customer.notes.splitlines()]
