"""Days and times that suit a customer, as a page, TSV or JSON; colour and word both say how well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.hours import DAYS, clock_text
from routecli.core.width import pad, width
from routecli.output.fields import RowField, rows_data, show_lines
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.phrases import closure_text, minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from routecli.context import Context
    from routecli.lang import Words
    from routecli.output.json import Envelope
    from routecli.planning.today.proposals import Proposal, ProposalQuery, Remark

STYLES = {"green": "bold green", "yellow": "yellow", "closed": "dim"}
PIPE = ["date", "from", "until", "grade", "detour", "km", "what", "command"]


class ProposalPage(NamedTuple):
    """What was asked, the proposals, and what goes into the commands: a note and the options of `route schedule`."""

    ask: ProposalQuery
    proposals: Sequence[Proposal]
    note: str
    options: Mapping[str, Any]


def show_proposals(context: Context, around: Envelope, offer: ProposalPage) -> None:
    """Show the proposals, the best first, each with the command that writes it down."""
    ask, fields = offer.ask, _fields(context.words, offer)
    if around.as_json:
        rows = rows_data(fields, offer.proposals)
        data = {"customer": ask.customer.id, "name": ask.customer.name, "minutes": ask.minutes, "proposals": rows}
        show_json(context, around, data)
    elif context.is_terminal:
        show_page(context, _page(context.words, offer))
    else:
        show_lines(context, PIPE, [(fields, offer.proposals)])


def _fields(words: Words, offer: ProposalPage) -> list[RowField]:
    def if_open(value: Callable[[Proposal], Any]) -> Callable[[Proposal], Any]:
        return lambda row: None if row.grade == "closed" else value(row)

    return [
        RowField("date", lambda r: r.day, "date"),
        RowField("from", if_open(lambda r: clock_text(r.first)), "from"),
        RowField("until", if_open(lambda r: clock_text(r.last)), "until"),
        RowField("detour_minutes", if_open(lambda r: round(r.detour_minutes)), "detour"),
        RowField("detour_km", if_open(lambda r: round(r.detour_km, 1)), "km", if_open(lambda r: f"{r.detour_km:.1f}")),
        RowField("grade", lambda r: r.grade, "grade", lambda r: words(f"propose.{r.grade}")),
        RowField("why", lambda r: _why(words, r), "what"),
        RowField("command", lambda r: _command(words, offer, r) or None, "command"),
    ]


def _page(words: Words, offer: ProposalPage) -> list[PageLine]:
    ask = offer.ask
    head = words("propose.heading", name=ask.customer.name, minutes=minutes(ask.minutes), rep=ask.rep.name)
    lines, wide = [PageLine(head, 0, "bold")], max(width(words(f"propose.{grade}")) for grade in STYLES)
    if not offer.proposals:
        lines.append(PageLine(words("propose.nothing")))
    else:
        lines.append(PageLine(words("propose.soonest" if ask.pressing else "propose.order"), 0, "dim"))
    for row in offer.proposals:
        lines.append(PageLine(f"{pad(words(f'propose.{row.grade}'), wide)}  {_when(words, row)}", 0, STYLES[row.grade]))
        lines.append(PageLine(_why(words, row), 4))
        if command := _command(words, offer, row):
            lines.append(PageLine(command, 4, "dim", link=True))
    return [*lines, PageLine(""), PageLine(words("propose.how"), 0, "dim")]


def _when(words: Words, row: Proposal) -> str:
    if row.grade == "closed":
        return words.date(row.day)
    first, last = clock_text(row.first), clock_text(row.last)
    start = first if row.first == row.last else words("propose.span", first=first, last=last)
    detour = {"detour": minutes(row.detour_minutes), "km": f"{row.detour_km:.1f}"}
    return words("propose.when", day=row.day, start=start, **detour)


def _command(words: Words, offer: ProposalPage, row: Proposal) -> str:
    """Return the command that makes the earliest time of a proposal an appointment, empty for a closed day."""
    if row.grade == "closed":
        return ""
    options = [text for name, value in offer.options.items() if value is not None for text in (f"--{name}", str(value))]
    when = (row.day.isoformat(), clock_text(row.first))
    return words.command("schedule", offer.ask.customer.id, *when, *filter(None, [offer.note]), *options)


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
