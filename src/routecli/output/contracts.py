"""Contracts as a table, TSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.output.json import show_json
from routecli.output.table import Column, show_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from routecli.context import Context
    from routecli.core.contracts import ContractStatus
    from routecli.errors import Problem


def show_contracts(
    context: Context, found: Sequence[ContractStatus], rep: str | None, problems: Iterable[Problem], *, as_json: bool
) -> None:
    """Show contracts with their days and the share of the plan that is used."""
    if as_json:
        show_json(context, "contracts", {"contracts": [_data(row) for row in found]}, rep, problems)
        return
    if not found and context.is_terminal:
        context.answer("contracts.nothing")
        return
    words, piped = context.words, not context.is_terminal

    def day(value: date | None) -> str:
        return "" if value is None else value.isoformat() if piped else words.date(value)

    def share(row: ContractStatus) -> str:
        return f"{row.use.share:.0%}" if row.use and row.use.share is not None else ""

    show_table(
        context,
        [
            Column("head.customer", lambda r: r.customer.name, flex=True),
            Column("head.id", lambda r: r.customer.id, at=120),
            Column("head.contract", lambda r: r.contract.service, flex=True),
            Column("head.notice", lambda r: day(r.notice)),
            Column("head.ends", lambda r: day(r.contract.to), at=70),
            Column(
                "head.monthly",
                lambda r: words.number(r.contract.monthly) if r.contract.monthly else "",
                at=90,
                right=True,
            ),
            Column("head.share", share, right=True),
            Column("head.rep", lambda r: r.customer.rep, at=100),
        ],
        found,
    )


def _data(row: ContractStatus) -> dict[str, Any]:
    return {
        "customer": row.customer.id,
        "name": row.customer.name,
        "service": row.contract.service,
        "from": row.contract.from_,
        "to": row.contract.to,
        "notice_day": row.notice,
        "next_day": row.next_day,
        "monthly": row.contract.monthly,
        "plan": row.contract.plan,
        "use_a_month": row.use.monthly if row.use else None,
        "share_of_plan": row.use.share if row.use else None,
    }
