"""The fields of a row of contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.output.fields import ID, NAME, REP, RowField, RowTable

if TYPE_CHECKING:
    from datetime import date

    from routecli.context import Context
    from routecli.core.contracts import ContractStatus


_STYLES = {"running": "", "ahead": "dim", "too_late": "yellow", "ended": "dim"}


def contract_table(context: Context) -> RowTable:
    """Return how contracts are listed: with their days and the share of the plan that is used."""
    words = context.words

    def monthly(row: ContractStatus) -> str:
        return words.number(row.contract.monthly) if row.contract.monthly else ""

    def state(row: ContractStatus) -> str:
        return words(f"contract.{row.state}")

    def notice(row: ContractStatus) -> date | str | None:
        is_over = context.is_terminal and row.notice and row.state == "too_late"
        return words("contract.passed", day=row.notice) if is_over else row.notice

    def share(row: ContractStatus) -> str:
        return f"{row.use.share:.0%}" if row.use and row.use.share is not None else ""

    fields = [
        ID,
        NAME,
        RowField("service", lambda r: r.contract.service, "contract", flex=True, below=True),
        RowField("from", lambda r: r.contract.from_),
        RowField("to", lambda r: r.contract.to, "ends"),
        RowField("notice_day", lambda r: r.notice, "notice", notice, style=lambda r: _STYLES[r.state]),
        RowField(
            "state",
            lambda r: r.state,
            "state",
            lambda r: words(f"contract.{r.state}"),
            style=lambda r: _STYLES[r.state],
        ),
        RowField("next_day", lambda r: r.next_day),
        RowField("monthly", lambda r: r.contract.monthly, "monthly", monthly, right=True),
        RowField("plan", lambda r: r.contract.plan),
        RowField("use_a_month", lambda r: r.use.monthly if r.use else None),
        RowField("share_of_plan", lambda r: r.use.share if r.use else None, "share", share, right=True),
        REP._replace(key=""),
    ]
    columns = {
        "customer": 0,
        "id": 120,
        "contract": 70,
        "notice": 0,
        "state": 80,
        "ends": 70,
        "monthly": 90,
        "share": 0,
        "rep": 100,
    }
    return RowTable("contracts", "contracts.nothing", fields, columns)
