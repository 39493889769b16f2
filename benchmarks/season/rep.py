"""A rep's day on the road: follows a list of customers with judgement, whatever policy it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.season.ledger import Call
from benchmarks.season.world import BASE, LUNCH, LUNCH_BETWEEN, WORK

if TYPE_CHECKING:
    from datetime import date

    from benchmarks.season.ledger import Appointment, Ledger
    from benchmarks.season.policies import Policy
    from benchmarks.season.world import Customer, World

IN_VAIN = 5  # minutes that a visit takes if nobody is met
LATE_HOME = 15  # minutes of overtime that a rep accepts
SLACK = 5  # minutes that nobody minds


@dataclass
class Driven:
    """A day as it was driven: the calls, who was on the list and did not fit any more, and the time of coming home."""

    calls: list[Call] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    road: float = 0.0
    end: float = WORK[0]

    @property
    def free(self) -> float:
        """Minutes left of the working day; all of it if nobody was visited."""
        return max(0.0, WORK[1] - self.end) if self.calls else float(WORK[1] - WORK[0])


class RepDay:
    """A rep on a day: where, when, and whether lunch is over."""

    def __init__(self, ledger: Ledger, policy: Policy, day: date) -> None:
        """Stand at the base in the morning."""
        self.ledger, self.policy, self.day = ledger, policy, day
        self.world: World = ledger.world
        self.time, self.at, self.has_eaten = float(WORK[0]), BASE, False
        self.driven = Driven()

    def drive(self) -> Driven:
        """Work the list off; what cannot be visited any more is skipped, an appointment in danger comes first."""
        todo = self.policy.morning(self.day)
        while todo:
            customer = self.world.by_id[self._next(todo)]
            if self._eats_before(customer):
                self.time, self.has_eaten = max(self.time, LUNCH_BETWEEN[0]) + LUNCH, True
                continue
            todo.remove(customer.id)
            if not self._fits(customer):
                self.driven.skipped.append(customer.id)
                continue
            self._call(customer)
            todo = self.policy.again(self.day, self.time, todo)
        self._go_home()
        return self.driven

    def _appointment(self, customer: Customer) -> Appointment | None:
        return self.ledger.appointments_on(self.day).get(customer.id)

    def _start(self, customer: Customer, leaving: float) -> float | None:
        """Return when a visit would begin."""
        arrival = leaving + self.world.usual(self.at, customer.at)
        appointment = self._appointment(customer)
        return max(arrival, appointment.time) if appointment else customer.start_at(self.day, arrival)

    def _next(self, todo: list[str]) -> str:
        """Return the first on the list, or the next appointment if it would be reached late afterwards."""
        first = self.world.by_id[todo[0]]
        fixed = [a for id_, a in self.ledger.appointments_on(self.day).items() if id_ in todo]
        start = self._start(first, self.time)
        if self._appointment(first) or start is None or not fixed:
            return first.id
        due = min(fixed, key=lambda appointment: appointment.time)
        partner, end = self.world.by_id[due.customer], start + first.minutes
        last_meal = LUNCH_BETWEEN[1] - LUNCH
        eats = not self.has_eaten and end < last_meal < due.time + partner.minutes
        there = end + self.world.usual(first.at, partner.at) + (LUNCH if eats else 0)
        return due.customer if there > due.time + SLACK else first.id

    def _eats_before(self, customer: Customer) -> bool:
        """Return whether lunch comes before a visit: it must, or costs hardly any time."""
        begin, last = max(self.time, LUNCH_BETWEEN[0]), LUNCH_BETWEEN[1] - LUNCH
        if self.has_eaten or begin > last + 2 * SLACK:
            return False
        now, after = self._start(customer, self.time), self._start(customer, begin + LUNCH)
        appointment = self._appointment(customer)
        if appointment and after is not None and after > appointment.time + SLACK:
            return False
        if now is None or max(now + customer.minutes, LUNCH_BETWEEN[0]) > last + SLACK:
            return True
        return after is not None and (after - now <= 3 * SLACK or self.time >= LUNCH_BETWEEN[0] + 30)

    def _fits(self, customer: Customer) -> bool:
        """Return whether the visit can be made; an appointment is tried however late it is."""
        if self._appointment(customer):
            return True
        start = self._start(customer, self.time)
        home = self.world.usual(customer.at, BASE)
        return start is not None and start + customer.minutes + home <= WORK[1] + LATE_HOME

    def _call(self, customer: Customer) -> None:
        appointment = self._appointment(customer)
        travel = self.world.travel(self.day, self.at, customer.at)
        arrival = self.time + travel
        begin = appointment.time if appointment else customer.start_at(self.day, arrival, grace=20) or arrival
        start = max(arrival, begin)
        outcome, length = self.world.at_the_door(customer, self.day)
        if appointment:
            outcome = "met"
        self.at, self.time = customer.at, start + (length if outcome == "met" else IN_VAIN)
        urgency = self.ledger.urgency(customer, self.day)
        wait, is_fixed = start - arrival, appointment is not None
        call = Call(self.day, customer, start, self.time, travel, wait, outcome, urgency, is_fixed)
        self.driven.road += travel
        self.driven.calls.append(call)
        self.ledger.record(call)

    def _go_home(self) -> None:
        home = self.world.travel(self.day, self.at, BASE) if self.driven.calls else 0.0
        self.driven.road += home
        self.driven.end = self.time + home
        called = {call.customer.id for call in self.driven.calls}
        self.driven.skipped = [id_ for id_ in dict.fromkeys(self.driven.skipped) if id_ not in called]
