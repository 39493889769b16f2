"""Service of installed machines (納入機器の点検・交換): by time or running hours, whichever comes first; warranty; failures."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.ordinals import shifted
from routecli.core.reasons.base import EXTRA, INTERVAL, Reason, ReasonContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts
    from routecli.core.model import Customer, Limits, Machine, Part

READINGS_KEPT = 4
FAILURES_KEPT = 12
TREND_DAYS = 90
LIFETIME_DAYS = 36_500
SERVICE_MINUTES = 45.0
WARRANTY_MINUTES = 3.0
FAILURE_MINUTES = 15.0

Reading = tuple[date, float]  # day, running hours


class MachineLog(NamedTuple):
    """The log of one machine: last service of each part with the nearest reading, readings, days of failure."""

    done: Mapping[str, tuple[date, Reading | None]]
    readings: Sequence[Reading]
    failures: Sequence[date]


class NextService(NamedTuple):
    """A part's next service: its day, the window around it, and what fixes the day (`time` or `hours`)."""

    machine: Machine
    part: Part
    on: date
    early: date
    late: date
    by: str


def fold(entries: Sequence[Entry]) -> Facts:
    """Return by machine: last service of each part, the last meter readings, the last failures."""
    seen: dict[str, Any] = {}

    def of(machine: str) -> Any:
        return seen.setdefault(machine, [{}, {}, []])

    for entry in entries:
        if entry.service or entry.meters or entry.failures:
            day = entry.date.isoformat()
            for serviced in entry.service:
                of(serviced.equipment)[0][serviced.part] = day
            for meter in entry.meters:
                of(meter.equipment)[1][day] = meter.hours
            for failure in entry.failures:
                of(failure.equipment)[2].append(day)
    return {
        machine: [
            {part: [day, *_nearest(day, readings)] for part, day in done.items()},
            sorted(readings.items())[-READINGS_KEPT:],
            failures[-FAILURES_KEPT:],
        ]
        for machine, (done, readings, failures) in seen.items()
    }


def _nearest(day: str, readings: Mapping[str, float]) -> list[Any]:
    """Return day and hours of the reading nearest to a service, nothing if there is none."""
    if not readings:
        return []
    at = date.fromisoformat(day)
    best = min(readings, key=lambda other: (abs((date.fromisoformat(other) - at).days), other))
    return [best, readings[best]]


def log_of(facts: Facts, machine: str) -> MachineLog:
    """Return the facts of one machine from `fold`, empty if there is nothing."""
    done, readings, failures = (facts or {}).get(machine) or ({}, [], [])
    day = date.fromisoformat
    return MachineLog(
        {part: (day(row[0]), (day(row[1]), row[2]) if len(row) > 1 else None) for part, row in done.items()},
        [(day(on), hours) for on, hours in readings],
        [day(on) for on in failures],
    )


def reading_before(log: MachineLog, day: date) -> Reading | None:
    """Return the last reading up to a day, that day included, None without one."""
    return next((reading for reading in reversed(log.readings) if reading[0] <= day), None)


def hours_a_day(machine: Machine, log: MachineLog) -> float | None:
    """Return the running hours per day: between the last two readings that differ, else since the installation; None without."""
    readings = log.readings
    for earlier, later in zip(reversed(readings[:-1]), reversed(readings[1:]), strict=True):
        if later[1] > earlier[1] and later[0] > earlier[0]:
            return (later[1] - earlier[1]) / (later[0] - earlier[0]).days
    if readings and machine.installed and machine.installed < readings[-1][0] and readings[-1][1] > 0:
        return readings[-1][1] / (readings[-1][0] - machine.installed).days
    return None


def next_by_time(part: Part, installed: date | None, done: date | None) -> date | None:
    """Return the next day of a cycle by time; None if neither a first day, an installation nor a service is known.

    Anchor `done`: one cycle after the last service. Anchor `fixed`: the grid of the first day; a service counts for the
    day of the grid it is nearest to, so that an early one always advances and a late one never gives a past day.
    """
    first = part.first or (part.every.after(installed) if installed else None)
    if done is None:
        return first
    if part.anchor != "fixed" or first is None:
        return part.every.after(done)
    nearest = shifted(done, part.every.days / 2)
    times = max(0, int((done - first).days / part.every.days) - 1)
    while (following := part.every.after(first, times)) <= nearest < date.max:
        times += 1
    return following


