"""Reasons and clocks in words, and as the JSON keeps them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from routecli.core.interval import Interval
from routecli.lang import Count, Words
from routecli.output.fields import CUSTOMER, RowField, row_data
from routecli.output.phrases import appointment_time, interval_text, person_name
from routecli.output.table import STATE_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from routecli.context import Context
    from routecli.core.agenda import Candidate
    from routecli.core.reasons.base import Reason


# What a sentence has only if there is any of it: the parameter → the part of the sentence.
_IF_ANY = {"leeway": "room", "more": "rest", "code": "spare", "age": "turning", "years": "jubilee"}


def reason_text(words: Words, reason: Reason, day: date) -> str:
    """Return a reason as one sentence, with how late it is if it is late."""
    late = reason.days_late(day)
    text = bare_text(words, reason)
    return words("reason.days_late", text=text, days=Count(late, "day")) if late else text


def reasons_text(words: Words, reasons: Iterable[Reason], day: date) -> str:
    """Return reasons in one sentence."""
    return "; ".join(reason_text(words, reason, day) for reason in reasons)


def bare_text(words: Words, reason: Reason) -> str:
    """Return a reason as one sentence, for tables with a column of its own for how late it is."""
    params = {name: _shown(words, value) for name, value in reason.params.items() if value is not None}
    if "who" in params:
        params["who"] = person_name(words, params["who"])
    if "outcome" in params:
        params["outcome"] = words(f"outcome.{params['outcome']}")
    if params.get("leeway"):
        params["time"], params["leeway"] = appointment_time(words, params["time"], params["leeway"])
    for name, slot in _IF_ANY.items():
        if name in params:
            params[slot] = words(f"reason.{slot}", **{name: params[name]}) if params[name] else ""
    if "interval" in params:
        params["rhythm"] = words("reason.every" if params["interval"] else "reason.asked_for", every=params["interval"])
    text = words(f"reason.{reason.kind}", **{"last": "-", **params, "due": reason.due or "-"})
    return text.rstrip(" :")


def _shown(words: Words, value: Any) -> Any:
    return interval_text(words, value) if isinstance(value, Interval) else value


def clears_text(words: Words, reason: Reason, customer_id: str) -> str:
    """Return the entry that clears a reason, as a command to type."""
    return words(f"clears.{reason.clears}", customer=customer_id, item=reason.item or "-", **_named(reason))


def _named(reason: Reason) -> dict[str, Any]:
    """Return what a command names, in quotes where a shell would take it apart."""
    found = {name: str(reason.params[name]) for name in ("equipment", "part", "news", "with_") if name in reason.params}
    if "part" in found:
        found["service"] = f"{found['equipment']}/{found['part']}"
    return {name: _in_quotes(value) if name in {"service", "with_", "news"} else value for name, value in found.items()}


def _in_quotes(text: str) -> str:
    """Return a word of a command line: in double quotes, which every shell knows, unless they would not hold it."""
    if re.fullmatch(r"[\w./-]+", text, re.ASCII):
        return text
    if re.search(r'["$`!\\]', text):
        from shlex import quote

        return quote(text)
    return f'"{text}"'


def reasons_field(words: Words, day: date) -> RowField:
    """Return the field for a candidate's reasons."""

    def data(candidate: Candidate, reason: Reason) -> dict[str, Any]:
        text, clears = reason_text(words, reason, day), clears_text(words, reason, candidate.customer.id)
        return {"kind": reason.kind, "text": text, "due": reason.due, "clears": clears}

    return RowField(
        "reasons",
        lambda c: [data(c, reason) for reason in c.reasons],
        "what",
        lambda c: reasons_text(words, c.reasons, day),
    )


def clock_fields(context: Context) -> list[RowField]:
    """Return the fields of a customer's clock and reasons; the rows are candidates."""
    words = context.words

    def urgency(candidate: Candidate) -> str:
        return "" if candidate.clock.urgency is None else f"{candidate.clock.urgency:.2f}"

    return [
        *CUSTOMER,
        RowField("state", lambda c: c.clock.state, "state", lambda c: state_text(words, c), style=state_style),
        RowField("last_contact", lambda c: c.clock.last_contact, "last"),
        RowField("next_due", lambda c: c.clock.next_due, "due"),
        RowField("elapsed_days", lambda c: c.clock.elapsed_days),
        RowField("interval_days", lambda c: c.clock.interval_days),
        RowField("urgency", lambda c: c.clock.urgency, "urgency", urgency),
        RowField("days_late", lambda c: c.clock.days_late, "days_late", lambda c: c.clock.days_late or 0),
        reasons_field(words, context.today),
    ]


def clock_data(context: Context, candidate: Candidate) -> dict[str, Any]:
    """Return a customer's clock and reasons as the JSON has them."""
    return row_data(clock_fields(context), candidate)


def state_style(candidate: Candidate) -> str:
    """Return the style of a state on a terminal."""
    return STATE_STYLES[candidate.clock.state]


def state_text(words: Words, candidate: Candidate) -> str:
    """Return a state with the figure that explains it: urgency, or until when it is paused."""
    clock = candidate.clock
    text = words(f"state.{clock.state}")
    if clock.paused_until:
        return text + words("state.until", day=clock.paused_until)
    if clock.urgency is None or clock.state == "new":
        return text
    return text + words("state.urgency", urgency=f"{clock.urgency:.1f}")
