"""The index is written again with the rows it was read from, so reviving a record must leave its row alone."""

from __future__ import annotations

import json
from datetime import date

from routecli.core.interval import Interval
from routecli.core.model import Customer, Person
from routecli.storage.packed import pack, revive


def test_a_record_survives_packing() -> None:
    people = [Person("花", left=date(2026, 5, 31))]
    customer = Customer("tanaka", "田中商店", since=date(2019, 4, 1), every=Interval(2, "w"), contacts=people)
    found = revive("customer", json.loads(json.dumps(pack(customer))))
    assert (found.since, found.every, found.contacts) == (customer.since, customer.every, people)
