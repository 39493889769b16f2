"""People: greetings that a visit can carry, key people unseen too long, successors to greet.

People have clocks of their own (長期未訪問パーソン): a visit to the shop is no visit to its buyer. A `with` that names a person
resets that person's clock; a contact that names nobody counts for the only person of a customer with one.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.clock import Clock, interval_of, weight_of
from routecli.core.ordinals import shifted
from routecli.core.reasons.base import EXTRA, INTERVAL, Reason, ReasonContext
from routecli.core.reasons.interval import worth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.entry import Entry
    from routecli.core.history import Facts, History
    from routecli.core.model import Customer, Person, Settings

NAMES_KEPT = 24
UNSEEN_DAYS = 90  # for a key person of a customer on request
SUCCESSOR_DAYS = 90  # a new person not met by then is no longer new
GREETING_MINUTES = 5.0
SUCCESSOR_MINUTES = 20.0
OLDEST = 120  # years


class Greeting(NamedTuple):
    """A birthday (`what` empty) or an anniversary on its next day; `years` since the first, 0 if unknown."""

    on: date
    who: str
    what: str
    years: int


def fold(entries: Sequence[Entry]) -> Facts:
    """Return the first and the last contact's days, and for each name in a `with` the last day, `""` for no name."""
    contacts = [e for e in entries if e.is_contact]
    if not contacts:
        return None
    seen = {_bare(name): e.date for e in contacts for name in e.with_ or ("",)}
    latest = sorted(seen, key=lambda name: (seen[name], name))[-NAMES_KEPT:]
    return [contacts[0].date.isoformat(), {name: seen[name].isoformat() for name in latest}]


def _bare(name: str) -> str:
    return name.replace(" ", "").replace("\u3000", "")


def present(customer: Customer, day: date) -> list[Person]:
    """Return the people who had not left on `day`."""
    return [person for person in customer.contacts if not person.left or person.left > day]


def last_seen(facts: Facts, person: Person, *, alone: bool) -> date | None:
    """Return the day a person was last met or spoken to; `alone` counts contacts that name nobody, too."""
    seen = facts[1] if facts else {}
    days = [seen[name] for name in (_bare(person.name), *([""] if alone else [])) if name in seen]
    return date.fromisoformat(max(days)) if days else None


@lru_cache(maxsize=4)
def _calendar(day: date, ahead: int) -> Mapping[str, date]:
    """Return the days from `day` on by `MM-DD`; without a 29 February it is kept on the 28th."""
    days = [shifted(day, n) for n in range(ahead + 1)]
    found = {f"{at:%m-%d}": at for at in days}
    if "02-28" in found and "02-29" not in found:
        end = found["02-28"]
        if shifted(end, 1).month == 3:
            found["02-29"] = end
    return found


def greetings(customer: Customer, day: date, ahead: int) -> list[Greeting]:
    """Return the birthdays and anniversaries of the next `ahead` days, today's included, the nearest first."""
    if not customer.contacts and not customer.dates:
        return []
    days = _calendar(day, ahead)
    found = [
        _on(days[p.birthday[-5:]], p.name, "", p.birthday)
        for p in customer.contacts
        if p.birthday and p.birthday[-5:] in days and (not p.left or p.left > day)
    ]
    found += [_on(days[at.on[-5:]], customer.name, at.what, at.on) for at in customer.dates if at.on[-5:] in days]
    return sorted(found) if len(found) > 1 else found


def _on(day: date, who: str, what: str, first: str) -> Greeting:
    """Return a greeting of `day`; `first` is `MM-DD`, or `YYYY-MM-DD` where the year is known.

    A person older than anybody has become has a mistyped year, and no age.
    """
    years = max(0, day.year - int(first[:4])) if len(first) > 5 else 0
    return Greeting(day, who, what, years if what or years <= OLDEST else 0)


def reasons(case: ReasonContext) -> list[Reason]:
    """Return greetings due, and the people to see."""
    customer = case.customer
    if not customer.contacts and not customer.dates:
        return []
    found = [_greeting(g) for g in greetings(customer, case.day, case.settings.limits.greeting) if _is_open(case, g)]
    facts = case.facts("people")
    if facts and customer.contacts:
        context = present(customer, case.day)
        alone = len(context) == 1
        for person in context:
            found += _successor(case, person, facts, alone=alone) or _unseen(case, person, facts, alone=alone)
    return found


def _is_open(case: ReasonContext, greeting: Greeting) -> bool:
    """Return whether the greeting is still to be given: no contact since it could be, except on the day itself."""
    last = case.clock.last_contact
    start = shifted(greeting.on, -case.settings.limits.greeting)
    return greeting.on == case.day or last is None or last < start


def _greeting(greeting: Greeting) -> Reason:
    kind, since = ("anniversary", "years") if greeting.what else ("birthday", "age")
    params = {"who": greeting.who, "text": greeting.what, "on": greeting.on, since: greeting.years}
    return Reason(kind, EXTRA, GREETING_MINUTES, "contact", greeting.on, params=params)


def _title(person: Person) -> str:
    return f"{person.role} {person.name}".strip()


def unseen_after(customer: Customer, settings: Settings, day: date) -> int:
    """Return the days after which a key person counts as unseen: `limits.person_intervals` × interval, 90 without one."""
    interval = interval_of(customer, settings, day)
    return max(1, round(settings.limits.person_intervals * interval.days)) if interval else UNSEEN_DAYS


def _unseen(case: ReasonContext, person: Person, facts: Facts, *, alone: bool) -> Sequence[Reason]:
    """Return a key person whose own clock has run out, worth what a customer as late would be."""
    if not person.key:
        return ()
    limit = unseen_after(case.customer, case.settings, case.day)
    seen = last_seen(facts, person, alone=alone)
    start = seen or _first_chance(facts, person)
    elapsed = (case.day - start).days
    if elapsed <= limit:
        return ()
    settings = case.settings
    clock = Clock("overdue", urgency=elapsed / limit)
    weight = weight_of(case.customer, settings)
    minutes = worth(clock, weight, settings.due_from, settings.limits.neglect_minutes, at_due=False)
    params = {"who": _title(person), "last": seen, "with_": person.name}
    return [Reason("unseen_person", INTERVAL, minutes, "person", shifted(start, limit), params=params)]


def _first_chance(facts: Facts, person: Person) -> date:
    """Return the first day on which a person never seen could have been."""
    return max(date.fromisoformat(facts[0]), person.since or date.min)


def seen_enough_until(customer: Customer, history: History, settings: Settings) -> list[date]:
    """Return for each key person a day up to which nobody finds them unseen, from the log's last day on.

    Nobody comes later, but others may leave: then contacts that name nobody count, too.
    """
    facts = history.facts.get("people")
    people, limit = present(customer, history.upto), unseen_after(customer, settings, history.upto)
    return [
        shifted(last_seen(facts, person, alone=alone) or _first_chance(facts, person), limit)
        for person in people
        for alone in {len(people) == 1, True}
        if person.key and facts
    ]


def _successor(case: ReasonContext, person: Person, facts: Facts, *, alone: bool) -> Sequence[Reason]:
    """Return someone new in the post, not met yet, while it is still new."""
    since = person.since
    if since is None or not date.fromisoformat(facts[0]) < since <= case.day <= shifted(since, SUCCESSOR_DAYS):
        return ()
    seen = last_seen(facts, person, alone=alone)
    if seen and seen >= since:
        return ()
    params = {"who": _title(person), "since": since, "with_": person.name}
    level = INTERVAL if person.key else EXTRA
    return [Reason("new_person", level, SUCCESSOR_MINUTES, "person", params=params)]
