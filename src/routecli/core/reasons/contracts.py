"""Contracts (契約): notice and renewal ahead, use against plan, contracts that have run out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.ordinals import shifted
from routecli.core.reasons.base import EXTRA, INTERVAL, PROMISE, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts
    from routecli.core.model import Contract

READINGS_KEPT = 4
MONTH = 365.25 / 12
FULL, IDLE = 0.9, 0.5  # shares of the plan from which more may be offered, up to which the contract is at risk
ENDED_DAYS = 90  # an ended contract is asked about for so long
DEADLINE_MINUTES = 60.0
USE_MINUTES = 5.0


class ContractUsage(NamedTuple):
    """The use a month over the last readings and its share of the plan (None without a plan)."""

    monthly: float
    share: float | None
    first: date
    last: date


def fold(entries: Sequence[Entry]) -> Facts:
    """Return by contracted service the last readings of its use, each since the reading before."""
    found: dict[str, dict[str, float]] = {}
    for entry in entries:
        for use in entry.usage:
            days = found.setdefault(use.service, {})
            day = entry.date.isoformat()
            days[day] = days.get(day, 0) + use.qty
    return {service: sorted(days.items())[-READINGS_KEPT:] for service, days in found.items()}


def usage(contract: Contract, facts: Facts) -> ContractUsage | None:
    """Return the use a month: what was used after the first of the last readings ÷ the months since; None with fewer than two."""
    readings = (facts or {}).get(contract.service) or []
    if len(readings) < 2:
        return None
    first, last = date.fromisoformat(readings[0][0]), date.fromisoformat(readings[-1][0])
    monthly = sum(qty for _, qty in readings[1:]) / ((last - first).days / MONTH)
    return ContractUsage(monthly, monthly / contract.plan if contract.plan else None, first, last)


def notice_day(contract: Contract) -> date | None:
    """Return the last day on which notice may be given: last day − period of notice; None without a last day."""
    if contract.to is None:
        return None
    return contract.notice.after(contract.to, -1) if contract.notice else contract.to


def deadline(contract: Contract, day: date) -> date | None:
    """Return what comes next: the notice day, once that has passed the last day, None after that."""
    notice = notice_day(contract)
    if contract.to is None or notice is None or day > contract.to:
        return None
    return notice if day <= notice else contract.to


def is_running(contract: Contract, day: date) -> bool:
    """Return whether a contract runs on `day`, its first and last day included."""
    return (contract.from_ is None or contract.from_ <= day) and (contract.to is None or day <= contract.to)


def last_days(contracts: Sequence[Contract]) -> dict[str, date]:
    """Return for each service the day on which the last of its contracts ends, the calendar's last for one without an end."""
    ends: dict[str, date] = {}
    for contract in contracts:
        ends[contract.service] = max(ends.get(contract.service, date.min), contract.to or date.max)
    return ends


def reasons(case: ReasonContext) -> list[Reason]:
    """Return the contracts that want a word."""
    contracts = case.customer.contracts
    if not contracts:
        return []
    facts, last = case.facts("contracts"), last_days(contracts)
    return [r for c in contracts for r in (*_dates(case, c, last[c.service]), *_use(case, c, facts))]


def _dates(case: ReasonContext, contract: Contract, last: date) -> Iterator[Reason]:
    """Yield the deadline `limits.contract` days ahead, and the end once it has passed.

    A contract that another one for the same service outlasts is renewed and yields nothing. Where nobody has been there
    since, the last workable day before the notice day is kept like a promise: the day after is too late.
    """
    if contract.to is not None and last > contract.to:
        return
    due = deadline(contract, case.day)
    if due:
        start = shifted(due, -case.settings.limits.contract)
        if case.day >= start:
            kind = "contract_renewal" if due == contract.to else "contract_notice"
            params = {"text": contract.service, "until": contract.to}
            level = case.level_since(start)
            if level == INTERVAL and due == notice_day(contract) and case.is_time_for(due):
                level = PROMISE
            yield Reason(kind, level, DEADLINE_MINUTES, "contract", due, params=params)
    elif contract.to and (case.day - contract.to).days <= ENDED_DAYS:
        yield Reason("contract_ended", EXTRA, USE_MINUTES, "contract", contract.to, params={"text": contract.service})


def _use(case: ReasonContext, contract: Contract, facts: Facts) -> Iterator[Reason]:
    """Yield a contract used to 90 % or more of its plan, or to 50 % or less, while it runs."""
    used = usage(contract, facts) if contract.plan and facts else None
    if used is None or used.share is None or not is_running(contract, case.day):
        return
    if used.share >= FULL or used.share <= IDLE:
        kind = "contract_full" if used.share >= FULL else "contract_idle"
        params = {"text": contract.service, "percent": round(100 * used.share)}
        yield Reason(kind, EXTRA, USE_MINUTES, "usage", params=params)
