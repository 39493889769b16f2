"""docs/rules.md says what the program does: each of its examples is recomputed, each threshold compared."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.core.adherence import adherences
from routecli.core.book import Book
from routecli.core.buying import has_stopped, item_of
from routecli.core.capacity import Group, Pace, RepCapacity, asked_for, pace_of
from routecli.core.clock import Clock, clock_of
from routecli.core.durations import visit_length
from routecli.core.entry import Entry
from routecli.core.frequency import Period, frequencies
from routecli.core.history import summarise
from routecli.core.interval import Interval, format_interval, parse_interval
from routecli.core.model import Contract, Customer, Limits, Lunch, Machine, Part, Person, Rank, Rep, Settings, Travel
from routecli.core.open_needs import Heard, shared_needs
from routecli.core.parts import FollowUp, Meter, Need, Order, Serviced, Stage, Usage, Voice
from routecli.core.rank_share import mix_of, tally_of
from routecli.core.reasons import folds, reasons_for
from routecli.core.reasons.aftersales import POOR, Score, is_falling, trend
from routecli.core.reasons.base import ReasonContext
from routecli.core.reasons.contracts import notice_day, usage
from routecli.core.reasons.interval import worth as worth_of
from routecli.core.reasons.needs import OpenNeed as NeedRow
from routecli.core.reasons.people import greetings
from routecli.core.reasons.service import dues, log_of
from routecli.core.recommend import recommendation_of
from routecli.core.suggest import never_ordered
from routecli.core.visits import LoggedVisit, visits_of
from routecli.core.workdays import aim as aim_of
from routecli.planning.ways.pace import learned
from routecli.planning.ways.travel import estimate

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.core.reasons.base import Reason

PAGE = (Path(__file__).parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
SETTINGS = Settings()
LIMITS = Limits()
TODAY = date(2026, 11, 24)
NUMBERS = count()
DATE = r"(\d{4}-\d\d-\d\d)"


def day(text: str) -> date:
    return date.fromisoformat(text)


def interval(text: str) -> Interval:
    found = parse_interval(text)
    assert found is not None
    return found


def entry(on: str, **fields: object) -> Entry:
    id_ = f"{on[2:4]}{on[5:7]}{on[8:]}-{next(NUMBERS):08}"
    return Entry(id_, day(on), **{"outcome": "met", **fields})  # type: ignore[arg-type]


def reasons(who: Customer, today: str, *entries: Entry, holidays: frozenset[date] = frozenset()) -> list[Reason]:
    facts = summarise(entries, day(today), folds())
    book = Book(SETTINGS, {who.id: who}, {who.id: facts}, {}, {}, holidays, ())
    return reasons_for(ReasonContext(who, facts, clock_of(who, facts, SETTINGS, day(today)), day(today), book))


def only(kinds: set[str], found: list[Reason]) -> Reason | None:
    return next((reason for reason in found if reason.kind in kinds), None)


def clock(given: str) -> str:
    every, last, today = re.fullmatch(rf"(.+), last {DATE}, today {DATE}", given).groups()
    who = Customer("a", "A", every=interval(every))
    found = clock_of(who, summarise([entry(last)], day(today), folds()), SETTINGS, day(today))
    return f"next due {found.next_due}, urgency {found.urgency:.2f}, {found.state}"


def aim(given: str) -> str:
    due, today = re.fullmatch(rf"due {DATE}, today {DATE}", given).groups()
    book = Book(SETTINGS, {}, {}, {}, {}, {day("2026-11-23")}, ())
    return str(aim_of(Customer("a", "A"), book, day(due), day(today)))


def over_visited(given: str) -> str:
    every, times, days = re.fullmatch(r"(.+), (\d+) contacts in (\d+) days", given).groups()
    today = TODAY
    visits = [entry(str(today - timedelta(days=n * int(days) // int(times)))) for n in range(int(times))]
    who = Customer("a", "A", every=interval(every))
    return str(clock_of(who, summarise(visits, today, folds()), SETTINGS, today).over_visited or "no")


def worth(given: str) -> str:
    urgency, weight = map(float, re.fullmatch(r"urgency (.+), weight (.+)", given).groups())
    minutes = worth_of(Clock("due", urgency=urgency), weight, SETTINGS.due_from, LIMITS.neglect_minutes, at_due=False)
    return f"{minutes:.0f} minutes"


def load_of(groups: str, room: float) -> RepCapacity:
    """The load of `A 10 × 7 days, …`, or without ranks, against so many visits."""
    found = re.findall(r"(?:(\w) )?(\d+) × (\d+) days", groups)
    rows = [Group(rank, int(n), asked_for([int(days)] * int(n)), interval(f"{days} days")) for rank, n, days in found]
    return RepCapacity("sato", Pace(room, "log"), 1, rows)


def capacity(given: str) -> str:
    groups, visits, days = re.fullmatch(r"(.+); (\d+) visits × (\d+) days", given).groups()
    load = load_of(groups, int(visits))._replace(working_days=int(days))
    stretched = ", ".join(f"{group.every.days * load.stretch:.1f}" for group in load.groups)
    return f"demand {load.demand:.1f}, capacity {load.room:.0f}, {100 * load.share:.0f}%, intervals {stretched}"


def pace(given: str) -> str:
    counts, _, most = given.partition("; visits: ")
    found = pace_of(map(int, counts.split()), Rep("sato", "佐藤", visits=int(most) if most else None))
    return f"{found.visits:g} per day ({found.source})"


def stretch(given: str) -> str:
    groups, room = given.split("; capacity ")
    load = load_of(groups, float(room))
    alone = [
        f"{group.rank} × {factor:.2f}" if (factor := load.stretch_of(group)) else f"{group.rank} alone is not enough"
        for group in load.groups
    ]
    return ", ".join([f"all × {load.stretch:.2f}", *alone])


def review_book(who: Customer, *log: Entry, settings: Settings = SETTINGS) -> Book:
    """A book of one customer, seen from today."""
    return Book(settings, {who.id: who}, {who.id: summarise(log, TODAY, folds())}, {}, {}, frozenset(), ())


def frequency(given: str) -> str:
    every, days, times, rest = re.fullmatch(r"(.+), (\d+) days, (\d+) contacts(.*)", given).groups()
    recent, span = map(int, re.findall(r"\d+", rest)) if "of them" in rest else (0, 0)
    ago = [n * span // recent for n in range(recent)]
    left = int(times) - recent
    ago += [span + n * (int(days) - span) // left for n in range(left)]
    purpose = "delivery" if "reason of their own" in rest else "regular"
    log = [entry(str(TODAY - timedelta(days=n)), purpose=purpose) for n in ago]
    who = Customer("a", "A", every=interval(every), since=date(2020, 1, 1))
    [found] = frequencies(review_book(who, *log), [who], Period(TODAY - timedelta(days=int(days) - 1), TODAY), TODAY)
    return f"expected {found.expected:.1f}, actual {found.contacts}, {found.verdict or 'agrees'}"


def adherence(given: str) -> str:
    week = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri"), (date(2026, 11, 16 + n) for n in range(5)), strict=True))
    wanted, made, today = re.fullmatch(r"planned (.+); made (.+); today (\w+)", given).groups()
    plan: dict[date, list[str]] = {}
    for on, *ids in (part.split() for part in wanted.split(", ")):
        plan.setdefault(week[on], []).extend(ids)
    logs: dict[str, list[Entry]] = {}
    for on, id_, *outcome in (part.split() for part in made.split(", ")):
        logs.setdefault(id_, []).append(entry(str(week[on]), by="sato", outcome=outcome[0] if outcome else "met"))
    facts = {id_: summarise(log, TODAY, folds()) for id_, log in logs.items()}
    shops = {id_: Customer(id_, id_) for id_ in "abcde"}
    book = Book(SETTINGS, shops, facts, {}, {}, frozenset(), (), plans={"sato": plan})
    [found] = adherences(book, ["sato"], Period(week["Mon"], week["Wed"]), week[today])
    return f"kept {found.kept}, moved {found.moved}, missed {len(found.missed)}, unplanned {found.unplanned}"


def mix(given: str) -> str:
    asked, made = given.split("; visits ")
    shops = [
        Customer(f"{rank}{n}", "A", rank=rank, every=interval(every))
        for rank, count_, every in re.findall(r"(\w) (\d+) × ([^,]+)", asked)
        for n in range(int(count_))
    ]
    book = Book(SETTINGS, {c.id: c for c in shops}, {}, {}, {}, frozenset(), ())
    visit = LoggedVisit(TODAY, "", "sato", "met", None, sold=False, fruitful=False, routine=True)
    visits = {f"{rank}0": [visit] * int(n) for rank, n in re.findall(r"(\w) (\d+)", made)}
    return ", ".join(
        f"{row.rank} {100 * row.share_of_demand:.0f}% expected {100 * row.share_of_visits:.0f}% actual"
        + " (biased)" * row.is_biased
        for row in mix_of(book, shops, visits, TODAY)
    )


def strike(given: str) -> str:
    who = Customer("a", "A")
    outcomes = [part.partition(" with ") for part in given.split(", ")]
    log = [entry("2026-11-24", outcome=o, orders=[Order("A100", 1)] if what else []) for o, _, what in outcomes]
    found = tally_of(visits_of(review_book(who, *log).history("a"), TODAY, TODAY))
    return f"{100 * found.strike_rate:.0f}%, {found.absent} absent, {found.refused} refused, {found.remote} not counted"


def recommend(given: str) -> str:
    def said(pattern: str) -> str:
        found = re.search(pattern, given)
        return found[1] if found else ""

    own, wish, gap = said(r"every (\d+ weeks)"), said(r"wish ([^,]+)"), int(said(r"orders every (\d+) days") or 0)
    fruitless = int(said(r"(\d+) fruitless") or 0)
    who = Customer(
        "a", "A", rank="A", every=interval(own) if own else None, wish=interval(wish) if wish else None
    )  # fmt: skip
    ordered = [TODAY - timedelta(days=n * gap + fruitless) for n in range(4)] if gap else [TODAY - timedelta(days=9)]
    log = [entry(str(on), orders=[Order("A100", 1)]) for on in ordered]
    log += [entry(str(TODAY - timedelta(days=n))) for n in range(fruitless)]
    if "complaint" in given:
        log.append(entry(str(TODAY), voices=[Voice("complaint", "遅い")]))
    settings = Settings(ranks={"A": Rank(interval(said(r"rank (\d+ \w+)")))})
    found = recommendation_of(review_book(who, *log, settings=settings), who, TODAY)
    if found is None or found.interval is None:
        return "nothing"
    return "one visit" if found.by else format_interval(found.interval) + " (band)" * (found.why[-1].kind == "band")


def leg(given: str) -> str:
    speed, detour, stop = map(float, re.findall(r"[\d.]+", given))
    [[_, found]] = estimate(Travel(speed, detour, stop))([(35.70, 139.77)], [(35.70, 139.77), (35.71, 139.77)])
    return f"{found.km:.1f} km, {found.minutes:.1f} minutes"


def factor(given: str) -> str:
    days, *visits = re.fullmatch(r"(\d+) days, A (\S+) for (\d+) minutes, B (\S+) for (\d+) minutes", given).groups()
    logs: dict[str, list[Entry]] = {}
    for n in range(int(days)):
        on = str(TODAY - timedelta(days=n + 1))
        for name, time, minutes in (("a", *visits[:2]), ("b", *visits[2:])):
            logs.setdefault(f"{name}-{n % 3}", []).append(entry(on, time=time, minutes=int(minutes), by="sato"))
    shops = {id_: Customer(id_, id_, at=(35.70 + 0.01 * (id_[0] == "b"), 139.77)) for id_ in logs}
    facts = {id_: summarise(log, TODAY, folds()) for id_, log in logs.items()}
    lunch = Lunch(between=(13 * 60, 14 * 60))
    return f"× {learned(Book(SETTINGS, shops, facts, {}, {}, set(), ()), Rep('sato', '佐藤', lunch=lunch)).factor:.2f}"


def length(given: str) -> str:
    own, stretch, logged = re.fullmatch(r"(.+) of its own,(?: open (\d+) at a stretch,)? logged (.+)", given).groups()
    log = [entry(str(TODAY - timedelta(days=n)), minutes=int(m)) for n, m in enumerate(logged.split())]
    hours = (((600, 600 + int(stretch)),),) * 7 if stretch else ()
    who = Customer("a", "A", minutes=int(own) if own.isdigit() else None, hours=hours)
    found = visit_length(who, summarise(log, TODAY, folds()), SETTINGS)
    return f"{found.minutes}, {found.source}"


def complaint(given: str) -> str:
    [heard] = re.findall(DATE, given)
    found = only({"complaint"}, reasons(Customer("a", "A"), heard, entry(heard, voices=[Voice("complaint", "遅い")])))
    return f"due {found.due}" if found else "nothing"


def need(given: str) -> str:
    heard, *step = re.findall(rf"(heard|proposed|won) {DATE}", given)
    first = entry(heard[1], needs=[Need("冷凍ケース")])
    log = [first, *(entry(on, stages=[Stage(f"{first.id}#1", stage)]) for stage, on in step)]
    found = only({"need", "proposal"}, reasons(Customer("a", "A"), "2027-06-01", *log))
    return f"due {found.due}, {found.kind}" if found else "nothing"


def shared(given: str) -> str:
    wishes = given.split(" / ")
    rows = [Heard(Customer(text, text), NeedRow(text, "heard", date.min, date.min, text, "")) for text in wishes]
    return "one wish" if shared_needs(rows) else "two"


def unseen(given: str) -> str:
    every, seen, today = re.fullmatch(rf"(.+), last seen {DATE}, today {DATE}", given).groups()
    people = [Person("鈴木 花", key=True), Person("田中 一郎")]
    yesterday = str(day(today) - timedelta(days=1))
    log = [entry(seen, with_=["鈴木 花"]), entry(yesterday, with_=["田中 一郎"])]
    found = only({"unseen_person"}, reasons(Customer("a", "A", every=interval(every), contacts=people), today, *log))
    return f"due {found.due}, {found.days_late(day(today))} days late" if found else "not yet"


def birthday(given: str) -> str:
    born, today = re.fullmatch(rf"(.+), today {DATE}", given).groups()
    found = greetings(Customer("a", "A", contacts=[Person("花", birthday=born)]), day(today), LIMITS.greeting)
    return str(found[0].on) if found else "no"


def satisfaction(given: str) -> str:
    scores = [Score(day("2026-11-24"), int(score)) for score in given.split(", ")]
    change = trend(scores)
    word = "poor" if scores[-1].score <= POOR else "falling" if is_falling(scores) else "steady"
    return f"trend {'-' if change is None else f'{change:.1f}'}, {word}"


def follow_up(given: str) -> str:
    [on] = re.findall(DATE, given)
    log = [entry("2026-01-05"), entry(on, orders=[Order("A100", 5)])]
    found = only({"first_delivery"}, reasons(Customer("a", "A"), "2026-12-31", *log))
    return str(found.due) if found else "nothing"


def _ordered(given: str) -> tuple[list[Entry], str]:
    ordered, today = re.fullmatch(rf"ordered (.+), today {DATE}", given).groups()
    return [entry(on, orders=[Order("A100", 10)]) for on in ordered.split()], today


def reorder(given: str) -> str:
    log, today = _ordered(given)
    days = {e.date.toordinal(): 10.0 for e in log}
    found = only({"reorder"}, reasons(Customer("a", "A"), today, *log))
    if found is None or found.due is None:
        assert item_of("A100", days).gap is None
        return "too few to tell"
    return f"usual gap {item_of('A100', days).gap:.0f}, due {found.due}, {found.days_late(day(today))} days late"


def stock(given: str) -> str:
    counts = {day(on).toordinal(): float(qty) for qty, on in re.findall(rf"counted (\d+) on {DATE}", given)}
    days, safety, pack = map(int, re.search(r"in (\d+) days, safety (\d+), pack (\d+)", given).groups())
    ordered = {day(on).toordinal(): 10.0 for on in ("2025-05-20", "2025-05-26", "2025-06-02")}
    item, today = item_of("A100", ordered, counts), date.fromordinal(max(counts))
    use, left, order = item.rate, item.stock_on(today), item.suggested(today, days + safety, pack)
    return f"use {use:.0f}, stock {left:.0f}, empty {item.empty_on()}, suggested {order}"


def stopped(given: str) -> str:
    log, today = _ordered(given)
    item = item_of("A100", {e.date.toordinal(): 10.0 for e in log})
    says_so = only({"stopped_buying"}, reasons(Customer("a", "A"), today, *log)) is not None
    assert says_so is has_stopped(item, day(today).toordinal(), SETTINGS.neglected_from)
    return f"stopped, usual gap {item.gap:.0f}, longest {item.longest}" if says_so else "no"


def peers(given: str) -> str:
    buyers, everybody = map(int, re.findall(r"(\d+)", given))
    shops = [Customer(f"shop-{n}", "A", area="上野") for n in range(everybody + 1)]
    items = {f"shop-{n}": "A100" if n <= buyers else f"B{n}" for n in range(1, everybody + 1)}
    logs = {
        id_: summarise([entry("2026-11-02", orders=[Order(item, 1)])], TODAY, folds()) for id_, item in items.items()
    }
    found = never_ordered(Book(SETTINGS, {c.id: c for c in shops}, logs, {}, {}, set(), ()), shops[0], TODAY)
    return ", ".join(f"{p.code} ({p.buyers} of {p.peers})" for p in found) or "nothing"


def service(given: str) -> str:
    every, first = re.match(rf"(.+?)(?: fixed from {DATE})?,", given).groups()
    part = Part("フィルター", interval(every), "fixed" if first else "done", first=day(first) if first else None)
    log = [entry(on, service=[Serviced("m", "フィルター")]) for on in re.findall(rf"done {DATE}", given)]
    log += [entry(on, meters=[Meter("m", float(hours))]) for hours, on in re.findall(rf"read (\d+) on {DATE}", given)]
    facts = summarise(log, day("2030-01-01"), folds()).facts["service"]
    [found] = dues(Machine("m", service=[part]), log_of(facts, "m"), LIMITS)
    return f"due {found.on}, window {found.early} to {found.late}"


def warranty(given: str) -> str:
    [end] = re.findall(DATE, given)
    who = Customer("a", "A", equipment=[Machine("m", warranty=day(end))])
    days = (day(end) - timedelta(days=n) for n in range(400, -1, -1))
    return f"from {next(d for d in days if only({'warranty'}, reasons(who, str(d))))}"


def contract(given: str) -> str:
    end, notice = re.fullmatch(rf"to {DATE}(?:, notice (.+))?", given).groups()
    one = Contract("保守", to=day(end), notice=interval(notice) if notice else None)
    who = Customer("a", "A", contracts=[one])
    days = (day(end) - timedelta(days=n) for n in range(400, -1, -1))
    first = next(d for d in days if only({"contract_notice", "contract_renewal"}, reasons(who, str(d))))
    return f"notice day {notice_day(one)}, reason from {first}"


def use(given: str) -> str:
    [plan] = re.findall(r"plan (\d+)", given)
    log = [entry(on, usage=[Usage("水", float(qty))]) for qty, on in re.findall(rf"read (\d+) on {DATE}", given)]
    facts = summarise(log, day("2030-01-01"), folds()).facts["contracts"]
    found = usage(Contract("水", plan=float(plan)), facts)
    assert found is not None
    return f"{found.monthly:.1f} per month, {100 * (found.share or 0):.0f}%"


EXAMPLES: dict[str, Callable[[str], str]] = {
    f.__name__: f
    for f in (
        clock, aim, over_visited, worth, frequency, capacity, pace, stretch, adherence, mix, strike, recommend, leg, factor, length,
        complaint, need, shared, unseen, birthday, satisfaction, follow_up, reorder,
        stock, peers, stopped, service, warranty, contract,
    )
} | {"usage": use}  # fmt: skip
BLOCKS = re.findall(r"```example (\w+)\n(.*?)```", PAGE, re.DOTALL)
LINES = [(name, *line.split(" → ")) for name, block in BLOCKS for line in block.strip().splitlines()]


@pytest.mark.parametrize(("name", "given", "result"), LINES)
def test_an_example_comes_out_as_written(name: str, given: str, result: str) -> None:
    assert EXAMPLES[name](given) == result


def test_every_example_has_its_rule() -> None:
    assert {name for name, _ in BLOCKS} == set(EXAMPLES)


def test_the_thresholds_are_those_of_the_program() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", PAGE, re.MULTILINE))
    assert {name: f"{value:.2f}" for name, value in LIMITS._asdict().items()} == {
        name: f"{float(value):.2f}" for name, value in rows.items()
    }
    assert f"due_from: {SETTINGS.due_from}" in PAGE
    assert f"neglected_from: {SETTINGS.neglected_from}" in PAGE


def test_a_promise_keeps_its_own_day() -> None:
    made = entry("2026-11-16", follow_ups=[FollowUp(day("2026-11-25"), "見積")])
    found = only({"promise"}, reasons(Customer("a", "A"), "2026-12-24", made))
    assert found is not None
    assert found.due == day("2026-11-25")
