"""A customer's machines and contracts: meters run, parts fall due and are replaced, things break, services are used."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sample import story
from sample.days import START
from sample.phrases import phrases_of, texts_for

if TYPE_CHECKING:
    from random import Random

    from routecli.core.model import Contract, Customer, Machine, Part

EARLY_DAYS = 7
READ_EVERY = 26  # days between two readings of a contract's use


class Workshop:
    """The running hours and service cycles of a customer's machines."""

    def __init__(self, customer: Customer, dice: Random) -> None:
        """Start each cycle somewhere in its course."""
        self.customer = customer
        self.dice = dice
        self.failures = texts_for(customer, phrases_of(customer)["failures"])
        self.rate = {m.id: (15.5 if "三交替" in customer.tags else dice.uniform(4.5, 7.5)) for m in customer.equipment}
        self.due: dict[tuple[str, str], date] = {}
        self.serviced_at: dict[tuple[str, str], float] = {}
        for machine in customer.equipment:
            for part in machine.service:
                self._start(machine, part)
        self.read_on = {c.service: max(START, c.from_ or START) for c in customer.contracts if c.plan}

    def _start(self, machine: Machine, part: Part) -> None:
        key = machine.id, part.part
        if part.every.unit == "h":
            run = self.dice.random() * min(part.every.n, self.hours(machine, START))
            self.serviced_at[key] = self.hours(machine, START) - run
        else:
            self.due[key] = part.first or part.every.after(machine.installed or START)

    def hours(self, machine: Machine, day: date) -> float:
        """Return the meter on a day, in running hours since installation."""
        return max(0, (day - (machine.installed or START)).days) * self.rate[machine.id]

    def visit(self, day: date) -> dict[str, Any]:
        """Return the services done, the meters read and the failures told of at a visit."""
        machines = [m for m in self.customer.equipment if not m.installed or m.installed <= day]
        service = [done for m in machines for done in self._service(m, day)]
        meters = [
            {"equipment": m.id, "hours": int(self.hours(m, day))}
            for m in machines
            if any(p.every.unit == "h" for p in m.service) and self.dice.random() < 0.75
        ]
        failures = [
            {"equipment": m.id, "text": self.dice.choice(self.failures)} for m in machines if self._fails(m, day)
        ]
        return {"service": service, "meters": meters, "failures": failures, "usage": self._usage(day)}

    def _service(self, machine: Machine, day: date) -> list[dict[str, str]]:
        if day >= story.UNSERVED.get((self.customer.id, machine.id), date.max):
            return []
        due = [part for part in machine.service if self._is_due(machine, part, day)]
        return [self._done(machine, part, day) for part in due if self.dice.random() < 0.85]

    def _is_due(self, machine: Machine, part: Part, day: date) -> bool:
        key = machine.id, part.part
        if part.every.unit == "h":
            return self.hours(machine, day) - self.serviced_at[key] >= 0.97 * part.every.n
        return day >= self.due[key] - timedelta(days=part.early if part.early is not None else EARLY_DAYS)

    def _done(self, machine: Machine, part: Part, day: date) -> dict[str, str]:
        key = machine.id, part.part
        if part.every.unit == "h":
            self.serviced_at[key] = self.hours(machine, day)
        else:
            self.due[key] = part.every.after(self.due[key] if part.anchor == "fixed" else day)
        return {"equipment": machine.id, "part": part.part}

    def _fails(self, machine: Machine, day: date) -> bool:
        failing = day >= story.FAILING.get((self.customer.id, machine.id), date.max)
        return self.dice.random() < (0.3 if failing else 0.012)

    def _usage(self, day: date) -> list[dict[str, Any]]:
        """Return the use of each contract since its last reading, when about a month has passed."""
        readings = []
        for contract in self.customer.contracts:
            days = (day - self.read_on[contract.service]).days if contract.plan else 0
            if days >= READ_EVERY:
                readings.append({"service": contract.service, "qty": self._used(contract, days)})
                self.read_on[contract.service] = day
        return readings

    def _used(self, contract: Contract, days: int) -> int:
        share = story.USAGE.get(self.customer.id, 0.95) * self.dice.uniform(0.93, 1.07)
        return round((contract.plan or 0) * share * days / 30.4)