def next_by_hours(part: Part, machine: Machine, log: MachineLog) -> date | None:
    """Return the day on which the running hours of a cycle are reached; None if the readings are too few.

    By the hours per day from the last reading; if the meter is already past it, not before the straight line from the
    day the hours count from reaches it: a machine that hardly ran lately must not move the day far back.
    """
    rate = hours_a_day(machine, log)
    if not rate or not log.readings:
        return None
    read_on, hours = log.readings[-1]
    since, start = machine.installed or log.readings[0][0], 0.0
    if part.part in log.done:
        since, reading = log.done[part.part]
        near_on, near = reading or (read_on, hours)
        start = max(0.0, near + rate * (since - near_on).days)
    elif part.first:
        return part.first
    days = (start + part.every.n - hours) / rate
    if days < 0 and since < read_on:
        days = max(days, (part.every.n / (hours - start) - 1) * (read_on - since).days)
    return shifted(read_on, ceil(days)) if days < LIFETIME_DAYS else None


def dues(machine: Machine, log: MachineLog, limits: Limits) -> list[NextService]:
    """Return the next service of each part of a machine; of several cycles of one part the one that comes first."""
    found: dict[str, NextService] = {}
    for part in machine.service:
        by = "hours" if part.every.unit == "h" else "time"
        on = next_by_hours(part, machine, log) if by == "hours" else _by_time(part, machine, log)
        if on is None or (part.part in found and found[part.part].on <= on):
            continue
        early = limits.service_early if part.early is None else part.early
        late = limits.service_late if part.late is None else part.late
        found[part.part] = NextService(machine, part, on, shifted(on, -early), shifted(on, late), by)
    return sorted(found.values(), key=lambda due: (due.on, due.part.part))


def _by_time(part: Part, machine: Machine, log: MachineLog) -> date | None:
    done = log.done.get(part.part)
    return next_by_time(part, machine.installed, done[0] if done else None) if part.every.n else None


def customer_dues(customer: Customer, facts: Facts, limits: Limits) -> list[NextService]:
    """Return the next services of all machines of a customer, the earliest first."""
    found = [due for machine in customer.equipment for due in dues(machine, log_of(facts, machine.id), limits)]
    return sorted(found, key=lambda due: (due.on, due.machine.id, due.part.part))


def failure_trend(log: MachineLog, day: date) -> tuple[int, int]:
    """Return the failures of the last 90 days and of the 90 before."""
    recent = sum(1 for at in log.failures if 0 <= (day - at).days < TREND_DAYS)
    before = sum(1 for at in log.failures if TREND_DAYS <= (day - at).days < 2 * TREND_DAYS)
    return recent, before


def reasons(case: ReasonContext) -> list[Reason]:
    """Return services whose window is open, warranties that end, machines failing more often."""
    if not case.customer.equipment:
        return []
    facts = case.facts("service")
    found: list[Reason] = []
    for machine in case.customer.equipment:
        log = log_of(facts, machine.id)
        found += [_service(case, due) for due in dues(machine, log, case.settings.limits) if case.day >= due.early]
        found += _warranty(case, machine)
        found += _failing(case, machine, log)
    return found


def _named(machine: Machine) -> str:
    return f"{machine.id} {machine.model}".strip()


def _service(case: ReasonContext, due: NextService) -> Reason:
    """Return a service: worth a small detour from its early day, like a promise by the end of its window."""
    level, minutes = case.pressing(due.late)
    level, minutes = min(level, INTERVAL), max(minutes, SERVICE_MINUTES)
    machine, part = due.machine, due.part
    params = {
        "equipment": machine.id,
        "machine": _named(machine),
        "part": part.part,
        "code": part.code,
        "until": due.late,
    }
    item = f"{machine.id}/{part.part}"
    return Reason("service", level, minutes, "service", due.on, item, params, in_time=due.late)


def _warranty(case: ReasonContext, machine: Machine) -> Iterator[Reason]:
    end = machine.warranty
    if end and 0 <= (end - case.day).days <= case.settings.limits.warranty:
        params = {"equipment": machine.id, "machine": _named(machine)}
        yield Reason("warranty", EXTRA, WARRANTY_MINUTES, "warranty", end, machine.id, params)


def _failing(case: ReasonContext, machine: Machine, log: MachineLog) -> Iterator[Reason]:
    """Yield a machine that failed twice or more in 90 days, and more often than in the 90 before."""
    if log.failures:
        recent, before = failure_trend(log, case.day)
        if recent >= 2 and recent > before:
            params = {"equipment": machine.id, "machine": _named(machine), "recent": recent, "before": before}
            yield Reason("failing", EXTRA, FAILURE_MINUTES, "failing", None, machine.id, params)
