"""What can be serviced and what to bring; every date worked out by hand."""

from __future__ import annotations

from hand import book, customer, day, entry, history

from routecli.core.equipment import packing_list, part_status
from routecli.core.interval import parse_interval
from routecli.core.model import Customer, Machine, Part
from routecli.core.parts import Serviced

SIX_MONTHS, HOURS = parse_interval("6 months"), parse_interval("2000 hours")
FILTER = Part("フィルター", SIX_MONTHS, code="FLT-45")
BELT = Part("ベルト", HOURS, code="BLT-9")


def machine(id_: str, *parts: Part) -> Machine:
    return Machine(id_, "SC-45", installed=day("2024-12-20"), service=parts)


def rows(*shops: Customer, on: str, **logs: object) -> list[tuple]:
    found = part_status(book(*shops, **logs), shops, day(on))
    return [(r.machine.id, r.part and r.part.part, r.due and str(r.due.on), r.state) for r in found]


def test_a_part_whose_hours_nobody_read_is_listed_as_not_to_be_judged() -> None:
    shop = customer(equipment=[machine("case-1", FILTER, BELT), machine("case-2")])
    assert rows(shop, on="2025-06-16") == [
        ("case-1", "フィルター", "2025-06-20", "open"),
        ("case-1", "ベルト", None, "unknown"),
        ("case-2", None, None, "unknown"),
    ]


def test_the_states_follow_the_window() -> None:
    shop = customer(equipment=[machine("case-1", FILTER)])
    days = ("2025-06-12", "2025-06-13", "2025-06-19", "2025-06-20", "2025-07-04", "2025-07-05")
    assert [rows(shop, on=on)[0][3] for on in days] == ["ahead", "open", "open", "due", "due", "late"]


def test_two_machines_of_a_customer_need_two_parts_for_one_customer() -> None:
    shop = customer(equipment=[machine("case-1", FILTER, BELT), machine("case-2", FILTER)])
    other = customer(id="suzuki", equipment=[machine("case-1", FILTER)])
    done = customer(id="ito", equipment=[machine("case-1", FILTER)])
    log = history(entry("2025-06-01", service=[Serviced("case-1", "フィルター")]))
    shops = [shop, other, done]
    [packed] = packing_list(part_status(book(*shops, ito=log), shops, day("2025-06-16")))
    assert (packed.code, packed.part, packed.qty) == ("FLT-45", "フィルター", 3)
    assert sorted(c.id for c in packed.customers) == ["suzuki", "tanaka"]
