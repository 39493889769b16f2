"""Days and times that suit a customer, as a page, TSV or JSON; colour and word both say how well."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.hours import DAYS, clock_text
from routecli.core.width import pad, width
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import closure_text, minutes
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from routecli.context import Context
    from routecli.errors import Problem
    from routecli.lang import Words
    from routecli.planning.today.proposals import Proposal, ProposalQuery, Remark

STYLES = {"green": "bold green", "yellow": "yellow", "closed": "dim"}


class ProposalPage(NamedTuple):
    """What was asked, the proposals, and what goes into the commands: a note and the options of `route schedule`."""

    ask: ProposalQuery
    proposals: Sequence[Proposal]
    note: str
    options: Mapping[str, Any]


def show_proposals(context: Context, offer: ProposalPage, problems: Iterable[Problem], *, as_json: bool) -> None:
    """Show the proposals, the best first, each with the command that writes it down."""
    if as_json:
        show_json(context, "schedule", _data(context.words, offer), offer.ask.rep.id, problems)
    elif context.is_terminal:
        show_page(context, _page(context.words, offer))
    else:
        show_table(context, _columns(context.words, offer), offer.proposals)


def _data(words: Words, offer: ProposalPage) -> dict[str, Any]:
    customer = offer.ask.customer
    return {
        "customer": customer.id, "name": customer.name, "minutes": offer.ask.minutes,
        "proposals": [_row_data(words, offer, row) for row in offer.proposals],
    }  # fmt: skip


def _row_data(words: Words, offer: ProposalPage, row: Proposal) -> dict[str, Any]:
    is_open = row.grade != "closed"
    return {
        "date": row.day,
        "from": clock_text(row.first) if is_open else None,
        "until": clock_text(row.last) if is_open else None,
        "detour_minutes": round(row.detour_minutes) if is_open else None,
        "detour_km": round(row.detour_km, 1) if is_open else None,
        "grade": row.grade,
        "why": _why(words, row),
        "command": _command(offer, row) or None,
    }


def _page(words: Words, offer: ProposalPage) -> list[PageLine]:
    head = words(
        "propose.heading", name=offer.ask.customer.name, minutes=minutes(offer.ask.minutes), rep=offer.ask.rep.name
    )
    lines, wide = [PageLine(head, 0, "bold")], max(width(words(f"propose.{grade}")) for grade in STYLES)
    if not offer.proposals:
        lines.append(PageLine(words("propose.nothing")))
    for row in offer.proposals:
        lines.append(PageLine(f"{pad(words(f'propose.{row.grade}'), wide)}  {_when(words, row)}", 0, STYLES[row.grade]))
        lines.append(PageLine(_why(words, row), 4))
        if command := _command(offer, row):
            lines.append(PageLine(command, 4, "dim", link=True))
    return [*lines, PageLine(""), PageLine(words("propose.how"), 0, "dim")]


def _when(words: Words, row: Proposal) -> str:
    if row.grade == "closed":
        return words.date(row.day)
    return words(
        "propose.when",
        day=row.day,
        start=_start(words, row),
        detour=minutes(row.detour_minutes),
        km=f"{row.detour_km:.1f}",
    )


def _start(words: Words, row: Proposal) -> str:
    if row.first == row.last:
        return clock_text(row.first)
    return words("propose.span", first=clock_text(row.first), last=clock_text(row.last))


def _command(offer: ProposalPage, row: Proposal) -> str:
    """Return the command that makes the earliest time of a proposal an appointment, empty for a closed day."""
    if row.grade == "closed":
        return ""
    options = [text for name, value in offer.options.items() if value is not None for text in (f"--{name}", str(value))]
    words = [offer.ask.customer.id, row.day.isoformat(), clock_text(row.first), *filter(None, [offer.note]), *options]
    return f"route schedule {shlex.join(words)}"


def _why(words: Words, row: Proposal) -> str:
    return words("propose.and").join(_remark(words, remark) for remark in row.remarks)


def _remark(words: Words, remark: Remark) -> str:
    kind, params = remark
    shown = {
        name: closure_text(words, value) if name == "rule"
        else minutes(value) if name == "minutes"
        else words("closure.and").join(value) if name == "names"
        else words(f"closure.{DAYS[value]}") if name == "weekday"
        else words(f"propose.{value}") if name == "half"
        else value
        for name, value in params.items()
    }  # fmt: skip
    return words(f"propose.why.{kind}", **shown)


def _columns(words: Words, offer: ProposalPage) -> list[Column]:
    return [
        Column("head.date", lambda r: r.day.isoformat()),
        Column("head.from", lambda r: clock_text(r.first) if r.grade != "closed" else ""),
        Column("head.until", lambda r: clock_text(r.last) if r.grade != "closed" else ""),
        Column("head.grade", lambda r: words(f"propose.{r.grade}")),
        Column("head.detour", lambda r: f"{r.detour_minutes:.0f}" if r.grade != "closed" else ""),
        Column("head.km", lambda r: f"{r.detour_km:.1f}" if r.grade != "closed" else ""),
        Column("head.what", lambda r: _why(words, r)),
        Column("head.command", lambda r: _command(offer, r)),
    ]
