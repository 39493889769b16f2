"""The page to read before walking in (訪問前カルテ): why today, what is open, who is there, what happened last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.open_items import open_items
from routecli.core.reasons.aftersales import Score, scores_of, trend
from routecli.core.reasons.people import present
from routecli.lang import Count
from routecli.output.brief_subjects import subject_sections
from routecli.output.entries import details, headline
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import closures_text
from routecli.output.reasons import clock_data, reason_text, state_text
from routecli.output.show import person_text, week_text
from routecli.output.table import STATE_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.book import Book
    from routecli.core.entry import Entry
    from routecli.core.open_items import OpenItem
    from routecli.lang import Words
    from routecli.output.json import Envelope


STEADY = 0.05  # a trend that would be written as 0.0


class Brief(NamedTuple):
    """All that the page is made of; `visits` are the last ones, the newest first, `items` what they may have closed."""

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
    for title, section in _sections(context, brief):
        if rows := list(section):
            lines += [PageLine(""), PageLine(context.words(f"brief.{title}"), 0, "bold"), *rows]
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


def _sections(context: Context, brief: Brief) -> Iterator[tuple[str, Iterator[PageLine]]]:
    """Yield the page's sections by title, in the order in which they matter at the door."""
    words = context.words
    yield "why", _why(context, brief)
    yield "open", _open(context, brief)
    yield "people", _people(context, brief)
    yield from subject_sections(context, brief.candidate.customer, brief.book)
    yield "last", _last(words, brief)
    yield "place", _place(context, brief)


def _heading(words: Words, brief: Brief) -> Iterator[PageLine]:
    customer, clock = brief.candidate.customer, brief.candidate.clock
    yield PageLine(
        f"{customer.name}  {state_text(words, brief.candidate)}",
        0,
        f"bold {STATE_STYLES[clock.state]}".replace("bold bold", "bold"),
    )
    rank = words("show.rank", rank=customer.rank) if customer.rank else ""
    kind = words(f"business.{customer.kind}") if customer.kind != "other" else ""
    yield PageLine("  ".join(filter(None, [customer.id, rank, kind, customer.area, customer.rep])), 0, "dim")
    if scores := _scores(brief):
        change = trend(scores)
        against = words("brief.trend", trend=f"{change:+.1f}") if change and abs(change) >= STEADY else ""
        row = " → ".join(str(score.score) for score in scores)
        yield PageLine(words("brief.satisfaction", scores=row, on=scores[-1].day) + against, 0, "dim")


def _scores(brief: Brief) -> list[Score]:
    return scores_of(brief.book.history(brief.candidate.customer.id).facts.get("aftersales"))


def _why(context: Context, brief: Brief) -> Iterator[PageLine]:
    reasons = brief.candidate.reasons
    for reason in reasons:
        yield PageLine(f"- {reason_text(context.words, reason, context.today)}", 2)
    if not reasons:
        yield PageLine(context.words("brief.no_reason"), 2)


def _open(context: Context, brief: Brief) -> Iterator[PageLine]:
    """Yield what `log --done N` can close, with its number."""
    for number, item in enumerate(open_items(brief.book.history(brief.candidate.customer.id)), 1):
        late = _age(context, item)
        yield PageLine(f"{number:2} " + context.words(f"open.{item.kind}", day=item.day, text=item.text) + late, 1)


def _age(context: Context, item: OpenItem) -> str:
    days = (context.today - item.day).days
    return context.words("open.age", days=Count(days, "day")) if days > 0 else ""


def _people(context: Context, brief: Brief) -> Iterator[PageLine]:
    for person in sorted(present(brief.candidate.customer, context.today), key=lambda p: not p.key):
        yield PageLine(person_text(context.words, person), 2)
    for person in brief.candidate.customer.contacts:
        if person.left and person.left <= context.today:
            yield PageLine(context.words("brief.left", name=person.name, day=person.left), 2, "dim")


def _last(words: Words, brief: Brief) -> Iterator[PageLine]:
    for entry in brief.visits:
        yield PageLine(headline(words, entry), 2)
        for text in details(words, entry, brief.book, brief.items):
            yield PageLine(text, 4)


def _place(context: Context, brief: Brief) -> Iterator[PageLine]:
    words, customer = context.words, brief.candidate.customer
    rivals = words("closure.and").join(customer.competitors)
    facts = [
        ("address", customer.address), ("phone", customer.phone), ("hours", week_text(words, customer.hours)),
        ("closed", closures_text(words, customer.closed, context.today)), ("competitors", rivals),
    ]  # fmt: skip
    for key, text in facts:
        if text:
            yield PageLine(words("show.fact", label=words(f"label.{key}"), text=text), 2)
    for text in customer.notes.splitlines():
        yield PageLine(text, 2)
