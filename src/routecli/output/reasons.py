"""Reasons and clocks in words, and as the JSON keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.interval import Interval
from routecli.lang import Count, Words
from routecli.output.phrases import appointment_time, interval_text

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.agenda import Candidate
    from routecli.core.reasons.base import Reason


# What stands in a sentence only where there is any of it: the parameter → the part of the sentence.
_IF_ANY = {"leeway": "room", "more": "rest", "code": "spare", "age": "turning", "years": "jubilee"}


class CustomerLine(NamedTuple):
    """A customer as `overdue` and `list` give it."""

    customer: str
    name: str
    rep: str | None
    area: str | None
    rank: str | None
    state: str
    last_contact: date | None
    next_due: date | None
    elapsed_days: int | None
    interval_days: int | None
    urgency: float | None
    days_late: int | None
    reasons: list[dict[str, Any]]


def reason_text(words: Words, reason: Reason, day: date) -> str:
    """Return a reason as one sentence, with how late it is where it is late."""
    late = reason.days_late(day)
    if reason.kind == "service":  # nothing is late before its window ends
        late = max(0, (day - reason.params["until"]).days)
    return bare_text(words, reason) + (words("reason.late", days=Count(late, "day")) if late else "")


def bare_text(words: Words, reason: Reason) -> str:
    """Return a reason as one sentence, for where a column of its own says how late it is."""
    params = {name: _shown(words, value) for name, value in reason.params.items() if value is not None}
    if params.get("leeway"):
        params["time"], params["leeway"] = appointment_time(words, params["time"], params["leeway"])
    for name, slot in _IF_ANY.items():
        if name in params:
            params[slot] = words(f"reason.{slot}", **{name: params[name]}) if params[name] else ""
    text = words(f"reason.{reason.kind}", **{"last": "-", **params, "due": reason.due or "-"})
    return text.rstrip()


def _shown(words: Words, value: Any) -> Any:
    return interval_text(words, value) if isinstance(value, Interval) else value


def clears_text(words: Words, reason: Reason, customer_id: str) -> str:
    """Return the entry that clears a reason, as a command to type."""
    return words(f"clears.{reason.clears}", customer=customer_id, item=reason.item or "-", **_named(reason))


def _named(reason: Reason) -> dict[str, Any]:
    return {name: value for name, value in reason.params.items() if name in {"equipment", "part", "news", "with_"}}


def reason_data(words: Words, reason: Reason, customer_id: str, day: date) -> dict[str, Any]:
    """Return a reason as the JSON gives it."""
    return {
        "kind": reason.kind,
        "text": reason_text(words, reason, day),
        "due": reason.due,
        "clears": clears_text(words, reason, customer_id),
    }


def customer_line(words: Words, candidate: Candidate, day: date) -> CustomerLine:
    """Return a candidate as a line of the JSON."""
    customer, clock = candidate.customer, candidate.clock
    reasons = [reason_data(words, reason, customer.id, day) for reason in candidate.reasons]
    return CustomerLine(
        customer.id, customer.name, customer.rep or None, customer.area or None, customer.rank or None, clock.state,
        clock.last_contact, clock.next_due, clock.elapsed_days, clock.interval_days, clock.urgency, clock.days_late,
        reasons,
    )  # fmt: skip


def state_text(words: Words, candidate: Candidate) -> str:
    """Return a state with the figure that explains it: urgency, or until when it is paused."""
    clock = candidate.clock
    text = words(f"state.{clock.state}")
    if clock.paused_until:
        return text + words("state.until", day=clock.paused_until)
    return text + (f" {clock.urgency:.1f}" if clock.urgency is not None and clock.state != "new" else "")
