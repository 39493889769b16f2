"""What has happened in a season so far, as the rep and the judge know it; all of it stands in the book's logs too."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.season.book import clock
from benchmarks.season.world import BASE, CALENDAR, LUNCH_BETWEEN, WORK

if TYPE_CHECKING:
    from datetime import date

    from benchmarks.season.book import BookFolder
    from benchmarks.season.world import Customer, World

PER_VISIT = {"promise": 0.12, "complaint": 0.03, "appointment": 0.10}  # call-ins per wanted visit
COMPLAINT_DAYS = 7  # within which to answer one
TOLERANCE = 15  # minutes; an appointment reached later than this is missed


@dataclass
class Promise:
    """A promise or complaint that a customer called in, with the day by which to see to it."""

    kind: str
    customer: str
    address: str
    made: date
    due: date
    done: date | None = None


@dataclass
class Appointment:
    """An appointment that a customer called in; `late` are the minutes by which it was reached late, None if it was not."""

    customer: str
    id: str
    made: date
    on: date
    time: float
    late: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the rep was there in time, with the usual tolerance."""
        return self.late is not None and self.late <= TOLERANCE


class Call(NamedTuple):
    """A visit that was made or tried; times in minutes."""

    day: date
    customer: Customer
    start: float
    leave: float
    travel: float
    wait: float
    outcome: str
    urgency: float  # intervals since the last contact
    appointment: bool


@dataclass
class Ledger:
    """Contacts, calls, promises and appointments."""

    world: World
    book: BookFolder
    contacts: dict[str, list[date]] = field(init=False)
    calls: list[Call] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    orders: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the last contact of each customer."""
        self.contacts = {customer.id: [customer.last] for customer in self.world.customers}
        self._unordered = {customer.id: list(customer.wants) for customer in self.world.customers}

    def urgency(self, customer: Customer, day: date) -> float:
        """Return the intervals since the last contact."""
        return (day - self.contacts[customer.id][-1]).days / customer.interval

    def open_promises(self, customer: str) -> list[Promise]:
        """Return the promises and complaints of a customer that wait."""
        return [promise for promise in self.promises if promise.customer == customer and promise.done is None]

    def appointments_on(self, day: date) -> dict[str, Appointment]:
        """Return the appointments of a day that were not reached yet, by customer."""
        return {a.customer: a for a in self.appointments if a.on == day and a.late is None}

    def late_on(self, day: date) -> list[Customer]:
        """Return who is late and open on a day."""
        return [c for c in self.world.customers if c.open_on(day) and self.urgency(c, day) > 1]

    def record(self, call: Call) -> None:
        """Keep a call and append it to the log, with what it settles."""
        self.calls.append(call)
        customer, day = call.customer.id, call.day
        done = []
        if call.outcome == "met":
            waiting = self.open_promises(customer)
            for promise in waiting:
                promise.done = day
            done = [promise.address for promise in waiting]
            self.contacts[customer].append(day)
        if call.appointment:
            appointment = self.appointments_on(day)[customer]
            appointment.late = call.start - appointment.time
            done.append(appointment.id)
        more: dict[str, Any] = {"done": done} if done else {}
        if call.outcome == "met" and self._orders(customer, day):
            self.orders.append(day)
            more["orders"] = [{"item": "P1", "qty": 10}]
        minutes = max(1, round(call.leave - call.start))
        self.book.append(customer, day, time=clock(call.leave), outcome=call.outcome, minutes=minutes, **more)

    def _orders(self, customer: str, day: date) -> bool:
        """Return whether a customer orders when met on a day: within three days of wanting to."""
        wants = self._unordered[customer]
        want = next((want for want in wants if abs((day - want).days) <= 3), None)
        if want:
            wants.remove(want)
        return want is not None

    def call_in(self, day: date) -> None:
        """Log what customers called in before the day began."""
        for customer in self.world.customers:
            random = Random(f"call-{self.world.seed}-{customer.id}-{day}")
            share = CALENDAR / customer.interval
            if random.random() < PER_VISIT["promise"] * share:
                due = day + timedelta(days=random.randint(3, 10))
                follow_up = {"due": due.isoformat(), "text": "quote"}
                id_ = self.book.append(customer.id, day, type="note", follow_ups=[follow_up])
                self.promises.append(Promise("promise", customer.id, id_ + "#1", day, due))
            if random.random() < PER_VISIT["complaint"] * share:
                due = day + timedelta(days=COMPLAINT_DAYS)
                id_ = self.book.append(customer.id, day, type="note", voices=[{"kind": "complaint", "text": "bad"}])
                self.promises.append(Promise("complaint", customer.id, id_ + "#1", day, due))
            if random.random() < PER_VISIT["appointment"] * share:
                self._appoint(customer, day, random)

    def _appoint(self, customer: Customer, day: date, random: Random) -> None:
        """Agree on a time that suits both, if there is one that meets no other appointment."""
        if any(a.customer == customer.id and a.on >= day for a in self.appointments):
            return
        on = day + timedelta(days=random.randint(2, 15))
        for _ in range(10):
            if on in self.world.number_of and customer.open_on(on):
                break
            on += timedelta(days=1)
        if on not in self.world.number_of or not customer.open_on(on):
            return
        times = self._times(customer, random.choice(customer.open_on(on)))
        if not times:
            return
        time = random.choice(times)
        if not any(self._clash(customer, time, other) for other in self.appointments if other.on == on):
            id_ = self.book.append(customer.id, day, type="appointment", on=on.isoformat(), time=clock(time))
            self.appointments.append(Appointment(customer.id, id_, day, on, time))

    def _times(self, customer: Customer, span: tuple[int, int]) -> list[int]:
        """Return the quarter hours that leave time for the road from and to the base, and for lunch."""
        way = self.world.usual(BASE, customer.at)
        first = max(span[0], WORK[0] + 30, WORK[0] + way + 10)
        last = min(span[1], WORK[1] - 30, WORK[1] - way - 5) - customer.minutes
        noon = (LUNCH_BETWEEN[0], LUNCH_BETWEEN[1] - 60)
        times = range(int(first // 15 * 15 + 15), int(last) + 1, 15)
        return [time for time in times if not (time + customer.minutes > noon[0] and time < noon[1])]

    def _clash(self, customer: Customer, time: float, other: Appointment) -> bool:
        partner = self.world.by_id[other.customer]
        between = self.world.usual(customer.at, partner.at) + max(customer.minutes, partner.minutes) + 15
        return abs(other.time - time) < between
