"""Contracts speak up before their notice day, and when their use is far from the plan."""

from __future__ import annotations

import pytest
from hand import customer, day, entry, history, reasons

from routecli.core.interval import parse_interval
from routecli.core.model import Contract
from routecli.core.parts import Usage
from routecli.core.reasons.base import EXTRA, INTERVAL, PROMISE, Reason
from routecli.core.reasons.contracts import deadline, notice_day, usage

WATER = Contract(
    "浄水レンタル", day("2024-04-01"), day("2027-03-31"), 12000, parse_interval("3 months"), plan=400, unit="L"
)


def contract_reasons(today: str, *log: object, contract: Contract = WATER) -> list[tuple[str, str, int]]:
    found: list[Reason] = reasons(customer("1 year", contracts=[contract]), today, *log)
    return [(r.kind, str(r.due), r.level) for r in found if r.kind.startswith("contract")]


def test_notice_is_given_the_period_before_the_last_day() -> None:
    assert notice_day(WATER) == day("2026-12-31")
    assert notice_day(WATER._replace(notice=None)) == day("2027-03-31")
    assert notice_day(Contract("保守")) is None


def test_the_notice_day_is_a_reason_thirty_days_ahead_until_somebody_was_there() -> None:
    assert contract_reasons("2026-11-30", entry("2026-11-20")) == []
    assert contract_reasons("2026-12-01", entry("2026-11-20")) == [("contract_notice", "2026-12-31", INTERVAL)]
    assert contract_reasons("2026-12-10", entry("2026-12-04")) == [("contract_notice", "2026-12-31", EXTRA)]
    assert contract_reasons("2027-01-01", entry("2026-12-04")) == []


def test_where_nobody_was_there_the_last_workable_day_before_notice_is_kept_like_a_promise() -> None:
    to_sunday = WATER._replace(to=day("2027-01-29"), notice=parse_interval("2 months"))  # Sunday 2026-11-29
    assert contract_reasons("2026-11-26", contract=to_sunday) == [("contract_notice", "2026-11-29", INTERVAL)]
    assert contract_reasons("2026-11-27", contract=to_sunday) == [("contract_notice", "2026-11-29", PROMISE)]
    assert contract_reasons("2026-11-27", entry("2026-11-10"), contract=to_sunday)[0][2] == EXTRA
    without_notice = to_sunday._replace(to=day("2026-11-29"), notice=None)
    assert contract_reasons("2026-11-27", contract=without_notice) == [("contract_renewal", "2026-11-29", PROMISE)]


def test_then_the_last_day_is_and_after_it_the_contract_has_run_out() -> None:
    assert contract_reasons("2027-03-01", entry("2027-02-20")) == [("contract_renewal", "2027-03-31", INTERVAL)]
    assert contract_reasons("2027-04-01", entry("2027-02-20")) == [("contract_ended", "2027-03-31", EXTRA)]
    assert contract_reasons("2027-07-01", entry("2027-06-20")) == []
    assert deadline(WATER, day("2027-04-01")) is None


def used(*pairs: tuple[str, float], service: str = "浄水レンタル") -> list:
    return [entry(on, usage=[Usage(service, qty)]) for on, qty in pairs]


def test_use_a_month_is_what_was_used_since_the_first_reading() -> None:
    # the first reading's 999 belong to the time before; 300 + 310 L in 61 days: 304.375 L in 30.4375 days
    facts = history(*used(("2026-09-01", 999), ("2026-10-01", 300), ("2026-11-01", 310))).facts["contracts"]
    found = usage(WATER, facts)
    assert found is not None
    assert (found.monthly, found.share) == (pytest.approx(304.375), pytest.approx(0.7609, abs=1e-4))
    assert usage(WATER, history(*used(("2026-09-01", 999))).facts["contracts"]) is None


@pytest.mark.parametrize(("litres", "kind"), [(359, ""), (361, "contract_full"), (202, ""), (199, "contract_idle")])
def test_ninety_percent_of_the_plan_is_a_chance_and_fifty_a_risk(litres: float, kind: str) -> None:
    # two readings 700 days apart, so that what was used between them is `litres` a month of 30.4375 days
    log = used(("2024-10-01", 1), ("2026-09-01", litres * 700 / 30.4375))
    assert [row[0] for row in contract_reasons("2026-09-02", *log)] == ([kind] if kind else [])


def test_the_use_of_another_service_says_nothing() -> None:
    log = used(("2026-09-01", 0), ("2026-10-01", 900), service="複合機")
    assert contract_reasons("2026-10-02", *log) == []


def test_a_contract_with_a_successor_says_nothing_of_its_end_and_its_use_is_said_once() -> None:
    log = [*used(("2026-10-01", 1), ("2026-12-01", 900)), entry("2026-12-02")]
    later = WATER._replace(from_=day("2027-04-01"), to=day("2029-03-31"))
    shop = customer("1 year", contracts=[WATER, later])
    for today in ("2026-12-20", "2027-03-20", "2027-04-10"):
        assert [r.kind for r in reasons(shop, today, *log) if r.kind.startswith("contract")] == ["contract_full"]
    other = customer("1 year", contracts=[WATER, later._replace(service="おしぼり")])
    assert "contract_ended" in {r.kind for r in reasons(other, "2027-04-10", *log)}


def test_a_contract_without_an_end_or_a_plan_says_nothing() -> None:
    assert (
        contract_reasons("2026-10-02", *used(("2026-09-01", 0), ("2026-10-01", 900)), contract=Contract("浄水レンタル"))
        == []
    )
